"""Where things lie."""

from pathlib import Path

import pytest

from quietnet.store.paths import find_places


def test_a_notebook_that_is_named_stands_instead_of_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    usual, named = find_places(), find_places(Path("mine"))
    assert usual.notebook.name == "quietnet"
    assert named.notebook == tmp_path / "mine"
    assert find_places(Path("~/mine")).notebook == tmp_path / "mine"
    assert named.state_root == usual.state_root
    assert named.settings == usual.settings
    assert usual.settings.name == "settings.toml"
    assert usual.state("an-id") == usual.state_root / "an-id"
    assert usual.first_lock != named.first_lock
    assert list(tmp_path.iterdir()) == []
