"""A vault's people notes and daily notes: each construct that docs/moving-in.md promises."""

from datetime import UTC, date, datetime

import pytest

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.network import Network
from quietnet.domain.person import ContactKind, How, Person
from quietnet.domain.refusal import Refused
from quietnet.formats.markdown_folder import read_folder, read_page
from quietnet.formats.recognising import read, recognise
from quietnet.reading.kept import read_kept

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def _vault(**pages: str) -> Arrivals:
    return read_folder(
        {path.replace("__", "/"): text.encode() for path, text in pages.items()}, NOW
    )


def _note(text: str, name: str = "People/Ana Lima.md", **others: str) -> Person:
    arrivals = read_folder(
        {name: text.encode(), **{path: t.encode() for path, t in others.items()}}, NOW
    )
    return arrivals.people[0]


def _with(front: str, body: str = "") -> Person:
    return _note(f"---\n{front}\n---\n{body}")


def _days(text: str, *people: str) -> tuple[list[Conversation], dict[str, str], Arrivals]:
    files = {f"People/{name}.md": b"" for name in people} | {"2026-03-14.md": text.encode()}
    arrivals = read_folder(files, NOW)
    return list(arrivals.conversations), {p.id: p.name for p in arrivals.people}, arrivals


@pytest.mark.parametrize(
    "path", ["People/Ana Lima.md", "vault/Contacts/Work/Ana Lima.md", "friends/Ana Lima.md"]
)
def test_a_page_in_a_folder_of_people_is_about_somebody(path: str) -> None:
    arrivals = read_folder({path: b"Plays the viola.\n", "Other/Recipe.md": b"Salt."}, NOW)
    assert [(p.name, p.notes) for p in arrivals.people] == [("Ana Lima", "Plays the viola.")]
    assert arrivals.not_carried == {"pages that are neither about a person nor a daily note": 1}


@pytest.mark.parametrize(
    "text",
    [
        "---\ntags: [person]\n---\n",
        "---\ntags: person, bikes\n---\n",
        "---\ntype: person\n---\n",
        "---\nbirthday: 1999-04-17\n---\n",
        "---\nprm-tier: close\n---\n",
        "Met at a fair. #person\n",
        "/---contact---/\n| Name | Ana |\n/---contact---/\n",
    ],
)
def test_a_page_anywhere_may_say_that_it_is_about_somebody(text: str) -> None:
    files = {"Notes/Ana.md": text.encode(), "Notes/Soup.md": b"Salt."}
    assert [person.name for person in read_folder(files, NOW).people] == ["Ana"]


def test_in_a_folder_of_plain_pages_each_is_about_somebody() -> None:
    files = {"Ana Lima.md": b"x", "Bo Lund.md": b"y", "2026-01-01.md": b"A day."}
    assert [p.name for p in read_folder(files, NOW).people] == ["Ana Lima", "Bo Lund"]


def test_templates_and_the_bin_are_nobody() -> None:
    arrivals = _vault(**{"Templates/Person.md": "---\ntags: person\n---", "People/Ana.md": ""})
    assert [person.name for person in arrivals.people] == ["Ana"]


def test_the_name() -> None:
    assert _with("name: Ana Lima Costa").name == "Ana Lima Costa"
    assert _with("name: Ana Lima Costa").aliases == ("Ana Lima",)
    assert _with("title: Ana Maria").name == "Ana Maria"
    assert _with("title: Baker\ncompany: Bread").name == "Ana Lima"
    assert _note("# Ana Lima\n\nViola.", "People/202603141200.md").name == "Ana Lima"
    heading = _note("# Ana Lima\n\nViola.")
    assert (heading.name, heading.notes) == ("Ana Lima", "Viola.")
    assert _note("# First met\n\nViola.").notes == "# First met\n\nViola."


def test_aliases_and_tags() -> None:
    assert _with("aliases: [Anita, Ana L.]").aliases == ("Anita", "Ana L.")
    assert _with("aliases:\n  - Anita\n  - 7").aliases == ("Anita", "7")
    assert _with("alias: Anita, Ani").aliases == ("Anita", "Ani")
    assert _with("tags: [person, '#bikes/old']").tags == ("person", "bikes/old")
    assert _with("tags: person bikes").tags == ("person", "bikes")
    assert _with("keywords: bikes").tags == ("bikes",)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("birthday: 1999-04-17", "1999-04-17"),
        ("birthday: 04-17", "--04-17"),
        ("birthday: --04-17", "--04-17"),
        ("birthday: 17 April 1999", "1999-04-17"),
        ("birthday: April 17", "--04-17"),
        ("birthday: 1999", "1999"),
        ("birthday: 1999-04", "1999-04"),
        ("Birth Date: 1999-04-17", "1999-04-17"),
        ("date_of_birth: 1999-04-17", "1999-04-17"),
        ("dob: 1999-04-17", "1999-04-17"),
        ("born: 1999", "1999"),
        ("bday: 04-17", "--04-17"),
        ("prm-birthday: 04-17", "--04-17"),
    ],
)
def test_birthdays_in_every_spelling(written: str, read_as: str) -> None:
    assert str(_with(written).birthday) == read_as


