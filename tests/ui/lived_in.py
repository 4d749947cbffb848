"""The app on the lived-in notebook, always on the same day, for pictures and walks."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from quietnet.app import QuietnetApp
from quietnet.demo.notebook import build
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from tests.opened import opened

TODAY = date(2026, 11, 22)


@cache
def records() -> tuple[Person | Conversation, ...]:
    """Return everybody and everything in the lived-in notebook."""
    people, talks = build(TODAY, datetime(2026, 11, 22, 12, tzinfo=UTC))
    return (*people, *talks)


def lived_in(folder: Path, **options: Any) -> QuietnetApp:
    """Return the app on the lived-in notebook."""
    return opened(folder, *records(), today=TODAY, **options)
