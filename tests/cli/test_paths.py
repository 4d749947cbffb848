"""``quietnet paths``: who led you to whom."""

from tests.cli.conftest import Run


def test_paths_in_words(lived_in: Run) -> None:
    assert lived_in("paths").lines == ["● Ana Ruiz", "  ○ Sam Okafor · builds bamboo bikes"]


def test_paths_as_json(lived_in: Run) -> None:
    ana, sam, jonas = lived_in("paths", "--json").json
    assert [list(each) for each in (ana, sam, jonas)] == [
        ["id", "name", "through", "met", "how", "on"]
    ] * 3
    assert (ana["name"], ana["through"], ana["met"]) == ("Ana Ruiz", [], True)
    assert sam["through"] == [{"id": ana["id"], "name": "Ana Ruiz"}]
    assert (sam["met"], sam["how"]) == (False, "introduced")
    assert (jonas["name"], jonas["met"]) == ("Jonas Weber", True)


def test_an_empty_notebook_has_no_paths(quietnet: Run) -> None:
    assert (quietnet("paths").code, quietnet("paths", "--json").json) == (0, [])
