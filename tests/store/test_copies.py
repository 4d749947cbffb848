"""Copies: what stands, what makes room, and that nothing damaged drives a good copy out."""

import errno
import os
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.store import atomic, copies_saved, copy_making, copy_set
from quietnet.store.copies import Copies, Copy
from quietnet.store.copies_thinned import standing
from quietnet.store.copy_set import LIST, CopySet
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept
from quietnet.store.seal import PLAIN
from tests.store.made import LATER, NOW, by_hand, kept, opened, person, read, shelf, tables, talk

pytestmark = pytest.mark.usefixtures("in_utc")


def whole(library: Library) -> list[Copy]:
    return [copy for copy in library.copies.all() if not copy.shelf]


def single(library: Library) -> list[Copy]:
    return [copy for copy in library.copies.all() if copy.shelf]


def state(library: Library) -> Path:
    return library.places.state(library.notebook_id)


def refuse(number: int) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


# The copy of a day


def test_the_copy_of_a_day_is_the_notebook_byte_for_byte(places: Places) -> None:
    library = kept(places, person(), talk())
    assert library.copies.daily(NOW)
    assert not library.copies.daily(NOW + timedelta(hours=1))
    (copy,) = whole(library)
    assert (copy.when, copy.kind, copy.whole) == (NOW, "of the day", True)
    for name, path in (("notebook", shelf(places)), ("2026-03", shelf(places, "2026-03"))):
        assert copy.file(name).read_bytes() == path.read_bytes()
        assert not copy.file(name).samefile(path)  # an edit in place must not reach the copy
    assert library.copies.of_shelf("2026-03")[0].path == copy.path


def test_what_did_not_change_is_kept_once(places: Places) -> None:
    autumn = talk(date(2025, 10, 2))
    library = kept(places, person(), talk(), autumn)
    library.copies.daily(NOW)
    library.keep(Change((talk(text="We spoke of honey."),)))
    library.copies.daily(LATER)
    second, first = whole(library)
    assert second.file("2025-10").samefile(first.file("2025-10"))
    assert not second.file("2026-03").samefile(first.file("2026-03"))
    assert second.file("2026-03").read_bytes() == shelf(places, "2026-03").read_bytes()


