"""References: what arriving records say of one another, made to mean people of the notebook."""

from collections.abc import Container, Iterable, Mapping

from quietnet.domain.conversation import Conversation
from quietnet.domain.joining import rebuilt
from quietnet.domain.person import Carried, Person, Relation
from quietnet.domain.text import fold
from quietnet.domain.twins import bare_uid, is_uid


class References:
    """Knows who an id, a uid or a whole name means, once it is settled who arrives as whom.

    ``met`` gives, for the id of each who arrives, the id they have in the notebook. What the
    notebook wrote out itself, ``own``, says whom it means by id; its names are meant as names.
    """

    def __init__(
        self,
        kept: Mapping[str, Person],
        arriving: Iterable[Person],
        met: Mapping[str, str],
        own: Container[str] = (),
    ) -> None:
        self._met = met
        self._own = own
        self._names = {id_: person.name for id_, person in kept.items()}
        self._by_name: dict[str, set[str]] = {}
        self._by_uid: dict[str, str] = {}
        for person in (*kept.values(), *arriving):
            id_ = met.get(person.id, person.id)
            # Whoever they are called in the file, a name means the one who has it here.
            name = self._names.setdefault(id_, person.name)
            self._by_name.setdefault(fold(name), set()).add(id_)
            for source in person.sources:
                self._by_uid.setdefault(bare_uid(source.uid), id_)

    def name_of(self, id_: str) -> str:
        """Return the name of somebody kept or arriving; an id nobody has is its own name."""
        return self._names.get(id_, id_)

    def resolved(self, person: Person, format_: str) -> Person:
        """Return somebody arriving with everyone they speak of as ids of the notebook.

        A name stays a name unless exactly one person has it. A uid that is nobody's is carried.
        """
        changes: dict[str, object] = {}
        relations = [self._relation(person, relation) for relation in person.relations]
        nobodys = [
            relation
            for relation in relations
            if _is_uid_of_nobody(relation) and person.id not in self._own
        ]
        known = tuple(relation for relation in relations if relation not in nobodys)
        if known != person.relations:
            changes["relations"] = known
        if nobodys:
            changes["carried"] = (*person.carried, *(_carried(r, format_) for r in nobodys))
        if person.origin.through:
            through = tuple(self._met.get(id_, id_) for id_ in person.origin.through)
            changes["origin"] = rebuilt(person.origin, {"through": through})
        if person.readings:
            changes["readings"] = self._readings(person.readings)
        return rebuilt(person, changes) if changes else person

    def resolved_talk(self, talk: Conversation) -> Conversation:
        """Return an arriving conversation with its people as ids of the notebook."""
        people = tuple(self._met.get(id_, id_) for id_ in talk.people)
        if talk.id not in self._own:
            people = tuple(dict.fromkeys(people))
        return rebuilt(talk, {"people": people, "readings": self._readings(talk.readings)})

    def _readings(self, readings: Mapping[str, str | None]) -> dict[str, str | None]:
        return {word: id_ and self._met.get(id_, id_) for word, id_ in readings.items()}

    def _relation(self, person: Person, relation: Relation) -> Relation:
        if relation.person:
            return rebuilt(relation, {"person": self._met.get(relation.person, relation.person)})
        if person.id in self._own:
            return relation
        if is_uid(relation.name):
            found = self._by_uid.get(bare_uid(relation.name))
        else:
            # A father may have his son's name; nobody is their own relation.
            themselves = self._met.get(person.id, person.id)
            called_so = self._by_name.get(fold(relation.name), {themselves})
            found = next(iter(called_so)) if len(called_so) == 1 else None
            found = None if found == themselves else found
        return rebuilt(relation, {"person": found, "name": ""}) if found else relation


def _is_uid_of_nobody(relation: Relation) -> bool:
    return relation.person is None and is_uid(relation.name)


def _carried(relation: Relation, format_: str) -> Carried:
    return Carried(
        source=format_,
        property="RELATED",
        params={"TYPE": relation.kind.split(", ")},
        value=relation.name,
    )