def test_ways_to_reach_them() -> None:
    found = _with(
        "email: [ana@example.org, a@example.org]\nphone: 555\nwebsite: ana.example.org\n"
        "address: 1 High St, Porto\ntelegram: '@ana'"
    ).contacts
    assert [(each.kind, each.label, each.value) for each in found] == [
        (ContactKind.EMAIL, "", "ana@example.org"),
        (ContactKind.EMAIL, "", "a@example.org"),
        (ContactKind.PHONE, "", "555"),
        (ContactKind.URL, "", "ana.example.org"),
        (ContactKind.ADDRESS, "", "1 High St, Porto"),
        (ContactKind.SOCIAL, "Telegram", "@ana"),
    ]


def test_work_places_and_what_they_know() -> None:
    ana = _with("company: Bread\nrole: Baker\ncity: Porto\nskills: rye, '[[Ovens]]'\n"
                "interesting: bakes at night")  # fmt: skip
    assert (ana.work, ana.places, ana.interesting) == ("Baker, Bread", ("Porto",), "bakes at night")
    assert _with("knows: rye, ovens").knows == ("rye", "ovens")
    assert _with("location: '[[Porto]]'").places == ("Porto",)


def test_links_in_front_matter_are_people() -> None:
    files = {
        "People/Ana Lima.md": b"---\nspouse: '[[Bo Lund|Bo]]'\nfriends: ['[[Cy]]', Dee]\n"
        b"introduced_by: '[[Bo Lund]]'\nmet_on: 2019-03\nmet: At a fair\nmet_at: Braga\n---\n",
        "People/Bo Lund.md": b"",
    }
    ana, bo = read_folder(files, NOW).people
    assert [(r.kind, r.person, r.name) for r in ana.relations] == [
        ("spouse", bo.id, ""), ("friend", None, "Cy"), ("friend", None, "Dee")
    ]  # fmt: skip
    origin = ana.origin
    assert (origin.how, origin.through, str(origin.on)) == (How.INTRODUCED, (bo.id,), "2019-03")
    assert (origin.story, origin.where) == ("At a fair", "Braga")


def test_whoever_introduced_them_comes_as_a_name() -> None:
    arrivals = _vault(**{"People/Ana.md": "---\nintroduced_by: '[[Bo Lund]]'\n---\n"})
    assert sorted(person.name for person in arrivals.people) == ["Ana", "Bo Lund"]


def test_links_in_the_text_are_readings_and_the_text_stands() -> None:
    text = "Sister of [[Bo Lund|Bo]], likes ![[viola.jpg]] and `[[Cy]]`. See [[Ovens]].\n"
    ana = _note(text, **{"People/Bo Lund.md": "", "People/Cy.md": "", "People/viola.jpg.md": ""})
    assert ana.notes == text.strip()
    assert set(ana.readings) == {"Bo Lund"}


def test_plugin_keys() -> None:
    arrivals = _vault(**{
        "People/Ana.md": "---\nprm-relationship: family\nprm-last-contacted: 2026-02-01\n"
        "prm-snooze-until: 2026-06-01\nprm-tier: close\nprm-cadence: 2w\n---\n",
        "People/Bo.md": "---\nprm-paused: true\nprm-relationship: sauna\n---\n",
    })  # fmt: skip
    ana, bo = arrivals.people
    assert (ana.origin.how, ana.resting) == (How.FAMILY, date(2026, 6, 1))
    assert (bo.resting, bo.tags) == ("open", ("sauna",))
    (last,) = arrivals.conversations
    assert (last.on, last.people, last.medium, last.text) == (
        date(2026, 2, 1), (ana.id,), Medium.UNSAID, ""
    )  # fmt: skip
    assert ana.notes == "- prm-tier: close\n- prm-cadence: 2w"
    assert arrivals.not_carried == {
        "property prm-cadence (kept in the notes)": 1,
        "property prm-tier (kept in the notes)": 1,
    }


