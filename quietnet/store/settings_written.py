"""What was set on the screen, written into the settings file; every other line stays as it was."""

from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import InlineTable, Table

from quietnet.store.atomic import replace_file
from quietnet.store.problem import NotKept, why

_NOT_TOML = (
    "Line {line} of {name} is not written as TOML wants it, so nothing was changed there. "
    "Mend or delete that line with any text editor, then keep again."
)
_NOT_TEXT = "{name} is not plain UTF-8 text, so nothing was changed there."
_NOT_WRITTEN = "The settings could not be written: {why}. What was set before still holds."

Value = str | int | bool | Mapping[str, str]


def write_settings(path: Path, changed: Mapping[str, Value]) -> None:
    """Write settings by their names; comments, order and lines that are not ours stay.

    A table (``keymap``) is given whole: what it no longer names is taken out.

    Raises:
        NotKept: when the file is not TOML, not text, or cannot be written; nothing was changed.
    """
    document = _document(path)
    for name, value in changed.items():
        if isinstance(value, Mapping):
            _write_table(document, name, value)
        elif not (name in document and document[name] == value):
            document[name] = value
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomlkit.dumps(document).encode())
    except OSError as error:
        raise NotKept(_NOT_WRITTEN.format(why=why(error))) from error


def _document(path: Path) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return tomlkit.document()
    except UnicodeDecodeError:
        raise NotKept(_NOT_TEXT.format(name=path.name)) from None
    except ParseError as error:
        raise NotKept(_NOT_TOML.format(line=error.line, name=path.name)) from None
    except OSError as error:
        raise NotKept(_NOT_WRITTEN.format(why=why(error))) from error


def _write_table(document: tomlkit.TOMLDocument, name: str, wanted: Mapping[str, str]) -> None:
    found = document.get(name)
    if not isinstance(found, Table | InlineTable):
        if not wanted:
            return
        found = tomlkit.table()
        document[name] = found
    for key in [key for key, value in found.items() if isinstance(value, str)]:
        if key not in wanted:
            del found[key]
    for key, value in wanted.items():
        if found.get(key) != value:
            found[key] = value
