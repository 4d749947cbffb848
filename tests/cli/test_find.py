"""``quietnet find``: people and conversations, as text and as JSON."""

from tests.cli.conftest import Run


def test_find_in_words(lived_in: Run) -> None:
    assert lived_in("find", "who", "builds", "bamboo", "bikes?").lines == [
        "Sam Okafor · builds bamboo bikes",
        "20 October · Ana Ruiz · - [ ] meet: Sam Okafor, builds bamboo bikes",
    ]
    assert lived_in("find", "ana").lines[0] == "Ana Ruiz"


def test_find_as_json(lived_in: Run) -> None:
    person, conversation = lived_in("find", "--json", "bamboo").json
    assert list(person) == ["kind", "id", "name", "line"]
    assert list(conversation) == ["kind", "id", "on", "line"]
    assert (person["kind"], person["name"], person["line"]) == (
        "person",
        "Sam Okafor",
        "builds bamboo bikes",
    )
    assert (conversation["kind"], conversation["on"]) == ("conversation", "2025-10-20")
    assert "bamboo" in conversation["line"]


def test_nothing_found_is_no_failure(lived_in: Run) -> None:
    said = lived_in("find", "zeppelin")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert lived_in("find", "zeppelin", "--json").json == []


def test_an_operator_narrows(lived_in: Run) -> None:
    assert [line.split(" · ")[0] for line in lived_in("find", "topic:books").lines] == [
        "Ana Ruiz",
        "20 October",
    ]
    assert lived_in("find", "with:jonas").lines[0] == "Jonas Weber"


def test_a_query_is_asked_for(quietnet: Run) -> None:
    assert quietnet("find").code == 2
