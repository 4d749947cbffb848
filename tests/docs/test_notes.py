"""docs/notes.md: every example reads as the page says."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import Help
from quietnet.domain.network import Network
from quietnet.domain.person import How, Person
from quietnet.domain.private import without_private
from quietnet.domain.threads import threads_in
from quietnet.reading.heard import Reading
from quietnet.reading.keeping import keep_note
from quietnet.reading.kept import read_kept
from quietnet.reading.reader import read
from tests.docs.pages import NONE, ROOT, Row, page, rows

TODAY = date(2026, 3, 15)
NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)


def examples(*header: str) -> pytest.MarkDecorator:
    found = rows(page("notes.md"), *header)
    return pytest.mark.parametrize("row", found, ids=lambda row: row.cells[0])


# The notebook that docs/notes.md supposes.


def _named(name: str, **fields: Any) -> Person:
    return Person.model_validate({**dict(Person.named(name, NOW)), **fields})


ANA, JONAS = _named("Ana Ruiz", aliases=("Anita",)), _named("Jonas Weber")
HILL, OBI = _named("Grace Hill"), _named("Grace Obi")
PEOPLE = (ANA, JONAS, HILL, OBI, _named("Mary-Kate Lund"), _named("May Chen"))
TALKS = (
    Conversation.written(date(2026, 1, 10), "", NOW, people=(HILL.id,)),
    Conversation.written(date(2026, 2, 10), "", NOW, people=(HILL.id,)),
    Conversation.written(date(2026, 3, 1), "", NOW, people=(OBI.id, JONAS.id)),
)
NETWORK = Network(PEOPLE, TALKS, read=read_kept)


def heard(text: str) -> Reading:
    return read(text, NETWORK, TODAY)


def kept(line: str) -> tuple[Network, Conversation]:
    """Return the notebook once a note with this line is kept."""
    talk, new = keep_note(heard(f"Tea with Ana.\n{line}"), NOW, NETWORK)
    return NETWORK.after(Change(put=(*new, talk))), talk


def names(ids: Iterable[str], network: Network = NETWORK) -> str:
    return ", ".join(network.people[id_].name for id_ in ids) or NONE


@examples("written", "day")
def test_a_day_reads_as_the_page_says(row: Row) -> None:
    reading = heard(row["written"])
    if row["day"] == "refused":
        assert "not a day in any calendar" in reading.refusal
        return
    assert not reading.refusal
    day = "today" if reading.body_start == 0 else f"{reading.on}{', a plan' * reading.planned}"
    assert day == row["day"]


@examples("written", "with you", "spoken of", "someone new")
def test_a_name_reads_as_the_page_says(row: Row) -> None:
    reading = heard(row["written"])
    new = ", ".join(new.name for new in reading.new) or NONE
    said = (names(reading.people), names(reading.mentioned), new)
    assert said == (row["with you"], row["spoken of"], row["someone new"])


@examples("written", "topics")
def test_a_topic_reads_as_the_page_says(row: Row) -> None:
    assert (", ".join(heard(row["written"]).topics) or NONE) == row["topics"]


@examples("written", "mattered")
def test_a_quote_reads_as_the_page_says(row: Row) -> None:
    assert (", ".join(sorted(heard(row["written"]).mattered)) or NONE) == row["mattered"]


@examples("written", "kind", "says", "whose", "state")
def test_a_thread_reads_as_the_page_says(row: Row) -> None:
    network, talk = kept(row["written"])
    (thread,) = threads_in(network, talk)
    state = thread.state.value
    if thread.line.done_on:
        state += f" on {thread.line.done_on}"
    assert thread.line.kind == row["kind"]
    assert thread.line.text == row["says"]
    assert names(thread.people, network) == row["whose"]
    assert state == row["state"]


def test_a_tick_without_a_day_has_the_day_of_its_note() -> None:
    network, talk = kept("- [x] ask: whether the roof holds")
    assert threads_in(network, talk)[0].done_on == TODAY


@examples("written", "help", "of what kind", "with whom")
def test_help_reads_as_the_page_says(row: Row) -> None:
    network, _ = kept(row["written"])
    found: dict[str, Help] = {}
    for person in network.by_name:
        for help_ in network.evidence(person.id).helps:
            found[person.name] = help_
    ways = {help_.way.value for help_ in found.values()} or {NONE}
    kinds = {help_.what.value for help_ in found.values()} or {NONE}
    whom = set(row["with whom"].split(", ")) - {NONE}
    assert (ways, kinds, set(found)) == ({row["help"]}, {row["of what kind"]}, whom)


@examples("written", "exported")
def test_private_lines_are_as_the_page_says(row: Row) -> None:
    stays = row["written"] in without_private(f"Tea.\n{row['written']}\n")
    assert stays is (row["exported"] == "yes")


def test_whom_to_meet_becomes_known_through_the_people_with_you() -> None:
    network, _ = kept("- [ ] meet: Sam Okafor, builds bamboo bikes")
    (sam,) = network.named("Sam Okafor")
    assert (sam.interesting, sam.origin.how) == ("builds bamboo bikes", How.INTRODUCED)
    assert sam.origin.through == (ANA.id,)


def test_the_note_in_the_readme_reads_as_the_readme_says() -> None:
    (written,) = re.findall(
        r"^```\n(Yesterday:.*?)^```",
        (ROOT / "README.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    reading = heard(written)
    assert (reading.on, names(reading.people)) == (date(2026, 3, 14), "Ana Ruiz")
    assert reading.topics == ("bicycles",)
    assert [thread.kind.value for thread in reading.threads] == ["ask", "meet"]
    assert [new.name for new in reading.new] == ["Sam Okafor"]
    assert reading.mattered == {"theirs"}
