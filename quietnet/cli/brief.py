"""``quietnet brief NAME``: one page to read in the hallway."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from textwrap import fill, shorten

from quietnet.cli.printing import say_json, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.shapes import thread_shape
from quietnet.cli.whom import whom
from quietnet.domain.text import safe_line
from quietnet.domain.when import how_and_when
from quietnet.reading.brief import Brief, brief

_WIDTH = 78  # letters: a screen of eighty, with room to breathe
_MORE = "and more, on their page"


def before_you_meet(options: Namespace) -> int:
    """Print last time, what mattered, what is open, their people, and one question."""
    session = Session.told(options)
    known = brief(session.network, whom(session.network, options.name), session.today)
    if options.json:
        say_json(_shape(session, known))
        return 0
    say_text_of(_page(_sections(session, known)))
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


def _sections(session: Session, known: Brief) -> Iterator[list[str]]:
    yield [f"{known.person.name}, {known.word}"]
    if known.last:
        words = f": {known.last_words}" if known.last_words else ""
        yield [f"Last time, {how_and_when(known.last, session.today)}{words}"]
    yield [f"They said: {words}" for words in known.mattered]
    more = [_MORE] if known.first_threads != known.threads else []
    yield [_in_one_line(f"Open: {t.line.text}") for t in known.first_threads] + more
    people, topics = ", ".join(known.relations), ", ".join(known.topics)
    around = [f"Their people: {people}"] if people else []
    yield around + ([f"They care about {topics}"] if topics else [])
    yield [f"Perhaps ask: {known.question}"]


def _page(sections: Iterable[list[str]]) -> Iterator[str]:
    """Yield the page a part at a time, no line longer than a small screen is wide."""
    for lines in sections:
        if lines:
            yield "\n".join(_wrapped(safe_line(line)) for line in lines)


def _in_one_line(line: str) -> str:
    return shorten(safe_line(line), _WIDTH, placeholder=" …")


def _wrapped(line: str) -> str:
    """Return a line over at most two lines of a small screen."""
    return fill(line, _WIDTH, max_lines=2, placeholder=" …", subsequent_indent="  ")