def test_a_contact_table() -> None:
    ana = _note(
        "/---contact---/\n| key | value |\n| --- | --- |\n| Name | Ana |\n| Last Name | Lima |\n"
        "| Phone | 555 |\n| Telegram | @ana |\n| Birthday | 17.04.1999 |\n"
        "| Last chat | 2026-01-02 |\n| Friends | [[Bo Lund\\|Bo]] [[Cy]] |\n| Mood | good |\n"
        "/---contact---/\nViola.\n"
    )
    assert (ana.name, str(ana.birthday)) == ("Ana Lima", "1999-04-17")
    assert [contact.value for contact in ana.contacts] == ["555", "@ana"]
    assert [relation.name for relation in ana.relations] == ["Bo Lund", "Cy"]
    assert ana.notes == "Viola.\n\n- mood: good"


def test_a_list_with_a_birthday_and_a_dated_log() -> None:
    arrivals = _vault(**{
        "People/Ana.md": "# Ana\n\n- Birthday: 04-27\n- Category: B\n\n## 2026-01-05\n\n"
        "Tea, long.\n"
        "\n### More\nMuch.\n\n## 2026-01-09 A call\nShort.\n\n## Gifts\n\nFigs.\n"
    })  # fmt: skip
    (ana,) = arrivals.people
    assert str(ana.birthday) == "--04-27"
    assert ana.notes == "- Category: B\n\n## Gifts\n\nFigs."
    assert [(t.on, t.medium, t.text) for t in arrivals.conversations] == [
        (date(2026, 1, 5), Medium.UNSAID, "Tea, long.\n\n### More\nMuch."),
        (date(2026, 1, 9), Medium.UNSAID, "A call\nShort."),
    ]


def test_a_daily_note_that_names_somebody_is_a_conversation_on_that_day() -> None:
    talks, names, arrivals = _days(
        "---\nmood: fine\n---\n# Saturday\n\nTea with [[Ana Lima|Ana]].\nShe is well.\n\n"
        "- lunch, [[Bo Lund]] and [[Ana Lima]]\n  - he paid\n- soup\n\nMore [[Ana Lima]].\n",
        "Ana Lima",
        "Bo Lund",
    )
    told = {tuple(names[id_] for id_ in talk.people): talk for talk in talks}
    assert (
        told["Ana Lima",].text == "Tea with [[Ana Lima|Ana]].\nShe is well.\n\nMore [[Ana Lima]]."
    )
    assert told["Bo Lund", "Ana Lima"].text == (
        "- lunch, [[Bo Lund]] and [[Ana Lima]]\n  - he paid"
    )
    assert all((t.on, t.medium) == (date(2026, 3, 14), Medium.UNSAID) for t in talks)
    assert arrivals.not_carried == {"daily notes: what names nobody in them": 1}


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] call [[Ana]]",
        "> [[Ana]] said so",
        "```\n[[Ana]]\n```",
        "`[[Ana]]`",
        "![[Ana]]",
        "Nobody: [[Soup]].",
        "Ana without a link.",
    ],
)
def test_what_counts_for_nothing_in_a_daily_note(text: str) -> None:
    talks, _, arrivals = _days(text, "Ana")
    assert talks == []
    assert arrivals.not_carried == {"daily notes that name nobody": 1}


def test_a_ticked_box_counts_and_an_open_one_beside_it_is_left_out() -> None:
    talks, _, _ = _days("- [x] called [[Ana]]\n- [ ] write to [[Ana]]\n", "Ana")
    assert [talk.text for talk in talks] == ["- [x] called [[Ana]]"]


def test_an_alias_may_be_linked_to_and_days_may_be_told_not_to_count() -> None:
    files = {
        "People/Ana Lima.md": b"---\naliases: Anita\n---\n",
        "People/Bo.md": b"---\nprm-ignore-journal: true\n---\n",
        "Daily/2026-03-14.md": b"[[Anita]] came. [[Bo]] too.",
    }
    arrivals = read_folder(files, NOW)
    (talk,) = arrivals.conversations
    assert talk.people == (arrivals.people[0].id,)


