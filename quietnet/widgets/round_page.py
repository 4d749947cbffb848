"""The page of a round of asking, as rows for a Sheet: whom you asked, what came of it."""

from collections.abc import Iterator

from quietnet.domain.asking_round import AskingRound, Named
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.threads import Thread, without_topics
from quietnet.reading.answers import what_they_said
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.sheet import BLANK, Row, Target

_IN = 2
_MOST = 240  # letters of an answer; the whole note is one key away
_NOBODY = "nobody yet"
_KEEP = "k keeps them"
_HOW_TOLD = "- [x] tell: … in a note with them closes it"


def round_page(network: Network, found: AskingRound) -> tuple[Row, ...]:
    """Return a round of asking, section by section; an empty section is left out."""
    rows = [
        Row(ink_line(f"#{found.topic}", "bold $secondary"), beside=ink(_state(found), "$quiet"))
    ]
    sections = (
        ("Asked", "", _asked(network, found)),
        ("Named by them", "", _named(network, found)),
        ("Not asked yet", "", _not_asked(network, found)),
        ("To tell at the end", _HOW_TOLD, _to_tell(network, found)),
    )
    for words, hint, section in sections:
        lines = list(section)
        if lines:
            rows += [BLANK, Row(ink(words, "bold $accent"), beside=ink(hint, "$quiet")), *lines]
    return tuple(rows)


def _state(found: AskingRound) -> str:
    return "a round of asking, come to its end" if found.is_over else "a round of asking"


def _asked(network: Network, found: AskingRound) -> Iterator[Row]:
    for place, asked in enumerate(found.asked):
        if place:
            yield BLANK
        person = network.people[asked.person]
        yield _somebody(person, "asked", person.interesting)
        later = (*asked.questions[1:], None)
        for question, after in zip(asked.questions, later, strict=True):
            yield _question(question)
            if not question.is_open and (after is None or after.record is not question.record):
                yield from _answer(question)


def _question(thread: Thread) -> Row:
    mark = "○" if thread.is_open else "●"
    words = ink_line(without_topics(thread.line.text), "" if thread.is_open else "$quiet")
    return Row(words, _IN + 4, _target(thread), lead=ink(f"    {mark} "))


def _answer(thread: Thread) -> Iterator[Row]:
    words = without_topics(what_they_said(thread.record))
    if words:
        words = words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"
        yield Row(ink_line(words), _IN + 4)


def _named(network: Network, found: AskingRound) -> Iterator[Row]:
    for named in found.named:
        known = network.people.get(named.person or "")
        why = (known.interesting if known else "") or named.why
        names = _names(network, named)
        beside = " · ".join(
            part
            for part in (why, f"through {names}" if names else "", "" if known else _KEEP)
            if part
        )
        name = ink_line(named.name, "underline" if known else "italic $accent")
        yield Row(name, _IN, Target("named", named.name), beside=ink_line(beside, "$quiet"))


def _not_asked(network: Network, found: AskingRound) -> Iterator[Row]:
    through = {each.person: _names(network, each) for each in found.named if each.person}
    for each in found.not_asked:
        person = network.people.get(each.person)
        if each.question:
            name = ink_line(person.name if person else _NOBODY, "$quiet")
            words = ink_line(without_topics(each.question.line.text))
            target = _target(each.question)
            yield Row(words, _IN + 2, target, lead=ink("  ○ "), beside=name)
        elif person:
            named = through.get(each.person)
            why = f"named by {named}" if named else "you have talked about it"
            yield _somebody(person, "unasked", why)


def _to_tell(network: Network, found: AskingRound) -> Iterator[Row]:
    for id_, thread in found.to_tell:
        name = network.people[id_].name
        if thread:
            yield Row(
                ink_line(without_topics(thread.line.text)),
                _IN + 2,
                _target(thread),
                lead=ink("  ○ "),
                beside=ink_line(name, "$quiet"),
            )
        else:
            yield _somebody(network.people[id_], "tell", "")


def _somebody(person: Person, kind: str, beside: str) -> Row:
    name = ink_line(person.name, "underline")
    return Row(name, _IN, Target(kind, person.id), beside=ink_line(beside, "$quiet"))


def _names(network: Network, named: Named) -> str:
    return " and ".join(network.people[id_].name for id_ in named.through)


def _target(thread: Thread) -> Target:
    kind = "thread" if isinstance(thread.record, Conversation) else "notes"
    return Target(kind, thread.record.id, thread.line.line)


def nothing_asked(topic: str) -> tuple[Row, ...]:
    """Return the one line of a round nobody is asked in any more."""
    said = ink("Nobody is asked about this. Press escape to go back.", "$quiet")
    return (Row(ink_line(f"#{topic}", "bold $secondary")), BLANK, Row(said))


def named_in(found: AskingRound, name: str) -> Named | None:
    """Return somebody a round names."""
    return next((each for each in found.named if each.name == name), None)
