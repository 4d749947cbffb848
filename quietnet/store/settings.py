"""Settings: what the person set in a TOML file; a wrong line is named and the rest still works."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quietnet.store.problem import Problem, why

LARGEST = 2**20
_AT_LINE = re.compile(r"at line (\d+)")
_MOST_LINES = 100  # with more wrong ones it is no settings file
_USUAL = "the usual one is used."


class Settings(BaseModel):
    """All there is to set; each with what it is called and what it does, as the screen says it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    theme: Annotated[str, Field(min_length=1, max_length=100)] = Field(
        default="lamplight", title="colours", description="left and right try them on."
    )
    keymap: dict[str, str] = Field(
        default_factory=dict,
        title="keys",
        description="What is done and its key, such as room.write = w; a line for each.",
    )
    night_ends: Annotated[int, Field(ge=0, le=12)] = Field(
        default=4,
        title="night ends at",
        description="Until this hour it is still the evening before.",
    )
    date_order: Literal["dmy", "mdy", "ymd"] = Field(
        default="dmy",
        title="order of days",
        description="How 3/4/2026 is read: d day, m month, y year.",
    )
    editor: Annotated[str, Field(max_length=1000)] = Field(
        default="",
        title="your editor",
        description="What ctrl+o opens a note with; empty takes $VISUAL or $EDITOR.",
    )
    export_folder: Annotated[str, Field(max_length=4096)] = Field(
        default="",
        title="export folder",
        description="What e proposes, until you have chosen another.",
    )
    circle: Annotated[int, Field(ge=1, le=150)] = Field(
        default=20, title="kept close", description="How many people you keep close at most."
    )
    ask_company: bool = Field(
        default=True,
        title="Quiet asks first",
        description="How much company is in you, before it names anybody.",
    )
    lock_after: Annotated[int, Field(ge=0, le=1440)] = Field(
        default=15,
        title="locks after",
        description="Minutes without a key until a locked notebook asks again; nought is never.",
    )
    editor_when_locked: bool = Field(
        default=False,
        title="editor if locked",
        description="A locked notebook’s note lies plain on the disk while your editor has it.",
    )


def read_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of a file, and a sentence for each line that could not be used.

    A file that is not there is not a problem.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            return Settings(), (_problem(path, 0, "The settings are larger than one MiB."),)
        # Lines as TOML has them: a line separator inside a text is a letter of it.
        lines = raw.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (_problem(path, 0, f"The settings cannot be read: {why(error)}."),)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Settings(), (_problem(path, line, "The settings are not plain UTF-8 text."),)
    problems: list[Problem] = []
    values = _parsed(lines, path, problems)
    return _valid(values, lines, path, problems), tuple(problems)


def _problem(path: Path, line: int, what: str) -> Problem:
    return Problem(what, f"{path.name}, line {line}" if line else path.name)


def _parsed(lines: list[str], path: Path, problems: list[Problem]) -> dict[str, Any]:
    """Return the values, leaving out each line that is not TOML."""
    lines = list(lines)
    while True:
        try:
            return tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            number = int(found[1]) if found else len(lines)
            # What begins on one line may be missed only at the end; then the last one goes.
            while number and not lines[number - 1].strip():
                number -= 1
            if not number or len(problems) >= _MOST_LINES:
                return {}
            lines[number - 1] = ""
            told = "This line is not written as TOML wants it; it was passed over."
            problems.append(_problem(path, number, told))


def _valid(
    values: dict[str, Any], lines: list[str], path: Path, problems: list[Problem]
) -> Settings:
    """Return the settings, leaving out each value that is not one."""
    while True:
        try:
            return Settings.model_validate(values)
        except ValidationError as error:
            for found in error.errors(include_url=False):
                problems.append(_unfit(found["type"], found["loc"], found["msg"], lines, path))
                _leave_out(values, found["loc"])


def _unfit(
    kind: str, loc: tuple[int | str, ...], message: str, lines: list[str], path: Path
) -> Problem:
    key = str(loc[-1]) if loc[-1] != "[key]" else str(loc[-2])
    line = _line_of(key, lines)
    if kind == "extra_forbidden":
        return _problem(path, line, f"There is no setting “{key}”.")
    reason = message.removeprefix("Input ").removeprefix("Value ")
    return _problem(path, line, f"The setting “{key}” {reason}; {_USUAL}")


def _leave_out(values: dict[str, Any], loc: tuple[int | str, ...]) -> None:
    inner = values.get(str(loc[0]))
    if len(loc) > 1 and isinstance(inner, dict):
        inner.pop(str(loc[1]), None)
    else:
        values.pop(str(loc[0]), None)


def _line_of(key: str, lines: list[str]) -> int:
    """Return the line a key or a table stands on, nought where that is not plain."""
    written = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    return next((n for n, line in enumerate(lines, 1) if written.match(line)), 0)