def test_what_is_not_understood_is_kept_in_the_notes_and_named() -> None:
    arrivals = _vault(**{
        "People/Ana.md": "---\ncssclasses: [wide]\nbirthday: soon\nshoe: {size: 40, wide: true}\n"
        "empty:\n---\nViola.\n",
        "People/Bo.md": "---\n: [\n---\nText.\n",
    })  # fmt: skip
    ana, bo = arrivals.people
    assert ana.notes == (
        "Viola.\n\n- cssclasses: wide\n- birthday: soon\n- shoe: size 40, wide true"
    )
    assert bo.notes == "---\n: [\n---\nText."
    assert arrivals.not_carried == {
        "properties that are no YAML (kept in the notes)": 1,
        "property birthday (kept in the notes)": 1,
        "property cssclasses (kept in the notes)": 1,
        "property shoe (kept in the notes)": 1,
    }


def test_what_cannot_be_read_is_named() -> None:
    arrivals = read_folder(
        {"People/Ana.md": b"\xff", "People/Bo.md": f"---\nname: {'x' * 300}\n---\n".encode()}, NOW
    )
    assert [(s.what, s.why) for s in arrivals.skipped] == [
        ("People/Ana.md", "The file is not in UTF-8."),
        ("People/Bo.md", "The name is too long; the limit is 200 characters."),
    ]
    with pytest.raises(Refused, match="There is no page in it"):
        read_folder({"a.txt": b""}, NOW)


def test_bringing_a_vault_in_twice_changes_nothing() -> None:
    files = {
        "People/Ana Lima.md": b"---\nspouse: '[[Bo]]'\nprm-last-contacted: 2026-01-01\n---\nViola.",
        "People/Bo.md": b"## 2026-01-05\nTea.",
        "Other/Bo.md": b"#person",
        "2026-03-14.md": b"[[Ana Lima]] came. [[Bo]] too.",
    }
    network = Network([], [], read_kept)
    network = network.after(arrive(network, read_folder(files, NOW), NOW).change)
    assert len(network.people) == 3
    later = datetime(2026, 4, 1, tzinfo=UTC)
    assert not arrive(network, read_folder(files, later), later).change


def test_one_page_alone_is_read_by_its_title() -> None:
    (ana,) = read_page(b"---\ntitle: Ana Lima\nbirthday: 04-17\n---\n", NOW).people
    assert (ana.name, str(ana.birthday)) == ("Ana Lima", "--04-17")
    assert read_page(b"# Ana Lima\n\nViola.\n", NOW).people[0].notes == "Viola."
    with pytest.raises(Refused, match=r"The name is empty\. Nothing was brought in\."):
        read_page(b"Viola.\n", NOW)
    with pytest.raises(Refused, match=r"not in UTF-8\. Nothing was brought in\."):
        read_page(b"\xff\n", NOW)


def test_a_vault_is_told_by_its_pages() -> None:
    files = {"People/Ana.md": b"Viola."}
    assert recognise(files).word == "markdown"
    assert read(files, recognise(files), NOW).people[0].name == "Ana"
    assert recognise(b"---\ntitle: Ana\n---\n", "Ana.md").word == "markdown"
    assert recognise({**files, "a.vcf": b""}).word == "vcard"
    assert recognise({**files, "a.vcf": b"", "x/.quietnet.json": b"{}"}).word == "markdown"


def test_what_does_not_fit_is_kept_or_named() -> None:
    arrivals = _vault(**{
        "People/Ana.md": "---\nbirthday: [1999, 2000]\nspouse: ','\nprm-last-contacted: soon\n"
        "prm-snooze-until: never\ninteresting: [a, b]\nmet: [a, b]\nmet-on: soon\nname:\n---\n"
        "## 2026-02-30\n\nNo day.\n",
        "People/Bo.md": f"## 2026-01-01\n{'x' * 1_000_001}\n",
        "2026-01-01.md": "---\n: [\n---\n[[Ana]] came.",
    })  # fmt: skip
    ana = arrivals.people[0]
    assert ana.notes == (
        "## 2026-02-30\n\nNo day.\n\n- birthday: 1999, 2000\n- spouse: ,\n"
        "- prm-last-contacted: soon\n- prm-snooze-until: never\n- interesting: a, b\n- met: a, b\n"
        "- met-on: soon"
    )
    assert [(s.what, s.why[:8]) for s in arrivals.skipped] == [("2026-01-01", "The text")]
    assert arrivals.not_carried["properties that are no YAML (kept in the notes)"] == 1
    (talk,) = arrivals.conversations
    assert talk.people == (ana.id,)


def test_two_days_of_a_log_that_are_equal_are_two() -> None:
    arrivals = _vault(**{"People/Ana.md": "## 2026-01-01\nA\n## 2026-01-01\nB\n"})
    assert [talk.text for talk in arrivals.conversations] == ["A", "B"]
