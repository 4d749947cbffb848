"""``quietnet brief NAME``: one page to read in the hallway."""

from argparse import Namespace
from collections.abc import Iterator

from quietnet.cli.printing import say_json, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.shapes import thread_shape
from quietnet.cli.whom import whom
from quietnet.domain.about import said
from quietnet.domain.text import safe_line
from quietnet.domain.when import how_and_when
from quietnet.reading.brief import Brief, brief
from quietnet.reading.dates import body_start


def before_you_meet(options: Namespace) -> int:
    """Print last time, what mattered, what is open, their people, and one question."""
    session = Session.told(options)
    known = brief(session.network, whom(session.network, options.name), session.today)
    if options.json:
        say_json(_shape(session, known))
        return 0
    say_text_of(map(safe_line, _lines(session, known)))
    return 0


def _shape(session: Session, known: Brief) -> dict[str, object]:
    last = known.last
    return {
        "name": known.person.name,
        "word": known.word,
        "last": {"on": last.on.isoformat(), "medium": last.medium.value} if last else None,
        "mattered": list(known.mattered),
        "threads": [thread_shape(session.network, thread) for thread in known.threads],
        "relations": list(known.relations),
        "topics": list(known.topics),
        "question": known.question,
    }


def _lines(session: Session, known: Brief) -> Iterator[str]:
    yield f"{known.person.name}, {known.word}"
    if known.last:
        words = known.last.text[body_start(known.last.text) :]
        yield f"Last time, {how_and_when(known.last, session.today)}: {said(words)}"
    for words in known.mattered:
        yield f"They said: {words}"
    for thread in known.threads:
        yield f"Open: {thread.line.text}"
    if known.relations:
        yield f"Their people: {', '.join(known.relations)}"
    if known.topics:
        yield f"You talked about {', '.join(known.topics)}"
    yield f"Perhaps ask: {known.question}"
