"""The order of writing: whatever fails, the last kept bytes stand whole."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.store import atomic
from quietnet.store.atomic import replace_file
from quietnet.store.paths import Places, make_private_folder
from quietnet.store.problem import NotKept
from tests.store.made import LATER, kept, opened, person, read, shelf, talk

POSIX = pytest.mark.skipif(os.name == "nt", reason="modes and links as POSIX has them")
CALLS = ("open", "write", "fsync", "close", "replace", "unlink")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Record every file call with the name it works on."""
    calls: list[tuple[str, str]] = []
    names: dict[int, str] = {}

    def record(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(first: Any, *rest: Any, **more: Any) -> Any:
            on = names.get(first, "?") if isinstance(first, int) else Path(first).name
            found = real(first, *rest, **more)
            if name == "open":
                names[found] = on
            calls.append((name, on))
            return found

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, record(name, getattr(os, name)))
    return calls


def failing(
    monkeypatch: pytest.MonkeyPatch, call: str, number: int, when: Callable[[Any], bool]
) -> None:
    """Have a file call fail as the disk would, on handles or paths that ``when`` picks."""
    real = getattr(os, call)

    def fail(first: Any, *rest: Any, **more: Any) -> Any:
        if when(first):
            raise OSError(number, os.strerror(number))
        return real(first, *rest, **more)

    monkeypatch.setattr(os, call, fail)


def is_folder(handle: Any) -> bool:
    return isinstance(handle, int) and stat.S_ISDIR(os.fstat(handle).st_mode)


def is_file(handle: Any) -> bool:
    return not is_folder(handle)


@POSIX
def test_the_order_is_write_sync_close_replace_sync_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = recorded(monkeypatch)
    replace_file(tmp_path / "shelf.json", b"words")
    temporary = calls[0][1]
    assert temporary.startswith(f".shelf.json.{os.getpid()}.")
    assert temporary.endswith(".tmp")
    assert calls == [
        ("open", temporary),
        ("write", temporary),
        ("fsync", temporary),
        ("close", temporary),
        ("replace", temporary),
        ("open", tmp_path.name),
        ("fsync", tmp_path.name),
        ("close", tmp_path.name),
    ]


def test_a_disk_that_takes_little_at_a_time_gets_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    words = bytes(range(256)) * 5
    stamp = replace_file(tmp_path / "shelf.json", words)
    assert (tmp_path / "shelf.json").read_bytes() == words
    assert stamp == atomic.Stamp.of((tmp_path / "shelf.json").stat())


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_fault_leaves_the_old_bytes_and_says_so(
    places: Places, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    note = talk()
    ours = kept(places, note)
    before = shelf(places, "2026-03").read_bytes()
    changed = note.changed(LATER, text="We spoke of honey.")
    with monkeypatch.context() as broken:
        if call == "open":
            failing(broken, call, number, lambda path: str(path).endswith(".tmp"))
        elif call == "replace":
            failing(broken, call, number, lambda _: True)
        else:
            failing(broken, call, number, is_file)
        with pytest.raises(NotKept, match=r"^Not kept: .*2026-03\.json\)\. What was kept before"):
            ours.keep(Change((changed,)))
    assert shelf(places, "2026-03").read_bytes() == before
    assert [path.name for path in shelf(places, "2026-03").parent.iterdir()] == ["2026-03.json"]
    assert not ours.look()
    assert ours.keep(Change((changed,))).put == (changed,)
    assert read(places).conversations == (changed,)


@POSIX
def test_a_folder_that_does_not_confirm_means_not_kept(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = talk()
    ours = kept(places, note)
    changed = note.changed(LATER, text="We spoke of honey.")
    with monkeypatch.context() as broken:
        failing(broken, "fsync", errno.EIO, is_folder)
        with pytest.raises(NotKept, match="the disk reported a fault"):
            ours.keep(Change((changed,)))
    ours.keep(Change((changed,)))
    assert read(places).conversations == (changed,)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_that_knows_no_sync_is_trusted(
    places: Places, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    failing(monkeypatch, "fsync", number, lambda _: True)
    ana = person()
    kept(places, ana)
    assert read(places).people == (ana,)


@POSIX
@pytest.mark.parametrize("number", [None, errno.ENOTSUP, errno.EIO])
def test_the_full_sync_of_macos_is_asked_for_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None
) -> None:
    fcntl = pytest.importorskip("fcntl")
    asked: list[str] = []

    def full_sync(_handle: int, command: int) -> None:
        assert command == 51
        asked.append("full")
        if number:
            raise OSError(number, "full sync")

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    monkeypatch.setattr(os, "fsync", lambda _: asked.append("plain"))
    path = tmp_path / "shelf.json"
    if number == errno.EIO:
        with pytest.raises(OSError, match="full sync"):
            replace_file(path, b"words")
        assert not path.exists()
    else:
        replace_file(path, b"words")
        assert asked == (["full", "plain"] * 2 if number else ["full"] * 2)


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_folders_and_files_are_the_owners_alone_whatever_the_umask(
    places: Places, mask: int
) -> None:
    with umask(mask):
        kept(places, person(), talk())
    state = places.state_root
    for path in (*places.notebook.rglob("*"), *state.rglob("*"), places.notebook, state):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


@POSIX
def test_a_stricter_choice_is_kept_and_a_looser_file_is_not(places: Places) -> None:
    ours = kept(places, person(), talk())
    shelf(places).chmod(0o400)
    shelf(places, "2026-03").chmod(0o664)
    places.notebook.chmod(0o755)
    ours.keep(Change((person("Grace Hopper"), talk())))
    assert mode(shelf(places)) == 0o400
    assert mode(shelf(places, "2026-03")) == 0o600
    assert mode(places.notebook) == 0o755


@POSIX
def test_a_linked_shelf_stays_a_link(places: Places, tmp_path: Path) -> None:
    ours = kept(places, person())
    real = tmp_path / "synced" / "people.json"
    real.parent.mkdir()
    shelf(places).rename(real)
    (tmp_path / "step").symlink_to(real)
    shelf(places).symlink_to("../step")
    ours.keep(Change((person("Grace Hopper"),)))
    assert shelf(places).is_symlink()
    assert len(read(places).people) == 2
    assert b"Grace Hopper" in real.read_bytes()
    assert [path.name for path in real.parent.iterdir()] == ["people.json"]


@POSIX
def test_a_linked_notebook_folder_is_one_notebook(places: Places, tmp_path: Path) -> None:
    kept(places, person())
    (tmp_path / "link").symlink_to(places.notebook)
    linked = Places(tmp_path / "link", places.state_root, places.settings)
    assert linked.first_lock == places.first_lock
    kept(linked, person("Grace Hopper"))
    assert len(read(places).people) == 2


def test_what_an_ended_process_left_is_swept_and_nothing_else(places: Places) -> None:
    kept(places, person(), talk())
    ours = [
        places.notebook / ".notebook.json.4242.0123456789abcdef.tmp",
        places.notebook / "conversations" / ".2026-03.json.4242.0123456789abcdef.tmp",
    ]
    others = [places.notebook / ".notebook.json.tmp", places.notebook / "notes.tmp"]
    for path in (*ours, *others):
        path.write_bytes(b"{")
    opened(places)
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in others)


def test_a_file_in_the_way_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        make_private_folder(tmp_path / "file" / "folder")


def test_a_long_name_leaves_room_for_its_temporary_one(tmp_path: Path) -> None:
    path = tmp_path / ("日" * 83 + ".md")
    replace_file(path, b"words")
    assert path.read_bytes() == b"words"
