"""Coming together: a notebook written on two machines apart, as the one it is afterwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quietnet.domain.change import Change
from quietnet.domain.joining import rebuilt
from quietnet.domain.merging import JoinNotes
from quietnet.domain.person import Person
from quietnet.domain.reconciling import Kept, in_order, reconciled, settled
from quietnet.domain.referring import speaks_of, spoken_of_instead


@dataclass(frozen=True, slots=True)
class Standing:
    """The records of a notebook by id, and the ids that were deleted.

    ``gone`` has, for each, whose page theirs became part of, empty where nobody's.
    """

    records: Mapping[str, Kept] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)

    def beside(self, other: "Standing") -> "Standing":
        """Return what stands in either, where nothing stands in both."""
        gone = {id_: self.gone.get(id_) or whom for id_, whom in other.gone.items()}
        return Standing({**self.records, **other.records}, {**self.gone, **gone})


@dataclass(frozen=True, slots=True)
class Met:
    """A record as it stands here, as it came, and as it stands afterwards; None where it does not.

    ``aside`` are those that are to rest in the wastebasket whole. ``fields`` are the single values
    in which the newer kept its own, ``both`` where two texts are one now.
    """

    ours: Kept | None
    theirs: Kept | None
    stands: Kept | None
    aside: tuple[Kept, ...] = ()
    fields: tuple[str, ...] = ()
    both: bool = False

    @property
    def id(self) -> str:
        """Whose id it is."""
        return next(each.id for each in (self.ours, self.theirs, self.stands) if each)


@dataclass(frozen=True, slots=True)
class Together:
    """What stands once two have come together, and each record of which something is to be said."""

    standing: Standing
    met: tuple[Met, ...] = ()


def together(ours: Standing, theirs: Standing, join_notes: JoinNotes) -> Together:
    """Return what two machines' notebooks are as one; which of them is ours does not matter to it.

    Whatever was deleted on either stays deleted, and those who were made one with somebody are
    spoken of as them (reliability, promises 7 and 8).
    """
    gone = _gone(ours, theirs)
    instead = {id_: whom for id_ in gone if (whom := _whom(id_, gone))}
    found = [
        _met(ours.records.get(id_), theirs.records.get(id_), instead, join_notes)
        if id_ not in gone
        else _deleted(ours.records.get(id_), theirs.records.get(id_))
        for id_ in sorted({*ours.records, *theirs.records})
    ]
    records = {each.id: each.stands for each in found if each.stands}
    told = (each for each in found if each.aside or each.stands != each.ours)
    return Together(Standing(records, gone), tuple(told))


def change_to(before: Standing, after: Together) -> Change:
    """Return the change that makes a notebook what it is once another has come to it."""
    put = tuple(
        record
        for id_, record in after.standing.records.items()
        if before.records.get(id_) != record
    )
    gone = after.standing.gone
    forget = tuple(id_ for id_ in gone if id_ in before.records or id_ not in before.gone)
    there = (before.records.get(id_) for id_ in (*(record.id for record in put), *forget))
    return Change(
        put,
        forget,
        into=tuple((id_, gone[id_]) for id_ in forget if gone[id_]),
        aside=tuple(record for each in after.met for record in each.aside),
        met=tuple(
            (id_, record.rev if record else 0)
            for id_, record in zip((*(r.id for r in put), *forget), there, strict=True)
        ),
    )


def _met(
    ours: Kept | None, theirs: Kept | None, instead: Mapping[str, str], join_notes: JoinNotes
) -> Met:
    sides = tuple(each for each in (ours, theirs) if each)
    spoken = [_speaking(each, instead) for each in sides]
    if len(spoken) == 1:
        return Met(ours, theirs, settled(spoken[0], sides))
    found = reconciled(spoken[0], spoken[1], join_notes)
    of = dict(zip(map(id, spoken), sides, strict=True))
    aside = (of[id(found.older)],) if found.older else ()
    return Met(ours, theirs, settled(found.record, sides), aside, found.fields, found.both)


def _deleted(ours: Kept | None, theirs: Kept | None) -> Met:
    """Return what becomes of somebody deleted; what stands here is laid aside by its deletion."""
    same = ours and theirs and ours.says_the_same_as(theirs)
    return Met(ours, theirs, None, (theirs,) if theirs and not same else ())


def _speaking(record: Kept, instead: Mapping[str, str]) -> Kept:
    """Return a record that speaks of those who are one with somebody as them."""
    if not speaks_of(record, instead):
        return record
    if isinstance(record, Person):  # nobody is led to themselves, or their own sister, by this
        through = (id_ for id_ in record.origin.through if instead.get(id_) != record.id)
        origin = rebuilt(record.origin, {"through": tuple(through)})
        left = (each for each in record.relations if instead.get(each.person or "") != record.id)
        record = rebuilt(record, {"origin": origin, "relations": tuple(left)})
    return rebuilt(record, spoken_of_instead(record, instead))


# Who is gone


def _gone(ours: Standing, theirs: Standing) -> dict[str, str]:
    """Return who is gone on either side, but for one of those who were each made one with another.

    On one machine Ana became part of Anita's page, on the other Anita of Ana's: then the page that
    was written last stays.
    """
    gone = {
        id_: min(filter(None, (ours.gone.get(id_), theirs.gone.get(id_))), default="")
        for id_ in sorted({*ours.gone, *theirs.gone})
    }
    for ring in tuple(_rings(gone)):
        sides = [each for s in (ours, theirs) for id_ in ring if (each := s.records.get(id_))]
        if sides:
            stays = sides[0]
            for each in sides[1:]:
                stays, _ = in_order(stays, each)
            del gone[stays.id]
    return gone


def _rings(gone: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield those who lead to each other and nowhere else."""
    seen: set[str] = set()
    for id_ in gone:
        way: list[str] = []
        while id_ in gone and id_ not in seen:
            seen.add(id_)
            way.append(id_)
            id_ = gone[id_]  # noqa: PLW2901 - one walks on
        if id_ in way:
            yield way[way.index(id_) :]


def _whom(id_: str, gone: Mapping[str, str]) -> str:
    """Return who somebody gone is part of in the end, empty where nobody is left."""
    seen: set[str] = set()
    while id_ in gone and id_ not in seen:
        seen.add(id_)
        id_ = gone[id_]
    return id_ if id_ not in gone else ""
