"""ShowingApp: what Textual draws by itself, toasts and the palette, passes the one door too."""

from textual import events
from textual.command import CommandPalette
from textual.notifications import SeverityLevel

from quietnet.app.leaving import LeavingApp
from quietnet.domain.text import safe_line, safe_text


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

    async def on_event(self, event: events.Event) -> None:
        """Let the palette's own field, which draws what is pasted, have it made safe."""
        if isinstance(event, events.Paste) and isinstance(self.screen, CommandPalette):
            event = events.Paste(safe_line(event.text))
        await super().on_event(event)
