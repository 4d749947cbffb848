"""Two texts of one note, written apart: as one that has every line of both."""

import re

MARK = "--- also written elsewhere ---"
_BETWEEN = f"\n\n{MARK}\n\n"
_BOX = re.compile(r"(\s*[-*+] )\[[ xX-]\]( .*?)(?: [✅❌] \d{4}-\d{2}-\d{2})?\s*\Z")


def both_texts(newer: str, older: str) -> str:
    """Return a text with every line of two: one of them where it has all, else one under the other.

    What is put below stands under a line that says so, and nothing that stands above it already is
    put there again. Where they differ in the ticks of threads alone, the newer's hold.
    """
    if only_ticks(newer, older) or has_all_of(newer, older):
        return newer
    if has_all_of(older, newer):
        return older
    return _BETWEEN.join([newer.rstrip("\n"), *what_is_below(newer, older)])


def what_is_below(newer: str, older: str) -> list[str]:
    """Return what of an older text is put under the newer; it may be of several texts itself."""
    return [part for part in _parts(older) if not has_all_of(newer, part)]


def _parts(text: str) -> list[str]:
    return [part.strip("\n") for part in text.split(_BETWEEN)]


def has_all_of(whole: str, part: str) -> bool:
    """Whether a text has each line of another, in their order, whatever stands between or after.

    A thread that is closed is the one that was open, too.
    """
    ahead = iter(_lines(whole))
    return all(any(_goes_on(there, line) for there in ahead) for line in _lines(part))


def only_ticks(one: str, other: str) -> bool:
    """Whether two texts say the same but for the ticks of their threads."""
    return [_unticked(line) for line in _lines(one)] == [_unticked(line) for line in _lines(other)]


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _goes_on(line: str, beginning: str) -> bool:
    """Whether a line is another, or that one with words after it."""
    for there in (line, _unticked(line)):
        after = there[len(beginning) : len(beginning) + 1]
        if there.startswith(beginning) and not (after.isalnum() and beginning[-1].isalnum()):
            return True
    return False


def _unticked(line: str) -> str:
    found = _BOX.match(line)
    return f"{found[1]}[ ]{found[2]}" if found else line
