"""The friends program's file: both its layouts, and every construct of it."""

from datetime import UTC, date, datetime

import pytest

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.conversation import Medium
from quietnet.domain.depth import standing
from quietnet.domain.network import Network
from quietnet.domain.refusal import Refused
from quietnet.formats.friends import read_friends
from quietnet.formats.recognising import recognise
from quietnet.reading.kept import read_kept

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
FILE = """\
### Activities:
- 2018-11-05: **Grace Hopper** and _Paris_ in one day. @travel @board:games
- 2018-11-04: Breakfast with **Grace Hopper** and **Marie Curie**.
- 2018-11-03: Took a train to _Marie's Farm_ with **Marie Curie**. George had to cancel.
- 2018-11-02: Tea with **Marie Curie** and \\Grace the cat.

### Notes:
- 2018-11-01: **Grace Hopper** got a job in _New York_ through **Marie Curie**. @work
- 2018-10-31: A quiet day.
- 2018-06-15: **Grace Hopper** found out she's getting a big Naval Academy building.

### Friends:
- Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @Science
- Marie Curie [Marie's Farm] @science

### Locations:
- Atlantis
- Marie's Farm (a.k.a. The Farm)
- Paris
"""


def _read(text: str) -> Arrivals:
    return read_friends(text.encode(), NOW)


def _network(arrivals: Arrivals) -> Network:
    network = Network([], [], read_kept)
    return network.after(arrive(network, arrivals, NOW).change)


def test_people_come_with_nicknames_place_and_tags() -> None:
    grace, marie = _read(FILE).people
    assert (grace.name, grace.aliases) == ("Grace Hopper", ("The Admiral", "Amazing Grace"))
    assert (grace.places, grace.tags) == (("Paris",), ("navy", "science"))
    assert (marie.name, marie.aliases, marie.places) == ("Marie Curie", (), ("Marie's Farm",))


def test_activities_are_conversations_with_their_people_places_and_topics() -> None:
    arrivals = _read(FILE)
    grace, marie = arrivals.people
    talks = {talk.on: talk for talk in arrivals.conversations}
    paris = talks[date(2018, 11, 5)]
    assert (paris.people, paris.where) == ((grace.id,), "Paris")
    assert paris.text == "**Grace Hopper** and _Paris_ in one day. #travel #board/games"
    assert _network(arrivals).marks(paris).topics == {"travel", "board/games"}
    breakfast = talks[date(2018, 11, 4)]
    assert breakfast.people == (grace.id, marie.id)
    assert breakfast.readings == {"Grace Hopper": grace.id, "Marie Curie": marie.id}


def test_a_journey_is_the_place_of_what_follows_it() -> None:
    talks = {talk.on: talk.where for talk in _read(FILE).conversations}
    assert talks[date(2018, 11, 2)] == ""
    assert talks[date(2018, 11, 3)] == "Marie's Farm"
    assert talks[date(2018, 11, 4)] == "Marie's Farm"
    assert talks[date(2018, 11, 5)] == "Paris"


def test_an_escaped_name_is_nobody() -> None:
    arrivals = _read(FILE)
    tea = next(talk for talk in arrivals.conversations if talk.on == date(2018, 11, 2))
    assert tea.text == "Tea with **Marie Curie** and \\Grace the cat."
    assert set(tea.readings) == {"Marie Curie"}


def test_notes_are_lines_about_people_and_never_contact() -> None:
    arrivals = _read(FILE)
    grace, marie = arrivals.people
    assert grace.notes == (
        "- 2018-06-15: **Grace Hopper** found out she's getting a big Naval Academy building.\n"
        "- 2018-11-01: **Grace Hopper** got a job in _New York_ through **Marie Curie**. #work"
    )
    assert grace.readings == {"Grace Hopper": grace.id, "Marie Curie": marie.id}
    assert "got a job" in marie.notes
    (quiet,) = (talk for talk in arrivals.conversations if not talk.people)
    assert (quiet.on, quiet.medium, quiet.text) == (
        date(2018, 10, 31), Medium.UNSAID, "A quiet day."
    )  # fmt: skip
    only_notes = _read("### Notes:\n- 2018-06-15: **Ana Ruiz** moved.\n")
    network = _network(only_notes)
    (ana,) = network.people.values()
    assert network.evidence(ana.id).talks == ()
    assert standing(ana, network.evidence(ana.id), NOW.date()).depth is None


