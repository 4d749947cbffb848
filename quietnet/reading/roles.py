"""Who was with you and who was only spoken of, by where and after what a name stands.

In the first sentence people are with you, unless after *about, of, from, on, than*, or in the
possessive; later they are spoken of; after ``@`` with you wherever it stands (docs/notes.md).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quietnet.reading.everyday_words import word_set
from quietnet.reading.lines import LineKind, NoteLine
from quietnet.reading.masked import Stretch, inside
from quietnet.reading.mentions import Mention
from quietnet.reading.words import ABBREVIATED, APOSTROPHES, Word

_PREPOSITIONS = frozenset({"about", "of", "from", "on", "than"})
# Words that may stand between one of those and the name: "about my friend Ana", "of how Ana".
_BETWEEN = word_set(
    """
    a aunt auntie both boss brother colleague cousin daughter dear dr each father flatmate
    friend friends grandma grandpa her his how husband its little mr mrs ms mum dad mother my
    neighbour neighbor nephew niece old our partner poor prof sister son that the their this
    uncle what when where whether why wife young your
    """
)
_MOST_BETWEEN = 3
_AND = re.compile(r"[\s*_\]\[@]*(?:,?\s*(?:and|or|nor|&|\+)|,)[\s*_\]\[@]*", re.IGNORECASE)
_GOES_ON = re.compile(r"[*_\]]*\s*(?:,|;|\.|:|!|\?|\)|&|and\b|or\b|\Z)", re.IGNORECASE)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s|\Z)|[。！？؟।]")
_UNFINISHED = re.compile(
    r"(?:,|&|\b(?:and|with|or|of|about|from|than|on|at|to|the|a))[ \t]*\Z", re.IGNORECASE
)
_LONGEST_QUOTE = 400
_OPENED = re.compile(r"\s['‘]")
_MARKS = " \t\n\"“‘'*_@[("


def first_sentence(
    text: str, body: int, lines: Sequence[NoteLine], hidden: tuple[Stretch, ...]
) -> Stretch:
    """Return where the first sentence stands: of the first line that is not a thread or a quote."""
    told = (LineKind.PROSE, LineKind.HEADING, LineKind.PRIVATE)
    for place, line in enumerate(lines):
        start = max(line.content, body)
        if line.kind in told and start < line.end and text[start : line.end].strip():
            return start, _sentence_end(text, start, lines[place:], hidden)
    return len(text), len(text)


def _sentence_end(
    text: str, start: int, lines: Sequence[NoteLine], hidden: tuple[Stretch, ...]
) -> int:
    """Return where a sentence ends; a line ends it too, unless the next one plainly goes on."""
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        for stop in _STOP.finditer(text, max(start, line.content), line.end):
            if not inside(hidden, *stop.span()) and _ends(text, *stop.span()):
                return stop.end()
        if after is None or line.kind is not LineKind.PROSE or not _goes_on(text, line, after):
            return line.end
    return len(text)


def _goes_on(text: str, line: NoteLine, after: NoteLine) -> bool:
    if after.kind is not LineKind.PROSE or after.content != after.start:
        return False
    return text[after.start].islower() or bool(
        _UNFINISHED.search(text[line.start : line.end][-20:])
    )


def _ends(text: str, start: int, end: int) -> bool:
    """Return whether a stop ends a sentence, rather than a title, an initial or a pause."""
    rest = text[end : end + 80].lstrip()
    if rest[:1].islower():
        return False
    before = re.search(r"(\w+)\W+(\w+)\Z|(\w+)\Z", text[max(start - 60, 0) : start])
    if not before or text[start] != ".":
        return True
    word, earlier = before[2] or before[3], before[1] or ""
    if word.lower() in ABBREVIATED:
        return False
    # "T. S. Eliot": an initial that begins a name; "Grace H. We left": one that ends it.
    return not (len(word) == 1 and word.isupper() and not earlier[:1].isupper())


def with_you(
    text: str, words: Sequence[Word], mentions: Sequence[Mention], sentence: Stretch
) -> list[bool]:
    """Return for each mention whether that person was with you."""
    starts = [word.start for word in words]
    found: list[bool] = []
    led = False
    for place, mention in enumerate(mentions):
        in_sentence = sentence[0] <= mention.start < sentence[1]
        before = mentions[place - 1] if place else None
        led = in_sentence and (
            _is_led(text, _words_before(words, starts, mention.start), mention.start)
            or (led and before is not None and _is_joined(text, before, mention))
        )
        there = in_sentence and not led and not is_possessive(text, mention)
        found.append(mention.at or there)
    return found


def is_possessive(text: str, mention: Mention) -> bool:
    """Return whether ``'s`` or a bare apostrophe after an s makes a name somebody's."""
    end = mention.after
    if text[end : end + 1] not in tuple(APOSTROPHES):
        return False
    after = text[end + 1 : end + 3]
    if after[:1] in ("s", "S") and not after[1:].isalnum():
        return True
    if text[end - 1] not in "sSxz" or after[:1] != " " or not after[1:].islower():
        return False
    # A quotation mark that was opened on the line is closed here.
    line = text[max(text.rfind("\n", 0, end) + 1, end - _LONGEST_QUOTE) : mention.before]
    return not _OPENED.search(f" {line}")


def _words_before(words: Sequence[Word], starts: list[int], start: int) -> Sequence[Word]:
    """Return the few words before a place."""
    place = bisect_left(starts, start)
    return words[max(place - _MOST_BETWEEN - 1, 0) : place]


def _is_led(text: str, before: Sequence[Word], start: int) -> bool:
    """Return whether one of the prepositions among the words before leads to a name."""
    for word in reversed(before):
        if text[word.end : start].strip(_MARKS):
            return False
        if word.fold in _PREPOSITIONS:
            return True
        if word.fold not in _BETWEEN:
            return False
        start = word.start
    return False


def _is_joined(text: str, before: Mention, mention: Mention) -> bool:
    """Return whether *and* or a list's comma joins a name to the one before: *about Ana and Jo*."""
    joint = text[before.after : mention.before]
    if not _AND.fullmatch(joint):
        return False
    return joint.strip() != "," or bool(_GOES_ON.match(text, mention.after))
