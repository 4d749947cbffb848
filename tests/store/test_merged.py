"""Two made one on disk: the tombstone says into whom, and one undo brings both back exactly."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.conversation import Conversation
from quietnet.domain.merging import Side, differing, merge
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.joined_notes import join_notes
from tests.builders import NOW, person
from tests.domain.lives import dice_of
from tests.domain.notebooks import a_notebook
from tests.opened import kept, notebook, places


def _without_its_time(record: Person | Conversation) -> dict[str, Any]:
    return {**record.kept(), "rev": 0, "updated": ""}


def _everything(network: Network) -> dict[str, dict[str, Any]]:
    records: list[Person | Conversation] = [*network.people.values()]
    records += network.conversations.values()
    return {record.id: _without_its_time(record) for record in records}


def test_the_tombstone_says_into_whom(tmp_path: Path) -> None:
    one, other = person("Ana"), person("Ana")
    library = notebook(tmp_path, one, other)
    library.keep(merge(Network([one, other]), one, other, {}, NOW, join_notes))
    shelf = json.loads((places(tmp_path).notebook / "notebook.json").read_text())
    (stone,) = shelf["gone"].values()
    assert (stone["id"], stone["into"]) == (other.id, one.id)
    library.undo()
    assert json.loads((places(tmp_path).notebook / "notebook.json").read_text())["gone"] == {}
    library.redo()
    shelf = json.loads((places(tmp_path).notebook / "notebook.json").read_text())
    (stone,) = shelf["gone"].values()
    assert (stone["id"], stone["into"]) == (other.id, one.id)


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=25)
def test_one_undo_brings_both_back_exactly(seed: int) -> None:
    before = a_notebook(dice_of(seed))
    one, other, *_ = before.people.values()
    with TemporaryDirectory() as folder:
        home = Path(folder)
        library = notebook(home, *before.people.values(), *before.conversations.values())
        choices = dict.fromkeys(differing(one, other), Side.RIGHT)
        merged = merge(before, one, other, choices, NOW, join_notes)
        library.keep(merged)
        assert _everything(kept(home)) == _everything(before.after(merged))
        library.undo()
        assert _everything(kept(home)) == _everything(before)
        library.redo()
        assert _everything(kept(home)) == _everything(before.after(merged))
