"""Ordinary: what permissions stop only an ordinary user from, seen also where root runs it."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from tests.torture.books import MAKERS
from tests.torture.forks import Nursery, report
from tests.torture.modes import Scenes, play_all, play_closed

_NOBODY = 65534


def is_root() -> bool:
    """Whether permissions stop nothing here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def play_as_nobody(kind: str, root: str, said: str) -> None:
    """Become an ordinary user for good and play the scenes of permissions."""
    with tempfile.TemporaryDirectory() as warm:  # all that is needed is imported while it may be
        play_all(MAKERS[kind], Path(warm))
    os.setgroups([])
    os.setgid(_NOBODY)
    os.setuid(_NOBODY)
    scenes = play_closed(MAKERS[kind], Path(root))
    report(said, json.dumps([scenes.played, scenes.wrong]))


def closed_to_an_ordinary_user(kind: str) -> Scenes | None:
    """Play the scenes of permissions; None where root cannot be anybody else here."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if not is_root():
            return play_closed(MAKERS[kind], folder)
        with suppress(OSError):
            os.chown(folder, _NOBODY, _NOBODY)
        said = folder / "said"
        with Nursery(__name__) as nursery:
            job = "tests.torture.ordinary:play_as_nobody"
            child = nursery.start(job, kind=kind, root=made, said=str(said))
            nursery.wait(child)
        if not said.exists():
            return None
        played, wrong = json.loads(said.read_text())
        return Scenes(played, wrong)
