"""What the settings screen asks, made from the settings themselves, and what was typed."""

import os
import shlex
import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic import ValidationError
from textual.binding import Binding

from quietnet.domain.text import safe_line
from quietnet.store.settings import Settings
from quietnet.store.settings_written import Value
from quietnet.widgets.field import Asked, Sort

NO, YES = "no", "yes"
_COMMA = "comma"
_NOT_A_NUMBER = "A number in figures."
_NO_COMMAND = "There is no command “{}” here."
_NOT_QUOTED = "A quotation mark is missing."
_A_FILE = "That is a file, not a folder."
_CLOSED = "Nothing can be written there."
_NO_PLACE = "That is not a place on this computer."
_NO_KEY = "Write what is done, an equals sign, and its key."
_NOTHING = "There is nothing called “{}”."


class Refusal(ValueError):
    """Something typed is not what this setting can be; the message says why."""


@dataclass(frozen=True)
class SettingsAsked:
    """The fields of the screen. ``themes`` and ``commands`` are the names there are."""

    themes: tuple[str, ...]
    commands: Collection[str]

    def fields(self, settings: Settings) -> tuple[tuple[Asked, str], ...]:
        """Return what is asked, with the words that stand there now; what grows stands last."""
        values = [(name, getattr(settings, name)) for name in Settings.model_fields]
        values.sort(key=lambda each: isinstance(each[1], dict))
        return tuple((self._asked(name, value), _words(value)) for name, value in values)

    def _asked(self, name: str, value: object) -> Asked:
        field = Settings.model_fields[name]
        options: tuple[str, ...] = ()
        sort = Sort.LINES if isinstance(value, dict) else Sort.LINE
        if name == "theme":
            options = tuple(dict.fromkeys((*self.themes, str(value))))
        elif isinstance(value, bool):
            options = (YES, NO)
        elif get_origin(field.annotation) is Literal:
            options = get_args(field.annotation)
        sort = Sort.CHOICE if options else sort
        return Asked(name, field.title or name, field.description or "", sort, options)

    def understood(self, name: str, words: str) -> Value:
        """Return what some words set.

        Raises:
            Refusal: when they cannot be what this setting is.
        """
        usual = Settings.model_fields[name].get_default(call_default_factory=True)
        words = words if isinstance(usual, dict) else words.strip()
        value: Value = words
        if isinstance(usual, bool):
            value = words == YES
        elif isinstance(usual, int):
            if not (words.isascii() and words.isdecimal()):
                raise Refusal(_NOT_A_NUMBER)
            value = int(words)
        elif isinstance(usual, dict):
            value = self._keymap(words)
        _checks: Mapping[str, Callable[[str], None]] = {
            "editor": _check_editor,
            "export_folder": _check_folder,
        }
        if name in _checks and words:
            _checks[name](words)
        return _valid(name, value)

    def _keymap(self, words: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for line in words.splitlines():
            if not line.strip():
                continue
            name, _, key = (part.strip() for part in line.partition("="))
            if not key:
                raise Refusal(_NO_KEY)
            if name not in self.commands:
                raise Refusal(_NOTHING.format(safe_line(name)))
            keys = [each.strip() for each in key.split(",") if each.strip()] or [_COMMA]
            found[name] = ",".join(map(_key, keys))
        return found


def _words(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, dict):
        return "\n".join(f"{name} = {key}" for name, key in value.items())
    return str(value)


def _valid(name: str, value: Value) -> Value:
    try:
        Settings.model_validate({name: value})
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
        reason = reason.removeprefix("Input ").removeprefix("Value ").removeprefix("String ")
        raise Refusal(f"It {reason}.") from None
    return value


def _key(typed: str) -> str:
    """Return a key as Textual calls it: a single sign by its name."""
    return next(iter(Binding.make_bindings([Binding(typed, "")]))).key


def _check_editor(command: str) -> None:
    try:
        words = shlex.split(command)
    except ValueError:
        raise Refusal(_NOT_QUOTED) from None
    if not words or shutil.which(os.path.expanduser(words[0])) is None:  # noqa: PTH111
        raise Refusal(_NO_COMMAND.format(safe_line(words[0] if words else command)))


def _check_folder(written: str) -> None:
    """Look whether a folder is there or could be made."""
    try:
        folder = Path(written).expanduser().absolute()
        there = next(each for each in (folder, *folder.parents) if each.exists())
    except (RuntimeError, ValueError, OSError, StopIteration):
        raise Refusal(_NO_PLACE) from None
    if not there.is_dir():
        raise Refusal(_A_FILE)
    if not os.access(there, os.W_OK):
        raise Refusal(_CLOSED)
