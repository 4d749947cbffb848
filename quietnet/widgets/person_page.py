"""The page of one person, as rows for a Sheet: where they stand, what is open, what was said."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import word_of
from quietnet.domain.evidence import ThreadKind, ThreadLine, ThreadState
from quietnet.domain.gathering import owners
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.when import how, how_long, on_day
from quietnet.domain.years import through_the_years
from quietnet.widgets.ink import ink, ink_line, together
from quietnet.widgets.sheet import BLANK, Row, Target

_IN = 2
_NEWEST = 60  # one conversation is shown whole, a long history never
_MARKS = {
    Medium.UNSAID: "·",
    Medium.TEXT: "·",
    Medium.LETTER: "▁",
    Medium.VOICE: "▃",
    Medium.VIDEO: "▅",
    Medium.IN_PERSON: "▇",
}
_WHOSE = {
    ThreadKind.OFFER: "you could offer",
    ThreadKind.ADVICE: "advice you want",
    ThreadKind.MEET: "their suggestion",
    ThreadKind.INTRO: "an introduction",
    ThreadKind.TELL: "to tell them",
}


def heading(words: str) -> Row:
    """Return a heading row."""
    return Row(ink(words, "bold $accent"))


def page_of(network: Network, person: Person, today: date) -> tuple[Row, ...]:
    """Return everything the notebook knows about somebody, most alive first."""
    sections = (
        _top(network, person, today),
        _pick_up(network, person),
        _last_time(network, person, today),
        _through_the_years(network, person),
        _conversations(network, person, today),
        _how_met(network, person),
        _standing_facts(network, person),
    )
    rows: list[Row] = []
    for section in sections:
        lines = list(section)
        if lines:
            rows += [*([BLANK] if rows else []), *lines]
    return tuple(rows)


def _top(network: Network, person: Person, today: date) -> Iterator[Row]:
    beside = " · ".join(x for x in (person.interesting, *person.places[:1]) if x)
    name = ink_line(person.name, "bold")
    yield Row(together(name, "   ", ink_line(beside, "$quiet")) if beside else name)
    stands = standing(person, network.evidence(person.id), today)
    word = ink(word_of(stands.depth), "$secondary")
    why = "your word" if stands.source == "own word" else stands.why[0]
    yield Row(together(word, ink(f" — {why}", "$quiet")))


def open_threads(
    network: Network, person: Person
) -> Iterator[tuple[Person | Conversation, ThreadLine]]:
    """Yield the open threads that are theirs, those of the newest note first."""
    records: tuple[Person | Conversation, ...] = (*network.naming(person.id), person)
    for record in records:
        for thread in network.marks(record).threads:
            if thread.state is ThreadState.OPEN and person.id in owners(record, thread):
                yield record, thread


def _pick_up(network: Network, person: Person) -> Iterator[Row]:
    found = list(open_threads(network, person))
    if found:
        yield heading("Pick up again")
    for record, thread in found:
        whose = _WHOSE.get(thread.kind, "")
        words = together("○ ", ink_line(thread.text), "   " if whose else "", ink(whose, "$quiet"))
        kind = "conversation" if isinstance(record, Conversation) else "notes"
        yield Row(words, _IN, Target(kind, record.id, thread.line))


def _said(text: str) -> str:
    """Return the start of a note as one line, without thread lines and marks."""
    lines = (line.strip() for line in text.splitlines())
    spoken = [line for line in lines if line and not line.startswith(("- [", "~ ", "#", ">"))]
    return " ".join(spoken) or " ".join(text.split())


def _last_time(network: Network, person: Person, today: date) -> Iterator[Row]:
    last = network.last_talk(person.id)
    if last is None:
        return
    facts = [on_day(last.on, today), how(last.medium), how_long(last.minutes), last.where]
    beside = " · ".join(fact for fact in facts if fact)
    yield Row(together(ink("Last time", "bold $accent"), "   ", ink_line(beside, "$quiet")))
    said = _said(last.text)
    if said:
        start = said if len(said) <= 160 else said[:160].rsplit(" ", 1)[0] + " …"
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
            ink_line(_said(talk.text)),
        )
        yield Row(start, _IN, Target("conversation", talk.id), brief=True)


def _how_met(network: Network, person: Person) -> Iterator[Row]:
    origin = person.origin
    words = [origin.how.value] if origin.how else []
    words += [origin.on.in_words()] if origin.on else []
    words += [origin.where] if origin.where else []
    through = [network.people[id_] for id_ in origin.through if id_ in network.people]
    if not (words or through or origin.story):
        return
    yield heading("How you met")
    if words:
        yield Row(ink_line(" · ".join(words)), _IN)
    if origin.story:
        yield Row(ink_line(origin.story), _IN)
    for other in through:
        yield Row(
            together("through ", ink_line(other.name, "underline")), _IN, Target("person", other.id)
        )


def _standing_facts(network: Network, person: Person) -> Iterator[Row]:
    facts: list[Row] = []
    for relation in person.relations:
        other = network.people.get(relation.person or "")
        name = ink_line(other.name, "underline") if other else ink_line(relation.name)
        target = Target("person", other.id) if other else None
        facts.append(Row(together(ink_line(relation.kind, "$quiet"), "  ", name), _IN, target))
    pairs: list[tuple[str, str]] = [("also called", alias) for alias in person.aliases]
    pairs += [("works as", person.work)] if person.work else []
    pairs += [("knows about", ", ".join(person.knows))] if person.knows else []
    pairs += [("places", ", ".join(person.places))] if person.places else []
    pairs += [("birthday", person.birthday.in_words())] if person.birthday else []
    pairs += [(each.what, each.on.in_words()) for each in person.dates]
    pairs += [(each.label or each.kind.value, each.value) for each in person.contacts]
    pairs += [("tags", " ".join(f"#{tag}" for tag in person.tags))] if person.tags else []
    facts += [Row(together(ink_line(a, "$quiet"), "  ", ink_line(b)), _IN) for a, b in pairs]
    if facts:
        yield heading("About them")
        yield from facts
    if person.notes.strip():
        yield BLANK
        yield heading("Notes")
        for line in person.notes.strip().splitlines():
            yield Row(ink(line) if line.strip() else Content(), _IN)
