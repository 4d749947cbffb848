"""The words of a person's form: what each field shows of a record, by the field's name."""

from collections.abc import Mapping
from datetime import date

from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, OwnWord, Person
from quietnet.reading.listed import list_words
from quietnet.reading.partial_dates import partial_words
from quietnet.reading.person_lines import contact_line, date_line, relation_line
from quietnet.reading.routines import routine_words

Words = Mapping[str, str]
"""What stands in the fields, by name; one that holds several lines has them a line each."""

NOT_SAID = "not said"
AS_THE_NOTES = "as the notes say"
NO, YES = "no", "yes"
HOWS: Mapping[str, How | None] = {NOT_SAID: None, **{how.value: how for how in How}}
DEPTHS: Mapping[str, Depth | None] = {AS_THE_NOTES: None, **{depth.word: depth for depth in Depth}}
ENDINGS = (NO, "let go", "remembered")

BLANK: Words = {
    **dict.fromkeys(("name", "aliases", "interesting", "places", "work", "knows", "tags"), ""),
    "origin-how": NOT_SAID,
    **dict.fromkeys(("origin-on", "origin-where", "origin-through", "origin-story"), ""),
    **dict.fromkeys(("relations", "contacts", "birthday", "dates"), ""),
    "kept_close": NO,
    "own_word": AS_THE_NOTES,
    **dict.fromkeys(("own_why", "routines", "resting"), ""),
    "ended": NO,
    **dict.fromkeys(("plan", "notes"), ""),
}


def person_words(person: Person, network: Network) -> Words:
    """Return what the form shows of somebody."""
    return {
        **BLANK,
        **_who(person),
        **_met(person, network),
        "relations": "\n".join(relation_line(each, network) for each in person.relations),
        "contacts": "\n".join(map(contact_line, person.contacts)),
        "birthday": partial_words(person.birthday),
        "dates": "\n".join(map(date_line, person.dates)),
        **_standing(person),
        "notes": person.notes,
    }


def page_words(person: Person, network: Network) -> Words:
    """Return what a page says of somebody: as the form does, the reason beside the own word."""
    words = person_words(person, network)
    if not words["own_why"]:
        return words
    return {**words, "own_word": f"{words['own_word']}, {words['own_why']}", "own_why": ""}


def _who(person: Person) -> Words:
    return {
        "name": person.name,
        "aliases": list_words(person.aliases),
        "interesting": person.interesting,
        "places": list_words(person.places),
        "work": person.work,
        "knows": list_words(person.knows),
        "tags": list_words(f"#{tag}" if tag.startswith("#") else tag for tag in person.tags),
    }


def _met(person: Person, network: Network) -> Words:
    origin = person.origin
    through = (network.people[id_].name for id_ in origin.through if id_ in network.people)
    return {
        "origin-how": origin.how.value if origin.how else NOT_SAID,
        "origin-on": partial_words(origin.on),
        "origin-where": origin.where,
        "origin-through": list_words(through),
        "origin-story": origin.story,
    }


def _standing(person: Person) -> Words:
    return {
        "kept_close": YES if person.kept_close else NO,
        "own_word": person.own_word.depth.word if person.own_word else AS_THE_NOTES,
        "own_why": person.own_word.why if person.own_word else "",
        "routines": "\n".join(map(routine_words, person.routines)),
        "resting": resting_words(person.resting),
        "ended": person.ended or NO,
    }


def resting_words(resting: str | date | None) -> str:
    """Return a rest as words: nothing, ``open``, or ``until 3 May 2027``."""
    if isinstance(resting, date):
        return f"until {partial_words(PartialDate.of(resting))}"
    return resting or ""


def own_word_in(
    words: Words, kept: OwnWord | None, today: date, *, why_edited: bool
) -> OwnWord | None:
    """Return the word the form says; it counts from today where it is another than before.

    Raises:
        LookupError: when a reason was given and no word.
    """
    depth, why = DEPTHS[words["own_word"]], words["own_why"]
    if depth is None:
        if why_edited and why.strip():
            raise LookupError
        return None
    if kept is None:
        return OwnWord(depth=depth, on=today, why=why)
    on = kept.on if kept.depth is depth else today
    return OwnWord.model_validate({**dict(kept), "depth": depth, "on": on, "why": why})
