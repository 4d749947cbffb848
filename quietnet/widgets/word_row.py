"""WordRow: a few words side by side, one of them chosen with the arrows."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quietnet.widgets.ink import ink


def words_in_a_row(words: tuple[str, ...], at: int, room: int) -> Content:
    """Return words side by side, the chosen one reversed so that it shows without colour.

    An answer that does not fit into ``room`` (cells) whole begins the next line.
    """
    lines: list[list[Content]] = [[]]
    for place, word in enumerate(words):
        drawn = ink(f" {word} ").stylize("bold reverse" if place == at else "$quiet")
        if lines[-1] and sum(len(each) + 1 for each in lines[-1]) + len(drawn) > room + 1:
            lines.append([])
        lines[-1].append(drawn)
    return Content("\n").join([Content(" ").join(line) for line in lines])


class WordRow(Widget, can_focus=True):
    """Left and right choose a word."""

    DEFAULT_CSS = """
    WordRow { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", "Before", show=False),
        Binding("right,down", "turn(1)", "Next", show=False),
    ]

    at: reactive[int] = reactive(0)

    def __init__(self, words: tuple[str, ...], *, at: int = 0, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._words = words
        self.set_reactive(WordRow.at, at)

    def render(self) -> Content:
        """Draw the words."""
        return words_in_a_row(self._words, self.at, self.size.width)

    def action_turn(self, by: int) -> None:
        """Choose the word beside, as far as there are words."""
        self.at = min(max(self.at + by, 0), len(self._words) - 1)