def test_without_hard_links_every_copy_is_complete_all_the_same(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    library = kept(places, person(), talk())
    before = shelf(places, "2026-03").read_bytes()
    library.copies.daily(NOW)
    library.keep(Change((talk(text="We spoke of honey."),)))
    library.copies.daily(LATER)
    second, first = whole(library)
    assert second.whole
    assert first.whole
    assert second.file("notebook").read_bytes() == first.file("notebook").read_bytes()
    assert [copy.path.read_bytes() for copy in single(library) if copy.shelf == "2026-03"] == [
        before
    ]


def test_a_copy_that_rotted_is_told_and_never_linked_again(places: Places) -> None:
    library = kept(places, person(), talk())
    library.copies.daily(NOW)
    (first,) = whole(library)
    first.file("2026-03").write_bytes(b"rot")
    assert not whole(library)[0].whole
    assert all(copy.path != first.path for copy in library.copies.of_shelf("2026-03"))
    library.copies.daily(LATER)
    second, _ = whole(library)
    assert second.whole
    assert second.file("2026-03").read_bytes() == shelf(places, "2026-03").read_bytes()
    (first.path / LIST).write_bytes(b"{}")
    assert CopySet.read(first.path, PLAIN) is None
    assert whole(library) == [second]


def test_a_file_that_is_gone_from_a_copy_is_told(places: Places) -> None:
    library = kept(places, person(), talk())
    library.copies.daily(NOW)
    (copy,) = whole(library)
    copy.file("2026-03").unlink()
    assert not whole(library)[0].whole
    (copy.path / LIST).write_bytes((copy.path / LIST).read_bytes().replace(b'": 1', b'": 2'))
    assert whole(library) == []


def test_an_unreadable_shelf_is_stood_in_for_by_its_last_good_copy(places: Places) -> None:
    library = kept(places, person(), talk())
    library.copies.daily(NOW)
    good = shelf(places, "2026-03").read_bytes()
    shelf(places, "2026-03").write_bytes(b"{")
    for day in range(1, 10):
        library.copies.daily(NOW + timedelta(days=day))
    for copy in whole(library):
        assert copy.whole
        assert copy.file("2026-03").read_bytes() == good
    (found,) = library.copies.of_shelf("2026-03")
    assert found.when == NOW
    assert shelf(places, "2026-03").read_bytes() == b"{"


def test_a_set_in_which_a_shelf_is_missing_drives_out_no_whole_one(places: Places) -> None:
    library = kept(places, person())
    library.copies.daily(NOW)
    shelf(places, "2026-03").parent.mkdir()
    shelf(places, "2026-03").write_bytes(b"{")
    for day in range(1, 6):
        library.copies.daily(NOW + timedelta(days=day))
    found = whole(library)
    assert [copy.whole for copy in found] == [False, False, False, True]
    assert found[-1].when == NOW


def test_another_notebook_in_its_place_is_not_copied_over_it(
    places: Places, tmp_path: Path
) -> None:
    library = kept(places, person())
    library.copies.daily(NOW)
    other = Places(tmp_path / "other", places.state_root, places.settings)
    kept(other, person("Somebody Else"))
    shelf(places).write_bytes(shelf(other).read_bytes())
    good = whole(library)[0].file("notebook").read_bytes()
    library.copies.daily(LATER)
    assert [copy.file("notebook").read_bytes() for copy in whole(library)] == [good, good]


def test_no_notebook_has_no_copy(places: Places) -> None:
    library = kept(places, person())
    assert not Copies(places, "").daily(NOW)
    shelf(places).unlink()
    assert not library.copies.daily(NOW)
    assert whole(library) == []
    assert not list((state(library) / "copies" / "days").iterdir())


def test_a_save_while_the_copy_is_made_is_in_it_whole(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person(), talk(date(2025, 10, 2)))
    moved = talk()
    real = copy_set.verified_write
    waiting = [Change((moved,))]

    def save_meanwhile(path: Path, raw: bytes, *rest: Any) -> Any:
        if waiting:
            opened(places).keep(waiting.pop())
        return real(path, raw, *rest)

    monkeypatch.setattr(copy_making, "verified_write", save_meanwhile)
    assert library.copies.daily(NOW)
    (copy,) = whole(library)
    for path in places.notebook.rglob("*.json"):
        assert copy.file(path.stem).read_bytes() == path.read_bytes()


def test_a_month_that_goes_while_the_copy_is_made_is_not_in_it(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person(), talk(date(2025, 10, 2)), talk())

    def take(self: Any, *given: Any) -> bool:
        done: bool = taking(self, *given)
        shelf(places, "2025-10").unlink(missing_ok=True)
        return done

    taking = copy_making.Making._take
    monkeypatch.setattr(copy_making.Making, "_take", take)
    assert library.copies.daily(NOW)
    (copy,) = whole(library)
    assert copy.whole
    assert not copy.file("2025-10").exists()


def test_it_stops_when_the_app_is_left_and_leaves_nothing(places: Places) -> None:
    library = kept(places, person(), talk())
    going_on = iter([True, True, False])
    assert not library.copies.daily(NOW, lambda: next(going_on))
    assert not list((state(library) / "copies" / "days").iterdir())


def test_what_an_ended_process_left_of_a_copy_is_swept_a_day_later(places: Places) -> None:
    library = kept(places, person())
    days = state(library) / "copies" / "days"
    (days / ".1.aaaa.making").mkdir(parents=True)
    (days / ".2026-03-01T10-00-00Z.going").mkdir()
    (days / "not a copy").mkdir()
    library.copies.daily(datetime.now(UTC))
    assert (days / ".1.aaaa.making").exists()  # another window may be at it
    library.copies.daily(datetime.now(UTC) + timedelta(days=2))
    assert not list(days.glob(".*"))
    assert (days / "not a copy").exists()


def test_two_copies_of_one_second_have_each_a_name(places: Places) -> None:
    library = kept(places, person())
    library.copies.before("an import", NOW)
    library.copies.before("a merge", NOW)
    assert {copy.kind for copy in whole(library)} == {"before an import", "before a merge"}


# Which stand


def test_a_year_of_days_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    days = [datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(500)]
    stand = sorted(standing(days), reverse=True)
    assert stand[:7] == days[::-1][:7]
    weeks = {each.isocalendar()[:2] for each in stand}
    months = {(each.year, each.month) for each in stand}
    assert len(months) == 12
    assert len(weeks) >= 4
    assert len(stand) <= 7 + 4 + 12


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=60))
def test_the_latest_copy_always_stands_and_thinning_twice_is_thinning_once(
    moments: list[datetime],
) -> None:
    stand = standing(moments)
    assert stand <= set(moments)
    assert not moments or max(moments) in stand
    assert standing(sorted(stand)) == stand
    assert len(stand) >= min(len({each.astimezone().date() for each in moments}), 7)


