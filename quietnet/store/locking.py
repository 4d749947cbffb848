"""Locking: a notebook locked with a passphrase, opened with it, unlocked, and locked anew."""

import unicodedata
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from quietnet.domain.record import new_id
from quietnet.domain.refusal import Refused
from quietnet.store.age import Identity, NotDecrypted, new_identity, unwrap, wrap
from quietnet.store.key_file import KEY, KeyFile, Spoilt
from quietnet.store.library import Library
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept, why
from quietnet.store.seal import PLAIN, Sealed, is_sealed
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import NOTEBOOK, notebook_id_of, shelf_path
from quietnet.store.storage import ShelfStorage
from quietnet.store.turning import turn

_ENOUGH = 64  # bytes that tell whether a file is locked
_OF = "# quietnet notebook "
_NONE = "There is no notebook in {} yet. Keep something first, then lock it."
_LOST = (
    "The notebook is locked and cannot be opened: {} Without its key nobody can read it, whatever "
    "the passphrase. {}"
)
_THERE = "This machine has a copy of the key: put {} back in its place."
_NOWHERE = "Put key.json back from another machine, a backup, or your sync program’s history."


class WrongPassphrase(Refused):
    """What was typed does not open this notebook."""


def key_of(places: Places) -> KeyFile | None:
    """Return the key that has to be opened before a notebook can be read, None where none has.

    Raises:
        Refused: when the notebook is locked and its key is lost or damaged, with what helps.
    """
    path = places.notebook / KEY
    try:
        found = KeyFile.read(places.notebook)
    except Spoilt as spoilt:
        raise Refused(_lost(places, f"{path} {spoilt}")) from None
    if found is None and _is_locked(places.notebook):
        raise Refused(_lost(places, f"{path} is not there."))
    return found or _left_here(places)


def _is_locked(notebook: Path) -> bool:
    with suppress(OSError), shelf_path(notebook, NOTEBOOK).open("rb") as file:
        return is_sealed(file.read(_ENOUGH))
    return False


def _lost(places: Places, what: str) -> str:
    copies = [path for path in _keys_here(places) if _can_be_read(path)]
    return _LOST.format(what, _THERE.format(copies[0]) if len(copies) == 1 else _NOWHERE)


def _keys_here(places: Places) -> list[Path]:
    """Return the keys that this machine keeps, each of a notebook that is or was locked."""
    with suppress(OSError):
        return sorted(places.state_root.glob(f"*/{KEY}"))
    return []


def _can_be_read(path: Path) -> bool:
    try:
        return KeyFile.read(path.parent) is not None
    except Spoilt:
        return False


def _left_here(places: Places) -> KeyFile | None:
    """Return the key of a notebook that was unlocked elsewhere: here, some is locked still."""
    if not _keys_here(places):
        return None
    with suppress(Unreadable, Spoilt):
        shelf = ShelfStorage(shelf_path(places.notebook, NOTEBOOK), NOTEBOOK, PLAIN)
        id_ = notebook_id_of(shelf.read() or {})
        found = KeyFile.read(places.state(id_)) if id_ else None
        return replace(found, opening=True) if found else None
    return None


def open_with(places: Places, key: KeyFile, passphrase: str) -> Places:
    """Return the places with the seal that a passphrase opens; takes about a second.

    What an ended process left half locked, or half unlocked, is finished where nobody else is
    busy with the notebook.

    Raises:
        WrongPassphrase: when it is another.
        Refused: when what opens it is not installed.
    """
    return open_known(places, key, _identity(key, passphrase))


def open_known(places: Places, key: KeyFile, identity: str) -> Places:
    """Return the places with the seal of an identity that is known, as ``open_with`` does."""
    opened = replace(places, seal=_seal(key, identity))
    with suppress(NotKept):
        _settle(opened, key)
    return opened


def opens(key: KeyFile, passphrase: str) -> bool:
    """Whether a passphrase is the one; takes about a second."""
    try:
        _identity(key, passphrase)
    except WrongPassphrase:
        return False
    return True


def _seal(key: KeyFile, identity: str) -> Sealed:
    return Sealed(Identity(identity), key.notebook, key.id, opens_only=key.opening)


