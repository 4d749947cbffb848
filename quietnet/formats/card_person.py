"""Card person: the person whom one sorted vCard describes."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from quietnet.domain.person import Carried, Origin, Person
from quietnet.domain.record import MOST_IN_A_LINE, MOST_IN_A_NAME, new_id
from quietnet.domain.text import clean_line
from quietnet.formats.card_ours import attachments_of, is_ours, restored
from quietnet.formats.card_property import CardProperty
from quietnet.formats.card_reading import sort_into
from quietnet.formats.card_sorting import FORMAT, LABEL, Sorting

_UNSAID = Origin()
_PREFIX_TO_SUFFIX = (3, 1, 2, 0, 4)


class NamelessError(ValueError):
    """A card that says of nobody who they are."""


class ReadCard(NamedTuple):
    """A card's person, how many of which properties found no place, and its photographs."""

    person: Person
    not_carried: Counter[str]
    attachments: dict[str, bytes]


def person_of(
    properties: Iterable[CardProperty],
    now: datetime,
    source: str = FORMAT,
    origin: Origin = _UNSAID,
) -> ReadCard:
    """Return the person of a card, with an account of every property.

    ``source`` is the format it came in; ``origin`` what that says of how you met.

    Raises:
        NamelessError: when there is neither a name nor any way to reach them.
        ValidationError: when the name is refused.
    """
    every = list(properties)
    properties = [property_ for property_ in every if not is_ours(property_.name)]
    sorting = Sorting(_labels(properties), source)
    for property_ in properties:
        sort_into(sorting, property_)
    sorting.finish()
    name = _name(sorting)
    others = [*sorting.names, *sorting.aliases]
    aliases = [a for a in dict.fromkeys(others) if a != name and len(a) <= MOST_IN_A_NAME]
    person = Person(
        id=new_id(),
        created=now,
        updated=now,
        name=name,
        aliases=tuple(aliases),
        origin=origin,
        work=_work(sorting),
        knows=tuple(sorting.knows),
        relations=tuple(sorting.relations),
        contacts=tuple(sorting.contacts.values()),
        birthday=sorting.birthday,
        dates=tuple(sorting.dates),
        ended="remembered" if sorting.died else None,
        notes="\n\n".join(sorting.notes),
        tags=tuple(sorting.tags),
        sources=tuple(sorting.sources),
        carried=tuple(sorting.carried),
    )
    ours = [property_ for property_ in every if is_ours(property_.name)]
    if ours:
        person = restored(person, ours)
        sorting.attachments |= attachments_of(ours)
        for about_the_file in ("PRODID", "REV"):
            sorting.not_carried.pop(about_the_file, None)
    return ReadCard(person, sorting.not_carried, sorting.attachments)


def name_for_report(properties: Iterable[CardProperty]) -> str:
    """Return a name to call a card by that could not be brought in, or nothing."""
    for wanted in ("FN", "N", "ORG", "EMAIL"):
        for property_ in properties:
            if property_.name == wanted and clean_line(property_.text):
                return clean_line(property_.text)[:MOST_IN_A_NAME]
    return ""


def _labels(properties: Iterable[CardProperty]) -> dict[str, str]:
    """Return the label of each group that has something beside its label."""
    properties = list(properties)
    grouped = {p.group for p in properties if p.group and p.name != LABEL}
    return {
        p.group: p.label for p in properties if p.name == LABEL and p.group in grouped and p.label
    }


def _name(sorting: Sorting) -> str:
    """Return the name; the parts of a name are carried where they say more than it does."""
    parted = [_in_reading_order(property_) for property_ in sorting.structured]
    name = next(iter([*sorting.names, *filter(None, parted)]), "")
    for property_ in sorting.structured:
        if not _says_no_more(property_, name):
            sorting.carry(property_)
    if name:
        return name
    for fallback in (
        sorting.aliases,
        sorting.organisations,
        [c.value for c in sorting.contacts.values()],
    ):
        for text in fallback:
            if len(text) <= MOST_IN_A_NAME:
                return text
    raise NamelessError


def _in_reading_order(property_: CardProperty) -> str:
    fields = [*property_.fields, "", "", "", "", ""]
    return clean_line(" ".join(fields[place] for place in _PREFIX_TO_SUFFIX if fields[place]))


def _says_no_more(property_: CardProperty, name: str) -> bool:
    """Whether a given and a family name could be told from the name alone."""
    family, given, *rest = [*property_.fields, "", ""]
    return not any(rest) and name.split() == [given, family]


def _work(sorting: Sorting) -> str:
    """Return their work in a line; what would not fit is carried."""
    work = ", ".join([*sorting.roles, "; ".join(sorting.organisations)]).strip(", ")
    if len(work) <= MOST_IN_A_LINE:
        return work
    for property_, texts in (("TITLE", sorting.roles), ("ORG", sorting.organisations)):
        sorting.carried += [
            Carried(source=sorting.source, property=property_, value=text) for text in texts
        ]
    return ""
