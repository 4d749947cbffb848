"""File calls: every call that alters a disk goes through one handler, which may log or fail it."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

Real = Callable[..., Any]
Handler = Callable[[str, Real, tuple[Any, ...]], Any]
"""Given a call's name, a function that carries it out, and its first arguments."""

CALLS = (
    "open", "write", "fsync", "close", "replace", "rename", "unlink", "remove", "link", "symlink",
    "mkdir", "rmdir", "truncate", "ftruncate", "chmod", "fchmod", "sync",
)  # fmt: skip
_FLAGS = {
    "r": os.O_RDWR,
    "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC,
    "a": os.O_WRONLY | os.O_CREAT | os.O_APPEND,
    "x": os.O_WRONLY | os.O_CREAT | os.O_EXCL,
}


@contextmanager
def through(handler: Handler) -> Iterator[None]:
    """Send every file call of this process through a handler for a while."""
    before = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}
    opens = builtins.open
    for name, real in before.items():
        setattr(os, name, _wrapped(handler, name, real))
    io.open = builtins.open = _opener(handler, opens)
    try:
        yield
    finally:
        io.open = builtins.open = opens
        for name, real in before.items():
            setattr(os, name, real)


def _wrapped(handler: Handler, name: str, real: Real) -> Real:
    def call(*given: Any, **named: Any) -> Any:
        return handler(name, lambda *args: real(*args, **named), given)

    return call


def _opener(handler: Handler, opens: Real) -> Real:
    def call(file: Any, mode: str = "r", *given: Any, **named: Any) -> Any:
        if not set(mode) & set("wax+"):
            return opens(file, mode, *given, **named)
        if isinstance(file, int):
            return _Watched(opens(file, mode, *given, **named), handler)
        flags = _FLAGS[next(letter for letter in mode if letter in "rwax")]
        opened = handler("open", lambda *_: opens(file, mode, *given, **named), (file, flags))
        return _Watched(opened, handler)

    return call


class _Watched:
    """A file object whose every write goes through the handler at once."""

    def __init__(self, file: Any, handler: Handler) -> None:
        self._file = file
        self._handler = handler

    def write(self, data: Any) -> int:
        raw = data.encode() if isinstance(data, str) else bytes(data)
        self._handler("write", self._write, (self._file.fileno(), raw))
        return len(data)

    def _write(self, _handle: int, raw: bytes) -> int:
        is_text = isinstance(self._file, io.TextIOBase)
        self._file.write(raw.decode(errors="ignore") if is_text else raw)
        self._file.flush()
        return len(raw)

    def truncate(self, size: int | None = None) -> int:
        size = self._file.tell() if size is None else size
        self._handler("ftruncate", self._truncate, (self._file.fileno(), size))
        return size

    def _truncate(self, _handle: int, size: int) -> None:
        self._file.truncate(size)

    def close(self) -> None:
        if not self._file.closed:
            self._handler("close", lambda _: self._file.close(), (self._file.fileno(),))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
