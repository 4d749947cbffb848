"""Names that other letters touch: no spaces between words, *and* or a particle written on."""

from collections.abc import Iterator
from typing import NamedTuple

from quietnet.domain.text import fold
from quietnet.reading.names import Forms, Meaning
from quietnet.reading.words import Word, is_spaceless

_PARTICLES = (
    "에게서",
    "한테서",
    "이랑",
    "하고",
    "에게",
    "한테",
    "께서",
    "이와",
    "와",
    "과",
    "이",
    "가",
    "은",
    "는",
    "을",
    "를",
    "의",
    "랑",
    "도",
    "씨",
    "님",
    "야",
    "아",
)
_AND_JOINED = "\u05d5\u0648"


class Attached(NamedTuple):
    """A known form inside a longer run of letters, ``text[start:end]``."""

    start: int
    end: int
    form: str
    meanings: tuple[Meaning, ...]


def attached(text: str, word: Word, forms: Forms) -> Iterator[Attached]:
    """Yield the names inside one word of a text.

    Chinese, Japanese, Thai and their like put no spaces between words; Hebrew and Arabic write
    *and* onto the name after it; Korean writes its particles onto the name before them.
    """
    written = text[word.start : word.end]
    if is_spaceless(written):
        yield from _in_a_run(text, word, forms)
        return
    stretches = []
    if written[0] in _AND_JOINED and len(written) > 3:
        stretches.append((word.start + 1, word.end))
    if "\uac00" <= written[-1] <= "\ud7a3":
        stretches += [(word.start, word.end - len(p)) for p in _PARTICLES if written.endswith(p)]
    for start, end in stretches:
        form = fold(text[start:end])
        if form and (meanings := forms.meanings(form)):
            yield Attached(start, end, form, meanings)
            return


def _in_a_run(text: str, word: Word, forms: Forms) -> Iterator[Attached]:
    run, starts = _folded_run(text, word)
    at = 0
    while at < len(run):
        length = min(forms.longest(run[at]), len(run) - at)
        while length:
            form = run[at : at + length]
            meanings = forms.meanings(form)
            if meanings and _bounded(run, at, at + length):
                yield Attached(starts[at], starts[at + length], form, meanings)
                break
            length -= 1
        at += length or 1


def _folded_run(text: str, word: Word) -> tuple[str, list[int]]:
    """Return a run folded letter by letter, and where each folded letter began."""
    run: list[str] = []
    starts: list[int] = []
    for at in range(word.start, word.end):
        for c in fold(text[at]):
            run.append(c)
            starts.append(at)
    return "".join(run), [*starts, word.end]


def _bounded(run: str, start: int, end: int) -> bool:
    """Return whether a name in a run is whole: katakana by its own edges, a lone letter by Han."""
    before, after = run[start - 1 : start], run[end : end + 1]
    if _is_katakana(run[start]) and _is_katakana(run[end - 1]):
        return not _is_katakana(before) and not _is_katakana(after)
    if end - start == 1:
        return not _is_han(before) and not _is_han(after)
    return True


def _is_katakana(c: str) -> bool:
    return "\u30a0" <= c <= "\u30ff"


def _is_han(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff"
