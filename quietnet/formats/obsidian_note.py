"""Obsidian note: one page about somebody, taken apart into properties, notes and a log."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quietnet.domain.text import clean_line, fold
from quietnet.formats.front_matter import has_front_matter, split_front_matter
from quietnet.formats.obsidian_keys import BIRTHDAYS
from quietnet.formats.obsidian_properties import Properties, read_properties, words_of

_FOLDERS = frozenset({"people", "person", "persons", "contacts", "contact", "friends"})
_MARKS = frozenset({"people", "person", "persons", "contact", "contacts", "friend", "friends"})
_INLINE_MARK = re.compile(r"(?:^|\s)#(people|person|contacts?|friends?)\b", re.IGNORECASE)
_TABLE = re.compile(
    r"^/---contact---/[ \t]*$\n(.*?)\n^/---contact---/[ \t]*$\n?", re.DOTALL | re.MULTILINE
)
_ROW = re.compile(r"^\s*\|(.+?)(?<!\\)\|(.*?)(?<!\\)\|\s*$")
_RULE = re.compile(r"[\s:-]*")
_BORN = re.compile(r"^[-*+] (Birthday): *(\S.*)$", re.MULTILINE)
_LOG = re.compile(r"^## (\d{4}-\d{2}-\d{2})[ \t]*(.*)$")
_HEADING = re.compile(r"^#{1,2} ")
_TITLE = re.compile(r"\s*# +(.+?)[ \t]*(?:\n|\Z)")


@dataclass(slots=True)
class Note:
    """A page: ``fields`` are its front matter and contact table, ``log`` its dated sections."""

    path: str
    fields: dict[str, Any]
    text: str
    log: list[tuple[date, str]] = field(default_factory=list)
    has_table: bool = False
    broken: bool = False

    @property
    def stem(self) -> str:
        """The page's own name, which links use."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def tags(self) -> list[str]:
        """Its tags, without their sign."""
        said = [self.fields.get(key) for key in ("tags", "tag", "keywords")]
        words = (word for value in said for word in words_of(value))
        split = (each for word in words for each in word.split() if each.strip("#"))
        return list(dict.fromkeys(each.lstrip("#") for each in split))

    @property
    def is_marked(self) -> bool:
        """Whether the page says that it is about a person: by its place, its tags or its fields."""
        keys = {name.lower().replace("_", "-") for name in self.fields}
        folders = {part.lower() for part in self.path.split("/")[:-1]}
        kinds = {str(self.fields.get(key, "")).lower() for key in ("type", "category", "kind")}
        return bool(
            folders & _FOLDERS
            or {tag.lower() for tag in self.tags} & _MARKS
            or kinds & _MARKS
            or keys & BIRTHDAYS
            or self.has_table
            or any(key.startswith("prm-") for key in keys)
            or _INLINE_MARK.search(self.text)
        )

    def properties(self, today: date) -> Properties:
        """Return what the fields say."""
        return read_properties(self.fields, today)

    def name(self) -> str:
        """Return what the person is called.

        The property says so, else the page's own name; one with figures in it is an id, and the
        first heading the name.
        """
        plain = "company" in self.fields or any(key.startswith("prm-") for key in self.fields)
        for key in ("name",) if plain else ("name", "title"):
            if said := clean_line(str(self.fields.get(key) or "")):
                return said
        heading = _TITLE.match(self.text)
        if heading and (not self.stem or any(c.isdigit() for c in self.stem)):
            return clean_line(heading[1])
        return clean_line(self.stem)

    def notes(self) -> str:
        """Return the text without a first heading that only repeats the name."""
        heading = _TITLE.match(self.text)
        if heading and fold(clean_line(heading[1])) in {fold(self.name()), fold(self.stem)}:
            return self.text[heading.end() :].strip("\n")
        return self.text.strip("\n")


def read_note(path: str, whole: str) -> Note:
    """Return a page taken apart; front matter that is no YAML stays part of the text."""
    fields: dict[str, Any] = {}
    text, broken = whole, False
    if has_front_matter(whole):
        try:
            fields, text = split_front_matter(whole)
        except ValueError:
            broken = True
    table = _TABLE.search(text)
    if table:
        fields = {**fields, **dict(_rows(table[1]))}
        text = text[: table.start()] + text[table.end() :]
    born = _BORN.search(text)
    if born and not BIRTHDAYS & fields.keys():
        fields["birthday"] = born[2].strip()
        text = text[: born.start()] + text[born.end() :].removeprefix("\n")
    log: list[tuple[date, str]] = []
    text = "\n".join(_without_log(text, log))
    return Note(path, fields, text.strip("\n"), log, table is not None, broken)


def _rows(table: str) -> Iterator[tuple[str, str]]:
    rows: Mapping[str, str] = {
        row[1].strip().lower().replace(" ", "-"): row[2].strip().replace("\\|", "|")
        for row in map(_ROW.match, table.split("\n"))
        if row and not _RULE.fullmatch(row[1]) and row[1].strip().lower() != "key"
    }
    name = " ".join(filter(None, (rows.get("name", ""), rows.get("last-name", ""))))
    if name:
        yield "name", name
    yield from ((key, said) for key, said in rows.items() if key not in {"name", "last-name"})


def _without_log(text: str, log: list[tuple[date, str]]) -> Iterator[str]:
    """Yield the lines outside dated sections; those inside are gathered in the log."""
    section: list[str] | None = None
    on: date | None = None
    for line in text.split("\n"):
        if found := _LOG.match(line):
            _close(log, on, section)
            try:
                on, section = date.fromisoformat(found[1]), [found[2]] if found[2] else []
                continue
            except ValueError:
                on, section = None, None
        elif section is not None and _HEADING.match(line):
            _close(log, on, section)
            on, section = None, None
        if section is None:
            yield line
        else:
            section.append(line)
    _close(log, on, section)


def _close(log: list[tuple[date, str]], on: date | None, section: list[str] | None) -> None:
    if on and section is not None:
        log.append((on, "\n".join(section).strip("\n")))
