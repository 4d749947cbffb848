"""A line made into a thread: ``- [ ]`` before its words, which stand as they were typed."""

import re

_THREAD = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX-]\](?:[ \t]|\Z)")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_INDENT = re.compile(r"[ \t]*")


def as_thread(line: str) -> str:
    """Return a line as something to pick up; one that is a thread already stays as it is."""
    if _THREAD.match(line):
        return line
    if marker := _LIST.match(line):
        return f"{marker[0]}[ ] {line[marker.end() :]}"
    indent = _INDENT.match(line)
    start = indent.end() if indent else 0
    return f"{line[:start]}- [ ] {line[start:]}"
