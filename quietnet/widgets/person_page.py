"""The page of one person, as rows for a Sheet: where they stand, what is open, what was said."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from quietnet.domain.about import facts, how_you_met, met_through, said
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import word_of
from quietnet.domain.evidence import ThreadKind
from quietnet.domain.given_received import given_and_received, what_they_taught
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.threads import BESIDE, threads_of, without_topics
from quietnet.domain.when import how, how_long, on_day
from quietnet.domain.years import through_the_years
from quietnet.reading.answers import what_they_said
from quietnet.reading.dates import body_start
from quietnet.reading.trails import trail_of, trails_of
from quietnet.widgets.between_you import between_you
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.sheet import BLANK, Row, Target

_IN = 2
_MOST_TRAILS = 12  # the newest; find knows them all
_NEWEST = 60  # one conversation is shown whole, a long history never
_MARKS = {
    Medium.UNSAID: "·",
    Medium.TEXT: "·",
    Medium.LETTER: "▁",
    Medium.VOICE: "▃",
    Medium.VIDEO: "▅",
    Medium.IN_PERSON: "▇",
}


def heading(words: str) -> Row:
    """Return a heading row."""
    return Row(ink(words, "bold $accent"))


def page_of(network: Network, person: Person, today: date) -> tuple[Row, ...]:
    """Return everything the notebook knows about somebody, most alive first."""
    sections = (
        _top(network, person, today),
        between_you(network, person, today),
        _pick_up(network, person),
        _last_time(network, person, today),
        _through_the_years(network, person),
        _what_they_taught(network, person),
        _given_and_received(network, person, today),
        _conversations(network, person, today),
        _how_met(network, person),
        _trails(network, person),
        _standing_facts(network, person),
    )
    rows: list[Row] = []
    for section in sections:
        lines = list(section)
        if lines:
            rows += [*([BLANK] if rows else []), *lines]
    return tuple(rows)


def _top(network: Network, person: Person, today: date) -> Iterator[Row]:
    close = "kept close" if person.kept_close else ""
    beside = " · ".join(x for x in (close, person.interesting, *person.places[:1]) if x)
    yield Row(ink_line(person.name, "bold"), beside=ink_line(beside, "$quiet"))
    stands = standing(person, network.evidence(person.id), today)
    word = ink(word_of(stands.depth), "$secondary")
    why = stands.why[0]
    if stands.source == "own word":
        said_why = person.own_word.why if person.own_word else ""
        why = f"your word{': ' if said_why else ''}{said_why}"
    yield Row(together(word, ink_line(f"— {why}", "$quiet").pad_left(1)))


def _pick_up(network: Network, person: Person) -> Iterator[Row]:
    found = [thread for thread in threads_of(network, person.id) if thread.is_open]
    if found:
        yield heading("Pick up again")
    for thread in found:
        whose = BESIDE.get(thread.line.kind, "")
        kind = "thread" if isinstance(thread.record, Conversation) else "notes"
        target = Target(kind, thread.record.id, thread.line.line)
        yield Row(
            ink_line(thread.line.text),
            _IN + 2,
            target,
            lead=ink("  ○ "),
            beside=ink(whose, "$quiet"),
        )


def _last_time(network: Network, person: Person, today: date) -> Iterator[Row]:
    last = network.last_talk(person.id)
    if last is None:
        return
    facts = [on_day(last.on, today), how(last.medium), how_long(last.minutes), last.where]
    beside = " · ".join(fact for fact in facts if fact)
    yield Row(ink("Last time", "bold $accent"), beside=ink_line(beside, "$quiet"))
    start = said(last.text[body_start(last.text) :])
    if start:
        start = start if len(start) <= 160 else start[:160].rsplit(" ", 1)[0] + " …"
        yield Row(ink_line(start), _IN, Target("conversation", last.id))


def _through_the_years(network: Network, person: Person) -> Iterator[Row]:
    years = through_the_years(network, person)
    if years:
        yield heading("Through the years")
    for year in years:
        marks = [
            (_MARKS[m], "$accent" if m is Medium.IN_PERSON else "$secondary") if m else " "
            for m in year.months
        ]
        picture = together("  ", ink(f"{year.year}  ", "$quiet"), Content.assemble(*marks))
        began = ink_line("; ".join(year.began), "$quiet")
        yield Row(began, picture.cell_length + 2, lead=picture)


def _what_they_taught(network: Network, person: Person) -> Iterator[Row]:
    """Yield the advice they gave, a question with its answer where the note keeps one."""
    for place, each in enumerate(what_they_taught(network, person)):
        if not place:
            yield heading("What they taught you")
        asked = each.line.kind is ThreadKind.ADVICE
        answer = what_they_said(each.record, quoted_only=True) if asked else ""
        yield Row(
            ink_line(without_topics(each.line.text)),
            _IN,
            _line_of(each.record, each.line.line, "taught"),
            beside=ink_line(answer, "$quiet"),
        )


def _given_and_received(network: Network, person: Person, today: date) -> Iterator[Row]:
    for place, each in enumerate(given_and_received(network, person, today)):
        if not place:
            yield heading("Given and received")
        yield Row(ink_line(each.words), _IN, _line_of(each.record, each.line))


def _line_of(record: Person | Conversation, line: int, kind: str = "line") -> Target:
    return Target(kind if isinstance(record, Conversation) else "page", record.id, line)


def _conversations(network: Network, person: Person, today: date) -> Iterator[Row]:
    talks = network.naming(person.id)[:_NEWEST]
    if talks:
        yield heading("Conversations")
    for talk in talks:
        with_you = person.id in talk.people
        what = "planned" if talk.planned else how(talk.medium) if with_you else "spoken of"
        start = together(
            ink(f"{on_day(talk.on, today):<18}", "$quiet"),
            ink(f"{what:<13}", "$quiet"),
            ink_line(said(talk.text[body_start(talk.text) :])),
        )
        yield Row(start, _IN, Target("conversation", talk.id), brief=True)


def _how_met(network: Network, person: Person) -> Iterator[Row]:
    lines, through = how_you_met(person), met_through(network, person)
    if lines or through:
        yield heading("How you met")
    yield from (Row(ink_line(line), _IN) for line in lines)
    yield from (_person(other, "through") for other in through)


def _trails(network: Network, person: Person) -> Iterator[Row]:
    trails = trails_of(network, person.id)[:_MOST_TRAILS]
    if trails:
        yield heading("Trails")
    for trail in trails:
        yield Row(ink_line(trail.shown), _IN, Target("trail", trail.key), brief=True)


def _person(other: Person, label: str) -> Row:
    words = together(ink_line(label, "$quiet"), "  ", ink_line(other.name, "underline"))
    return Row(words, _IN, Target("person", other.id))


def _standing_facts(network: Network, person: Person) -> Iterator[Row]:
    known = list(facts(network, person))
    if known:
        yield heading("About them")
    trails = ((contact.value, trail_of(contact)) for contact in person.contacts)
    reached = {value: Target("trail", trail.key) for value, trail in trails if trail}
    related = [network.people.get(relation.person or "") for relation in person.relations]
    for place, (label, words) in enumerate(known):
        other = related[place] if place < len(related) else None
        if other:
            yield _person(other, label)
        else:
            said_of = together(ink_line(label, "$quiet"), "  ", ink_line(words))
            yield Row(said_of, _IN, reached.get(words))
    if person.notes.strip():
        yield from (BLANK, heading("Notes"))
        for line in person.notes.strip().splitlines():
            yield Row(ink(line) if line.strip() else Content(), _IN)
