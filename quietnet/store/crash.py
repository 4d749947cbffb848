"""Crash reports that can be shown to anybody: where it happened, and nothing that was written."""

import errno
import platform
import secrets
import sysconfig
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

from quietnet.store.atomic import replace_file
from quietnet.store.paths import APP, Places, make_private_folder

_TOLD = ("textual", "tinydb", "pydantic", "orjson", "filelock")
_MOST_FRAMES = 60


def write_report(exception: BaseException, places: Places, now: datetime) -> Path:
    """Write a report for the owner alone into the state folder and return where it lies.

    It has types, files, lines and functions: no values, no source lines and no messages, since
    each of those may hold a name or a note.

    Raises:
        OSError: when it cannot be written.
    """
    moment = now.astimezone(UTC)
    folder = places.state_root / "reports"
    make_private_folder(folder)
    path = folder / f"crash-{moment:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.txt"
    system = f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    lines = [f"{APP} {_version(APP)}, {moment:%Y-%m-%d %H:%M} UTC", system]
    lines += [f"{name} {_version(name)}" for name in _TOLD]
    lines += ["", *_told(exception, set())]
    replace_file(path, "\n".join([*lines, ""]).encode())
    return path


def _told(exception: BaseException, seen: set[int]) -> Iterator[str]:
    """Say where an exception came from, those that led to it first."""
    seen.add(id(exception))
    earlier = exception.__cause__ or (
        None if exception.__suppress_context__ else exception.__context__
    )
    if earlier is not None and id(earlier) not in seen:
        yield from _told(earlier, seen)
        yield ""
    yield _kind(exception)
    frames = traceback.StackSummary.extract(
        traceback.walk_tb(exception.__traceback__), lookup_lines=False
    )
    for frame in frames[-_MOST_FRAMES:]:
        yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
    if isinstance(exception, BaseExceptionGroup):
        for inner in exception.exceptions:
            if id(inner) not in seen:
                yield ""
                yield from _told(inner, seen)


def _kind(exception: BaseException) -> str:
    kind = f"{type(exception).__module__}.{type(exception).__qualname__}"
    if isinstance(exception, OSError) and exception.errno is not None:
        return f"{kind} ({errno.errorcode.get(exception.errno, exception.errno)})"
    return kind


def _place(file: str) -> str:
    """Return a file's path from its package on: what is above may name its owner."""
    parts = PurePath(file).parts
    for start in ("site-packages", APP):
        if start in parts:
            place = len(parts) - 1 - parts[::-1].index(start)
            return "/".join(parts[place + (start == "site-packages") :])
    standard = PurePath(sysconfig.get_path("stdlib"))
    inside = PurePath(file).is_relative_to(standard)
    return PurePath(file).relative_to(standard).as_posix() if inside else parts[-1]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(version unknown)"
