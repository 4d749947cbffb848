"""Who is meant: each sentence of the rule, by example."""

from datetime import date

import pytest

from tests.reading.cast import Heard, hear, network, person, talk

PEOPLE = (
    "Grace Hopper", "George Pólya", "Ana Ruiz", "Jonas Lind", "Mary-Kate Olsen", "Mary Shelley",
    "Will Byrne", "May Sarton", "Mark Rothko", "Rose Tremain", "Zoë Müller", "Seán O'Neill",
    "山田太郎", "アナ・ルイス", "דנה לוי", "김민수", "سارة حداد", "Олег Волков",
)  # fmt: skip
KNOWN = network(*PEOPLE, person("Robert Lund", "Bob", "The Admiral"))


def heard(text: str) -> Heard:
    return hear(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "people", "mentioned"),
    [
        ("Got lunch with Grace and George", ["Grace Hopper", "George Pólya"], []),
        ("lunch with ana, JONAS and Mary Shelley", ["Ana Ruiz", "Jonas Lind", "Mary Shelley"], []),
        ("A walk with Bob. The admiral again.", ["Robert Lund"], []),
        ("Dinner with Ana. Jonas called later.", ["Ana Ruiz"], ["Jonas Lind"]),
        ("Dinner with Ana! Jonas called", ["Ana Ruiz"], ["Jonas Lind"]),
        ("Dinner with Ana\nJonas called", ["Ana Ruiz"], ["Jonas Lind"]),
        ("Dinner with Ana and\nJonas", ["Ana Ruiz", "Jonas Lind"], []),
        ("Dinner with\nAna\n\nJonas", ["Ana Ruiz"], ["Jonas Lind"]),
        ("Dinner with Dr. Zoë Müller and Ana", ["Zoë Müller", "Ana Ruiz"], []),
        ("At 3.30 Ana came by, e.g. to eat with Jonas", ["Ana Ruiz", "Jonas Lind"], []),
        ("# Dinner with Ana\nJonas called", ["Ana Ruiz"], ["Jonas Lind"]),
        ("- Dinner with Ana\n- of Jonas", ["Ana Ruiz"], ["Jonas Lind"]),
        ("~ Ana and I", ["Ana Ruiz"], []),
        ("Yesterday: Ana and I cooked", ["Ana Ruiz"], []),
        ("Talked about Ana", [], ["Ana Ruiz"]),
        ("Talked with Grace about Ana and Jonas.", ["Grace Hopper"], ["Ana Ruiz", "Jonas Lind"]),
        ("About Ana, Jonas and Grace.", [], ["Ana Ruiz", "Jonas Lind", "Grace Hopper"]),
        ("Talked about Ana, Jonas came later", ["Jonas Lind"], ["Ana Ruiz"]),
        ("Heard of Ana", [], ["Ana Ruiz"]),
        ("A letter from Ana", [], ["Ana Ruiz"]),
        ("A joke on Ana", [], ["Ana Ruiz"]),
        ("Older than Ana", [], ["Ana Ruiz"]),
        ("About my friend Ana", [], ["Ana Ruiz"]),
        ("Talked of how Ana moved", [], ["Ana Ruiz"]),
        ("About boats with Ana", ["Ana Ruiz"], []),
        ("Dinner at Ana's with Jonas", ["Jonas Lind"], ["Ana Ruiz"]),
        ("Jonas’s boat", [], ["Jonas Lind"]),
        ("Jonas' boat", [], ["Jonas Lind"]),
        ("'with Jonas' she said", ["Jonas Lind"], []),
        ("**Ana**'s boat", [], ["Ana Ruiz"]),
        ("Ana'll come, Ana'd said", ["Ana Ruiz"], []),
        ("Slept. Later @Ana came", ["Ana Ruiz"], []),
        ("Talked about @Ana Ruiz's boat", ["Ana Ruiz"], []),
        ("Talked about Ana with Ana", ["Ana Ruiz"], []),
        ("With [[Ana Ruiz|her]] of [[Jonas]]", ["Ana Ruiz"], ["Jonas Lind"]),
        ("With **Ana** and _Jonas_", ["Ana Ruiz", "Jonas Lind"], []),
        ("", [], []),
    ],
)
def test_with_you_or_spoken_of(text: str, people: list[str], mentioned: list[str]) -> None:
    assert heard(text).people == people
    assert heard(text).mentioned == mentioned


