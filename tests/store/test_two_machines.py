"""Two machines: what was written apart is joined, either way round, and no word is missing."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Carried, Person
from quietnet.domain.refusal import Refused
from quietnet.domain.two_texts import MARK
from quietnet.reading.joined_notes import join_notes
from quietnet.store import joining
from quietnet.store.apart import compare, lying_apart
from quietnet.store.check import check
from quietnet.store.conflict_copies import copied_shelf
from quietnet.store.laid_aside import files_aside
from quietnet.store.problem import MovedOn, NotKept
from tests.domain.lives import dice_of
from tests.store.clones import Machine, an_evening, clone, two_machines
from tests.store.made import NOW, by_hand, person, shelf, tables, talk

COPIES = [
    "{}.sync-conflict-20260314-200000-ABCDEFG.json",
    "{} (Ana's conflicted copy 2026-03-14).json",
    "{} (conflicted copy 2026-03-14 200000).json",
    "{} (conflict 2026-03-14).json",
    "{} (SFConflict ana@example.org 2026-03-14-20-00-00).json",
    "{}_conflict-20260314-200000.json",
    "{}.json.orig",
    "{} 2.json",
    "{} (1).json",
    "{}.json~HEAD",
]


def _apart(folder: Path) -> tuple[Machine, Machine, Person, Conversation]:
    """Two machines on which one note and one page were written apart."""
    ana, note = person(), talk(text="Tea.")
    here, there = two_machines(folder, ana, note)
    here.keep(ana.changed(here.now(), work="Builder"), note.changed(here.now(), text="Oak."))
    there.keep(ana.changed(there.now(), work="Baker"), note.changed(there.now(), text="Elm."))
    return here, there, ana, note


def _left_by_sync(here: Machine, there: Machine, name: str = COPIES[0]) -> list[Path]:
    """Leave the other machine's shelves as conflict copies, as a sync program does."""
    left = []
    for path in sorted(there.places.notebook.rglob("*.json")):
        inside = path.relative_to(there.places.notebook)
        copy = here.places.notebook / inside.with_name(name.format(path.stem))
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, copy)
        left.append(copy)
    return left


def _state(machine: Machine) -> Path:
    library = machine.library
    library.load()
    return machine.places.state(library.notebook_id)


@pytest.mark.parametrize("name", COPIES)
def test_whatever_a_sync_program_calls_it_the_copy_is_found_and_both_are_kept(
    tmp_path: Path, name: str
) -> None:
    here, there, ana, note = _apart(tmp_path)
    copies = _left_by_sync(here, there, name)
    assert sorted(lying_apart(here.places.notebook)) == sorted(copies)
    assert {copied_shelf(path.name) for path in copies} == {"notebook", "2026-03"}
    raw = {path.name: path.read_bytes() for path in copies}
    joined = here.join(*lying_apart(here.places.notebook))
    network = here.network()
    assert network.people[ana.id].work == "Baker"
    assert network.conversations[note.id].text == f"Elm.\n\n{MARK}\n\nOak."
    assert [
        (each.record.id, each.record.kept().get("work")) for each in here.library.wastebasket()
    ] == [(ana.id, "Builder")]
    assert not lying_apart(here.places.notebook)
    assert {
        path.name.partition(" ")[2]: path.read_bytes() for path in files_aside(_state(here))
    } == raw
    assert set(joined.aside) == set(copies)
    assert joined.problems == ()


def test_what_is_no_conflict_copy_is_left_alone(tmp_path: Path) -> None:
    here, _ = two_machines(tmp_path, person())
    for name in (
        "notebook.damaged-2026-11-23T10-15-00.json", "notebook.json~", "2026-03-14.json",
        "a letter (conflict).txt", ".syncthing.notebook.json.tmp", "notebook.json.bak",
    ):  # fmt: skip
        (here.places.notebook / name).write_bytes(b"{}")
    assert lying_apart(here.places.notebook) == ()


