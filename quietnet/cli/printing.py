"""What a command says: made safe for any terminal, and whole whatever standard output can take."""

import io
import json
import os
import sys
from collections.abc import Iterable

from quietnet.domain.text import safe_line, safe_text

_INDENT = 2


def prepare() -> None:
    """Let a character the terminal has no room for become a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print text, made safe."""
    print(safe_text(text))


def say_line(text: str) -> None:
    """Print text as one line, made safe."""
    print(safe_line(text))


def say_text_of(parts: Iterable[str]) -> None:
    """Print parts with an empty line between them, made safe."""
    text = "\n\n".join(parts)
    if text:
        say(text)


def warn(text: str) -> None:
    """Print text on standard error, made safe."""
    print(safe_text(text), file=sys.stderr)


def say_kindly(line: str) -> None:
    """Print a line that only somebody at a terminal is helped by."""
    if sys.stdout and sys.stdout.isatty():
        say(line)


def say_json(value: object) -> None:
    """Print a value as JSON; whatever a terminal could mistake for a command is escaped."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    plain = not encoding.lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=plain, indent=_INDENT)
    if safe_text(text) != text:
        text = "".join(c if safe_text(c) == c else _escaped(c) for c in text)
    print(text)


def _escaped(c: str) -> str:
    return f"\\u{ord(c):04x}" if ord(c) < 0x10000 else json.dumps(c)[1:-1]


def finish() -> None:
    """Send what was said on its way.

    Raises:
        OSError: when it cannot be written; BrokenPipeError when nobody reads on.
    """
    if sys.stdout:
        sys.stdout.flush()


def nobody_reads() -> None:
    """Drop what is still to be said, so that leaving says nothing about a closed pipe."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = io.StringIO()
