"""NoteArea: where a kitchen conversation is written. Names, topics and threads are tinted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from quietnet.domain.text import safe_character
from quietnet.reading.heard import SpanKind


@dataclass(frozen=True, slots=True)
class Tint:
    """A stretch of the text, by offsets, and the component class that colours it."""

    start: int
    end: int
    kind: str


class NoteArea(TextArea):
    """A TextArea without a language: what is tinted is given, and drawn over the plain text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"note-area--{kind}" for kind in SpanKind}
    DEFAULT_CSS = """
    NoteArea {
        height: 1fr; border: none; padding: 0 1; background: $background; color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $foreground 0%; }
        .note-area--name-with { color: $foreground; text-style: bold; }
        .note-area--name-about { color: $foreground; text-style: underline; }
        .note-area--new { color: $accent; text-style: italic; }
        .note-area--topic { color: $secondary; }
        .note-area--thread-marker { color: $accent; }
        .note-area--thread-done { color: $quiet; }
        .note-area--thread-let-go { color: $quiet; text-style: strike; }
        .note-area--heading { color: $accent; text-style: bold; }
        .note-area--quote { color: $secondary; text-style: italic; }
        .note-area--private { color: $quiet; text-style: italic; }
        .note-area--day { color: $quiet; text-style: italic; }
        .note-area--strong { text-style: bold; }
        .note-area--emphasis { text-style: italic; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "accept_or_leave", "Accept, or next field", show=False),
    ]

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self._tints: dict[int, list[Tint]] = {}
        self.highlight_cursor_line = False

    def tint(self, tints: Iterable[Tint]) -> None:
        """Colour these stretches, given as offsets into the whole text."""
        starts = [0]
        for line in self.document.lines:
            starts.append(starts[-1] + len(line) + 1)
        by_line: dict[int, list[Tint]] = {}
        row = 0
        for tint in sorted(tints, key=lambda t: (t.start, -t.end)):
            while row + 1 < len(starts) and starts[row + 1] <= tint.start:
                row += 1
            at = row
            while at < len(starts) - 1 and starts[at] < tint.end:
                start, end = max(tint.start - starts[at], 0), tint.end - starts[at]
                by_line.setdefault(at, []).append(Tint(start, end, tint.kind))
                at += 1
        if by_line != self._tints:
            self._tints = by_line
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return one line, made safe character by character, with its tints."""
        written = self.document.get_line(line_index)
        line = Text("".join(map(safe_character, written)), end="", no_wrap=True)
        for tint in self._tints.get(line_index, ()):
            line.stylize(self._style_of(tint.kind), tint.start, tint.end)
        return line

    def _style_of(self, kind: str) -> Style:
        style = self.get_component_rich_style(f"note-area--{kind}", partial=True)
        return Style(
            color=style.color, bold=style.bold, italic=style.italic, underline=style.underline
        )

    def action_accept_or_leave(self) -> None:
        """Take the ghost text where it shows, else move on to the next field."""
        if self.suggestion:
            self.insert(self.suggestion)
        else:
            self.screen.focus_next()
