"""The long view: a line a year, in words from the notes, and what was said that mattered."""

from datetime import date

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, ImportantDate, Origin, Person
from quietnet.reading.kept import read_kept
from quietnet.reading.long_view import LongYear, long_view
from tests.builders import NOW, person


def network(*records: Person | Conversation) -> Network:
    return Network(read=read_kept).after(Change(put=records))


def note(on: str, text: str, *people: Person, **fields: object) -> Conversation:
    ids = tuple(each.id for each in people)
    return Conversation.written(date.fromisoformat(on), text, NOW, people=ids, **fields)


ANA = person(
    "Ana Ruiz",
    origin=Origin(how=How.EVENT, on=PartialDate.parse("2016-05"), where="the frame show"),
)


def test_the_first_year_tells_how_they_met_and_silent_years_are_left_out() -> None:
    call = note("2019-04-03", "Rang about #bicycles and #books.", ANA, medium=Medium.VOICE)
    first, later = long_view(network(ANA, call), ANA)
    assert first == LongYear(2016, "you met at the frame show")
    assert (later.year, later.note) == (2019, call.id)
    assert later.words == "first call in April; the talk about bicycles and books"


def test_a_turn_in_a_life_is_told_in_the_words_of_the_note() -> None:
    tea = note(
        "2020-02-01", "Tea in the small room. They moved to Lisbon in a van. Then soup.", ANA
    )
    (*_, year) = long_view(network(ANA, tea), ANA)
    assert "They moved to Lisbon in a van" in year.words
    assert "soup" not in year.words
    assert year.note == tea.id


def test_a_date_of_theirs_stands_in_its_year_also_without_a_note() -> None:
    gate = ImportantDate(what="the gate", on=PartialDate(2021))
    ana = person("Ana Ruiz", dates=(gate,))
    assert long_view(network(ana), ana) == (LongYear(2021, "the gate"),)


def test_what_they_said_stands_with_the_note_it_is_from() -> None:
    short = note("2022-01-01", "Hello.", ANA, minutes=5)
    long = note("2022-06-01", "Long.\n> the hard part is the waiting\n> me: yes", ANA, minutes=180)
    (*_, year) = long_view(network(ANA, short, long), ANA)
    assert (year.said, year.said_in) == ("the hard part is the waiting", long.id)


def test_plans_do_not_count_and_a_bare_contact_says_how_you_were_in_touch() -> None:
    plan = note("2023-01-01", "Dinner.", ANA, planned=True)
    letter = note("2018-01-05", "", ANA, medium=Medium.LETTER)
    again = note("2024-03-05", "", ANA, medium=Medium.LETTER)
    years = long_view(network(ANA, plan, letter, again), ANA)
    assert [year.year for year in years] == [2016, 2018, 2024]
    assert years[1].words == "first letter in January"
    assert years[2].words == "letters in March"


def test_without_anything_else_the_note_begins_the_line() -> None:
    notes = [note("2018-01-05", "First.", ANA), note("2019-01-05", "We mended a pump. Rain.", ANA)]
    assert long_view(network(ANA, *notes), ANA)[-1].words == "We mended a pump"


def test_nobody_written_about_has_no_years() -> None:
    bo = person("Bo Lind")
    assert long_view(network(bo), bo) == ()
