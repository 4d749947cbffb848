"""The letter: at most three people, one offer, one memory; short, kind, the same all day."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.cells import cells
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.letter import MOST_LINES, ROOM, letter
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.reading.kept import read_kept
from tests.builders import TODAY, person, talk
from tests.ui.lived_in import TODAY as THAT_DAY
from tests.ui.lived_in import records


def network(*records: Person | Conversation) -> Network:
    return Network(read=read_kept).after(Change(put=records))


def quiet_friend(name: str, text: str = "", **fields: Any) -> list[Person | Conversation]:
    """Return somebody talked with each month, until the letters stopped."""
    friend = person(name, **fields)
    evenings = (550, 520, 490, 460, 430)
    talks = [talk([friend], ago, "A long evening.", minutes=90, kitchen=True) for ago in evenings]
    return [friend, *talks, talk([friend], 400, text or "Tea.", minutes=90, kitchen=True)]


def test_an_empty_notebook_has_one_kind_line() -> None:
    assert letter(Network(), TODAY) == (
        "Nobody is written down yet. One name is enough to begin with.",
    )


def test_a_quiet_day_says_so() -> None:
    ana = person("Ana Ruiz")
    assert letter(network(ana), TODAY) == (
        "Friday, 20 March",
        "",
        "Nothing asks for you today. Whoever you think of is a good beginning.",
    )


def test_somebody_quiet_is_named_with_one_thread() -> None:
    text = "Tea.\n- [ ] ask: how the move went\n- [ ] ask: and the cat"
    told = letter(network(*quiet_friend("Ana Ruiz", text)), TODAY)
    assert any(line.startswith("Ana Ruiz:") for line in told)
    assert "  You could ask: how the move went" in told
    assert not any("the cat" in line for line in told)


def test_at_most_three_are_named_and_those_kept_close_stand_first() -> None:
    names = ["Ana", "Bo", "Cleo", "Dina"]
    friends = [each for name in names for each in quiet_friend(name, kept_close=name == "Bo")]
    told = letter(network(*friends), TODAY)
    named = [name for line in told for name in names if line.startswith(f"{name}:")]
    assert named == ["Bo", "Ana", "Cleo"]


def test_one_offer_is_made_and_not_said_twice() -> None:
    text = "Tea.\n- [ ] offer: the address of the lug maker"
    told = letter(network(*quiet_friend("Ana Ruiz", text)), TODAY)
    assert sum("lug maker" in line for line in told) == 1
    bo = person("Bo Lind")
    told = letter(network(bo, talk([bo], 5, "- [ ] offer: a lift\n- [ ] offer: soup")), TODAY)
    offers = [line for line in told if line.startswith("Something for Bo Lind, if you like: ")]
    assert len(offers) == 1


def test_those_kept_close_come_first_among_the_offers() -> None:
    ana, bo = person("Ana"), person("Bo", kept_close=True)
    notes = [talk([each], 5, f"- [ ] offer: a gift for {each.name}") for each in (ana, bo)]
    for days in range(0, 60, 7):
        told = letter(network(ana, bo, *notes), TODAY + timedelta(days=days))
        assert "Something for Bo, if you like: a gift for Bo" in told


def test_nothing_is_said_of_those_who_rest_or_were_let_go() -> None:
    for fields in ({"resting": "open"}, {"ended": "let go"}, {"ended": "remembered"}):
        ana = person("Ana Ruiz", **fields)
        note = talk([ana], 365, "Tea.\n- [ ] offer: soup")
        told = letter(network(ana, note), TODAY)
        assert not any("soup" in line for line in told)


def test_one_memory_of_this_day_is_brought() -> None:
    ana = person("Ana Ruiz", birthday="--03-20")
    told = letter(network(ana), TODAY)
    assert told[-1] == "Today is Ana Ruiz’s birthday."


def test_while_quiet_rests_nobody_is_named_for_it() -> None:
    known = network(*quiet_friend("Ana Ruiz"))
    for told in (
        letter(known, TODAY, returned=TODAY),
        letter(known, TODAY, hidden_until=TODAY + timedelta(days=3)),
    ):
        assert not any("Ana Ruiz" in line for line in told)


def test_a_whole_year_of_letters_is_short_narrow_and_says_the_same_all_day() -> None:
    known = network(*records())
    again = network(*records())
    for week in range(53):
        day = THAT_DAY + timedelta(days=7 * week)
        told = letter(known, day)
        assert len(told) <= MOST_LINES
        assert all(cells(line) <= ROOM for line in told)
        assert told == letter(again, day)


@given(st.text(min_size=1, max_size=200), st.text(max_size=400))
def test_nobody_is_named_too_wide_and_no_command_reaches_a_terminal(name: str, words: str) -> None:
    try:
        somebody = quiet_friend(name, f"Tea.\n- [ ] ask: {words}\n- [ ] offer: {words}")
    except ValueError:
        return
    told = letter(network(*somebody), date(2026, 3, 20))
    assert len(told) <= MOST_LINES
    assert all(cells(line) <= ROOM for line in told)
    assert not any(c in line for line in told for c in "\x1b\x07\n\x9b")


def test_no_line_blames_or_counts() -> None:
    told = " ".join(letter(network(*records()), THAT_DAY))
    assert not {"overdue", "must", "should", "forgot", "!"} & set(told.replace("!", " ! ").split())
