"""Front matter: fields above a Markdown text, and the line below which all is generated."""

import codecs
import re
from collections.abc import Mapping
from typing import Any, ClassVar

import yaml

MARKER = "<!-- written by quietnet, not read back -->"
_FENCE = "---\n"
# Words that no reader of YAML takes for a number, a date or a yes: all others are quoted.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/&+'’@-]*[\w.)])?")
# What no editor shows, and what turns a line round: it stands escaped, where it is seen.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_DEEPEST = 60
_DEEPEST_UNSEEN = 900
_NOT_WORDS = frozenset(
    {"y", "yes", "n", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"}
)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes the same bytes with libyaml and without, and no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the library's signature
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    plain = text.isascii() and _PLAIN.fullmatch(text) and text.casefold() not in _NOT_WORDS
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


_Dumper.add_representer(str, _represent_text)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads properties as Obsidian does: words are words, also days, ``on`` and ``<<``."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern, _first in (
    ("bool", r"(?:true|True|false|False)$", "tTfF"),
    ("null", r"(?:~|null|Null|)$", ["~", "n", "N", ""]),
    ("int", r"(?:[-+]?(?:0|[1-9][0-9]{0,17}))$", "-+0123456789"),
    ("float", r"(?:[-+]?[0-9]+\.[0-9]*(?:e[-+]?[0-9]+)?)$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def with_front_matter(fields: Mapping[str, object], text: str, generated: str) -> bytes:
    """Return a whole Markdown file: the fields, the text byte for byte, the generated part."""
    head = yaml.dump(
        dict(fields), Dumper=_Dumper, allow_unicode=True, width=2**31 - 1, sort_keys=False
    )
    # Whatever is not plain ASCII is in double quotes, where an escape is read as its character.
    head = _UNSEEN.sub(_escaped, head)
    return f"{_FENCE}{head}{_FENCE}\n{text}\n\n{MARKER}\n{generated}".encode()


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def has_front_matter(whole: str) -> bool:
    """Whether a text begins with a line of dashes, as front matter does."""
    return whole.startswith(_FENCE)


def as_text(data: bytes) -> str:
    """Return a page's text with line feeds alone, whatever editor saved it.

    Raises:
        UnicodeDecodeError: when it is not in UTF-8.
    """
    return data.removeprefix(codecs.BOM_UTF8).decode().replace("\r\n", "\n")


def read_front_matter(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the fields and the text of a file written by ``with_front_matter``.

    Raises:
        ValueError: when it has no front matter, or that is no YAML mapping, or it is not UTF-8.
    """
    fields, body = split_front_matter(as_text(data))
    text, marked, _ = f"{body}\n".rpartition(f"\n{MARKER}\n")
    text = (text if marked else body).removeprefix("\n")
    return fields, text.removesuffix("\n") if marked else text


def split_front_matter(whole: str) -> tuple[dict[str, Any], str]:
    """Return the fields of front matter, and all that stands below it.

    Words stay words: only plain numbers, ``true``, ``false`` and ``null`` are anything else, so
    that a day is not read as a moment and ``on`` not as a yes.

    Raises:
        ValueError: when there is no front matter, or it is no YAML mapping.
    """
    if not has_front_matter(whole):
        raise ValueError("The file has no front matter.")
    head, found, body = whole.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not found:
        head, found = head.removesuffix("\n---"), "---" if head.endswith("\n---") else ""
    if not found:
        raise ValueError("The front matter has no end.")
    try:
        _refuse_bomb(head)
        fields = yaml.load(head, Loader=_Loader)  # noqa: S506 - a safe loader that knows less
    except (yaml.YAMLError, RecursionError):
        raise ValueError("The front matter is not readable as YAML.") from None
    if not isinstance(fields, dict):
        raise ValueError("The front matter is not a list of fields.")  # noqa: TRY004 - their file
    return {str(name): value for name, value in fields.items()}, body


def _refuse_bomb(head: str) -> None:
    """Refuse what takes endless memory or ends the process: repeats of repeats, deep nesting.

    Only where there could be any is it looked for; nobody's properties come near it.
    """
    openings = sum(head.count(opening) for opening in ("[", "{", "- ", "? "))
    if openings < _DEEPEST_UNSEEN and not ("&" in head and "*" in head):
        return
    depth = 0
    for event in yaml.parse(head, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise yaml.YAMLError
