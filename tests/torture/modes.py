"""T7: whatever the umask, the links and the permissions; private, linked still, or a sentence."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from tests.torture.books import NOW, Book, Maker
from tests.torture.damaging import lived_in

UMASKS = (0o000, 0o002, 0o007, 0o022, 0o027, 0o077, 0o177, 0o277, 0o777)


@dataclass
class Scenes:
    """How many scenes were played, and what was wrong in which."""

    played: int = 0
    wrong: dict[str, str] = field(default_factory=dict)

    def play(self, name: str, scene: Callable[[], str]) -> None:
        """Play one scene and remember what was wrong in it."""
        self.played += 1
        try:
            wrong = scene()
        except Exception as error:  # noqa: BLE001 - a traceback is what is looked for
            wrong = f"traceback: {type(error).__name__}: {error}"
        if wrong:
            self.wrong[name] = wrong


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Have another umask for a while."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    """Return the permissions of what stands at a path, of the link itself where it is one."""
    return stat.S_IMODE(path.lstat().st_mode)


def private(make: Maker, root: Path, mask: int) -> str:
    """Keep much under a umask; return what somebody else could look into."""
    root.mkdir(parents=True)
    with umask(mask):
        found = lived_in(make, root)
        book = make(root)
        note = next(iter(found.records.values()))
        book.keep(Change((note.changed(NOW),)), copy_first=True)
        book.undo()
    open_to_others = [
        f"{path.relative_to(root)} {mode(path):04o}"
        for path in sorted(root.rglob("*"))
        if mode(path) != (0o700 if path.is_dir() else 0o600)
    ]
    return f"not private: {open_to_others[0]}" if open_to_others else ""


def stricter(make: Maker, root: Path) -> str:
    """Keep a stricter choice of the owner's, and tighten a looser file."""
    first, month, book = _begun(make, root)
    first.chmod(0o400)
    month.chmod(0o664)
    _write(book)
    return "" if (mode(first), mode(month)) == (0o400, 0o600) else "the choice was not kept"


def linked(make: Maker, root: Path, how: str) -> str:
    """Keep through a link, which then still is one."""
    first, _, book = _begun(make, root)
    away = root / "synced"
    away.mkdir()
    real = away / "people.json"
    first.rename(real)
    if how == "relative":
        first.symlink_to("../synced/people.json")
    elif how == "absolute":
        first.symlink_to(real)
    else:
        (root / "step").symlink_to("synced/people.json")
        (root / "notebook" / "hop").symlink_to(root / "step")
        first.symlink_to("hop")
    said = first.readlink()
    _write(book)
    if not first.is_symlink() or first.readlink() != said:
        return "the link is gone"
    if b"One More" not in real.read_bytes() or list(away.iterdir()) != [real]:
        return "it was not kept where the link leads"
    return _still_there(make, root)


def linked_folder(make: Maker, root: Path) -> str:
    """Keep in a notebook whose folder is a link."""
    _begun(make, root)
    (root / "notebook").rename(root / "elsewhere")
    (root / "notebook").symlink_to("elsewhere")
    _write(make(root))
    return "" if (root / "notebook").is_symlink() and not _still_there(make, root) else "not kept"


def dangling(make: Maker, root: Path) -> str:
    """Refuse to write through a link to nothing, in a sentence, and make nothing there."""
    first, _, _ = _begun(make, root)
    first.rename(root / "away.json")
    first.symlink_to(root / "not there" / "notebook.json")
    return _refused(make, root, first) or ("made" if (root / "not there").exists() else "")


def not_a_file(make: Maker, root: Path, what: str) -> str:
    """Meet something else where a shelf should be without waiting for it."""
    _, month, _ = _begun(make, root)
    month.unlink()
    if what == "a pipe":
        os.mkfifo(month)
    elif what == "a folder":
        month.mkdir()
    elif what == "a link to itself":
        month.symlink_to(month)
    else:
        month.symlink_to("/dev/zero")
    return _refused(make, root, month)


def read_only(make: Maker, root: Path) -> str:
    """Open for reading a notebook in a folder that cannot be written to, and say why."""
    first, _, _ = _begun(make, root)
    (root / "notebook").chmod(0o500)
    try:
        book = make(root)
        found = book.read()
        if not found.records or found.problems:
            return "it was not opened for reading"
        said = _said(book)
    finally:
        (root / "notebook").chmod(0o700)
    fits = "Not kept" in said and str(first.parent) in said
    return "" if fits else f"no sentence: {said}"


def not_for_reading(make: Maker, root: Path) -> str:
    """Tell of a shelf that may not be read, and open all else."""
    _, month, _ = _begun(make, root)
    month.chmod(0)
    wrong = _refused(make, root, month)
    month.chmod(0o600)
    return wrong


def _begun(make: Maker, root: Path) -> tuple[Path, Path, Book]:
    lived_in(make, root)
    notebook = root / "notebook"
    first, month = notebook / "notebook.json", notebook / "conversations" / "2026-03.json"
    if not first.exists():
        first = month = notebook / "stock.json"
    return first, month, make(root)


def _more() -> Change:
    note = Conversation.written(date(2026, 3, 30), "Here.", NOW)
    return Change((Person.named("One More", NOW), note))


def _write(book: Book) -> None:
    book.keep(_more())


def _still_there(make: Maker, root: Path) -> str:
    found = make(root).read()
    names = {record.name for record in found.records.values() if isinstance(record, Person)}
    if found.problems or not names >= {"Ana Ruiz", "Bo Li", "One More"}:
        return "something is lost"
    return ""


def _refused(make: Maker, root: Path, path: Path) -> str:
    """Return what is wrong where a shelf must be told of and not be written to."""
    before = path.lstat()
    book = make(root)
    if not book.read().problems:
        return "not told"
    said = _said(book)
    after = path.lstat()
    if (before.st_ino, before.st_mode) != (after.st_ino, after.st_mode):
        return "it was replaced"
    return "" if "Not kept" in said and str(path) in said else f"no sentence: {said}"


def _said(book: Book) -> str:
    try:
        _write(book)
    except Refused as refused:
        return str(refused)
    return "it was kept"


def play_open(make: Maker, root: Path) -> Scenes:
    """Keep much under every umask."""
    scenes = Scenes()
    for mask in UMASKS:
        scenes.play(f"umask {mask:04o}", partial(private, make, root / f"umask {mask:04o}", mask))
    return scenes


def play_all(make: Maker, root: Path) -> Scenes:
    """Play every scene but those that root cannot see fail."""
    scenes = play_open(make, root)
    scenes.play("a stricter choice", lambda: stricter(make, root / "stricter"))
    for how in ("relative", "absolute", "chained"):
        name = f"a {how} link"
        scenes.play(name, partial(linked, make, root / name, how))
    scenes.play("a linked folder", lambda: linked_folder(make, root / "linked folder"))
    scenes.play("a dangling link", lambda: dangling(make, root / "dangling"))
    for what in ("a pipe", "a folder", "a link to itself", "a device"):
        scenes.play(what, partial(not_a_file, make, root / what, what))
    return scenes


def play_closed(make: Maker, root: Path) -> Scenes:
    """Play the scenes of permissions, which only an ordinary user can see."""
    scenes = Scenes()
    scenes.play("a folder for reading", lambda: read_only(make, root / "for reading"))
    scenes.play("a shelf not for reading", lambda: not_for_reading(make, root / "not for reading"))
    return scenes
