"""NoteArea: where a kitchen conversation is written. Names, topics and threads are tinted."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, Edit, EditResult, WrappedDocument

from quietnet.domain.text import clean_text, safe_text
from quietnet.reading.completion import Completion
from quietnet.reading.heard import SpanKind
from quietnet.reading.thread_line import as_thread
from quietnet.widgets.drawn_lines import DrawnLines
from quietnet.widgets.note_document import DrawnDocument, NoteDocument
from quietnet.widgets.tints import Tint, Tints

Completer = Callable[[str], Sequence[Completion]]


def nothing_to_offer(_before: str) -> Sequence[Completion]:
    """Complete nothing."""
    return ()


def _as_typed(text: str) -> str:
    """Return text from outside as the editor takes it in; a terminal pastes CR for a new line."""
    return clean_text(text.replace("\r\n", "\n").replace("\r", "\n"))


class NoteArea(DrawnLines):
    """A TextArea without a language: what is tinted is given, and drawn over the plain text.

    ``completer`` is asked after each edit what the words before the cursor could become.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"note-area--{kind}" for kind in SpanKind}
    DEFAULT_CSS = """
    NoteArea {
        height: 1fr; border: none; padding: 0 1; background: $background; color: $foreground;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $foreground 0%; }
        .text-area--suggestion { color: $quiet; text-style: italic; }
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
        Binding("escape", "close_offers", "Close the list", show=False),
    ]

    class Offered(Message):
        """These could follow what was typed, the one at ``at`` chosen; none closes the list."""

        def __init__(self, area: "NoteArea", offers: Sequence[Completion], at: int) -> None:
            super().__init__()
            self.area = area
            self.offers = offers
            self.at = at

        @property
        def control(self) -> "NoteArea":
            """The area that was typed in."""
            return self.area

    def __init__(
        self,
        text: str = "",
        *,
        completer: Completer = nothing_to_offer,
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._tints = Tints()
        self._styles: dict[str, Style] = {}
        self._completer = completer
        self._offers: Sequence[Completion] = ()
        self._at = 0
        super().__init__(text, id=id)

    # What is written

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002 - Textual's
        """Hold the text in a document that rewrites nothing, and wrap it as it is drawn."""
        document = NoteDocument(_as_typed(text))
        self.document = document
        self.wrapped_document = WrappedDocument(
            DrawnDocument(document), tab_width=self.indent_width
        )
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit, cleaned; the tints move along until the text is read again."""
        edit.text = _as_typed(edit.text)
        result = super().edit(edit)
        self._tints.carry(edit.top, edit.bottom, result.end_location)
        return result

    def _recompute_cursor_offset(self) -> None:
        # Undo shortens the text before it moves the cursor back, and a scroll bar that goes
        # asks in between where the cursor is: Textual 8.2.8 then looks for a line that is gone.
        there = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(there)

    # What is drawn

    def tint(self, tints: Iterable[Tint]) -> None:
        """Colour these stretches, given as offsets into the whole text."""
        new = Tints(tints, self.document.lines)
        if new != self._tints:
            self._tints = new
            self._line_cache.clear()
            self.refresh()

    def look_of(self, line_index: int) -> object:
        """Return the tints of a line."""
        return tuple(self._tints.of(line_index))

    def get_line(self, line_index: int) -> Text:
        """Return one line, made safe character by character, with its tints."""
        line = Text(self.wrapped_document.document[line_index], end="", no_wrap=True)
        for tint in self._tints.of(line_index):
            line.stylize(self._style_of(tint.kind), tint.start, tint.end)
        return line

    def _style_of(self, kind: str) -> Style:
        if kind not in self._styles:
            style = self.get_component_rich_style(f"note-area--{kind}", partial=True)
            self._styles[kind] = Style(
                color=style.color,
                bold=style.bold,
                italic=style.italic,
                underline=style.underline,
                strike=style.strike,
            )
        return self._styles[kind]

    def notify_style_update(self) -> None:
        """Forget the colours of another theme (Textual calls it)."""
        self._styles.clear()
        super().notify_style_update()

    # What could follow

    def update_suggestion(self) -> None:
        """Ask what the words before the cursor could become (Textual calls it after each edit)."""
        row, column = self.cursor_location
        at_end = self.selection.is_empty and column == len(self.document[row])
        self._offer(self._completer(self.document[row][:column]) if at_end else ())

    def _offer(self, offers: Sequence[Completion], at: int = 0) -> None:
        if not offers and not self._offers:
            return
        self._offers, self._at = offers, at
        row, column = self.cursor_location
        ghost = offers[at].ghost(self.document[row][:column]) if offers else ""
        self.suggestion = ghost if safe_text(ghost) == ghost else ""
        self._offered_at = self.cursor_location
        self.post_message(self.Offered(self, offers, at))

    @on(TextArea.SelectionChanged)
    def _walked_away(self) -> None:
        if self._offers and self.cursor_location != self._offered_at:
            self._offer(())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let escape through to the screen while there is no list to close."""
        if action == "close_offers":
            return bool(self._offers)
        return super().check_action(action, parameters)

    def action_close_offers(self) -> None:
        """Close the list; what was typed stands."""
        self._offer(())

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Move down, in the list while it is open."""
        if self._offers and not select:
            self._offer(self._offers, (self._at + 1) % len(self._offers))
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Move up, in the list while it is open."""
        if self._offers and not select:
            self._offer(self._offers, (self._at - 1) % len(self._offers))
        else:
            super().action_cursor_up(select)

    def action_accept_or_leave(self) -> None:
        """Take what is offered, else move on to the next field."""
        if not self._offers:
            self.screen.focus_next()
            return
        taken = self._offers[self._at]
        row, column = self.cursor_location
        self.replace(
            taken.insert,
            (row, column - taken.replaced),
            (row, column),
            maintain_selection_offset=False,
        )
        self._offer(())

    def begin_thread(self) -> None:
        """Make the line with the cursor a thread; one that is a thread already stays."""
        row, column = self.cursor_location
        line = self.document[row]
        marked = as_thread(line)
        if marked != line:
            added = len(marked) - len(line)
            self.replace(marked, (row, 0), (row, len(line)), maintain_selection_offset=False)
            self.move_cursor((row, max(column + added, 0)))
