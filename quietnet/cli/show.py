"""``quietnet show NAME``: somebody's page in words, as the app shows it."""

from argparse import Namespace
from collections.abc import Iterable, Iterator

from quietnet.cli.printing import say_json, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.shapes import conversation_shape, thread_shape
from quietnet.cli.whom import whom
from quietnet.domain.about import facts, how_you_met, met_through, said
from quietnet.domain.depth import standing
from quietnet.domain.depth_word import word_of
from quietnet.domain.given_received import given_and_received, what_they_taught
from quietnet.domain.person import Person
from quietnet.domain.text import safe_line, safe_text
from quietnet.domain.threads import HEADINGS, threads_of, without_topics
from quietnet.domain.when import how, how_long, on_day
from quietnet.domain.years import through_the_years

_INDENT = "  "


def show(options: Namespace) -> int:
    """Print all that is written about one person."""
    session = Session.told(options)
    person = whom(session.network, options.name)
    if options.json:
        say_json(_shape(session, person))
        return 0
    sections = (
        _top(session, person),
        _under("Pick up again", _open(session, person)),
        _last_time(session, person),
        _under("Through the years", _years(session, person)),
        _under("What they taught you", _taught(session, person)),
        _under("Given and received", _given(session, person)),
        _under("Conversations", _conversations(session, person)),
        _under("How you met", _how_met(session, person)),
        _under("About them", (safe_line(f"{a}  {b}") for a, b in facts(session.network, person))),
        _under(
            "Notes", safe_text(person.notes.strip()).split("\n") if person.notes.strip() else ()
        ),
    )
    say_text_of("\n".join(lines) for lines in map(list, sections) if lines)
    return 0


def _shape(session: Session, person: Person) -> dict[str, object]:
    network = session.network
    talks = network.naming(person.id)
    return {
        **person.model_dump(mode="json"),
        "conversations": [conversation_shape(network, talk) for talk in talks],
        "threads": [thread_shape(network, thread) for thread in threads_of(network, person.id)],
    }


def _under(heading: str, lines: Iterable[str]) -> list[str]:
    """Return lines set in under a heading; nothing where there are none."""
    found = [f"{_INDENT}{line}".rstrip() for line in lines]
    return [heading, *found] if found else []


def _top(session: Session, person: Person) -> Iterator[str]:
    beside = " · ".join(x for x in (person.interesting, *person.places[:1]) if x)
    yield safe_line(f"{person.name} · {beside}" if beside else person.name)
    stands = standing(person, session.network.evidence(person.id), session.today)
    why = "your word" if stands.source == "own word" else stands.why[0]
    yield safe_line(f"{word_of(stands.depth)}: {why}")


def _open(session: Session, person: Person) -> Iterator[str]:
    for thread in threads_of(session.network, person.id):
        if thread.is_open:
            kind = HEADINGS.get(thread.line.kind, "")
            yield safe_line(f"{kind}: {thread.line.text}" if kind else thread.line.text)


def _years(session: Session, person: Person) -> Iterator[str]:
    for year in through_the_years(session.network, person):
        yield safe_line(year.in_words())


def _taught(session: Session, person: Person) -> Iterator[str]:
    for each in what_they_taught(session.network, person):
        yield safe_line(without_topics(each.line.text))


def _given(session: Session, person: Person) -> Iterator[str]:
    for each in given_and_received(session.network, person, session.today):
        yield safe_line(each.words)


def _how_met(session: Session, person: Person) -> Iterator[str]:
    yield from map(safe_line, how_you_met(person))
    for other in met_through(session.network, person):
        yield safe_line(f"through {other.name}")


def _last_time(session: Session, person: Person) -> list[str]:
    last = session.network.last_talk(person.id)
    if last is None:
        return []
    words = (on_day(last.on, session.today), how(last.medium), how_long(last.minutes), last.where)
    heading = safe_line(" · ".join(["Last time", *(word for word in words if word)]))
    text = safe_text(last.text.strip())
    return [heading, *(f"{_INDENT}{line}".rstrip() for line in text.split("\n") if text)]


def _conversations(session: Session, person: Person) -> Iterator[str]:
    for talk in session.network.naming(person.id):
        with_you = person.id in talk.people
        what = "planned" if talk.planned else how(talk.medium) if with_you else "spoken of"
        words = (on_day(talk.on, session.today), what, _start(said(talk.text)))
        yield safe_line(" · ".join(word for word in words if word))


def _start(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
