"""Closing, letting go and opening a thread, by one line of its note."""

import pytest

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.reading.ticking import let_go, reopen, rewritten, tick
from tests.builders import NOW, person, talk
from tests.reading.cast import TODAY

NOTE = "Dinner.  \n\t- [ ] ask: how it went  \nAfter\n* [-] offer: a lamp"


def test_a_tick_writes_the_box_and_the_day() -> None:
    assert tick("- [ ] ask: x", 0, TODAY) == "- [x] ask: x ✅ 2026-03-18"
    assert tick(NOTE, 1, TODAY) == NOTE.replace(
        "[ ] ask: how it went", "[x] ask: how it went ✅ 2026-03-18"
    )


def test_a_tick_again_has_the_new_day() -> None:
    assert tick("- [x] ask: x ✅ 2020-01-01", 0, TODAY) == "- [x] ask: x ✅ 2026-03-18"


def test_letting_go_and_opening_again() -> None:
    assert let_go(NOTE, 1) == NOTE.replace("[ ]", "[-]")
    assert reopen(NOTE, 3) == NOTE.replace("[-]", "[ ]")
    assert reopen(tick(NOTE, 1, TODAY), 1) == NOTE
    assert let_go("- [x] ask: x ✅ 2020-01-01", 0) == "- [-] ask: x"


@pytest.mark.parametrize("line", [0, 2, -1, 99])
def test_a_line_that_is_no_thread_is_refused_and_nothing_changes(line: int) -> None:
    with pytest.raises(Refused, match="not there any more"):
        tick(NOTE, line, TODAY)


def test_a_record_changes_in_its_own_words_and_nowhere_else() -> None:
    note = talk([], 3, "Tea.\n- [ ] ask: x")
    ticked = rewritten(note, lambda text: tick(text, 1, TODAY), NOW)
    assert isinstance(ticked, Conversation)
    assert ticked.text == "Tea.\n- [x] ask: x ✅ 2026-03-18"
    assert (ticked.rev, ticked.on, ticked.id) == (note.rev + 1, note.on, note.id)
    page = person("Ana Ruiz", notes="- [ ] ask: x")
    gone = rewritten(page, lambda text: let_go(text, 0), NOW)
    assert isinstance(gone, Person)
    assert (gone.notes, gone.name) == ("- [-] ask: x", "Ana Ruiz")
    with pytest.raises(Refused):
        rewritten(page, lambda text: tick(text, 7, TODAY), NOW)
