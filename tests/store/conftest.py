from pathlib import Path

import pytest

from quietnet.store.paths import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "notebook", tmp_path / "state", tmp_path / "config" / "settings.toml")
