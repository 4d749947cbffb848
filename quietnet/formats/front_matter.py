"""Front matter: fields above a Markdown text, and the line below which all is generated."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

MARKER = "<!-- written by quietnet, not read back -->"
_FENCE = "---\n"
# Words that no reader of YAML takes for a number, a date or a yes: all others are quoted.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()/&+'’@-]*[\w.)])?")
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


def with_front_matter(fields: Mapping[str, object], text: str, generated: str) -> bytes:
    """Return a whole Markdown file: the fields, the text byte for byte, the generated part."""
    head = yaml.dump(
        dict(fields), Dumper=_Dumper, allow_unicode=True, width=2**31 - 1, sort_keys=False
    )
    return f"{_FENCE}{head}{_FENCE}\n{text}\n\n{MARKER}\n{generated}".encode()


def read_front_matter(data: bytes) -> tuple[dict[str, Any], str]:
    """Return the fields and the text of a file written by ``with_front_matter``.

    Raises:
        ValueError: when it has no front matter, or that is no YAML mapping, or it is not UTF-8.
    """
    whole = data.decode()
    if not whole.startswith(_FENCE):
        raise ValueError("The file has no front matter.")
    head, found, body = whole.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not found:
        raise ValueError("The front matter has no end.")
    try:
        fields = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError:
        raise ValueError("The front matter is not readable as YAML.") from None
    if not isinstance(fields, dict):
        raise ValueError("The front matter is not a list of fields.")  # noqa: TRY004 - their file
    text, marked, _ = f"{body}\n".rpartition(f"\n{MARKER}\n")
    text = (text if marked else body).removeprefix("\n")
    return fields, text.removesuffix("\n") if marked else text