def test_days_are_thinned_as_they_are_made(places: Places) -> None:
    library = kept(places, person())
    for day in range(12):
        library.copies.daily(NOW + timedelta(days=day))
    assert {copy.when for copy in whole(library)} == standing(
        [NOW + timedelta(days=day) for day in range(12)]
    )


def test_ten_copies_before_something_large_stand(places: Places) -> None:
    library = kept(places, person())
    library.copies.daily(NOW)
    for minute in range(12):
        library.copies.before("an import", NOW + timedelta(minutes=minute))
    kinds = [copy.kind for copy in whole(library)]
    assert kinds.count("before an import") == 10
    assert kinds.count("of the day") == 1


# Before each save


def test_a_notebook_that_was_only_just_begun_is_no_copy(places: Places) -> None:
    library = kept(places, person())
    assert library.copies.all() == ()
    document = tables(shelf(places))
    document["people"] = {}
    shelf(places).write_bytes(b"[]")
    library.copies.before_save("notebook", NOW)
    shelf(places).unlink()
    by_hand(shelf(places), document)
    library.copies.before_save("notebook", NOW)
    assert [copy.path.read_bytes() for copy in single(library)] == [b"[]"]


def test_a_shelf_stands_as_it_was_before_its_last_three_saves(places: Places) -> None:
    library = kept(places, talk(text="0"))
    versions = []
    for number in range(1, 6):
        versions.append(shelf(places, "2026-03").read_bytes())
        library.keep(Change((talk(text=str(number)),)))
    found = [copy for copy in single(library) if copy.shelf == "2026-03"]
    assert [copy.path.read_bytes() for copy in found] == versions[::-1][:3]
    assert found[0].kind == "conversations/2026-03.json, before it was saved"
    assert all(copy.whole for copy in found)


def test_an_edit_in_place_does_not_reach_the_copies(places: Places) -> None:
    library = kept(places, talk())
    library.keep(Change((talk(text="more"),)))
    library.copies.daily(NOW)
    before = {
        copy.path: copy.file("2026-03").read_bytes() for copy in library.copies.of_shelf("2026-03")
    }
    shelf(places, "2026-03").write_bytes(b"an editor that writes in place")
    assert {
        path: Path(path, *([] if path.is_file() else ["conversations/2026-03.json"])).read_bytes()
        for path in before
    } == before


def test_a_save_that_fails_again_and_again_drives_no_copy_out(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, talk(text="0"))
    for number in range(1, 4):
        library.keep(Change((talk(text=str(number)),)))
    before = [copy.path.read_bytes() for copy in single(library) if copy.shelf == "2026-03"]
    live = shelf(places, "2026-03").read_bytes()
    for _ in range(5):
        library.copies.before_save("2026-03", NOW)
    after = [copy.path.read_bytes() for copy in single(library) if copy.shelf == "2026-03"]
    assert after == [live, *before[:2]]


