"""Line: one plain line to type in, drawn safely, with names completed as ghost text."""

from collections.abc import Iterable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.suggester import Suggester
from textual.widgets import Input

from quietnet.domain.text import fold, safe_in_place, safe_text

_LETTERS_FIRST = 2


class NameSuggester(Suggester):
    """Completes the name after the last of some marks, such as a comma or a colon."""

    def __init__(self, names: Iterable[str], after: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        # What must be quoted to stand in a list, or drawn as something else, is left to typing.
        plain = (name for name in names if safe_text(name) == name and "," not in name)
        self._names = [(fold(name), name) for name in plain]
        self._after = after

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with the name completed, None where nobody's begins so."""
        start = max((value.rfind(mark) for mark in self._after), default=-1) + 1
        typed = value[start:].lstrip()
        wanted = fold(typed)
        if len(wanted) < _LETTERS_FIRST:
            return None
        for folded, name in self._names:
            if folded.startswith(wanted) and len(name) > len(typed):
                return value[: len(value) - len(typed)] + name
        return None


class Line(Input):
    """A one-line field: tab takes the ghost text where it shows, else moves on."""

    DEFAULT_CSS = """
    Line.-textual-compact { padding: 0; background: $background; }
    Line.-textual-compact:focus { background: $chosen; text-style: underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "accept_or_leave", "Accept, or next field", show=False),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        suggester: Suggester | None = None,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002
        select_on_focus: bool = False,
        password: bool = False,
    ) -> None:
        super().__init__(
            text,
            placeholder=placeholder,
            suggester=suggester,
            id=id,
            select_on_focus=select_on_focus,
            password=password,
            compact=True,
        )

    @property
    def _value(self) -> Text:
        """The text as it may be drawn (Textual's own hook): a character for a character."""
        shown = "•" * len(self.value) if self.password else safe_in_place(self.value)
        text = Text(shown, no_wrap=True, overflow="ignore", end="")
        if not self.has_focus:  # with the cursor in it, it moves along instead
            text.truncate(self.scrollable_content_region.width, overflow="ellipsis")
        return text

    def _on_paste(self, event: Paste) -> None:
        """Take all that is pasted, its line breaks as spaces; Textual would drop the rest."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        self.replace(" ".join(event.text.split()), start, end)

    def action_accept_or_leave(self) -> None:
        """Take the ghost text where it shows, else move on to the next field."""
        if self._suggestion and self.cursor_at_end:
            self.action_cursor_right()
        else:
            self.screen.focus_next()
