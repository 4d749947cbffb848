"""Settings: all there is to set, one field after another; colours are tried on as one chooses."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from quietnet.domain.depth_word import Depth, word_of
from quietnet.messages import PreviewTheme, SaveSettings
from quietnet.theme import BANDS
from quietnet.widgets.field import Asked, Field
from quietnet.widgets.foot import Foot
from quietnet.widgets.ink import ink, ink_line
from quietnet.widgets.line import NameSuggester
from quietnet.widgets.room_bar import RoomBar

_THEME = "theme"
_KEYS = "keymap"
_SAMPLE = 33  # cells


def _sample() -> Content:
    """Return the words for depth in their colours, which show what a theme looks like."""
    rows = (
        ink(f" {word_of(depth):<{_SAMPLE}}").stylize(f"$band-word on $band-{band}")
        for depth, band in zip(Depth, BANDS, strict=True)
    )
    return Content("\n").join(rows)


class _Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields; up and down walk between them, so they scroll by being walked."""


class SettingsScreen(Screen[None]):
    """Nothing is written before ``ctrl+s``; ``check`` says of some words why they cannot be it."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "Choice"
    HELP = "Everything works as it is. What you change here is written into settings.toml."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "keep",
            "Keep",
            id="settings.keep",
            tooltip="Keep what stands here, and go by it at once",
            priority=True,
        ),
        Binding("escape", "back", "Back", id="settings.back", tooltip="Back; all stays as it was"),
        Binding("up", "app.focus_previous", "Field before", show=False),
        Binding("down,enter", "app.focus_next", "Next field", show=False),
    ]

    def __init__(
        self,
        fields: Sequence[tuple[Asked, str]],
        check: Callable[[str, str], str],
        commands: Sequence[str],
    ) -> None:
        super().__init__()
        self._fields = fields
        self._check = check
        self._commands = commands
        self._words = {asked.name: words for asked, words in fields}
        self._typed: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Place the fields, and one line that helps with the focused one."""
        yield RoomBar("settings")
        with _Page(id="page"):
            yield Static(ink_line("Settings"), id="title")
            for asked, words in self._fields:
                yield Field(asked, words, suggester=self._suggester(asked))
            yield Static(_sample(), id="sample")
        yield Static(id="hint")
        yield Foot()

    def _suggester(self, asked: Asked) -> Suggester | None:
        """Complete what keys can be given to, while it is typed."""
        return NameSuggester(self._commands, "\n") if asked.name == _KEYS else None

    @on(Field.Edited)
    def _edited(self, event: Field.Edited) -> None:
        """Say at once what cannot be; show colours as they would be."""
        name = event.field.asked.name
        if event.words == self._words[name]:
            self._typed.pop(name, None)
        else:
            self._typed[name] = event.words
        event.field.refuse(self._check(name, event.words))
        if name == _THEME:
            self.post_message(PreviewTheme(event.words))

    @on(DescendantFocus)
    def _help_with(self, event: DescendantFocus) -> None:
        entered = next((n for n in event.widget.ancestors if isinstance(n, Field)), None)
        if entered:
            for field in self.query(Field):
                field.set_class(field is entered, "-entered")
            self.query_one("#hint", Static).update(ink_line(entered.asked.hint))

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.focus_next()

    def action_keep(self) -> None:
        """Ask for what was changed to be kept; what cannot be is gone to."""
        refused = [field for field in self.query(Field) if field.why]
        if refused:
            refused[0].enter()
            self.call_after_refresh(refused[0].scroll_visible, animate=False)
        elif self._typed:
            self.post_message(SaveSettings(dict(self._typed)))
        else:
            self.dismiss(None)

    def action_back(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)