def test_an_edit_by_hand_is_kept_as_it_was_edited(places: Places) -> None:
    library = kept(places, person())
    edited = shelf(places).read_bytes().replace(b"Ana Ruiz", b"Ana R. Perez")
    shelf(places).write_bytes(edited)
    library = opened(places)
    for number in range(6):
        library.keep(Change((person(f"Grace {number}"),)))
    (copy,) = (copy for copy in single(library) if "by hand" in copy.kind)
    assert copy.kind == "notebook.json, changed by hand"
    assert copy.path.read_bytes() == edited


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_on_a_full_disk_the_copy_is_skipped_before_the_save_is(
    places: Places, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    library = kept(places, talk())
    monkeypatch.setattr(os, "link", refuse(number))
    monkeypatch.setattr(copies_saved, "replace_file", refuse(number))
    monkeypatch.setattr(copy_set, "replace_file", refuse(number))
    monkeypatch.setattr(copy_making, "replace_file", refuse(number))
    note = talk(text="We spoke of honey.")
    library.keep(Change((note,)), "bringing in a file", copy_first=True)
    assert note in read(places).conversations
    with pytest.raises(NotKept, match="No copy was made"):
        library.copies.daily(NOW)
    assert not list((state(library) / "copies" / "days").iterdir())


def test_a_copy_that_does_not_read_back_is_none(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = kept(places, person())
    real = atomic.replace_file

    def flip(path: Path, data: bytes, **more: Any) -> Any:
        return real(path, data[:-1] + b" ", **more)

    monkeypatch.setattr(copy_set, "replace_file", flip)
    with pytest.raises(NotKept, match="the disk reported a fault"):
        library.copies.daily(NOW)
    assert whole(library) == []


def test_a_large_change_is_preceded_by_a_copy_named_after_it(places: Places) -> None:
    library = kept(places, person(), talk())
    before = {path.stem: path.read_bytes() for path in places.notebook.rglob("*.json")}
    library.keep(Change((person("Grace Hopper"),)), "bringing in the address book", copy_first=True)
    (copy,) = whole(library)
    assert (copy.kind, copy.whole) == ("before bringing in the address book", True)
    assert {name: copy.file(name).read_bytes() for name in before} == before


# Whose they are


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="modes as POSIX has them")
def test_copies_are_their_owners_alone(places: Places, open_umask: None) -> None:
    library = kept(places, person(), talk())
    library.keep(Change((talk(text="more"),)), copy_first=True)
    library.copies.daily(NOW)
    for path in (state(library) / "copies").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_shelf_behind_a_link_is_copied_as_what_it_names(places: Places, tmp_path: Path) -> None:
    library = kept(places, talk())
    away = tmp_path / "away.json"
    shelf(places, "2026-03").rename(away)
    shelf(places, "2026-03").symlink_to(away)
    raw = away.read_bytes()
    library.keep(Change((talk(text="more"),)))
    assert shelf(places, "2026-03").is_symlink()
    newest = next(copy for copy in single(library) if copy.shelf == "2026-03")
    assert newest.path.read_bytes() == raw
    assert not newest.path.is_symlink()


def test_strange_files_among_the_copies_are_no_copies(places: Places) -> None:
    library = kept(places, person())
    library.keep(Change((person("Grace Hopper"),)))
    saves = state(library) / "copies" / "saves"
    (saves / "notebook" / "9.2026-99-99T10-00-00Z.json").write_bytes(b"")
    (saves / "notebook" / "notes.txt").write_bytes(b"")
    (saves / "a file").write_bytes(b"")
    (saves / "notebook" / "8.2026-03-14T20-00-00Z.json").write_bytes(b"{")
    assert [copy.whole for copy in single(library)].count(False) == 1
    assert all(copy.whole for copy in library.copies.of_shelf("notebook"))


def test_a_notebook_without_an_id_is_no_copy(places: Places) -> None:
    library = kept(places, person())
    library.copies.daily(NOW)
    document = tables(shelf(places))
    del document["meta"]["1"]["notebook"]
    by_hand(shelf(places), document)
    library.copies.daily(LATER)
    assert [each.when for each in library.copies.of_shelf("notebook")] == [NOW]
