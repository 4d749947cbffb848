"""Attachments: photographs that came with an import, beside the shelves; only ever added."""

import os
from collections.abc import Iterable, Mapping

from quietnet.domain.attachment import is_attachment
from quietnet.store.atomic import replace_file, sync_folder
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.problem import NotKept, not_kept
from quietnet.store.seal import NotOpened

_MOST = 64 * 1024 * 1024  # bytes of one file


def keep_attachments(places: Places, files: Mapping[str, bytes]) -> None:
    """Write files into the notebook by their paths, for the owner alone, before they are named.

    One that stands there already is left: its name tells its content. Undoing what brought a file
    leaves it where it is, so that bringing it back finds it.

    Raises:
        NotKept: when one cannot be written, or its path is not an attachment's.
    """
    notebook = places.notebook
    new = {path: data for path, data in files.items() if not _stands(places, path, data)}
    if not new:
        return
    try:
        for path, data in new.items():
            make_private_folder((notebook / path).parent)
            replace_file(notebook / path, places.seal.close(data, path), sync_each=False)
        if hasattr(os, "sync"):
            os.sync()  # one for all; a photograph each would take minutes
        for folder in {(notebook / path).parent for path in new}:
            sync_folder(folder)
    except OSError as error:
        raise not_kept(error, notebook) from error


def _stands(places: Places, path: str, data: bytes) -> bool:
    if not is_attachment(path):
        raise NotKept(
            f"Not kept: “{path:.80}” is no name for a photograph. What was kept before is safe."
        )
    file = places.notebook / path
    try:
        if not file.is_file() or file.is_symlink():
            return False
        size = file.stat().st_size
        # What locking adds to a file is of no fixed length.
        return size > len(data) if places.seal.key_id else size == len(data)
    except OSError:
        return False


def read_attachments(places: Places, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the files that stand at these paths; one that is gone or unreadable is left out."""
    found: dict[str, bytes] = {}
    for path in sorted(set(paths)):
        file = places.notebook / path
        try:
            if is_attachment(path) and file.is_file() and file.stat().st_size <= _MOST:
                found[path] = places.seal.open(file.read_bytes(), path)
        except (OSError, NotOpened):
            continue
    return found
