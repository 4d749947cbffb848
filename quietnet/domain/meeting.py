"""Meeting: who of those a file brings is whom in the notebook, and what its owner said of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from types import MappingProxyType

from quietnet.domain.joining import joined, rebuilt
from quietnet.domain.person import Person
from quietnet.domain.references import References
from quietnet.domain.twins import MOST_ALIKE, Key, Twins, card_keys, same_card

Answers = Mapping[str, str | None]
"""What was said of somebody arriving, by their id: None to leave them out, their own id where they
are somebody new, or the id of whom they are the same as. Who is not in it is whom they seem."""
NO_ANSWERS: Answers = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who arrives as whom.

    ``cards`` is one person for all the cards about them; ``first`` gives each card's id the id of
    that one, ``settled`` the id they have in the notebook. ``named`` are those whom only their
    owner's answer made one; ``left_out`` those who stay outside, by the id of their card; ``own``
    as in ``Arrivals``.
    """

    cards: tuple[Person, ...]
    first: Mapping[str, str]
    settled: Mapping[str, str]
    references: References
    named: frozenset[str] = field(default_factory=frozenset)
    left_out: frozenset[str] = field(default_factory=frozenset)
    own: Mapping[str, bool] = field(default_factory=dict)


def meet(
    people: Mapping[str, Person],
    arriving: Iterable[Person],
    format_: str,
    own: Mapping[str, bool],
    answers: Answers = NO_ANSWERS,
) -> Meeting:
    """Return who arrives as whom, among the people of the notebook: see ``Twins``."""
    arriving = tuple(arriving)
    cards, first = _one_each(arriving, format_, own)
    twins = Twins(people.values())
    references = References(people, arriving, first, own)
    settled: dict[str, str] = {}
    here: dict[str, Person] = {}
    for _ in range(2):
        # Who people are may hang on whom they are related to, which is only known the second time.
        adds = partial(_adds, format_, references)
        here = twins.meet((references.resolved(c, format_) for c in cards), adds)
        whom = {card.id: here[card.id].id if card.id in here else card.id for card in cards}
        whom |= {
            id_: said
            for id_, said in answers.items()
            if said and id_ in whom and (said in people or said == id_)
        }
        settled = {id_: whom[one] for id_, one in first.items()}
        references = References(people, arriving, settled, own)
    named = (
        id_
        for id_, said in answers.items()
        if said in people and not (id_ in here and here[id_].id == said)
    )
    outside = (id_ for id_, said in answers.items() if said is None)
    return Meeting(
        tuple(cards), first, settled, references, frozenset(named), frozenset(outside), own
    )


def _one_each(
    arriving: Iterable[Person], format_: str, own: Mapping[str, bool]
) -> tuple[list[Person], dict[str, str]]:
    """Return one person for all the cards about them, and whose each card's id is."""
    cards: dict[str, Person] = {}
    by_key: dict[Key, list[str]] = {}
    met: dict[str, str] = {}
    for came in arriving:
        if came.id in own:
            cards[came.id] = came
            met[came.id] = came.id
            continue
        sought, kept_under = card_keys(came)
        # Uids first: they say most, and only so many are looked at.
        alike = dict.fromkeys(
            id_ for key in sorted(sought, reverse=True) for id_ in by_key.get(key, ())
        )
        found = (id_ for id_ in islice(alike, MOST_ALIKE) if same_card(cards[id_], came))
        first = met[came.id] = next(found, came.id)
        if first in cards:
            changes, _ = joined(cards[first], came, format_, str)
            cards[first] = rebuilt(cards[first], changes)
        else:
            cards[first] = came
        for key in kept_under:
            by_key.setdefault(key, []).append(first)
    return list(cards.values()), met


def _adds(format_: str, references: References, kept: Person, came: Person) -> dict[str, object]:
    changes, _ = joined(kept, came, format_, references.name_of)
    # What was read of a word still speaks in the file's own ids.
    return {name: value for name, value in changes.items() if name != "readings"}
