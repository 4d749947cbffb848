"""Two processes at once: nobody loses a note, and a lock that cannot be had is told."""

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import filelock
import pytest
from filelock import FileLock

from quietnet.domain.change import Change
from quietnet.store import changes as changes_room
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from tests.store.made import kept, library, opened, person, read, shelf, talk

WRITER = textwrap.dedent(
    """
    import sys
    from datetime import UTC, date, datetime
    from pathlib import Path
    from quietnet.domain.change import Change
    from quietnet.domain.conversation import Conversation
    from quietnet.domain.person import Person
    from quietnet.store.library import Library
    from quietnet.store.paths import Places

    root, name = Path(sys.argv[1]), sys.argv[2]
    now = datetime.now(UTC)
    library = Library(Places(root / "notebook", root / "state", root / "settings.toml"))
    library.load()
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(50):
        note = Conversation.written(date(2026, 3, 1 + turn % 28), f"{name} {turn}", now)
        library.keep(Change((note, Person.named(f"{name} {turn}", now))))
    print(library.notebook_id)
    """
)


def test_two_processes_that_start_at_once_make_one_notebook_and_lose_nothing(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    writers = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for name in ("left", "right")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    ids = {writer.communicate(timeout=120)[0].strip() for writer in writers}
    assert [writer.returncode for writer in writers] == [0, 0]
    places = Places(tmp_path / "notebook", tmp_path / "state", tmp_path / "settings.toml")
    ours = library(places)
    loaded = ours.load()
    expected = {f"{name} {turn}" for name in ("left", "right") for turn in range(50)}
    assert {found.name for found in loaded.people} == expected
    assert {found.text for found in loaded.conversations} == expected
    assert loaded.problems == ()
    assert ids == {ours.notebook_id}


def test_a_busy_notebook_says_so_and_takes_it_later(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = kept(places, person())
    before = shelf(places).read_bytes()
    monkeypatch.setattr(changes_room, "alone", lambda lock: alone(lock, patience=0.05))
    with FileLock(places.state(ours.notebook_id) / "lock"):
        with pytest.raises(NotKept, match="another quietnet is busy"):
            ours.keep(Change((person("Grace Hopper"),)))
        assert shelf(places).read_bytes() == before
        assert read(places).problems == ()
    ours.keep(Change((person("Grace Hopper"),)))
    assert len(read(places).people) == 2


def test_litter_is_left_while_somebody_writes(places: Places) -> None:
    ours = kept(places, person())
    litter = places.notebook / ".notebook.json.4242.0123456789abcdef.tmp"
    litter.write_bytes(b"{")
    with FileLock(places.state(ours.notebook_id) / "lock"):
        opened(places)
        assert litter.exists()
    opened(places)
    assert not litter.exists()


@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOLCK, "No locks available"), NotImplementedError()]
)
def test_where_no_lock_can_be_made_the_notebook_opens_for_reading(
    places: Places, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    ana = person()
    ours = kept(places, ana)

    class NoLock(filelock.FileLock):
        def _acquire(self) -> None:
            raise fault

    monkeypatch.setattr(filelock, "FileLock", NoLock)
    assert read(places).people == (ana,)
    with pytest.raises(NotKept, match="open for reading only, because it cannot be locked") as told:
        ours.keep(Change((person("Grace Hopper"),)))
    assert str(places.state(ours.notebook_id)) in str(told.value)


def test_a_state_folder_that_cannot_be_made_opens_for_reading(places: Places) -> None:
    ana = person()
    kept(places, ana)
    elsewhere = Places(places.notebook, places.settings.parent / "state", places.settings)
    elsewhere.state_root.parent.write_bytes(b"a file where a folder should be")
    assert read(elsewhere).people == (ana,)
    with pytest.raises(NotKept, match="open for reading only"):
        opened(elsewhere).keep(Change((person("Grace Hopper"),)))


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes into read-only folders"
)
def test_a_read_only_folder_opens_for_reading(places: Places) -> None:
    ana = person()
    ours = kept(places, ana)
    places.notebook.chmod(0o500)
    try:
        assert read(places).people == (ana,)
        with pytest.raises(NotKept, match="it cannot be written to"):
            ours.keep(Change((person("Grace Hopper"),)))
    finally:
        places.notebook.chmod(0o700)
    assert read(places).people == (ana,)


def test_a_notebook_that_cannot_be_begun_says_where(places: Places) -> None:
    places.notebook.write_bytes(b"a file where a folder should be")
    with pytest.raises(NotKept, match="Not kept"):
        opened(places).keep(Change((person(),)))
    assert places.notebook.read_bytes() == b"a file where a folder should be"


def test_a_month_that_cannot_be_begun_says_where(places: Places) -> None:
    ours = kept(places, person())
    (places.notebook / "conversations").write_bytes(b"a file where a folder should be")
    with pytest.raises(NotKept, match="Not kept"):
        ours.keep(Change((talk(),)))
