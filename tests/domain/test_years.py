"""Through the years: the strongest medium a month, what began when, and no plan among them."""

from datetime import date

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, Origin
from quietnet.domain.years import through_the_years
from tests.builders import NOW, person, talk

WREN = person("Wren Halloran")
ANA = person(
    "Ana Ruiz",
    origin=Origin(how=How.EVENT, on=PartialDate(2019, 11), where="a book swap", through=(WREN.id,)),
)


def _on(day: date, medium: Medium, **fields: object) -> Conversation:
    return Conversation.written(day, "", NOW, people=(ANA.id,), medium=medium, **fields)


def test_each_year_has_its_months_and_what_began() -> None:
    talks = [
        _on(date(2021, 3, 2), Medium.TEXT),
        _on(date(2021, 3, 9), Medium.IN_PERSON),
        _on(date(2021, 5, 1), Medium.LETTER),
        _on(date(2023, 1, 1), Medium.LETTER),
        _on(date(2026, 12, 1), Medium.VIDEO, planned=True),
    ]
    years = through_the_years(Network([ANA, WREN], talks), ANA)
    assert [year.year for year in years] == [2019, 2021, 2023]
    assert years[0].in_words() == "2019: you met at a book swap, through Wren Halloran"
    assert years[1].months[2] is Medium.IN_PERSON
    assert years[1].months[4] is Medium.LETTER
    assert years[1].began == (
        "first message in March",
        "first time in the same room in March",
        "first letter in May",
    )
    assert years[2].in_words() == "2023: letters in January"


def test_somebody_without_a_year_has_none() -> None:
    assert through_the_years(Network([WREN], [talk([ANA], 3)]), WREN) == ()