def test_the_manual_s_layout_with_a_blank_line_after_the_header_reads_the_same() -> None:
    loose = FILE.replace(":\n- ", ":\n\n- ")
    assert loose != FILE
    assert _read(loose) == _read(FILE)
    bare = FILE.replace("\n- ", "\n")
    assert _read(bare) == _read(FILE)
    assert _read(FILE.replace("\n", "\r\n")) == _read(FILE)


def test_sections_may_stand_in_any_order_and_what_stands_in_none_is_named() -> None:
    arrivals = _read(
        "### Friends:\n- Ana\n\nlost words\n\n### Activities:\n- 2020-01-01: **Ana**.\n"
    )
    assert [person.name for person in arrivals.people] == ["Ana"]
    assert arrivals.skipped == (("line 4: lost words", "It stands in no section of the file."),)


def test_a_line_without_a_day_is_of_today_and_is_known_again() -> None:
    text = "### Activities:\n- Lunch: with **Ana Ruiz**.\n- 2020-13-45: **Ana Ruiz** rang.\n"
    first = _read(text)
    assert [(talk.on, talk.text) for talk in first.conversations] == [
        (NOW.date(), "Lunch: with **Ana Ruiz**."),
        (NOW.date(), "2020-13-45: **Ana Ruiz** rang."),
    ]
    assert first.not_carried == {"activity without a day": 2}
    later = read_friends(text.encode(), datetime(2026, 5, 1, tzinfo=UTC))
    assert not arrive(_network(first), later, NOW).change


def test_days_may_be_written_otherwise_and_lie_ahead() -> None:
    arrivals = _read("### Activities:\n- 14 March 2020: **Ana**.\n- 2027-01-01: **Ana**.\n")
    assert [(t.on, t.planned, t.text) for t in arrivals.conversations] == [
        (date(2020, 3, 14), False, "**Ana**."),
        (date(2027, 1, 1), True, "**Ana**."),
    ]


def test_whoever_is_only_named_comes_too_and_two_equal_lines_are_two() -> None:
    arrivals = _read("### Activities:\n- 2020-01-01: Tea, **Ana**.\n- 2020-01-01: Tea, **Ana**.\n")
    assert [person.name for person in arrivals.people] == ["Ana"]
    assert len({talk.id for talk in arrivals.conversations}) == 2


def test_what_finds_no_place_is_counted_or_named() -> None:
    assert _read(FILE).not_carried == {"other names of a place": 1, "place nobody was at": 1}
    twice = _read("### Friends:\n- Ana\n- ana\n- (a.k.a. Nobody)\n")
    assert [skipped.what for skipped in twice.skipped] == ["ana", ""]
    long = _read(f"### Activities:\n- 2020-01-01: **{'x' * 300}** came.\n")
    assert [s.why for s in long.skipped] == ["The name is too long; the limit is 200 characters."]


def test_a_quoting_line_says_nothing_of_what_mattered() -> None:
    (talk,) = _read("### Activities:\n- 2020-01-01: > **Ana** rang.\n").conversations
    assert talk.mattered == frozenset()


def test_bringing_it_in_twice_changes_nothing() -> None:
    arrivals = _read(FILE)
    assert not arrive(_network(arrivals), _read(FILE), NOW).change


def test_somebody_known_under_the_name_is_met_and_keeps_what_is_written() -> None:
    network = _network(_read("### Friends:\n- Grace Hopper [Lisbon]\n"))
    arrival = arrive(network, _read(FILE), NOW)
    assert arrival.added == ("Marie Curie",)
    grown = network.after(arrival.change)
    grace = next(p for p in grown.people.values() if p.name == "Grace Hopper")
    assert grace.places == ("Lisbon", "Paris")
    assert len(grown.with_person(grace.id)) == 2


def test_it_is_told_by_its_first_section() -> None:
    assert recognise(("\ufeff\n" + FILE).encode(), "friends.md").word == "friends"
    for other in (b"# Friends\n", b"### Recipes:\n"):
        with pytest.raises(Refused, match="no file of the friends program"):
            read_friends(other, NOW)
    with pytest.raises(Refused, match="not in UTF-8"):
        read_friends(b"### Friends:\n- \xff\n", NOW)


def test_a_text_beyond_the_limit_is_named_and_harms_no_other() -> None:
    long = "x" * 1_000_001
    arrivals = _read(
        f"### Activities:\n- 2020-01-01: **Ana** {long}\n- 2020-01-02: **Ana**.\n\n"
        f"### Notes:\n- 2020-01-01: **Ana** {long}\n"
    )
    assert [talk.on for talk in arrivals.conversations] == [date(2020, 1, 2)]
    assert [skipped.why.partition(" is")[0] for skipped in arrivals.skipped] == [
        "The text", "The notes"
    ]  # fmt: skip
