"""What is offered while a name, a topic or a thread is typed."""

from datetime import date

import pytest

from quietnet.domain.person import Person
from quietnet.reading.completion import complete
from tests.reading.cast import network, person, talk

ANA, ANDRE, HANA = person("Ana Ruiz"), person("André Gide"), person("Hana Anders", "Anouk")
TALKS = (
    talk(date(2026, 1, 2), ANDRE, text="about #books/poetry"),
    talk(date(2026, 1, 1), HANA, text="about #boats and #books"),
)
KNOWN = network(ANA, ANDRE, HANA, "山田太郎", talks=TALKS)


def offered(before: str) -> list[str]:
    return [each.insert for each in complete(before, KNOWN)]


def test_names_begin_so_in_any_word_those_talked_with_lately_first() -> None:
    assert offered("Dinner with @an") == ["André Gide", "Hana Anders", "Ana Ruiz"]
    assert offered("@AND") == ["André Gide", "Hana Anders"]
    assert offered("@andre") == ["André Gide"]
    assert offered("@anou") == ["Hana Anders"]
    assert offered("@Ana R") == ["Ana Ruiz"]
    assert offered("@山") == ["山田太郎"]


@pytest.mark.parametrize(
    "before", ["", "@", "@a", "Ana", "ana@an", "\\@an", "@Ana Ruiz", "@nobody", "#", "C#b",
    "- [ ]", "ask"]
)  # fmt: skip
def test_nothing_is_offered_elsewhere(before: str) -> None:
    assert offered(before) == []


def test_topics_the_latest_first() -> None:
    assert offered("of #bo") == ["books/poetry", "boats", "books"]
    assert offered("of #BOA") == ["boats"]
    assert offered("of #boats") == []


def test_the_words_of_a_thread() -> None:
    assert offered("Dinner.\n- [ ] ")[:3] == ["ask: ", "offer: ", "advice: "]
    assert offered("- [ ] me") == ["meet: "]
    assert offered("- [x] g") == ["gave: ", "got: "]
    assert offered("- [ ] g") == []


def test_ghost_text_only_adds_what_follows_the_cursor() -> None:
    first, second, _ = complete("@an", KNOWN)
    assert first.ghost("@an") == "dré Gide"
    assert second.ghost("@an") == ""
    assert complete("- [ ] of", KNOWN)[0].ghost("- [ ] of") == "fer: "
    assert first.replaced == 2


def test_open_advice_of_those_there_comes_first_after_a_ticked_box() -> None:
    ana, bo = person("Ana Ruiz"), person("Bo Lind")
    text = "- [ ] advice: Who is hiring #porto\n- [x] advice: which glue"
    known = network(ana, bo, talks=(talk(date(2026, 1, 2), ana, text=text),))

    def answers(before: str, *there: Person) -> list[str]:
        ids = tuple(each.id for each in there)
        return [each.insert for each in complete(before, known, there=ids)]

    line = "advice: Who is hiring #porto"
    assert answers("- [x] ", ana)[:2] == [line, "gave: "]
    assert answers("- [x] adv", ana) == [line, "advice: "]
    assert answers("- [x] advice: who is", bo, ana) == [line]
    assert answers("- [x] advice: who is") == []
    assert answers("- [x] advice: who is", bo) == []
    assert answers(f"- [x] {line}", ana) == []
    assert line not in answers("- [ ] adv", ana)
    (first,) = complete("- [x] advice: who is", known, there=(ana.id, "gone"))
    assert first.ghost("- [x] advice: who is") == " hiring #porto"
