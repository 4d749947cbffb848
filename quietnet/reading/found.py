"""Every mention of somebody in a text, known or new, in order: between marks and in prose."""

from collections.abc import Sequence
from typing import NamedTuple

from quietnet.domain.record import MOST_IN_A_NAME
from quietnet.reading.at_names import new_after_at
from quietnet.reading.dates import body_start
from quietnet.reading.everyday_words import EVERYDAY
from quietnet.reading.lines import LineKind, NoteLine, lines_of
from quietnet.reading.marks import Topic, topics_in
from quietnet.reading.masked import Stretch, joined, masked
from quietnet.reading.mentions import Mention, Scan
from quietnet.reading.names import Forms, Meaning, Tier
from quietnet.reading.units import Unit, is_a_new_name, units_in
from quietnet.reading.words import Word, canonical, words_of


class Found(NamedTuple):
    """A text taken apart: its lines, what is hidden in it, its topics and its mentions.

    ``units`` has the marks around a mention, by where it starts. A mention without meanings is
    somebody new.
    """

    body: int
    lines: tuple[NoteLine, ...]
    code: tuple[Stretch, ...]
    topics: tuple[Topic, ...]
    words: list[Word]
    mentions: tuple[Mention, ...]
    units: dict[int, Unit]


def find(text: str, forms: Forms) -> Found:
    """Take a text apart, looking names up in ``forms``."""
    body = body_start(text)
    lines = lines_of(text)
    fences = [(line.start, line.end) for line in lines if line.kind is LineKind.CODE]
    code = masked(text, fences)
    links = units_in(text, lines, code)
    topics = topics_in(text, code)
    marked: list[Mention] = []
    hidden = [*code, *((topic.start, topic.end) for topic in topics)]
    if body:
        hidden.append((0, body))
    units: dict[int, Unit] = {}
    for unit in links:
        mention = None if unit.escaped else _between_marks(text, unit, forms)
        if mention:
            marked.append(mention)
            units[mention.start] = unit
        if mention or unit.link or unit.escaped:
            hidden.append((unit.before, unit.after))
    words = words_of(text)
    scanned = [
        mention
        for mention in Scan(text, words, forms, joined(hidden)).mentions()
        # Right after an @, a known first name with another family name is somebody new.
        if mention.certain or text[mention.start - 1 : mention.start] != "@"
    ]
    named = [(mention.start, mention.end) for mention in (*marked, *scanned)]
    for unit in new_after_at(text, words, joined(hidden), named):
        mention = _between_marks(text, unit, forms)
        if mention:
            marked.append(mention)
            units[mention.start] = unit
    mentions = sorted([*marked, *scanned])
    return Found(body, lines, code, topics, words, tuple(mentions), units)


def _between_marks(text: str, unit: Unit, forms: Forms) -> Mention | None:
    """Return whom a unit names: somebody known, somebody new, or nobody."""
    name = text[unit.start : unit.end]
    form = canonical(name)
    meanings = forms.meanings(form) if form else ()
    if unit.meet:
        meanings = tuple(m for m in meanings if _is_whole(m, form))
    elif not unit.link and form in EVERYDAY and not name[0].isupper():
        return None
    if not form or len(name) > MOST_IN_A_NAME:
        return None
    if not (meanings or unit.meet or is_a_new_name(name)):
        return None
    at = text[unit.start - 1 : unit.start] == "@" or text[unit.before - 1 : unit.before] == "@"
    return Mention(unit.start, unit.end, form, meanings, unit.before, unit.after, at)


def _is_whole(meaning: Meaning, form: str) -> bool:
    """Return whether a name to meet is somebody known: a first name alone is somebody new."""
    return meaning.tier <= Tier.ALIAS or " " in form


def named_by_line(
    lines: Sequence[NoteLine], resolved: Sequence[tuple[int, str | None]]
) -> dict[int, tuple[str, ...]]:
    """Return the people each thread line names, by line number.

    Args:
        lines: the text's lines.
        resolved: where each mention starts and whom it means, in order.
    """
    found: dict[int, tuple[str, ...]] = {}
    threads = iter(line for line in lines if line.kind is LineKind.THREAD)
    line = next(threads, None)
    for start, person in resolved:
        while line and line.end <= start:
            line = next(threads, None)
        if line and start >= line.content and person and person not in found.get(line.number, ()):
            found[line.number] = (*found.get(line.number, ()), person)
    return found
