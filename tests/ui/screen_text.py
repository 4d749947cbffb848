"""What stands on a screen, as a person reads it."""

from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget


def lines_of(widget: Widget) -> list[str]:
    """Return the text of each line a widget draws."""
    width, height = widget.size
    return [
        "".join(segment.text for segment in widget.render_line(y)).rstrip()[:width]
        for y in range(height)
    ]


def text_of(widget: Widget) -> str:
    """Return all that a widget draws, as one text."""
    return "\n".join(lines_of(widget))


def screen_text(app: App[Any]) -> str:
    """Return every line of the whole screen as it would reach the terminal."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def is_on(app: App[Any], screen: type[Screen[Any]]) -> bool:
    """Return whether this is the screen one is on."""
    return isinstance(app.screen, screen)
