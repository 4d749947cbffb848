"""Markdown folder: pages brought in, our own by their ids, all others as a vault's notes."""

import re
from collections.abc import Mapping
from datetime import datetime

from quietnet.domain.arriving import Arrivals
from quietnet.domain.refusal import Refused
from quietnet.formats.card_folder import holds_cards
from quietnet.formats.front_matter import MARKER
from quietnet.formats.markdown_listed import LIST, Listed
from quietnet.formats.markdown_reading import FORMAT, pages_and_names
from quietnet.formats.obsidian import read_vault

_OURS = re.compile(rb"\A(?:\xef\xbb\xbf)?---\r?\n(?:.*\r?\n)*?id: ", re.MULTILINE)
_A_BEGINNING = 20_000  # bytes
# What lies there is about nobody yet, or nobody any more.
_ASIDE = frozenset({"templates", "template", ".trash", ".obsidian"})
_NOTHING = "There is no page in it. Nothing was brought in."
_NOBODY = "There is nobody's page in it. Nothing was brought in."


def tells_folder(files: Mapping[str, bytes]) -> bool:
    """Whether the files are those of a folder quietnet wrote, or Markdown pages above all."""
    names = [path.rpartition("/")[2].lower() for path in files]
    if LIST in names:
        return True
    return _has_page(files) and not holds_cards(files) and "connections.csv" not in names


def _has_page(files: Mapping[str, bytes]) -> bool:
    return any(path.lower().endswith(".md") for path in files)


def tells(data: bytes, name: str) -> bool:
    """Whether a file is called as a Markdown page is, or begins with front matter."""
    return name.lower().endswith((".md", ".markdown")) or data.startswith((b"---\n", b"---\r\n"))


def read_page(data: bytes, now: datetime, name: str = "") -> Arrivals:
    """Return what one page holds: a person of our own, or a people note called as its file is.

    Raises:
        Refused: when it is about nobody.
    """
    stem = re.sub(r"\.(?:md|markdown)\Z", "", name, flags=re.IGNORECASE)
    arrivals = read_folder({f"people/{stem}.md": data}, now)
    if not arrivals.people and not arrivals.conversations:
        why = arrivals.skipped[0].why if arrivals.skipped else ""
        raise Refused(f"{why} Nothing was brought in." if why else _NOBODY)
    return arrivals


def read_folder(files: Mapping[str, bytes], now: datetime) -> Arrivals:
    """Return the records of a folder that quietnet wrote, of a vault, or of one inside the other.

    Raises:
        Refused: when there is no page in it.
    """
    if not _has_page(files):
        raise Refused(_NOTHING)
    root = _root(files)
    below = {path.removeprefix(root): d for path, d in files.items() if path.startswith(root)}
    listed = Listed.of(below)
    own = {path for path, data in below.items() if _is_own(path, data, listed)}
    ours, names = pages_and_names({path: below[path] for path in own} | _beside(below), now)
    ours_by_path = own | listed.ids.keys()
    others = {
        path: data
        for path, data in files.items()
        if path.lower().endswith(".md")
        and not (path.startswith(root) and path.removeprefix(root) in ours_by_path)
        and not _is_read_me(path, data)
        and not _ASIDE & {part.lower() for part in path.split("/")[:-1]}
    }
    theirs = read_vault(others, now, names)
    return Arrivals(
        FORMAT,
        (*ours.people, *theirs.people),
        (*ours.conversations, *theirs.conversations),
        (*ours.skipped, *theirs.skipped),
        theirs.not_carried,
        ours.attachments,
        ours.own,
    )


def _root(files: Mapping[str, bytes]) -> str:
    """Return the folder among the files that is ours, if it is not all of them."""
    lists = [path for path in files if path.rpartition("/")[2] == LIST]
    if lists:
        return min(lists, key=len).removesuffix(LIST)
    ours = sorted(
        path for path in files if _OURS.match(files[path][:_A_BEGINNING]) and "people/" in path
    )
    return ours[0][: ours[0].rindex("people/")] if ours else ""


def _is_own(path: str, data: bytes, listed: Listed) -> bool:
    if not path.startswith(("people/", "conversations/")) or not path.endswith(".md"):
        return False
    begin = data[:_A_BEGINNING]
    return path in listed.ids or bool(_OURS.match(begin) and b"\ncreated: " in begin)


def _beside(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what belongs to our pages: the folder's list, and photographs."""
    return {p: data for p, data in files.items() if p == LIST or p.startswith("attachments/")}


def _is_read_me(path: str, data: bytes) -> bool:
    return path.rpartition("/")[2] == "README.md" and MARKER.encode() in data
