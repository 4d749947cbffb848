"""Review rows: what a file brings, as rows for a Sheet: everybody in a list, and one at a time."""

from collections.abc import Iterator

from textual.content import Content

from quietnet.domain.about import said
from quietnet.domain.arriving import Arrivals
from quietnet.domain.conversation import Conversation
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Person
from quietnet.domain.returning import MOVED_ON
from quietnet.domain.review import Entry, Review, State
from quietnet.reading.compared import Said
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.sheet import BLANK, Row, Target

_IN = 2
_LABEL = 13  # cells
_NEWEST = 60  # conversations of one person that are shown
_HEADINGS = {
    State.DOUBTFUL: "Somebody you know?",
    State.NEW: "New",
    State.CHANGED: "More about",
    State.HERE: "Already here",
}
TAKEN, LEFT_OUT, ASKED, THERE = "●", "○", "?", "·"
_LABELS = {
    "name": "name",
    "aliases": "also called",
    "interesting": "interesting",
    "places": "places",
    "work": "work",
    "knows": "knows about",
    "tags": "tags",
    "origin-how": "met",
    "origin-on": "met when",
    "origin-where": "met where",
    "origin-through": "met through",
    "origin-story": "the story",
    "relations": "relations",
    "contacts": "contacts",
    "birthday": "birthday",
    "dates": "dates",
    "kept_close": "kept close",
    "own_word": "my own word",
    "routines": "routines",
    "resting": "resting",
    "ended": "ended",
    "notes": "notes",
}


def label_of(field: str) -> str:
    """Return what a field is called on a person's form."""
    return _LABELS[field]


def listed(looked: Review, arrivals: Arrivals) -> tuple[Row, ...]:
    """Return everybody under what they are, nobody answered yet, and what does not come."""
    rest = (*_others(looked), *_left_alone(looked), *_unread(arrivals))
    return (*_everybody(looked), *rest)


def mark_of(entry: Entry) -> str:
    """Return the mark of somebody of whom nothing was answered."""
    marks = {State.DOUBTFUL: ASKED, State.HERE: THERE}
    return marks.get(entry.state, TAKEN)


def _everybody(looked: Review) -> Iterator[Row]:
    state = None
    for entry in looked.entries:
        if entry.state is not state:
            if state:
                yield BLANK
            state = entry.state
            yield Row(ink(_HEADINGS[state], "bold $accent"))
        yield row_of(entry, mark_of(entry))


def row_of(entry: Entry, mark: str, same: Person | None = None) -> Row:
    """Return the row of one person in the list, and who they are where that was answered."""
    style = "$quiet" if mark in (LEFT_OUT, THERE) else ""
    name = ink_line(entry.came.name, style)
    beside = ink_line(f"is {same.name}", "$quiet") if same else Content()
    mark_style = "$accent" if mark in (TAKEN, ASKED) else "$quiet"
    content = together(ink(mark, mark_style), " ", name)
    return Row(content, _IN, Target("entry", entry.came.id), brief=True, beside=beside)


def _left_alone(looked: Review) -> Iterator[Row]:
    """Yield which of the notebook's own pages were changed in both places, and stay."""
    moved_on = [each for each in looked.left_alone if each.why == MOVED_ON]
    if moved_on:
        yield from (BLANK, Row(ink("Left alone", "bold $accent")))
    for each in moved_on:
        yield Row(together(ink_line(each.what), "  ", ink_line(each.why, "$quiet")), _IN)


def _others(looked: Review) -> Iterator[Row]:
    """Yield the conversations that come with nobody in them who arrives."""
    if looked.others:
        yield from (BLANK, Row(ink("Conversations", "bold $accent")))
    yield from (_talk(talk) for talk in looked.others[:_NEWEST])


def _unread(arrivals: Arrivals) -> Iterator[Row]:
    """Yield what of the file does not come, and why."""
    if arrivals.skipped:
        yield from (BLANK, Row(ink("Could not be read", "bold $accent")))
    for each in arrivals.skipped:
        yield Row(together(ink_line(each.what), "  ", ink_line(each.why, "$quiet")), _IN)
    if arrivals.not_carried:
        yield from (BLANK, Row(ink("Stays in the file", "bold $accent")))
        yield Row(ink_line(", ".join(arrivals.not_carried), "$quiet"), _IN)


def one(entry: Entry, line: str, answers: tuple[Row, ...], fields: tuple[Said, ...]) -> list[Row]:
    """Return the page of one person who arrives: what they are, and what comes field by field."""
    rows = [Row(ink_line(entry.came.name, "bold")), Row(ink(line, "italic $quiet"))]
    if answers:
        rows += [BLANK, *answers]
    for each in fields:
        rows += [BLANK, *_field(each)]
    if entry.talks:
        rows += [BLANK, Row(ink("Conversations", "bold $accent"))]
        rows += [_talk(talk) for talk in entry.talks[:_NEWEST]]
    if carried := _carried(entry.came):
        rows += [BLANK, Row(ink_line(f"Kept for other programs: {carried}", "$quiet"))]
    return rows


def answers(options: tuple[tuple[str, Person | None], ...], at: int | None) -> tuple[Row, ...]:
    """Return the answers to who somebody is; the one that holds has its dot filled."""
    return tuple(
        Row(_answer(words, person, chosen=place == at), _IN, brief=True)
        for place, (words, person) in enumerate(options)
    )


def _answer(words: str, person: Person | None, *, chosen: bool) -> Content:
    mark = ink(f"{TAKEN} ", "$accent") if chosen else ink(f"{LEFT_OUT} ", "$quiet")
    name = ink_line(person.name) if person else ink(words)
    about = ink_line((person.interesting or person.work) if person else "", "$quiet")
    answer = name.stylize("bold") if chosen else name
    return together(mark, answer, "   ", about) if about else together(mark, answer)


def _field(each: Said) -> Iterator[Row]:
    label = ink(label_of(each.field), "$quiet")
    for place, words in enumerate(each.words or ("nothing",)):
        yield Row(ink_line(words) or ink(" "), _LABEL, lead=label if place == 0 else Content())
    if each.yours:
        yours = ink_line(_first_line(each.yours), "$quiet")
        yield Row(together(ink("yours stays: ", "italic $quiet"), yours), _LABEL)
    if each.instead_of:
        before = ink_line(_first_line(each.instead_of), "$quiet")
        yield Row(together(ink("was: ", "italic $quiet"), before), _LABEL)


def _first_line(words: str) -> str:
    first, _, rest = words.partition("\n")
    return f"{first} …" if rest else first


def _talk(talk: Conversation) -> Row:
    day = ink(PartialDate.of(talk.on).in_words(), "$quiet")
    return Row(together(day, "  ", ink_line(said(talk.text))), _IN, brief=True)


def _carried(person: Person) -> str:
    return ", ".join(dict.fromkeys(each.property for each in person.carried))
