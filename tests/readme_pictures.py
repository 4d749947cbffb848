"""The pictures in the README, from the real app on the lived-in notebook: ``make pictures``.

Run as a program with the folder they belong in. The day, the notebook and the size are always the
same, so that a picture changes only where the app does.
"""

import asyncio
import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from quietnet.widgets.note_area import NoteArea
from tests.ui.lived_in import lived_in

SIZE = (120, 34)
_HEARING = 1.0  # seconds; what is written is listened to a moment after the last key
THEMES = ("lamplight", "daylight")
SCREENS: dict[str, list[str]] = {
    "people": ["down", "down"],
    "depth": ["d", "up", "up", "right", "right"],
    "kitchen": ["n"],
}
NOTE = """\
Yesterday: ended up by the fridge with @Ana Ruiz, while everyone danced. #bicycles

Sam came in for ice and stayed for the story about the bridge.

- [ ] ask: how the move to Lisbon went
- [ ] meet: Noor Haddad, builds bamboo bikes
> I have never told anybody that."""


def names() -> list[str]:
    """Return the name of each picture."""
    return [f"{screen}-{theme}.svg" for screen in SCREENS for theme in THEMES]


async def picture(screen: str, theme: str) -> str:
    """Return one screen as SVG."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        app = lived_in(Path(folder), theme=theme)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*SCREENS[screen])
            for area in app.screen.query(NoteArea):
                area.cursor_blink = False
                area.insert(NOTE)
            await pilot.pause(_HEARING)
            drawn = app.export_screenshot(title=f"quietnet · {screen}")
    return _named_for_good(drawn, f"quietnet-{screen}-{theme}").replace(
        "<text ", '<text xml:space="preserve" '
    )


def _named_for_good(drawn: str, name: str) -> str:
    """Return a picture whose inner names are the same each time it is drawn."""
    (unique,) = set(re.findall(r"terminal-\d+(?=-matrix)", drawn))
    local_alone = re.sub(r",\s*url\([^)]*\) format\(\"\w+\"\)", "", drawn)  # nothing is fetched
    return local_alone.replace(unique, name)


def draw(folder: Path) -> None:
    """Write every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for screen in SCREENS:
        for theme in THEMES:
            drawn = asyncio.run(picture(screen, theme))
            (folder / f"{screen}-{theme}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLORTERM"] = "truecolor"
    draw(Path(sys.argv[1]))
