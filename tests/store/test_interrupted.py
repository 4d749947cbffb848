"""A change that is interrupted anywhere is there whole at the next opening, or not at all."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import orjson
import pytest

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.store.entry import Entry, Part
from quietnet.store.library import Library
from quietnet.store.paths import Places
from quietnet.store.pending import write_pending
from quietnet.store.problem import NotKept
from quietnet.store.seal import PLAIN
from tests.store.dying import dying, failing
from tests.store.made import NOW, by_hand, kept, library, opened, person, read, shelf, tables, talk
from tests.store.plain_model import Standing, lying_in, standing_in

ANA, BO = person(), person("Bo")
NOTE = talk(date(2026, 3, 14), people=(ANA.id,))
OTHER = talk(date(2026, 2, 1), "Trains.", people=(BO.id,))
CY = person("Cy")
NEW = talk(date(2026, 1, 5), "Cy spoke of glass.", people=(CY.id,))


def begin(places: Places) -> Library:
    """A notebook with something deleted and something undone."""
    ours = kept(places, ANA, BO, NOTE, OTHER)
    ours.keep(Change(forget=(BO.id,)))
    ours.keep(Change((NOTE.changed(NOW, text="Bees, undone."),)))
    ours.undo()
    return ours


def write(ours: Library) -> object:
    return ours.keep(Change((CY, NEW)))


def move(ours: Library) -> object:
    note = next(t for t in ours.load().conversations if t.id == NOTE.id)
    there = note.changed(NOW, on=date(2026, 2, 2))
    return ours.keep(Change((there, OTHER.changed(NOW, on=date(2026, 3, 3)))))


def delete(ours: Library) -> object:
    return ours.keep(Change(forget=(ANA.id, OTHER.id)))


def undo(ours: Library) -> object:
    return ours.undo()


def redo(ours: Library) -> object:
    return ours.redo()


def bring_back(ours: Library) -> object:
    return ours.bring_back(ours.wastebasket()[0].id)


ACTS = (write, move, delete, undo, redo, bring_back)


@pytest.fixture
def begun(tmp_path: Path) -> Callable[[], Places]:
    """Return a way to a notebook that was begun, each in a folder of its own."""
    first = tmp_path / "first"
    begin(places_in(first))
    number = 0

    def another() -> Places:
        nonlocal number
        number += 1
        shutil.copytree(first, tmp_path / str(number))
        return places_in(tmp_path / str(number))

    return another


def places_in(folder: Path) -> Places:
    return Places(folder / "notebook", folder / "state", folder / "config" / "settings.toml")


def found(places: Places) -> tuple[Standing, list[tuple[str, str]]]:
    ours = opened(places)
    return standing_in(ours.load()), lying_in(ours.wastebasket())


@pytest.mark.parametrize("act", ACTS)
def test_whoever_dies_in_the_middle_leaves_all_or_nothing(
    begun: Callable[[], Places], act: Callable[[Library], object]
) -> None:
    places = begun()
    before = found(places)
    act(opened(places))
    after = found(places)
    assert before != after
    number, outcomes, died = 0, [], True
    while died:
        places = begun()
        ours = opened(places)
        with dying(number) as calls:
            act(ours)
        died = len(calls) > number
        outcomes.append(found(places))
        assert outcomes[-1] in (before, after), calls
        assert not list(places.notebook.rglob("*.tmp"))
        assert not list(places.state_root.rglob("pending.json"))
        again = opened(places)
        assert again.undo() is not None
        assert again.redo() is not None
        assert found(places) == outcomes[-1]
        number += 1
    assert {outcome == after for outcome in outcomes} == {True, False}


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("act", ACTS)
def test_whatever_the_disk_refuses_leaves_all_or_nothing_and_is_said(
    begun: Callable[[], Places], act: Callable[[Library], object], *, for_good: bool
) -> None:
    places = begun()
    before = found(places)
    act(opened(places))
    after = found(places)
    number, met = 0, True
    while met:
        places = begun()
        ours = opened(places)
        error = (errno.ENOSPC, errno.EIO, errno.EACCES)[number % 3]
        with failing(number, error, for_good=for_good) as calls:
            try:
                act(ours)
            except NotKept:
                said = True
            else:
                said = False
        met = len(calls) > number
        outcome = found(places)
        assert outcome in (before, after), calls
        assert said or outcome == after, calls
        if outcome == before:
            act(opened(places))
        assert found(places) == after
        number += 1
    assert number >= 10


def test_a_form_goes_on_after_a_disk_that_failed_late(tmp_path: Path) -> None:
    """What was said not to be kept stands after all; nobody has overtaken the one who wrote it."""
    late = 0
    for number in range(20):
        places = places_in(tmp_path / str(number))
        ours = kept(places, ANA)
        with failing(number, errno.EIO, for_good=True), suppress(NotKept):
            ours.keep(Change((ANA.changed(NOW, work="bees"),)))
            continue
        late += read(places).people[0].work == "bees"
        assert ours.keep(Change((ANA.changed(NOW, work="bees and hives"),)))
        assert read(places).people[0].work == "bees and hives"
    assert late


# Pending changes


def state_of(places: Places) -> Path:
    return places.state(opened(places).notebook_id)


def entry_for(*parts: Part) -> Entry:
    return Entry.made("something", parts, NOW)


def put_down(places: Places, *parts: Part, notebook: Path | None = None) -> Path:
    """Write a pending change without a line in the history, as after that was removed."""
    state = state_of(places)
    shutil.rmtree(state / "history")
    write_pending(state, PLAIN, state.name, notebook or places.notebook, entry_for(*parts))
    return state / "pending.json"


def test_a_pending_change_is_made_again_when_the_notebook_is_opened(places: Places) -> None:
    kept(places, ANA)
    pending = put_down(places, Part(CY.id, None, CY), Part(NEW.id, None, NEW))
    assert pending.stat().st_mode & 0o777 == 0o600
    loaded = read(places)
    assert CY in loaded.people
    assert loaded.conversations == (NEW,)
    assert not pending.exists()


def test_an_open_window_finishes_what_another_left(places: Places) -> None:
    window = kept(places, ANA)
    other = opened(places)
    with dying(21):
        other.keep(Change((CY, NEW)))
    assert {record.id for record in window.look().put} in (set(), {CY.id, NEW.id})
    put_down(places, Part(BO.id, None, BO), Part(OTHER.id, None, OTHER))
    assert {record.id for record in window.look().put} == {BO.id, OTHER.id}


def test_what_has_moved_on_since_is_left_alone(places: Places) -> None:
    newer = ANA.changed(NOW, work="bees").changed(NOW, work="hives")
    ours = kept(places, ANA)
    ours.keep(Change((ANA.changed(NOW, work="bees"),)))
    ours.keep(Change((newer,)))
    ours.keep(Change((BO,)))
    ours.keep(Change(forget=(BO.id,)))
    pending = put_down(
        places,
        Part(ANA.id, ANA, ANA.changed(NOW, work="trains")),
        Part(BO.id, None, BO),
        Part(NEW.id, None, NEW),
    )
    loaded = read(places)
    assert loaded.people == (newer,)
    assert loaded.conversations == (NEW,)
    assert not pending.exists()


def test_one_that_the_history_has_moved_past_is_dropped(places: Places) -> None:
    ours = kept(places, ANA)
    state = state_of(places)
    write_pending(state, PLAIN, state.name, places.notebook, entry_for(Part(CY.id, None, CY)))
    assert ours.keep(Change((ANA.changed(NOW, work="bees"),)))
    assert not (state / "pending.json").exists()
    assert [p.name for p in read(places).people] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "written",
    [b"", b"{", b"[]", b'{"app": "quietnet"}', b'{"app": "other"}', b"\xff"],
)
def test_a_damaged_one_is_left_told_and_stops_only_what_needs_its_place(
    places: Places, written: bytes
) -> None:
    ours = kept(places, ANA, NOTE)
    pending = state_of(places) / "pending.json"
    pending.write_bytes(written)
    assert any("cannot be finished" in str(problem) for problem in read(places).problems)
    assert any("cannot be finished" in str(problem) for problem in ours.problems)
    assert ours.keep(Change((ANA.changed(NOW, work="bees"),)))
    with pytest.raises(NotKept, match="move that file away"):
        ours.keep(Change((CY, NEW)))
    assert pending.read_bytes() == written
    assert {p.name for p in read(places).people} == {"Ana Ruiz"}
    assert read(places).conversations == (NOTE,)
    pending.unlink()
    assert ours.keep(Change((CY, NEW)))


def test_damaged_words_of_a_pending_change_are_not_kept(places: Places) -> None:
    kept(places, ANA)
    state = state_of(places)
    write_pending(state, PLAIN, state.name, places.notebook, entry_for(Part(CY.id, None, CY)))
    pending = state / "pending.json"
    damaged = pending.read_bytes().replace(CY.name.encode(), CY.name[::-1].encode())
    pending.write_bytes(damaged)
    (problem,) = read(places).problems
    assert "it is damaged" in str(problem)
    assert len(read(places).people) == 1
    assert pending.read_bytes() == damaged


def test_one_of_another_notebook_or_with_a_strange_record_is_not_made(places: Places) -> None:
    kept(places, ANA)
    state = state_of(places)
    write_pending(state, PLAIN, BO.id, places.notebook, entry_for(Part(CY.id, None, CY)))
    (problem,) = read(places).problems
    assert "it is of another notebook" in str(problem)
    raw = orjson.loads((state / "pending.json").read_bytes())
    raw["notebook"] = state.name
    raw["entry"]["parts"][0]["after"]["name"] = 7
    (state / "pending.json").write_bytes(orjson.dumps(raw))
    (problem,) = read(places).problems
    assert "it is damaged" in str(problem)
    assert len(read(places).people) == 1


def test_one_of_a_twin_of_this_notebook_waits_for_that(places: Places, tmp_path: Path) -> None:
    kept(places, ANA)
    twin = tmp_path / "twin"
    shutil.copytree(places.notebook, twin)
    pending = put_down(places, Part(CY.id, None, CY), Part(NEW.id, None, NEW), notebook=twin)
    ours = opened(places)
    assert [p.name for p in ours.load().people] == ["Ana Ruiz"]
    assert ours.keep(Change((BO,)))
    with pytest.raises(NotKept, match="twin"):
        ours.keep(Change((person("Di"), talk())))
    assert pending.exists()
    shutil.rmtree(twin)  # it was this one, under its former name
    shutil.rmtree(pending.parent / "history")
    assert {p.name for p in read(places).people} == {"Ana Ruiz", "Bo", "Cy"}


def test_a_pending_change_waits_for_a_shelf_that_cannot_be_read(places: Places) -> None:
    kept(places, ANA, NOTE)
    whole = shelf(places, "2026-03").read_bytes()
    there = NOTE.changed(NOW, text="More.")
    pending = put_down(places, Part(CY.id, None, CY), Part(NOTE.id, NOTE, there))
    shelf(places, "2026-03").write_bytes(b"{")
    ours = opened(places)
    with pytest.raises(NotKept, match=r"2026-03\.json is damaged"):
        ours.keep(Change((BO,)))
    assert pending.exists()
    shelf(places, "2026-03").write_bytes(whole)
    assert opened(places).keep(Change((BO,)))
    assert read(places).conversations[0].text == "More."


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be a file's name there either way")
def test_one_that_cannot_even_be_read_is_told(places: Places) -> None:
    kept(places, ANA)
    (state_of(places) / "pending.json").mkdir()
    (problem,) = read(places).problems
    assert "cannot be finished" in str(problem)


def test_a_pending_change_waits_for_a_disk_that_takes_it(places: Places) -> None:
    ours = kept(places, ANA)
    pending = put_down(places, Part(CY.id, None, CY), Part(NEW.id, None, NEW))
    refused = 0
    for number in range(60):
        with failing(number, errno.ENOSPC, for_good=True), suppress(NotKept):
            ours.keep(Change((BO,)))
            break
        refused += 1
    assert refused > 5
    assert not pending.exists()
    assert {p.name for p in read(places).people} == {"Ana Ruiz", "Bo", "Cy"}
    assert read(places).conversations == (NEW,)


# The history's last line


def test_a_line_of_a_change_that_never_was_is_dropped(places: Places) -> None:
    ours = kept(places, ANA)
    (file,) = state_of(places).glob("history/*")
    before = file.read_bytes()
    line = orjson.dumps(entry_for(Part(CY.id, None, CY)).as_json()) + b"\n"
    file.write_bytes(before + line + line[: len(line) // 2])
    assert [p.name for p in read(places).people] == ["Ana Ruiz"]
    assert file.read_bytes() == before
    file.write_bytes(before + line[: len(line) // 2])
    ours.keep(Change((BO,)))
    assert file.read_bytes().startswith(before + b'{"id"')


def test_a_line_whose_change_stands_is_kept_and_marked(places: Places) -> None:
    kept(places, ANA)
    (file,) = state_of(places).glob("history/*")
    entry, _mark = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(entry)
    window = opened(places)
    assert file.read_bytes() == entry + _mark
    assert window.undo() is not None


def test_a_line_on_a_shelf_that_cannot_be_read_is_left(places: Places) -> None:
    kept(places, NOTE)
    (file,) = state_of(places).glob("history/*")
    entry, _mark = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(entry)
    shelf(places, "2026-03").write_bytes(b"{")
    opened(places)
    assert file.read_bytes().startswith(entry)
    file.write_bytes(entry.replace(b'"text":"', b'"text":7,"was":"'))
    opened(places)
    assert b'"text":7' in file.read_bytes()


def test_nothing_is_settled_while_the_first_shelf_cannot_be_read(places: Places) -> None:
    ours = kept(places, ANA, NOTE)
    ours.keep(Change(forget=(NOTE.id,)))
    (file,) = state_of(places).glob("history/*")
    unmarked = b"".join(file.read_bytes().splitlines(keepends=True)[:-1])
    file.write_bytes(unmarked)
    whole = shelf(places).read_bytes()
    shelf(places).write_bytes(b"{")
    ours.look()
    assert file.read_bytes() == unmarked
    shelf(places).write_bytes(whole)
    assert ours.undo() is not None
    assert read(places).conversations[0].text == NOTE.text


def test_a_hand_may_have_changed_what_an_interrupted_change_was_about(places: Places) -> None:
    ours = kept(places, ANA)
    first = ANA.changed(NOW, work="bees")
    ours.keep(Change((first,)))
    (file,) = state_of(places).glob("history/*")
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-1]))
    document = tables(shelf(places))
    document["people"]["1"]["work"] = "trains"
    by_hand(shelf(places), document)
    assert read(places).people[0].work == "trains"
    assert opened(places).load().people[0].work == "trains"


def test_everything_in_the_state_folder_is_its_owners_alone(places: Places) -> None:
    before = os.umask(0)
    try:
        ours = begin(places)
        bring_back(ours)
    finally:
        os.umask(before)
    for path in places.state_root.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_nothing_is_kept_where_the_history_cannot_be_written(places: Places) -> None:
    ours = kept(places, ANA)
    folder = state_of(places) / "history"
    shutil.rmtree(folder)
    folder.write_text("")
    before = {path: path.read_bytes() for path in places.notebook.rglob("*.json")}
    with pytest.raises(NotKept, match=r"Not kept: .*What was kept before is safe"):
        ours.keep(Change((CY, NEW)))
    assert {path: path.read_bytes() for path in places.notebook.rglob("*.json")} == before
    folder.unlink()
    folder.mkdir()
    os.mkfifo(folder / "2026-03.jsonl")
    with pytest.raises(NotKept, match="is not a file"):
        library(places).keep(Change((CY, NEW)))


def test_people_and_conversations_are_told_apart_in_the_history(places: Places) -> None:
    ours = kept(places, ANA, NOTE)
    assert isinstance(ours.undo(), object)
    found_again = ours.redo()
    assert found_again is not None
    kinds = {type(record) for record in found_again.change.put}
    assert kinds == {Person, Conversation}
