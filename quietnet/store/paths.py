"""Places: where the notebook, this machine's own state and the settings lie."""

import errno
import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from quietnet.store.atomic import sync_folder
from quietnet.store.seal import PLAIN, Seal

APP = "quietnet"
PRIVATE_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class Places:
    """The folders in use. ``state_root`` belongs to this machine and is never kept in step.

    ``seal`` closes and opens what lies there; that of a locked notebook has its key.
    """

    notebook: Path
    state_root: Path
    settings: Path
    seal: Seal = field(default=PLAIN, compare=False, repr=False)

    def state(self, notebook_id: str) -> Path:
        """Return the state folder of one notebook: lock, drafts, later history and copies."""
        return self.state_root / notebook_id

    @property
    def first_lock(self) -> Path:
        """The lock under which a notebook is made, before it has an id to name its own."""
        real = os.path.normcase(os.path.realpath(self.notebook))
        name = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
        return self.state_root / f"first-{name}.lock"


def find_places(notebook: Path | None = None) -> Places:
    """Return the places in use; a notebook that is given stands instead of the usual one."""
    usual = platformdirs.user_data_path(APP, appauthor=False)
    return Places(
        notebook=(notebook.expanduser() if notebook else usual).absolute(),
        state_root=platformdirs.user_state_path(APP, appauthor=False),
        settings=platformdirs.user_config_path(APP, appauthor=False) / "settings.toml",
    )


def make_private_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, for the owner alone whatever the umask.

    A folder that is there already is left as its owner set it.

    Raises:
        OSError: when it cannot be made.
    """
    missing = []
    level = folder
    while not level.exists() and level != level.parent:
        missing.append(level)
        level = level.parent
    if not level.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(level))
    for level in reversed(missing):
        try:
            level.mkdir(mode=PRIVATE_FOLDER)
        except FileExistsError:
            if not level.is_dir():
                raise
        else:
            level.chmod(PRIVATE_FOLDER)
            sync_folder(level.parent)
