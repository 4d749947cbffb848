"""Card property: one line of a vCard, read through vobject, whatever version wrote it."""

import codecs
import quopri
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from vobject.base import VObjectError, textLineToContentLine
from vobject.icalendar import stringToTextValues

_VALUE = r'(?:"[^"]*+"|[^";:,]*+)'
# vobject's own pattern takes exponential time over a line it cannot match; this one does not.
_LINE = re.compile(
    rf"(?:[a-zA-Z0-9_-]++\.)?[a-zA-Z0-9_-]++;?(?:;[a-zA-Z0-9_-]++(?:={_VALUE})?(?:,{_VALUE})*+)*+:"
)
_CHARSET = re.compile(rb";CHARSET=\"?([\w-]+)", re.IGNORECASE)
_TEXT_CHARSETS = re.compile(
    r"utf-?8|(us-)?ascii|latin-?1|iso-?8859-\d{1,2}|(windows-?|cp)125\d|koi8-[ru]|big5"
    r"|gb(2312|k|18030)|euc-(jp|kr)|shift[-_]?jis|iso-2022-(jp|kr)|macintosh",
    re.IGNORECASE,
)
_QUOTED_PRINTABLE = re.compile(';(?:ENCODING=)?"?QUOTED-PRINTABLE"?', re.IGNORECASE)
_ENCODINGS = frozenset({"BASE64", "B", "7BIT", "8BIT"})
# Characters of a line of words; a photograph's may be longer.
_MOST_IN_A_LINE = 8 * 1024 * 1024
_MOST_IN_A_HEAD = 8_192  # before the value
_LABEL = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)


class UnreadableError(ValueError):
    """A line that is no vCard property."""


class WrongEncodingError(ValueError):
    """A line whose characters cannot be told; others of the same card cannot be trusted."""


@dataclass(frozen=True)
class CardProperty:
    """A property: ``value`` still escaped as in the file, its quoted-printable undone.

    Parameter names are upper case; the bare types of vCard 2.1 stand under ``TYPE``. A table's cell
    that means the same is one too, ``written`` under the name of its column.
    """

    name: str
    params: dict[str, list[str]]
    value: str
    group: str = ""
    written: str = ""

    @cached_property
    def text(self) -> str:
        """The value as one text."""
        return _unescaped(self.value, None)[0]

    @cached_property
    def texts(self) -> list[str]:
        """The value as a list, where commas part it."""
        return [text for text in _unescaped(self.value, ",") if text.strip()]

    @cached_property
    def fields(self) -> list[str]:
        """The value as the parts of a name, an address or an organisation."""
        if "\\" not in self.value:
            return [part.strip() for part in self.value.split(";")]
        parts = stringToTextValues(_even(self.value), listSeparator=";", charList=";")
        return [_unescaped(part, None)[0].strip() for part in parts]

    @cached_property
    def types(self) -> list[str]:
        """The words of its TYPE, in lower case, each once."""
        words = (word.strip() for value in self.params.get("TYPE", ()) for word in value.split(","))
        return list(dict.fromkeys(word.lower() for word in words if word))

    @property
    def binary(self) -> bool:
        """Whether the value is data rather than words."""
        encoded = {encoding.upper() for encoding in self.params.get("ENCODING", ())}
        return bool(encoded & {"B", "BASE64"}) or self.value[:5].lower() == "data:"

    @property
    def label(self) -> str:
        """The value as a label: Apple wraps the ones it translates."""
        found = _LABEL.fullmatch(self.text.strip())
        return found[1].lower() if found else self.text.strip()


def _even(value: str) -> str:
    """Return the value with a lone last backslash doubled; vobject would make words of it."""
    loose = (len(value) - len(value.rstrip("\\"))) % 2
    return value + "\\" * loose


def escaped(text: str) -> str:
    """Return plain text as a property's value has it."""
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        text = text.replace(plain, written)
    return text


def _unescaped(value: str, separator: str | None) -> list[str]:
    if "\\" not in value:  # as nearly every value
        return [value] if separator is None else value.split(separator)
    texts: list[str] = stringToTextValues(_even(value), listSeparator=separator)
    return [text.replace("\\:", ":") for text in texts]


def read_property(line: bytes, *, older: bool) -> CardProperty:
    """Read one unfolded line; ``older`` cards (2.1) need not be in UTF-8.

    Raises:
        UnreadableError: when it is no property.
        WrongEncodingError: when its characters cannot be told.
    """
    if line.find(b":", 0, _MOST_IN_A_HEAD) < 0:
        raise UnreadableError
    charset = _charset(line)
    text = _decoded(line, charset, older=older)
    found = _LINE.match(text)
    if not found or found.end() > _MOST_IN_A_HEAD:
        raise UnreadableError(text[:40])
    head, value = text[: found.end() - 1], text[found.end() :]
    head, quoted = _QUOTED_PRINTABLE.subn("", head)
    if quoted:
        # Phones cut such values in the middle of a character; the rest of it is still words.
        value = quopri.decodestring(value.encode()).decode(charset or "utf-8", "replace")
    name, params, group = _read_head(head)
    read = CardProperty(name, {key: list(values) for key, values in params.items()}, value, group)
    if len(value) > _MOST_IN_A_LINE and not read.binary:
        raise UnreadableError(text[:40])
    return read


@lru_cache(maxsize=4_096)  # a file says ``TEL;TYPE=CELL`` thousands of times
def _read_head(head: str) -> tuple[str, dict[str, list[str]], str]:
    """Return the name, the parameters and the group of a property."""
    try:
        read = textLineToContentLine(f"{head}:")
    except (VObjectError, LookupError, TypeError, ValueError):
        raise UnreadableError(head[:40]) from None
    params: dict[str, list[str]] = {key: list(values) for key, values in read.params.items()}
    for word in read.singletonparams:
        params.setdefault("ENCODING" if word.upper() in _ENCODINGS else "TYPE", []).append(word)
    return read.name, params, (read.group or "").lower()


def _charset(line: bytes) -> str:
    """Return the character set a line names, or nothing."""
    named = _CHARSET.search(line.partition(b":")[0])
    charset = named[1].decode("ascii", "replace") if named else ""
    if not charset:
        return ""
    try:
        # Only encodings of text: a codec may also be a compression, or take very long.
        if _TEXT_CHARSETS.fullmatch(charset):
            return codecs.lookup(charset).name
    except LookupError:
        pass
    raise WrongEncodingError(charset)


def _decoded(line: bytes, charset: str, *, older: bool) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        # A 2.1 card that names no character set is in the one of its time.
        return line.decode(charset or ("cp1252" if older else "utf-8"))
    except UnicodeDecodeError:
        raise WrongEncodingError(charset) from None
