"""Banner: one calm line under the room bar, for as long as something is not as it should be."""

from textual.widgets import Static

from quietnet.widgets.ink import ink_line


class Banner(Static):
    """Says what is wrong and which key helps; hidden while nothing is."""

    DEFAULT_CSS = """
    Banner { height: auto; padding: 0 1; background: $chosen; color: $accent; }
    """

    def tell(self, sentence: str) -> None:
        """Show a sentence, or nothing for an empty one."""
        self.display = bool(sentence)
        self.update(ink_line(sentence))