def test_joining_is_one_change_with_a_copy_before_it_and_one_undo_takes_it_back(
    tmp_path: Path,
) -> None:
    here, there, _, _ = _apart(tmp_path)
    new = person("Sam Okafor")
    there.keep(new)
    before = here.says()
    here.join(*_left_by_sync(here, there))
    library = here.library
    library.load()
    assert any(joining.DEED in copy.kind for copy in library.copies.all())
    assert new.id in here.network().people
    undone = library.undo()
    assert undone
    assert undone.deed == joining.DEED
    after = here.says()
    assert {id_ for id_ in before if not id_.startswith("gone")} == {
        id_ for id_ in after if not id_.startswith("gone")
    }
    texts = {talk.text for talk in here.network().conversations.values()}
    assert texts == {"Oak."}
    library.redo()
    assert new.id in here.network().people


def test_joining_the_same_again_changes_nothing(tmp_path: Path) -> None:
    here, there, _, _ = _apart(tmp_path)
    here.join(there.places.notebook)
    before, resting = here.says(), here.library.wastebasket()
    assert here.join(there.places.notebook).changes == ()
    assert (here.says(), here.library.wastebasket()) == (before, resting)


def test_another_folder_stays_as_it_is_and_its_photographs_come_along(tmp_path: Path) -> None:
    here, there, _, _ = _apart(tmp_path)
    path = f"attachments/{'a' * 40}.jpg"
    carried = Carried(source="vcard", property="PHOTO", value=path)
    sam = Person.named("Sam", NOW).changed(NOW, carried=(carried,))
    there.keep(Person.model_validate({**dict(sam), "rev": 1}))
    photograph = there.places.notebook / path
    photograph.parent.mkdir()
    photograph.write_bytes(b"a photograph")
    left = {p: p.read_bytes() for p in there.places.notebook.rglob("*") if p.is_file()}
    joined = here.join(there.places.notebook)
    assert joined.aside == ()
    assert {p: p.read_bytes() for p in there.places.notebook.rglob("*") if p.is_file()} == left
    assert (here.places.notebook / path).read_bytes() == b"a photograph"


def test_another_notebook_is_refused_and_left(tmp_path: Path) -> None:
    here, _ = two_machines(tmp_path / "one", person())
    other, _ = two_machines(tmp_path / "two", person("Sam Okafor"))
    before = here.says()
    joined = here.join(other.places.notebook / "notebook.json")
    assert "another notebook" in str(joined.problems[0])
    assert here.says() == before


def test_a_copy_that_cannot_be_read_is_left_and_named(tmp_path: Path) -> None:
    here, _ = two_machines(tmp_path, person())
    copy = here.places.notebook / COPIES[0].format("notebook")
    copy.write_bytes(b'{"people": ')
    joined = here.join(copy, here.places.notebook / "no such.json")
    assert [each.where for each in joined.problems] == [
        str(copy),
        str(here.places.notebook / "no such.json"),
    ]
    assert copy.read_bytes() == b'{"people": '
    assert not joined


def test_an_entry_that_fits_no_record_is_named_and_stays_in_the_file(tmp_path: Path) -> None:
    here, there = two_machines(tmp_path, person())
    path = shelf(there.places)
    document = tables(path)
    document["people"]["9"] = {"id": "nobody", "name": "Sam"}
    document["people"]["8"] = {**document["people"]["1"], "rev": 7, "work": "Baker"}
    by_hand(path, document)
    (copy,) = _left_by_sync(here, there)
    joined = here.join(copy)
    assert "Entry 9" in str(joined.problems[0])
    assert [page.work for page in here.network().people.values()] == ["Baker"]
    (aside,) = files_aside(_state(here))
    assert b"nobody" in aside.read_bytes()


def test_where_something_stands_that_fits_no_record_the_other_is_laid_aside(tmp_path: Path) -> None:
    ana = person()
    here, there = two_machines(tmp_path, ana)
    there.keep(ana.changed(there.now(), work="Baker"))
    document = tables(shelf(here.places))
    document["people"]["1"]["name"] = 7
    by_hand(shelf(here.places), document)
    copies = _left_by_sync(here, there)
    library = here.library
    library.load()
    joined = joining.join(library, copies, join_notes, here.now)
    assert "fits no record" in str(joined.problems[0])
    assert [each.record.kept()["work"] for each in library.wastebasket()] == ["Baker"]


