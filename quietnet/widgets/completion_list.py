"""CompletionList: the few things that could be written, under the words one is typing."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from quietnet.reading.completion import Completion
from quietnet.widgets.ink import ink_line, together


class CompletionList(Static):
    """A short list over the text. The editor keeps the focus, and its keys."""

    DEFAULT_CSS = """
    CompletionList {
        overlay: screen; constrain: inside inflect; display: none;
        width: auto; max-width: 56; height: auto; padding: 0 1;
        background: $panel; color: $foreground; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def offer(self, offers: Sequence[Completion], at: int, where: Offset) -> None:
        """Show the offers with the one at ``at`` marked, below a cursor; none hides the list."""
        self.display = bool(offers)
        if not offers:
            return
        lines = [
            together("› ", ink_line(offer.label, "bold"))
            if place == at
            else together("  ", ink_line(offer.label, "$quiet"))
            for place, offer in enumerate(offers)
        ]
        self.update(Content("\n").join(lines))
        self.absolute_offset = where + Offset(-offers[at].replaced - 3, 1)
