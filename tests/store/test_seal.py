"""The seal: what it closes only it opens, whole, and in its own place."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.refusal import Refused
from quietnet.store.age import Identity, NotDecrypted, new_identity
from quietnet.store.check import check
from quietnet.store.history import History
from quietnet.store.history_file import as_line, from_line, turned_lines
from quietnet.store.key_file import KEY
from quietnet.store.locking import key_of, unlock
from quietnet.store.paths import Places
from quietnet.store.seal import PLAIN, NoKey, NotOpened, Sealed, is_sealed
from quietnet.store.wastebasket import lying
from tests.store.locked import PASSPHRASE, library, locked, opened_anew, quickly, says
from tests.store.made import LATER, NOW, kept, person, shelf, talk

__all__ = ["quickly"]  # a fixture
pytestmark = pytest.mark.usefixtures("quickly")

ID = "00000000-0000-4000-8000-000000000000"
IDENTITY = Identity(new_identity())
SEAL = Sealed(IDENTITY, ID, "key")


@given(st.binary(max_size=2000), st.sampled_from(["notebook", "2026-03", "history"]))
def test_what_it_closes_it_opens(data: bytes, name: str) -> None:
    closed = SEAL.close(data, name)
    assert is_sealed(closed)
    assert SEAL.open(closed, name) == data
    assert not data or data not in closed or len(data) < 3
    with pytest.raises(NotOpened):
        SEAL.open(closed, "2026-04")
    with pytest.raises(NoKey):
        PLAIN.open(closed, name)


@given(st.binary(max_size=300), st.integers(0, 10**6), st.integers(0, 7))
def test_a_turned_bit_or_a_cut_is_never_opened(data: bytes, where: int, bit: int) -> None:
    closed = SEAL.close(data, "notebook")
    place = where % len(closed)
    turned = bytearray(closed)
    turned[place] ^= 1 << bit
    for spoilt in (bytes(turned), closed[:place]):
        if is_sealed(spoilt):  # what does not look locked is no shelf, and told as that
            with pytest.raises(NotOpened):
                SEAL.open(spoilt, "notebook")


def test_another_notebook_or_key_opens_nothing() -> None:
    closed = SEAL.close(b"words", "notebook")
    with pytest.raises(NotOpened, match="another file"):
        Sealed(IDENTITY, ID.replace("8", "9"), "key").open(closed, "notebook")
    with pytest.raises(NotOpened, match="another key"):
        Sealed(Identity(new_identity()), ID, "key").open(closed, "notebook")
    with pytest.raises(NotDecrypted):
        Identity("no identity")


def test_while_it_is_unlocked_what_is_written_is_plain() -> None:
    opening = Sealed(IDENTITY, ID, "key", opens_only=True)
    assert opening.close(b"words", "notebook") == b"words"
    assert opening.open(SEAL.close(b"words", "notebook"), "notebook") == b"words"
    assert opening.key_id == ""


def test_lines_of_the_history_are_closed_one_by_one() -> None:
    line = as_line(b'{"a": 1}', SEAL)
    assert line.count(b"\n") == 1
    assert from_line(line, SEAL) == b'{"a": 1}'
    for damaged in (b"no base64 \xff\n", line[:-9] + b"\n", b"AAAA\n"):
        with pytest.raises(NotOpened):
            from_line(damaged, SEAL) if damaged != b"AAAA\n" else _refuse(damaged)
    done, torn, odd = b'{"done":"x"}\n', b'{"torn": ', b"something else\n"
    there = turned_lines(b'{"a": 1}\n' + done + odd + torn, SEAL)
    assert b'"a"' not in there
    assert b"something else" not in there
    assert there.count(b"\n") == 3
    assert turned_lines(there, SEAL) == there
    assert turned_lines(there, SEAL, back=True) == b'{"a": 1}\n' + done + odd


def _refuse(raw: bytes) -> None:
    """What is base64 of something that was never locked is told when it is read as JSON."""
    assert from_line(raw, SEAL) == b"\0\0\0"
    raise NotOpened


# On disk


def lived_in(places: Places) -> Places:
    ana = person()
    ours = kept(places, ana, talk(people=(ana.id,)), talk(date(2026, 2, 1)))
    ours.keep(Change((talk(date(2026, 2, 3)),)))
    ours.copies.daily(NOW)
    return locked(places)


def test_a_shelf_in_another_s_place_is_told_and_left(places: Places) -> None:
    opened = lived_in(places)
    raw = shelf(places, "2026-02").read_bytes()
    shelf(places, "2026-03").write_bytes(raw)
    (problem,) = library(opened).problems
    assert problem.where == "conversations/2026-03.json"
    assert "put in the place of another file" in problem.what
    assert shelf(places, "2026-03").read_bytes() == raw
    shelf(places).write_bytes(raw)
    assert "put in the place of another" in library(opened).problems[0].what


def test_a_damaged_locked_shelf_is_mended_from_its_locked_copy(places: Places) -> None:
    opened = lived_in(places)
    before = says(opened)
    raw = shelf(places, "2026-03").read_bytes()
    shelf(places, "2026-03").write_bytes(raw[:-1])
    assert "is damaged" in library(opened).problems[0].what
    assert not check(opened, LATER).ok
    assert check(opened, LATER, repair=True).ok
    assert says(opened) == before
    assert is_sealed(shelf(places, "2026-03").read_bytes())


def test_the_folder_may_be_moved(places: Places, tmp_path: Path) -> None:
    before = says(lived_in(places))
    shutil.move(places.notebook, tmp_path / "elsewhere")
    moved = Places(tmp_path / "elsewhere", places.state_root, places.settings)
    assert says(opened_anew(moved)) == before


def test_what_was_damaged_before_stays_as_it_is(places: Places) -> None:
    opened = lived_in(places)
    ours = library(opened)
    state = places.state(ours.notebook_id)
    shelf(places, "2026-03").write_bytes(shelf(places, "2026-03").read_bytes()[:-1])
    spoilt = shelf(places, "2026-03").read_bytes()
    month = next((state / "history").iterdir())
    month.write_bytes(b"QUJD\n" + month.read_bytes())
    key = key_of(places)
    assert key
    unlock(places, key, PASSPHRASE)
    assert shelf(places, "2026-03").read_bytes() == spoilt
    assert not (places.notebook / KEY).exists()
    assert len(list(History(state, PLAIN).latest_first())) == 2


def test_a_damaged_locked_wastebasket_is_told(places: Places) -> None:
    opened = lived_in(places)
    ours = library(opened)
    ours.keep(Change(forget=(ours.load().conversations[0].id,)))
    path = places.state(ours.notebook_id) / "wastebasket.json"
    assert len(lying(path.parent, opened.seal)) == 1
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(Refused, match="it is damaged"):
        ours.wastebasket()
    assert not check(opened, LATER).ok


def test_a_pending_change_is_finished_and_locked(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = lived_in(places)
    ours = library(opened)
    first, second = talk(date(2026, 1, 1), text="One."), talk(date(2026, 4, 1), text="Two.")
    with monkeypatch.context() as patched:
        patched.setattr("quietnet.store.carrying_out.remove_pending", lambda _: None)
        patched.setattr(ours._changes._desk.history, "confirm", lambda *_: None)
        ours.keep(Change((first, second)))
    pending = places.state(ours.notebook_id) / "pending.json"
    assert is_sealed(pending.read_bytes())
    shelf(places, "2026-04").unlink()
    fresh = library(opened_anew(places))
    assert {first.id, second.id} <= {each.id for each in fresh.load().conversations}
    assert not pending.exists()
    assert is_sealed(shelf(places, "2026-04").read_bytes())