@pytest.mark.parametrize(
    "text",
    [
        "a saving grace", "by the grace of", "You may come", "I will", "mark my words", "a rose",
        "Will you come?", "May was cold", "We met in May", "since last May", "14 May", "May 2019",
        "Mark my words", "Rose early", "Will call her", "We sang Amazing Grace", "the end of May",
        "\\Grace said so", "\\@Grace", "\\**Ana**", "\\[[Ana]]", "\\Ana Ruiz",
        "`Ana`", "``Ana ` Jonas``", "```\nAna\n```", "https://ana.org/Jonas", "www.ana.org",
        "ana@ruiz.org",
        "ana.org", "[her](ana.md)", "<!-- Ana -->", "#Ana", "someone@Ana", "analog Anas bananas",
        "my_ana_file", "Ana2", "Ana-Maria", "anti-Ana", "D'Ana", "Ana'burg", "Ruiz",
        "Hopper called",
        "Grace Kelly films", "Mary-Ann", "Mary-Kateish", "アナログ",
    ],
)  # fmt: skip
def test_nobody(text: str) -> None:
    assert heard(text).named == []
    assert heard(text).reading.readings == {}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("with grace", "Grace Hopper"), ("with may", "May Sarton"),
        ("Lunch. Then with will", "Will Byrne"), ("Dinner with May", "May Sarton"),
        ("I saw Grace", "Grace Hopper"), ("Grace and I cooked", "Grace Hopper"),
        ("Will came by", "Will Byrne"), ("May said so", "May Sarton"), ("Mark didn't",
        "Mark Rothko"),
        ("Rose called", "Rose Tremain"), ("Will was glad", "Will Byrne"),
        ("Mark's boat", "Mark Rothko"), ("Will's here", "Will Byrne"), ("GRACE came",
        "Grace Hopper"),
        ("Told Grace Tuesday is fine", "Grace Hopper"), ("@grace", "Grace Hopper"),
        ("[[grace]]", "Grace Hopper"), ("grace hopper", "Grace Hopper"),
    ],
)  # fmt: skip
def test_an_everyday_word_needs_its_capital_or_with(text: str, who: str) -> None:
    assert heard(text).named == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("with Zoe\u0308", "Zoë Müller"), ("with zoe muller", "Zoë Müller"),
        ("with ZOË MU\u0308LLER", "Zoë Müller"), ("George Polya", "George Pólya"),
        ("with Sean O’Neill", "Seán O'Neill"), ("昨日山田太郎と話した", "山田太郎"),
        ("アナ・ルイスと話した", "アナ・ルイス"), ("昨日アナと", "アナ・ルイス"),
        ("פגשתי את דנה", "דנה לוי"), ("אני ודנה", "דנה לוי"), ("어제 김민수와 점심", "김민수"),
        ("مع سارة", "سارة حداد"), ("أنا وسارة", "سارة حداد"), ("с ОЛЕГ", "Олег Волков"),
        ("Mary-Kate", "Mary-Kate Olsen"), ("Mary‑Kate Olsen", "Mary-Kate Olsen"),
        ("Ana—who else", "Ana Ruiz"), ("(Ana)", "Ana Ruiz"), ("Ana/other", "Ana Ruiz"),
        ("\\\\Ana", "Ana Ruiz"), ("Ana\nRuiz", "Ana Ruiz"),
    ],
)  # fmt: skip
def test_names_in_any_script_and_either_normal_form(text: str, who: str) -> None:
    found = heard(text)
    assert found.named == [who]
    (choice,) = found.reading.choices
    assert text[choice.start : choice.end] == choice.written


def test_mary_kate_is_not_mary() -> None:
    assert heard("Mary-Kate and Mary").people == ["Mary-Kate Olsen", "Mary Shelley"]


