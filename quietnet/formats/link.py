"""Link: people in front matter as wikilinks, which Obsidian follows, and back again."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_WIKILINK = re.compile(r"\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")


class Links:
    """The link text of everybody who has a file; somebody without one stays an id."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def to(self, id_: str) -> str:
        """Return the wikilink to a record's file, or its bare id where it has none."""
        return f"[[{self._names[id_]}]]" if id_ in self._names else id_

    def to_all(self, ids: Iterable[str]) -> list[str]:
        """Return the wikilinks, in order."""
        return [self.to(id_) for id_ in ids]

    def to_readings(self, readings: Mapping[str, str | None]) -> dict[str, str | None]:
        """Return what was read of each word: a link, or None for nobody."""
        return {word: id_ and self.to(id_) for word, id_ in readings.items()}


def target(written: str) -> str:
    """Return the page a link names, without its folder, heading and other words.

    What is no link is returned as it stands.
    """
    found = _WIKILINK.fullmatch(written.strip())
    if not found:
        return written
    return found[1].rpartition("/")[2].removesuffix(".md").strip()


def followed(value: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 - front matter
    """Return front matter with its links followed to the ids of their files.

    A link to no file is left as it stands.
    """
    if isinstance(value, str):
        return ids.get(target(value), value)
    if isinstance(value, list):
        return [followed(each, ids) for each in value]
    if isinstance(value, dict):
        return {word: followed(each, ids) for word, each in value.items()}
    return value
