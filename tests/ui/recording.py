"""A driver that remembers every character an app sends, and which must never be sent."""

import re
from typing import Any, ClassVar

from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver

# What Textual itself sends while it draws: styles, places, a frame's beginning and end, and
# the shape of the pointer.
_OUR_OWN = re.compile(
    r"\x1b\[(?:(?:\d{1,3}(?:;\d{1,3})*)?m|\d+;\d+H|\?2026[hl])|\x1b\]22;[a-z-]*\x07"
)
_RAW = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


class RecordingDriver(HeadlessDriver):
    """Takes what is drawn as a terminal would. ``written`` is all of it, in order."""

    running: ClassVar["RecordingDriver"]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.written: list[str] = []
        self.is_recording = False
        RecordingDriver.running = self

    @property
    def is_headless(self) -> bool:
        """Headless until it records, so that nothing waits for a terminal's answers."""
        return not self.is_recording

    def write(self, data: str) -> None:
        if self.is_recording:
            self.written.append(data)


def record(app: App[Any]) -> App[Any]:
    """Let an app run, headless, with a driver that remembers; run it with ``headless=False``."""
    app.driver_class = RecordingDriver
    return app


def raw_in(written: str) -> list[str]:
    """Return what reached the terminal and should not have, with what stood around it."""
    rest = _OUR_OWN.sub("", written)
    return [repr(rest[max(at.start() - 12, 0) : at.end() + 12]) for at in _RAW.finditer(rest)]


def acted_in(app: App[Any]) -> list[str]:
    """Return what on the screen would do something, or go somewhere, when it is clicked."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style and (style.link or "@click" in style.meta):
                found.append(repr(segment.text))
    return found
