"""``quietnet keys``: every key, as text and as the table of the README."""

from quietnet.cli.keys import by_place
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.room import Room
from tests.cli.conftest import Run


def _ids(screen: type[object]) -> set[str]:
    return {binding.id for binding in vars(screen)["BINDINGS"] if binding.id}


def test_every_key_of_the_app_is_told_under_its_place(quietnet: Run) -> None:
    said = quietnet("keys")
    assert (said.code, said.err) == (0, "")
    places = [line for line in said.lines if line and not line.startswith(" ")]
    assert places[:5] == ["Everywhere", "In every room", "People", "Depth", "Kitchen"]
    assert "  ctrl+s" in said.out
    assert "  f1 or ?" in said.out


def test_no_command_is_missing_and_each_says_what_it_does() -> None:
    places = by_place()
    told = {command.id for commands in places.values() for command in commands}
    assert _ids(Room) | _ids(KitchenScreen) | {"app.help", "app.leave"} <= told
    assert all(command.keys for commands in places.values() for command in commands)
    assert all(command.more or command.what for found in places.values() for command in found)


def test_the_same_as_a_markdown_table(quietnet: Run) -> None:
    said = quietnet("keys", "--markdown")
    assert said.lines[:2] == ["| where | key | what it does |", "|---|---|---|"]
    assert "| Everywhere | `f1` or `?` | What the keys do here |" in said.lines
    assert len(said.lines) == 2 + sum(len(commands) for commands in by_place().values())
