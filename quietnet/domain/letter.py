"""Letter: a few lines for today, for whoever likes them by mail; it asks for nothing. Pure."""

import calendar
from collections.abc import Iterator
from datetime import date

from quietnet.domain.cells import in_lines
from quietnet.domain.evidence import ThreadKind
from quietnet.domain.memories import on_this_day
from quietnet.domain.network import Network
from quietnet.domain.portrait import Portrait, portraits
from quietnet.domain.quiet import is_resting
from quietnet.domain.surfacing import surface
from quietnet.domain.text import safe_line
from quietnet.domain.threads import Thread, open_threads, threads_of, without_topics
from quietnet.domain.when import on_day

MOST_LINES = 20
ROOM = 72  # cells: what mail and a terminal show without breaking
_TURN_DAYS = 7  # an offer stands in the letter for a week, then the next one may
_IN = "  "
_NOBODY = "Nobody is written down yet. One name is enough to begin with."
_NOTHING = "Nothing asks for you today. Whoever you think of is a good beginning."
_BEGINS = {
    ThreadKind.ASK: "You could ask",
    ThreadKind.OFFER: "You could offer",
    ThreadKind.ADVICE: "You wanted their advice",
    ThreadKind.MEET: "They thought you should meet",
    ThreadKind.INTRO: "You could introduce",
    ThreadKind.TELL: "You could tell them",
}


def letter(
    network: Network,
    today: date,
    *,
    returned: date | None = None,
    hidden_until: date | None = None,
) -> tuple[str, ...]:
    """Return the lines of today's letter, the same all day; at most twenty of 72 cells.

    At most three people as the quiet view chooses them (depth model, section 4.4), those kept
    close first, each with one open thread; one thing to offer; one memory of this day.
    ``returned`` and ``hidden_until`` are as ``surface`` takes them.
    """
    if not network.people:
        return tuple(in_lines(_NOBODY, ROOM, 2))
    named = surface(portraits(network, today), today, returned=returned, hidden_until=hidden_until)
    named = tuple(sorted(named, key=lambda each: not each.person.kept_close))
    picked = [_thread_with(network, each) for each in named]
    parts = [[*_about(each, thread)] for each, thread in zip(named, picked, strict=True)]
    parts += [[*_offer(network, today, picked)], [*_memory(network, today)]]
    parts = [part for part in parts if part] or [in_lines(_NOTHING, ROOM, 2)]
    lines = [f"{calendar.day_name[today.weekday()]}, {on_day(today, today)}"]
    for part in parts:
        lines += ["", *part]
    return tuple(lines[:MOST_LINES])


def _thread_with(network: Network, each: Portrait) -> Thread | None:
    found = (thread for thread in threads_of(network, each.person.id) if thread.is_open)
    return next((thread for thread in found if thread.line.kind in _BEGINS), None)


def _about(each: Portrait, thread: Thread | None) -> Iterator[str]:
    yield from in_lines(safe_line(each.silence.line), ROOM, 2)
    if thread:
        words = f"{_IN}{_BEGINS[thread.line.kind]}: {without_topics(thread.line.text)}"
        yield from (_IN + line for line in in_lines(safe_line(words), ROOM - len(_IN), 1))


def _offer(network: Network, today: date, but: list[Thread | None]) -> Iterator[str]:
    """Yield one thing one could do for somebody, for those kept close before others."""
    offers = [
        (thread, id_)
        for thread in open_threads(network)
        if thread.line.kind is ThreadKind.OFFER and thread not in but
        for id_ in thread.people[:1]
        if id_ in network.people and _may_be_named(network, id_, today)
    ]
    close = [(thread, id_) for thread, id_ in offers if network.people[id_].kept_close]
    found = close or offers
    if found:
        thread, id_ = found[today.toordinal() // _TURN_DAYS % len(found)]
        what = without_topics(thread.line.text)
        words = f"Something for {network.people[id_].name}, if you like: {what}"
        yield from in_lines(safe_line(words), ROOM, 2, _IN)


def _may_be_named(network: Network, person_id: str, today: date) -> bool:
    person = network.people[person_id]
    return not person.ended and not is_resting(person, today)


def _memory(network: Network, today: date) -> Iterator[str]:
    memories = on_this_day(network, today)
    if memories:
        first = min(memories, key=lambda each: not network.people[each.person].kept_close)
        yield from in_lines(safe_line(first.line), ROOM, 2, _IN)