def test_what_is_written_while_the_two_are_compared_is_joined_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, ana, _ = _apart(tmp_path)
    other = Machine(here.places, 90)
    times = iter((True, False))

    def late(*given: object) -> object:
        found = compare(*given)  # type: ignore[arg-type]
        if next(times, False):
            page = here.network().people[ana.id]
            other.keep(page.changed(other.now(), interesting="frames"))
        return found

    copies = _left_by_sync(here, there)
    calls = iter(range(9))

    def second(*given: object) -> object:
        return compare(*given) if next(calls) == 0 else late(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(joining, "compare", second)
    here.join(*copies)
    page = here.network().people[ana.id]
    assert (page.interesting, page.work) == ("frames", "Builder")
    assert [each.record.kept().get("work") for each in here.library.wastebasket()] == ["Baker"]


def test_where_somebody_goes_on_writing_it_says_so_and_the_copies_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, _, _ = _apart(tmp_path)
    copies = _left_by_sync(here, there)
    library = here.library
    library.load()

    def moved(*_: object, **__: object) -> None:
        raise MovedOn(person(), person())

    monkeypatch.setattr(library, "keep", moved)
    with pytest.raises(Refused, match="goes on writing"):
        joining.join(library, copies, join_notes, here.now)
    assert sorted(lying_apart(here.places.notebook)) == copies


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may remove all")
def test_a_copy_that_cannot_be_removed_is_told_and_lies_in_both(tmp_path: Path) -> None:
    here, there, _, _ = _apart(tmp_path)
    copies = _left_by_sync(here, there)
    conversations = here.places.notebook / "conversations"
    conversations.chmod(0o500)
    try:
        with pytest.raises(NotKept):
            here.join(*copies)
    finally:
        conversations.chmod(0o700)
    assert set(lying_apart(here.places.notebook)) == set(copies)


def test_emptying_the_wastebasket_removes_the_files_too(tmp_path: Path) -> None:
    here, there, _, _ = _apart(tmp_path)
    here.join(*_left_by_sync(here, there))
    library = here.library
    library.load()
    (one, *_) = library.wastebasket()
    library.empty_wastebasket(one.id)
    assert list(files_aside(_state(here)))
    said = library.empty_wastebasket()
    assert not list(files_aside(_state(here)))
    assert "gone from the wastebasket" in said


def test_nothing_of_this_machine_lies_in_the_folder_that_is_kept_in_step(tmp_path: Path) -> None:
    here, there, _, _ = _apart(tmp_path)
    here.join(*_left_by_sync(here, there))
    library = here.library
    library.load()
    library.copies.daily(here.now())
    library.undo()
    names = {
        p.relative_to(here.places.notebook).as_posix() for p in here.places.notebook.rglob("*")
    }
    assert names == {"notebook.json", "conversations", "conversations/2026-03.json"}
    state = {p.name for p in _state(here).iterdir()}
    assert {"history", "wastebasket.json", "wastebasket", "copies"} <= state


def test_a_shelf_replaced_under_an_open_window_is_read_again(tmp_path: Path) -> None:
    here, there, ana, note = _apart(tmp_path)
    window = here.library
    window.load()
    for name in ("notebook.json", "conversations/2026-03.json"):
        arrived = here.places.notebook / f"{name}.tmp"
        shutil.copyfile(there.places.notebook / name, arrived)
        arrived.replace(here.places.notebook / name)
    seen = {record.id: record for record in window.look().put}
    assert seen == {r.id: r for r in (*there.read().people, *there.read().conversations)}
    later = there.network().conversations[note.id]
    window.keep(Change((later.changed(here.now(), where="home"),)))
    assert here.network().conversations[note.id].where == "home"
    assert here.network().people[ana.id].work == "Baker"


# Either way round


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=12)
def test_two_clones_edited_apart_end_equal_whichever_is_joined_with_the_other(seed: int) -> None:
    dice = dice_of(seed)
    with TemporaryDirectory() as made:
        folder = Path(made)
        ana, sam = person(), person("Sam Okafor")
        here, there = two_machines(folder, ana, sam, talk(people=(ana.id,)), talk(date(2026, 2, 1)))
        for machine in (here, there):
            for _ in range(dice.randint(0, 5)):
                an_evening(machine, dice)
        written = [*_words(here), *_words(there)]
        copy_of_here = clone(here, folder / "copy")
        one = here.join(there.places.notebook)
        other = there.join(copy_of_here.places.notebook)
        assert here.says() == there.says()
        for word in written:
            assert word in here.every_word(one)
            assert word in there.every_word(other)
        here.join(there.places.notebook)
        assert here.says() == there.says()


