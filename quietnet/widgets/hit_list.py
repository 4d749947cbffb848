"""HitList: what was found, two lines each: who or when, and the line that made it match."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quietnet.domain.when import on_day
from quietnet.search.hit import Hit
from quietnet.widgets.ink import cut, ink, ink_line
from quietnet.widgets.line_list import LineList, Listed

_BEFORE = 12  # cells of a long line that are shown before the first match
_CONVERSATIONS = "Conversations"
_NOTHING = "Nothing by these words."


@dataclass(frozen=True, slots=True)
class Found:
    """One hit as an entry; without a hit it is a heading, or what is said where nothing is."""

    hit: Hit | None = None
    said: str = ""

    @property
    def id(self) -> str:
        """What keeps its place while more is typed."""
        return f"{self.hit.kind} {self.hit.id}" if self.hit else ""


def found(hits: Sequence[Hit]) -> tuple[Found, ...]:
    """Return hits as entries, a heading before the conversations where people came first."""
    people = [Found(hit) for hit in hits if hit.kind == "person"]
    talks = [Found(hit) for hit in hits if hit.kind == "conversation"]
    if not hits:
        return (Found(said=_NOTHING),)
    heading = [Found(said=_CONVERSATIONS)] if people and talks else []
    return (*people, *heading, *talks)


class HitList(LineList):
    """People first, then conversations; what matched is bold and underlined."""

    EACH = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="hits.open", tooltip="Open it where the words stand"),
    ]
    today: date = date.min

    def draw(self, entry: Listed, line: int, room: int) -> Content:
        """Return who or when, or the line that made it match."""
        if not isinstance(entry, Found) or entry.hit is None:
            said = entry.said if isinstance(entry, Found) else ""
            look = "bold $accent" if said == _CONVERSATIONS else "$quiet"
            return ink_line(said, look) if line else Content()
        hit = entry.hit
        if line == 0:
            return cut(self._title(hit), room)
        return self._match(hit, room)

    def _title(self, hit: Hit) -> Content:
        if hit.on is None:
            return marked(hit.name, hit.spans if hit.line == hit.name else (), "")
        when = ink_line(on_day(hit.on, self.today))
        return Content.assemble(when, "  ", ink_line(hit.label, "$quiet")) if hit.label else when

    def _match(self, hit: Hit, room: int) -> Content:
        if hit.kind == "conversation" or not hit.label:
            line = "" if hit.line == hit.name else hit.line
            return around(line, hit.spans if line else (), room)
        label = ink_line(hit.label, "italic $quiet")
        line_part = around(hit.line, hit.spans, room - label.cell_length - 2)
        return Content.assemble(label, "  ", line_part)


def marked(line: str, spans: Sequence[tuple[int, int]], style: str = "$quiet") -> Content:
    """Return a line with what matched bold and underlined, so that it shows without colour."""
    parts: list[Content] = []
    at = 0
    for start, end in spans:
        parts += [ink(line[at:start], style), ink(line[start:end], "bold underline")]
        at = end
    return Content.assemble(*parts, ink(line[at:], style))


def around(line: str, spans: Sequence[tuple[int, int]], room: int) -> Content:
    """Return the part of a line around its first match, cut at words on both sides."""
    whole = marked(line, spans)
    first = spans[0][0] if spans else 0
    before = min(_BEFORE, room // 3)
    start = line.rfind(" ", 0, max(first - before, 0)) + 1
    if whole.cell_length <= room or start == 0:
        return cut(whole, room)
    later = [(a - start, b - start) for a, b in spans]
    return cut(Content.assemble(ink("…", "$quiet"), marked(line[start:], later)), room)
