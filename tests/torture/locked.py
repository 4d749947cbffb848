"""T11: a locked notebook; a wrong passphrase, turned bits and cuts, and locking that is ended."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.refusal import Refused
from quietnet.store.key_file import KeyFile
from quietnet.store.locking import WrongPassphrase, key_of, lock_with, open_with, unlock
from quietnet.store.seal import is_sealed
from tests.torture.books import KNOWN, SECRET, LockedBook, OurBook, places_in
from tests.torture.crash_states import crash_states
from tests.torture.damage import Damaged, of_any_file
from tests.torture.damaging import lived_in, open_each
from tests.torture.recorder import Recorder
from tests.torture.verdict import Allowed, judge, no_waiting_for_the_disk, put_on_disk

MARKER = b"We spoke of"  # begins every text that ``lived_in`` keeps


@dataclass
class Locked:
    """How often something was tried on a locked notebook, and what was wrong afterwards."""

    tried: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def count(self, wrong: str, times: int = 1) -> None:
        """Count a case by what was wrong with it, nothing where that is empty."""
        self.tried += times
        if wrong:
            self.wrong[wrong] += 1


def plain_hits(root: Path) -> list[str]:
    """Return the files under a folder in which a word of the notebook can be read."""
    files = (path for path in root.rglob("*") if path.is_file())
    return [path.name for path in files if MARKER in path.read_bytes()]


def damage_many(root: Path, most: int) -> Locked:
    """Open a locked notebook whose shelves, or whose key, were damaged so often."""
    found = Locked()

    def damages(raw: bytes) -> Iterable[Damaged]:
        return of_any_file(raw, most)

    for place, shelf in enumerate(("notebook.json", "conversations/2026-03.json")):
        files = open_each(LockedBook, root / str(place), f"notebook/{shelf}", damages)
        found.tried += files.opened
        found.wrong.update({f"{shelf}, {files.first[what]}": n for what, n in files.wrong.items()})
    for damaged in of_any_file(_key_of_a_new_one(root / "key"), most):
        (root / "key" / "notebook" / "key.json").write_bytes(damaged.raw)
        found.count(_met(root / "key", damaged))
    found.count(_refused(root / "key"))
    return found


def _key_of_a_new_one(root: Path) -> bytes:
    lived_in(LockedBook, root)
    return (root / "notebook" / "key.json").read_bytes()


def _met(root: Path, damaged: Damaged) -> str:
    """Return what is wrong with how a damaged key is met."""
    path = root / "notebook" / "key.json"
    try:
        found = key_of(places_in(root))
    except WrongPassphrase:
        return f"{damaged.what}: told as a wrong passphrase"
    except Refused as refused:
        told = str(path) in str(refused)
        same = path.read_bytes() == damaged.raw
        return "" if told and same else f"{damaged.what}: no sentence, or the key was changed"
    except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
        return f"{damaged.what}: {type(error).__name__}"
    good = KeyFile.read(places_in(root).state(found.notebook)) if found else None
    return "" if good and found and good.wrapped == found.wrapped else f"{damaged.what}: taken"


def _refused(root: Path) -> str:
    """Return what is wrong with how a wrong passphrase is met."""
    (state,) = (path for path in (root / "state").iterdir() if (path / "key.json").exists())
    (root / "notebook" / "key.json").write_bytes((state / "key.json").read_bytes())
    places = places_in(root)
    key = key_of(places)
    assert key
    try:
        open_with(places, key, f"not {KNOWN}")
    except WrongPassphrase:
        opened = open_with(places, key, KNOWN)
        return "" if opened.seal.key_id == key.id else "the passphrase does not open"
    return "a wrong passphrase opens"


def end_locking(root: Path, way: str, most: int) -> Locked:
    """Lock, or unlock, and judge so many of the states that an ending can leave; 0 for all."""
    ended = Locked()
    root.mkdir(parents=True)
    with no_waiting_for_the_disk():
        lived_in(OurBook if way == "lock" else LockedBook, root)
        said = LockedBook(root).read().plain()
        recorder = Recorder(root)
        recorder.record(partial(_WAYS[way], root))
        states = list(crash_states(recorder.start, recorder.events))
        for state in states[:: max(1, len(states) // most) if most else 1]:
            put_on_disk(state.disk, root)
            wrong = judge(LockedBook, root, Allowed(said, said), told=False)
            ended.count(f"{way}, {state.model}: {wrong}" if wrong else _left(root, way))
    return ended


def _lock(root: Path) -> None:
    lock_with(places_in(root), SECRET, KNOWN)


def _unlock(root: Path) -> None:
    places = places_in(root)
    key = key_of(places)
    assert key
    unlock(places, key, KNOWN)


_WAYS: dict[str, Callable[[Path], None]] = {"lock": _lock, "unlock": _unlock}


def _left(root: Path, way: str) -> str:
    """Return what lies the wrong way after a notebook was opened again."""
    begun = (root / "notebook" / "key.json").exists()
    if begun:
        return f"{way}: plain words in {plain_hits(root)}" if plain_hits(root) else ""
    sealed = [path.name for path in root.rglob("*") if path.is_file() and _is_sealed(path)]
    return f"{way}: locked, and no key: {sealed}" if sealed else ""


def _is_sealed(path: Path) -> bool:
    return is_sealed(path.read_bytes())


def search(root: Path) -> tuple[Locked, int]:
    """Look for plain words in a locked notebook that was lived in; and in a plain one."""
    found = Locked()
    lived_in(LockedBook, root / "locked")
    book = LockedBook(root / "locked")
    talks = [record for record in book.read().records.values() if hasattr(record, "text")]
    book.keep(Change((talks[0].changed(talks[0].updated, text="We spoke of pears."),)))
    book.keep(Change(forget=(talks[1].id,)), copy_first=True)
    book.undo()
    book.restore()
    hits = plain_hits(root / "locked")
    found.count(f"plain words in {hits}" if hits else "")
    lived_in(OurBook, root / "plain")
    return found, len(plain_hits(root / "plain"))
