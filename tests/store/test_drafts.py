"""Drafts: word for word, one a window, offered when its window is gone."""

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import filelock
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.store import drafts as drafts_room
from quietnet.store.drafts import Drafts
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from tests.store.made import LATER, NOW
from tests.store.test_writing import POSIX, mode, umask

ID = "11111111-0000-4000-8000-000000000000"
HEAD: dict[str, Any] = {"people": [ID], "company": "unknown", "minutes": None, "kitchen": True}


def test_a_left_draft_is_offered_word_for_word(places: Places) -> None:
    window = Drafts(places, ID).begin()
    window.save("Yesterday: \ttea\n\n~ and half a thou", HEAD, NOW)
    window.release()
    (left,) = Drafts(places, ID).left()
    assert (left.text, left.head, left.saved) == (
        "Yesterday: \ttea\n\n~ and half a thou",
        HEAD,
        NOW,
    )
    assert left.path.parent == places.state(ID) / "drafts"


def test_what_is_no_draft_is_not_offered_and_left(places: Places) -> None:
    folder = places.state(ID) / "drafts"
    folder.mkdir(parents=True)
    for number, raw in enumerate(
        (b"{", b"[]", b"[" * 100_000, b'{"text": 1, "head": {}}', b"\xff")
    ):
        (folder / f"{number}.json").write_bytes(raw)
    window = Drafts(places, ID).begin()
    window.save("We spoke of pears.", HEAD, NOW)
    window.release()
    assert [left.text for left in Drafts(places, ID).left()] == ["We spoke of pears."]
    assert (folder / "2.json").read_bytes() == b"[" * 100_000


def test_nothing_is_on_disk_before_something_is_typed(places: Places, tmp_path: Path) -> None:
    window = Drafts(places, ID).begin()
    window.save(" \n", {}, NOW)
    window.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_living_windows_draft_is_not_offered(places: Places) -> None:
    first = Drafts(places, ID).begin()
    first.save("tea", {}, NOW)
    assert Drafts(places, ID).left() == ()
    first.release()
    second = Drafts(places, ID)
    (left,) = second.left()
    taken = second.take(left)
    assert taken is not None
    assert Drafts(places, ID).take(left) is None
    assert Drafts(places, ID).left() == ()
    taken.save("tea and bees", {}, LATER)
    taken.release()
    (left,) = second.left()
    assert left.text == "tea and bees"


def test_a_kept_note_leaves_no_draft(places: Places) -> None:
    drafts = Drafts(places, ID)
    window = drafts.begin()
    window.save("tea", HEAD, NOW)
    window.discard()
    assert drafts.left() == ()
    assert list((places.state(ID) / "drafts").iterdir()) == []
    window.save("another note", {}, LATER)
    window.release()
    assert [left.text for left in drafts.left()] == ["another note"]


def test_a_note_that_was_emptied_leaves_no_draft(places: Places) -> None:
    drafts = Drafts(places, ID)
    window = drafts.begin()
    window.save("tea", {}, NOW)
    window.save("", {}, NOW)
    window.release()
    assert drafts.left() == ()


def test_a_draft_that_somebody_took_or_discarded_is_not_given(places: Places) -> None:
    drafts = Drafts(places, ID)
    window = drafts.begin()
    window.save("tea", {}, NOW)
    window.release()
    (left,) = drafts.left()
    left.path.unlink()
    assert drafts.take(left) is None


def test_the_latest_is_offered_first_also_from_before_the_notebook_had_an_id(
    places: Places,
) -> None:
    before, after = Drafts(places).begin(), Drafts(places, ID).begin()
    before.save("first evening", {}, NOW)
    after.save("second evening", {}, LATER)
    before.release()
    after.release()
    assert [left.text for left in Drafts(places, ID).left()] == ["second evening", "first evening"]
    assert [left.text for left in Drafts(places).left()] == ["first evening"]


def test_the_same_words_are_written_once(places: Places) -> None:
    window = Drafts(places, ID).begin()
    window.save("tea", HEAD, NOW)
    before = window.path.stat()
    window.save("tea", dict(HEAD), LATER)
    assert window.path.stat() == before
    window.save("tea", {**HEAD, "minutes": 30}, LATER)
    assert window.path.stat() != before


TYPIST = textwrap.dedent(
    """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from quietnet.store.drafts import Drafts
    from quietnet.store.paths import Places

    root = Path(sys.argv[1])
    places = Places(root / "notebook", root / "state", root / "settings.toml")
    window = Drafts(places, sys.argv[2]).begin()
    window.save("half a sent", {"kitchen": True}, datetime.now(UTC))
    print("typed", flush=True)
    sys.stdin.readline()
    """
)


def test_a_killed_window_leaves_its_draft(places: Places, tmp_path: Path) -> None:
    typist = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path), ID],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    assert typist.stdout.readline() == "typed\n"
    assert Drafts(places, ID).left() == ()
    typist.kill()
    typist.communicate(timeout=30)
    (left,) = Drafts(places, ID).left()
    assert (left.text, left.head) == ("half a sent", {"kitchen": True})


@POSIX
def test_drafts_are_the_owners_alone(places: Places) -> None:
    with umask(0):
        window = Drafts(places, ID).begin()
        window.save("tea", {}, NOW)
    assert mode(window.path) == 0o600
    assert mode(window.path.parent) == 0o700


@pytest.mark.parametrize(
    "spoilt", [b"", b"{}", b"[]", b'{"text": 1, "head": {}, "saved": "2026-03-14T20:00:00Z"}']
)
def test_what_is_no_draft_is_passed_over_and_left(places: Places, spoilt: bytes) -> None:
    drafts = Drafts(places, ID)
    window = drafts.begin()
    window.save("tea", {}, NOW)
    window.release()
    other = window.path.with_name("other.json")
    other.write_bytes(spoilt)
    assert [left.text for left in drafts.left()] == ["tea"]
    assert other.read_bytes() == spoilt


def test_a_full_disk_is_told_and_the_next_try_works(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Drafts(places, ID).begin()

    def full(_handle: int, _words: Any) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        with pytest.raises(NotKept, match="The draft is not on disk: the disk is full"):
            window.save("tea", {}, NOW)
    window.save("tea", {}, NOW)
    window.release()
    assert [left.text for left in Drafts(places, ID).left()] == ["tea"]


def test_where_no_lock_can_be_made_a_draft_is_kept_all_the_same(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoLock(filelock.FileLock):
        def _acquire(self) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(drafts_room, "FileLock", NoLock)
    window = Drafts(places, ID).begin()
    window.save("tea", {}, NOW)
    (left,) = Drafts(places, ID).left()
    assert left.text == "tea"
    assert Drafts(places, ID).take(left) is not None


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(), min_size=1).filter(str.strip))
def test_any_text_comes_back_even_half_a_character(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    root = tmp_path_factory.mktemp("drafts")
    drafts = Drafts(Places(root / "notebook", root / "state", root / "settings.toml"), ID)
    window = drafts.begin()
    window.save(text, {"where": text}, NOW)
    window.release()
    (left,) = drafts.left()
    assert (left.text, left.head) == (text, {"where": text})
