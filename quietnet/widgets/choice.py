"""Choice: one quiet word out of a few, changed with the arrows."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """A label and the chosen word; left, right and space change it."""

    DEFAULT_CSS = """
    Choice { height: 1; width: auto; color: $foreground; }
    Choice:focus { background: $chosen; text-style: bold underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right,space", "turn(1)", "Next", show=False),
    ]

    at: reactive[int] = reactive(0, layout=True)

    class Turned(Message):
        """Another word was chosen."""

        def __init__(self, choice: "Choice", at: int) -> None:
            super().__init__()
            self.choice = choice
            self.at = at

        @property
        def control(self) -> "Choice":
            """The choice that was turned."""
            return self.choice

    def __init__(self, label: str, words: tuple[str, ...], *, at: int = 0, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._words = words
        self.set_reactive(Choice.at, at)

    def render(self) -> Content:
        """Draw the label and the word."""
        label = (f"{self._label} ", "not bold not underline $quiet") if self._label else ""
        return Content.assemble(label, self._words[self.at])

    def get_content_width(self, *_: object) -> int:
        """As wide as what it says, in cells."""
        return self.render().cell_length

    def action_turn(self, by: int) -> None:
        """Choose the word beside, round and round."""
        self.at = (self.at + by) % len(self._words)
        self.post_message(self.Turned(self, self.at))