@pytest.mark.parametrize(
    ("text", "who", "written"),
    [
        ("Met Grace H and went", "Grace Brewster Hopper", "Grace H"),
        ("Met Grace H. and went", "Grace Brewster Hopper", "Grace H."),
        ("Met Grace H., then went", "Grace Brewster Hopper", "Grace H."),
        ("Met Grace H.", "Grace Brewster Hopper", "Grace H"),
        ("Met Grace H. We talked", "Grace Brewster Hopper", "Grace H"),
        ("Met grace k. and went", "Grace Kim", "grace k."),
        ("Met Grace B", "Grace Brewster Hopper", "Grace B"),
        ("Met Grace Brewster", "Grace Brewster Hopper", "Grace Brewster"),
        ("Met Grace B. Hopper", "Grace Brewster Hopper", "Grace B. Hopper"),
        ("Met Grace Hopper", "Grace Brewster Hopper", "Grace Hopper"),
    ],
)
def test_initials_and_middle_names(text: str, who: str, written: str) -> None:
    known = network("Grace Brewster Hopper", "Grace Kim", "Grace Adams")
    found = hear(text, known)
    assert found.readings == {written: who}


def test_the_stop_of_an_initial_ends_the_sentence_where_it_ends_there() -> None:
    known = network("Grace Hopper", "Grace Kim", "Ana Ruiz")
    assert hear("Met Grace H. Ana called.", known).mentioned == ["Ana Ruiz"]
    assert hear("Met Grace H. and Ana.", known).people == ["Grace Hopper", "Ana Ruiz"]


def test_a_word_is_no_initial() -> None:
    known = network("Ana Ibsen", "Ana Alvarez", "Ana Ruiz", talks=())
    assert hear("told Ana I was and ana a story", known).reading.choices[0].written == "Ana"


def test_a_first_and_middle_name_come_before_two_first_names() -> None:
    known = network("Mary Ann Smith", "Mary Shelley", "Ann Lee")
    assert hear("With Mary Ann", known).people == ["Mary Ann Smith"]
    assert hear("With Mary, Ann and me", known).people == ["Mary Ann Smith", "Ann Lee"]
    assert hear("With Ann and Mary Shelley", known).people == ["Ann Lee", "Mary Shelley"]


def test_longest_match_first() -> None:
    known = network(person("Ana Ruiz", "Ana of the boats"), "Ana Lima", "Ana")
    assert hear("Ana of the boats", known).people == ["Ana Ruiz"]
    assert hear("With Ana Lima", known).people == ["Ana Lima"]


def test_a_whole_name_beats_the_first_name_of_others() -> None:
    graces = [person("Grace Hopper"), person("Grace Kim")]
    grace = person("Grace")
    talks = tuple(talk(date(2026, 1, day), graces[0]) for day in (1, 2, 3))
    assert hear("Met Grace", network(grace, *graces, talks=talks)).people == ["Grace"]


def test_a_title_makes_no_first_name_whole() -> None:
    aunt, ruiz = person("Aunt Ana"), person("Ana Ruiz")
    known = network(aunt, ruiz, talks=(talk(date(2026, 1, 1), ruiz),))
    assert hear("Met Ana", known).people == ["Ana Ruiz"]
    assert hear("Met aunt Ana", known).people == ["Aunt Ana"]
    assert hear("Met Eva Berg", network("Dr. Eva Berg")).people == ["Dr. Eva Berg"]


def test_an_alias_beats_a_first_name() -> None:
    known = network(person("Robert Lund", "Bo"), "Bo Ek")
    assert hear("Met Bo", known).people == ["Robert Lund"]


def test_an_ambiguous_name_goes_to_whom_the_others_are_seen_with() -> None:
    kim, hopper, ana = person("Grace Kim"), person("Grace Hopper"), person("Ana Ruiz")
    talks = (
        talk(date(2020, 1, 1), kim, ana),
        *(talk(date(2026, 1, day), hopper) for day in range(1, 9)),
    )
    known = network(kim, hopper, ana, talks=talks)
    assert hear("With Grace and Ana", known).people == ["Grace Kim", "Ana Ruiz"]
    assert hear("With Grace", known).people == ["Grace Hopper"]
    assert hear("With Grace", known, with_people=(ana.id,)).people == ["Ana Ruiz", "Grace Kim"]
    (choice,) = hear("With Grace", known).reading.choices
    assert choice.candidates == (hopper.id, kim.id)


def test_two_ambiguous_names_go_to_the_two_seen_together() -> None:
    kim, hopper = person("Grace Kim"), person("Grace Hopper")
    sam, other = person("Sam Okafor"), person("Sam Abbot")
    talks = (talk(date(2026, 1, 1), kim, sam), talk(date(2026, 1, 2), other))
    known = network(kim, hopper, sam, other, talks=talks)
    assert hear("Grace came with Sam", known).people == ["Grace Kim", "Sam Okafor"]


