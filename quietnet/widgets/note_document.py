"""NoteDocument: the lines of a note as typed; only a line feed ends one, and none is rewritten."""

from textual.widgets.text_area import Document, EditResult, Location

from quietnet.domain.text import safe_in_place

_TAB = "\t"


def drawn(line: str) -> str:
    """Return a line as it is drawn: safe, as many characters as it has, its tabs left to widen."""
    return line if line.isascii() and line.isprintable() else _drawn(line)


def _drawn(line: str) -> str:
    return _TAB.join(map(safe_in_place, line.split(_TAB)))


class NoteDocument(Document):
    """A document that keeps form feeds, U+2028 and their like where Textual's would break a line.

    ``drawn`` has the same lines, character for character, as they go to the screen.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__("")
        self._lines = text.split("\n")
        self.drawn = [drawn(line) for line in self._lines]

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in the place of a range; rows beyond the last are the end of the text."""
        (top, left), (bottom, right) = sorted((start, end))
        replaced = self.get_text_range((top, left), (bottom, right))
        lines = self._lines
        before = lines[top][:left] if top < len(lines) else ""
        after = lines[bottom][right:] if bottom < len(lines) else ""
        new = text.split("\n")
        new[0] = before + new[0]
        reached = (top + len(new) - 1, len(new[-1]))
        new[-1] += after
        lines[top : bottom + 1] = new
        self.drawn[top : bottom + 1] = [drawn(line) for line in new]
        return EditResult(reached, replaced)


class DrawnDocument(Document):
    """A note's lines as they are drawn, for whoever measures and wraps them."""

    def __init__(self, document: NoteDocument) -> None:
        super().__init__("")
        self._lines = document.drawn
