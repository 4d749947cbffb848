"""DrawnLines: a text's lines as they were drawn, so that a key draws one line and not a page."""

from textual import on
from textual.cache import LRUCache
from textual.events import Resize
from textual.strip import Strip
from textual.widgets import TextArea

_MOST = 400  # lines remembered; a screen has far fewer


class DrawnLines(TextArea):
    """A TextArea that draws again only what differs; its own memory forgets all at each key.

    ``look_of`` says what else than its text gives a line its look.
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(_MOST)
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.highlight_cursor_line = False
        self.match_cursor_bracket = False

    def look_of(self, line_index: int) -> object:  # noqa: ARG002 - for those who tint
        """Return what gives a line its look, beside its text: something that can be compared."""
        return None

    def find_matching_bracket(self, bracket: str, search_from: tuple[int, int]) -> None:
        """Match none: a note is no program, and a long one takes long to look through."""

    @on(Resize)
    def _draw_anew(self) -> None:
        """Draw all of it in its new width; Textual wraps anew and draws what its height changes."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was drawn in another look (Textual calls it)."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen, or return it as it was drawn."""
        rows = self.wrapped_document._offset_to_line_info  # noqa: SLF001 - what Textual's own does
        at = y + self.scroll_offset.y
        if not 0 <= at < len(rows):
            return super().render_line(y)
        line_index, section = rows[at]
        top, bottom = sorted((self.selection.start[0], self.selection.end[0]))
        if top <= line_index <= bottom:
            return super().render_line(y)
        text = self.document.get_line(line_index)
        wrapped = tuple(self.wrapped_document.get_offsets(line_index))
        width = self.scrollable_content_region.width
        key = (text, self.look_of(line_index), wrapped, section, width)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._render_line(y)
        return drawn
