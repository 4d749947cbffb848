"""File name: names of people and days as file names that every system takes and tells apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

# Windows, Obsidian's links, and what no system takes: none of it may stand in a name.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\[\]#^]+')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\s*\..*)?", re.IGNORECASE
)
# A link is written without its file's suffix, so a name that ends in one would be another's.
_SUFFIX = re.compile(r"\.(?=md\Z)", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# 255 bytes are the limit; an id, the suffix and a temporary file's own name need room as well.
MOST_BYTES = 200
_NAMELESS = "someone"


def safe_name(text: str) -> str:
    """Return text as a file name without its suffix, at most 200 bytes in any normal form.

    It can be written on Linux, macOS and Windows and linked to in Obsidian: no separators, no
    controls, no reserved names, no dot or space at either end.
    """
    spaced = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    seen = "".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN or c == "\u200d")
    name = _trimmed(" ".join(_FORBIDDEN.sub("-", seen).split()))
    while len(unicodedata.normalize("NFD", name).encode()) > MOST_BYTES:
        name = name[:-1]
    name = _SUFFIX.sub("-", _trimmed(name))
    return f"_{name}" if _RESERVED.fullmatch(name) else name or _NAMELESS


def _trimmed(name: str) -> str:
    return name.strip(" .-~\u200d")


def as_compared(name: str) -> str:
    """Return a file name as the least careful system compares it: no case, one normal form."""
    for _ in range(2):
        name = unicodedata.normalize("NFKD", name.replace("\u200d", "")).upper().casefold()
    return unicodedata.normalize("NFKC", name)


def file_names(wanted: Mapping[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return a file name, without its suffix, for each id.

    It is the wanted text made safe; where two would be equal on any system each has the first
    eight of its id too, or all of it where that is not enough. ``taken`` names are left alone.
    """
    used = {as_compared(name) for name in taken}
    safe = {id_: safe_name(text) for id_, text in wanted.items()}
    steps = {id_: (name, f"{name} {id_[:8]}", f"{name} {id_}") for id_, name in safe.items()}
    step = dict.fromkeys(wanted, 0)
    while True:
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in wanted:
            alike[as_compared(steps[id_][step[id_]])].append(id_)
        unclear = [
            id_
            for name, ids in alike.items()
            if len(ids) > 1 or name in used
            for id_ in ids
            if step[id_] < 2
        ]
        if not unclear:
            return {id_: steps[id_][step[id_]] for id_ in wanted}
        for id_ in unclear:
            step[id_] += 1
