"""A line made into a thread, its words as they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.reading.lines import LineKind, lines_of
from quietnet.reading.thread_line import as_thread


@pytest.mark.parametrize(
    ("line", "thread"),
    [
        ("", "- [ ] "),
        ("how the move went", "- [ ] how the move went"),
        ("- how the move went", "- [ ] how the move went"),
        ("  * nested", "  * [ ] nested"),
        ("2. second", "2. [ ] second"),
        ("  set in", "  - [ ] set in"),
        ("- [ ] ask: this", "- [ ] ask: this"),
        ("- [x] done", "- [x] done"),
        ("- [ ]", "- [ ]"),
        ("-5 degrees", "- [ ] -5 degrees"),
    ],
)
def test_a_line_becomes_a_thread(line: str, thread: str) -> None:
    assert as_thread(line) == thread


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1))
def test_it_reads_as_a_thread_with_the_same_words(words: str) -> None:
    thread = as_thread(words)
    assert as_thread(thread) == thread
    kind = lines_of(thread + " end")[0].kind
    assert kind is LineKind.THREAD
