"""ShowingApp: what Textual draws by itself passes the one door too; and how it is dressed."""

from textual import events
from textual.command import CommandPalette
from textual.notifications import SeverityLevel

from quietnet.app.leaving import LeavingApp
from quietnet.domain.text import safe_line, safe_text
from quietnet.theme import THEMES, coarse, fallbacks


class ShowingApp(LeavingApp):
    """An app in whose own parts no word from outside is markup, or a command to the terminal."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's; no word said here is markup
    ) -> None:
        """Show a sentence (Textual's), whoever says it and whatever it quotes made safe."""
        super().notify(
            safe_text(message),
            title=safe_line(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def dress(self, theme: str | None) -> None:
        """Put on a theme, one of our own or of Textual's; None leaves the choice to Textual."""
        for look in THEMES:
            self.register_theme(look)
        if theme:
            self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours for themes that do not name them."""
        return dict(fallbacks(self.current_theme))

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, as far as this terminal can show them."""
        variables = super().get_css_variables()
        if self.console.color_system in ("256", "standard"):
            variables |= coarse(self.current_theme)
            self.theme_variables = variables
        return variables

    async def on_event(self, event: events.Event) -> None:
        """Let the palette's own field, which draws what is pasted, have it made safe."""
        if isinstance(event, events.Paste) and isinstance(self.screen, CommandPalette):
            event = events.Paste(safe_line(event.text))
        await super().on_event(event)