def test_then_more_conversations_then_more_recent_then_the_alphabet() -> None:
    kim, hopper, zed = person("Grace Kim"), person("Grace Hopper"), person("Grace Zed")
    plans = tuple(talk(date(2026, 5, day), zed, planned=True) for day in range(1, 9))
    often = (talk(date(2020, 1, 1), zed), talk(date(2020, 1, 2), zed), talk(date(2026, 1, 1), kim))
    assert hear("Grace came", network(kim, hopper, zed, talks=often)).people == ["Grace Zed"]
    lately = (talk(date(2020, 1, 1), hopper), talk(date(2026, 1, 1), kim))
    known = network(kim, hopper, zed, talks=(*lately, *plans))
    assert hear("Grace came", known).people == ["Grace Kim"]
    assert hear("Grace came", network(kim, zed, hopper)).people == ["Grace Hopper"]


def test_the_person_may_say_who_is_meant_or_that_it_is_nobody() -> None:
    kim, hopper = person("Grace Kim"), person("Grace Hopper")
    known = network(kim, hopper)
    assert hear("Grace came", known).people == ["Grace Hopper"]
    assert hear("Grace came", known, readings={"Grace": kim.id}).people == ["Grace Kim"]
    nobody = hear("Grace came. grace Grace", known, readings={"Grace": None})
    assert nobody.people == nobody.mentioned == []
    assert nobody.reading.readings == {"Grace": None}
    assert nobody.reading.choices[0].candidates == (hopper.id, kim.id)


def test_a_second_grace_in_one_note_is_kept_apart() -> None:
    kim, hopper = person("Grace Kim"), person("Grace Hopper")
    known = network(kim, hopper)
    text = "Grace came. Then Grace rang. And Grace wrote."
    keys = [choice.key for choice in hear(text, known).reading.choices]
    assert keys == ["Grace", "Grace#2", "Grace#3"]
    found = hear(text, known, readings={"Grace#2": kim.id})
    assert found.people == ["Grace Hopper"]
    assert found.mentioned == ["Grace Kim"]
    assert [c.chosen for c in found.reading.choices] == [hopper.id, kim.id, hopper.id]
    assert found.reading.readings == {"Grace#2": kim.id, "Grace": hopper.id}


def test_a_stored_reading_outlives_a_new_name() -> None:
    ana = person("Ana Ruiz")
    known = network(person("Anna Ruiz Vega").changed(ana.updated, id=ana.id))
    assert hear("Ana came", known).people == []
    assert hear("Ana came", known, readings={"Ana": ana.id}).people == ["Anna Ruiz Vega"]


def test_somebody_taken_out_of_the_notebook_is_plain_text_and_comes_back_on_undo() -> None:
    ana = person("Ana Ruiz")
    gone = hear("Ana came", network(), readings={"Ana": ana.id})
    assert gone.people == []
    assert gone.reading.readings == {"Ana": ana.id}


def test_a_family_name_that_looks_like_another_person_leaves_the_choice_open() -> None:
    known = network("Grace Hopper")
    (choice,) = hear("We saw Grace Kelly", known).reading.choices
    assert choice.chosen is None
    assert choice.candidates == tuple(known.people)
    assert hear("Told Grace Jonas came", network("Grace Hopper", "Jonas Lind")).named == [
        "Grace Hopper", "Jonas Lind",
    ]  # fmt: skip


def test_people_said_to_be_there_come_first() -> None:
    jonas = next(p for p in KNOWN.people.values() if p.name == "Jonas Lind")
    found = hear("About Jonas with Ana", KNOWN, with_people=(jonas.id,))
    assert found.people == ["Jonas Lind", "Ana Ruiz"]


def test_the_address_book_of_a_real_telephone_does_not_flood_a_note() -> None:
    known = network(
        "The Bike Shop", "Dr. Eva Berg", "Taxi Porto", "Mum", "Plumber", "An Nguyen", "Bank"
    )
    text = "the bike and an old taxi to the bank, then to the plumber. The shop was shut."
    assert hear(text, known).named == []
    assert hear("with mum and Eva", known).people == ["Mum", "Dr. Eva Berg"]
    assert hear("I saw An today. An hour went.", known).people == ["An Nguyen"]
    assert hear("with An", known).people == ["An Nguyen"]
