"""What the tests of the store share."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quietnet.store.paths import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "notebook", tmp_path / "state", tmp_path / "config" / "settings.toml")


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Days and moments as they are in UTC, wherever the tests run."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "UTC")
        if hasattr(time, "tzset"):
            time.tzset()
        yield
    if hasattr(time, "tzset"):
        time.tzset()