def _identity(key: KeyFile, passphrase: str) -> str:
    """Return the identity that a key holds, as age writes it.

    Raises:
        WrongPassphrase: when the passphrase is another.
    """
    try:
        said = unwrap(key.wrapped, _as_typed(passphrase)).splitlines()
    except NotDecrypted:
        raise WrongPassphrase("That is not the passphrase of this notebook.") from None
    if f"{_OF}{key.notebook}" not in said:
        raise WrongPassphrase("This key.json belongs to another notebook.")
    return next(line for line in said if line and not line.startswith("#"))


def _wrapped(identity: str, notebook_id: str, passphrase: str) -> str:
    return wrap(f"{_OF}{notebook_id}\n{identity}\n", _as_typed(passphrase))


def _as_typed(passphrase: str) -> str:
    """Return a passphrase as every keyboard and system gives it."""
    typed = unicodedata.normalize("NFC", passphrase)
    if not typed:
        raise WrongPassphrase("A passphrase has at least one letter.")
    return typed


def lock(places: Places, passphrase: str) -> Places:
    """Lock a notebook, all of it, and return its places as they are opened now.

    Raises:
        Refused: when there is none, it is locked already, or what locks it is not installed.
        NotKept: when it could not all be done; it goes on when the notebook is opened next.
    """
    return lock_with(places, new_identity(), passphrase)


def lock_with(places: Places, identity: str, passphrase: str) -> Places:
    """Lock a notebook with an identity of one's own, as ``lock`` does with a new one."""
    library = Library(places)
    library.load()
    id_ = library.notebook_id
    if not id_:
        raise Refused(_NONE.format(places.notebook))
    key = KeyFile(id_, new_id(), _wrapped(identity, id_, passphrase))
    opened = replace(places, seal=_seal(key, identity))
    with alone(places.state(id_) / "lock"):
        if KeyFile.read(places.notebook):
            raise Refused("The notebook is locked already.")
        key.write(places.notebook)
        key.write(places.state(id_))
        _turn(opened, key)
    return opened


def unlock(places: Places, key: KeyFile, passphrase: str) -> Places:
    """Make a locked notebook plain again, all of it, and return its places.

    Raises:
        WrongPassphrase: when it is not the passphrase.
        NotKept: when it could not all be done; it goes on when the notebook is opened next.
    """
    key = replace(key, opening=True)
    opened = replace(places, seal=_seal(key, _identity(key, passphrase)))
    with alone(places.state(key.notebook) / "lock"):
        key.write(places.notebook)
        key.once(settled=False).write(places.state(key.notebook))
        _turn(opened, key)
    return replace(places, seal=PLAIN)


def change_passphrase(places: Places, key: KeyFile, before: str, after: str) -> None:
    """Wrap a notebook's identity with another passphrase; nothing else is written anew.

    Raises:
        WrongPassphrase: when the one before is not the passphrase.
        NotKept: when the disk did not take it; the one before still opens the notebook.
    """
    identity = _identity(key, before)
    anew = replace(key, wrapped=_wrapped(identity, key.notebook, after))
    with alone(places.state(key.notebook) / "lock"):
        anew.once(settled=False).write(places.notebook)
        anew.once(settled=True).write(places.state(key.notebook))


def _settle(places: Places, key: KeyFile) -> None:
    """Bring everything on this machine to what the key says, unless it is so already."""
    state = places.state(key.notebook)
    own = _own(state)
    if own and own.settled and own.id == key.id and not key.opening:
        if own.wrapped != key.wrapped:
            key.once(settled=True).write(state)
        return
    with alone(state / "lock", patience=0):
        if own and own.id != key.id:  # what it locked is told apart, and left
            (state / KEY).replace(state / f"key-{own.id}.json")
        key.once(settled=False).write(state)
        _turn(places, key)


def _own(state: Path) -> KeyFile | None:
    try:
        return KeyFile.read(state)
    except Spoilt:
        return None


def _turn(places: Places, key: KeyFile) -> None:
    """Turn every file, and say so, or let the key go where nothing is locked any more."""
    state = places.state(key.notebook)
    turn(places, key.notebook)
    if not key.opening:
        key.once(settled=True).write(state)
        return
    try:
        (places.notebook / KEY).unlink(missing_ok=True)
        (state / KEY).unlink(missing_ok=True)
    except OSError as error:
        raise NotKept(f"Not done yet: {why(error)} ({error.filename}).") from error