def _words(machine: Machine) -> list[str]:
    loaded = machine.read()
    lines = [line for talk in loaded.conversations for line in talk.text.splitlines()]
    pages = [(page.name, page.work, page.interesting, page.notes) for page in loaded.people]
    said = [*lines, *(word for words in pages for word in words)]
    return [orjson.dumps(word).decode()[1:-1] for word in said if word.strip()]


# Git


def _git(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    who = {
        f"GIT_{role}_{what}": "ana@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *words], cwd=folder, env=environment,
        capture_output=True, text=True, check=check, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not on this machine")
@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_shelf_in_which_git_left_both_sides_is_joined_and_can_be_committed(
    tmp_path: Path, style: str
) -> None:
    ana, note = person(), talk(text="Tea.")
    here, _ = two_machines(tmp_path, ana, note)
    folder = here.places.notebook
    _git(folder, "init", "-q")
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "first")
    there = Machine(here.places, 30)
    _git(folder, "checkout", "-q", "-b", "there")
    there.keep(ana.changed(there.now(), work="Baker"), note.changed(there.now(), text="Elm."))
    there.keep(talk(text="Only there."), talk(date(2026, 4, 1), text="In April."))
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "there")
    _git(folder, "checkout", "-q", "main")
    here.keep(ana.changed(here.now(), work="Builder"), note.changed(here.now(), text="Oak."))
    here.keep(talk(text="Only here."))
    _git(folder, "commit", "-q", "-a", "-m", "here")
    merged = _git(folder, "-c", f"merge.conflictStyle={style}", "merge", "there", check=False)
    assert merged.returncode == 1
    marked = {path: path.read_bytes() for path in lying_apart(folder)}
    assert {path.name for path in marked} == {"notebook.json", "2026-03.json"}
    assert here.library.load().problems
    previewed = compare(here.places, marked, join_notes)
    assert {each.id for each in previewed.met} >= {ana.id, note.id}
    assert {path: path.read_bytes() for path in marked} == marked
    joined = here.join(*marked)
    assert joined.problems == ()
    network = here.network()
    texts = {each.text for each in network.conversations.values()}
    assert texts == {f"Elm.\n\n{MARK}\n\nOak.", "Only there.", "Only here.", "In April."}
    assert network.people[ana.id].work == "Baker"
    assert here.read().problems == ()
    assert lying_apart(folder) == ()
    assert set(marked.values()) <= {path.read_bytes() for path in files_aside(_state(here))}
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "joined")
    assert _git(folder, "status", "--porcelain").stdout == ""


def test_a_side_of_git_that_cannot_be_read_is_left(tmp_path: Path) -> None:
    here, _ = two_machines(tmp_path, person())
    path = shelf(here.places)
    raw = b"<<<<<<< HEAD\n" + path.read_bytes() + b"=======\n{\n>>>>>>> there\n"
    path.write_bytes(raw)
    joined = Machine(here.places).join(path)
    assert "notebook.json" in joined.problems[0].where
    assert path.read_bytes() == raw


def test_a_check_tells_of_what_lies_apart_and_repair_leaves_it_to_merge(tmp_path: Path) -> None:
    here, there, _, _ = _apart(tmp_path)
    (_, month) = _left_by_sync(here, there)
    path = shelf(here.places, "2026-03")
    raw = b"<<<<<<< a\n" + path.read_bytes() + b"=======\n" + month.read_bytes() + b">>>>>>> b\n"
    path.write_bytes(raw)
    told = [each.what for each in check(here.places, NOW, repair=True).problems]
    assert sum("quietnet merge joins" in each for each in told) == 3
    assert path.read_bytes() == raw
    here.join(*lying_apart(here.places.notebook))
    assert check(here.places, NOW).ok
