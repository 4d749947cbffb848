"""KeyFile: ``key.json``, the key of a locked notebook, wrapped by its passphrase.

It lies in the notebook's folder, and on each machine a second time in the state folder, which is
also what says whether everything on this machine is locked yet.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import orjson

from quietnet.domain.record import as_id
from quietnet.domain.refusal import Refused
from quietnet.store.atomic import replace_file
from quietnet.store.paths import APP, Places, make_private_folder
from quietnet.store.problem import NotKept, why
from quietnet.store.regular import read_regular

KEY = "key.json"
_FORMAT = 1
_LARGEST = 2**16  # bytes
_SHAPE = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE


class Spoilt(Refused):
    """A key file that cannot be read; the message says why and follows the file's path."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``key.json`` says: of which notebook it is, its own id, and the wrapped identity.

    ``wrapped`` is an age identity encrypted with the passphrase, in age's armour. ``opening``: the
    notebook is just being unlocked. ``settled``: everything on this machine is as it says.
    """

    notebook: str
    id: str
    wrapped: str
    opening: bool = False
    settled: bool = False

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return the key file of a folder, None where there is none.

        Raises:
            Spoilt: when it is there and cannot be read.
        """
        try:
            raw = read_regular(folder / KEY)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Spoilt(f"cannot be read: {why(error)}.") from error
        try:
            return cls._said(orjson.loads(raw[:_LARGEST]))
        except Spoilt:
            raise
        except (AttributeError, KeyError, TypeError, ValueError):
            raise Spoilt("is damaged.") from None

    @classmethod
    def _said(cls, found: Mapping[str, Any]) -> Self:
        if found["app"] == APP and int(found["format"]) > _FORMAT:
            raise Spoilt("was written by a newer quietnet, which is needed to open it.")
        key = cls(
            as_id(found["notebook"]),
            as_id(found["id"]),
            found["key"],
            found["opening"] is True,
            found["settled"] is True,
        )
        is_ours = (found["app"], found["format"]) == (APP, _FORMAT)
        if not is_ours or found["sha256"] != key._checksum():
            raise Spoilt("is damaged.")
        return key

    def write(self, folder: Path) -> None:
        """Write it into a folder.

        Raises:
            NotKept: when it cannot be written; what stood there stands.
        """
        found = {
            "app": APP, "format": _FORMAT, "notebook": self.notebook, "id": self.id,
            "key": self.wrapped, "opening": self.opening, "settled": self.settled,
            "sha256": self._checksum(),
        }  # fmt: skip
        try:
            make_private_folder(folder)
            replace_file(folder / KEY, orjson.dumps(found, option=_SHAPE))
        except OSError as error:
            raise NotKept(
                f"Not done: {why(error)} ({folder / KEY}). What was kept is safe; put that right "
                "and try again."
            ) from error

    def _checksum(self) -> str:
        """Return what tells a damaged key from a wrong passphrase."""
        said = f"{self.notebook}\n{self.id}\n{self.opening}\n{self.wrapped}"
        return hashlib.sha256(said.encode()).hexdigest()

    def once(self, *, settled: bool) -> Self:
        """Return it as it says that everything on this machine is settled, or is not."""
        return replace(self, settled=settled)


def refuse_changed_lock(places: Places, said: str) -> None:
    """Refuse to write with a seal that is not the notebook's any more.

    Somebody locked it in another window, or unlocked it. ``said`` begins the sentence.

    Raises:
        NotKept: when that is so, or nobody can say.
    """
    try:
        found = KeyFile.read(places.notebook)
    except Spoilt as spoilt:
        raise NotKept(f"{said}: {places.notebook / KEY} {spoilt} Nothing was altered.") from None
    id_ = found.id if found and not found.opening else ""
    if id_ != places.seal.key_id:
        what = "was locked" if id_ else "was unlocked, or lost its key.json,"
        raise NotKept(
            f"{said}: the notebook {what} since it was opened here. What you see is safe as long "
            "as this window is open; copy what you need, leave, and open quietnet again."
        )
