"""The exported folder: what stands in it, and that nothing private or lost is in or out of it."""

from datetime import date

import yaml
from hypothesis import HealthCheck, given, settings

from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, Origin, Person, Relation
from quietnet.formats.front_matter import MARKER
from quietnet.formats.markdown import pages
from quietnet.formats.markdown_page import page as readable_page
from quietnet.reading.kept import read_kept
from tests.formats.hostile import IDS, NOW, networks
from tests.formats.read_back import read_pages

TODAY = date(2026, 4, 1)
ANA, JONAS, SAM = IDS[:3]
TALK = "0000000a-0000-0000-0000-000000000000"
TEXT = "With @Ana, and we spoke of Sam.\n\n- [ ] ask: how the move went\n~ not for you\n"


def _person(id_: str, name: str, **fields: object) -> Person:
    return Person.model_validate(
        {"id": id_, "created": NOW, "updated": NOW, "name": name, **fields}
    )


def _house() -> Network:
    ana = _person(
        ANA,
        "Ana Ruiz",
        aliases=("Anita",),
        origin=Origin(how=How.INTRODUCED, on=PartialDate(2019, 3), through=(JONAS,)),
        relations=(Relation(kind="spouse", person=JONAS), Relation(kind="child", name="Mia")),
        birthday=PartialDate(None, 4, 15),
        notes="Builds frames.\n~ owes me a tenner",
        tags=("bikes",),
    )
    people = [ana, _person(JONAS, "Jonas/Kim"), _person(SAM, "Sam Okafor")]
    talk = Conversation.model_validate(
        {
            "id": TALK,
            "created": NOW,
            "updated": NOW,
            "on": date(2026, 3, 14),
            "people": (ANA, JONAS),
            "medium": Medium.VOICE,
            "text": TEXT,
            "readings": {"Ana": ANA, "Sam": SAM, "Grace": None},
        }
    )
    return Network(people, [talk], read_kept)


def _text(network: Network, path: str, *, private: bool = False) -> str:
    return pages(network, TODAY, private=private)[path].data.decode()


def test_the_folder_has_a_page_for_each_record_and_says_what_it_is() -> None:
    found = pages(_house(), TODAY)
    assert {path: page.id for path, page in found.items()} == {
        "README.md": "",
        "conversations/2026/2026-03-14 Ana Ruiz, Jonas-Kim.md": TALK,
        "people/Ana Ruiz.md": ANA,
        "people/Jonas-Kim.md": JONAS,
        "people/Sam Okafor.md": SAM,
    }
    assert "Nothing in it needs quietnet" in found["README.md"].data.decode()


def test_a_persons_page() -> None:
    assert _text(_house(), "people/Ana Ruiz.md") == (
        "---\n"
        "name: Ana Ruiz\n"
        "aliases:\n- Anita\n"
        "origin:\n"
        "  how: introduced\n"
        '  "on": "2019-03"\n'
        "  through:\n"
        '  - "[[Jonas-Kim]]"\n'
        "relations:\n"
        "- kind: spouse\n"
        '  person: "[[Jonas-Kim]]"\n'
        "- kind: child\n"
        "  name: Mia\n"
        'birthday: "--04-15"\n'
        "tags:\n- bikes\n"
        f'id: "{ANA}"\n'
        "rev: 1\n"
        'created: "2026-03-14T20:00:00.123456Z"\n'
        'updated: "2026-03-14T20:00:00.123456Z"\n'
        "---\n\n"
        "Builds frames.\n\n"
        "<!-- written by quietnet, not read back -->\n\n"
        "## Depth\n\n"
        "In the doorway: a voice, a face or a shared place; nothing long yet (14 March 2026).\n\n"
        "## Threads\n\n"
        "- ask: how the move went (open, [[2026-03-14 Ana Ruiz, Jonas-Kim]])\n\n"
        "## Conversations\n\n"
        "- [[2026-03-14 Ana Ruiz, Jonas-Kim]]\n"
    )


def test_a_conversations_page_links_people_and_keeps_the_text() -> None:
    page = _text(_house(), "conversations/2026/2026-03-14 Ana Ruiz, Jonas-Kim.md", private=True)
    head, _, rest = page.removeprefix("---\n").partition("---\n")
    assert yaml.safe_load(head) == {
        "on": "2026-03-14",
        "people": ["[[Ana Ruiz]]", "[[Jonas-Kim]]"],
        "mentioned": ["[[Sam Okafor]]"],
        "medium": "voice",
        "readings": {"Ana": "[[Ana Ruiz]]", "Sam": "[[Sam Okafor]]", "Grace": None},
        "id": TALK,
        "rev": 1,
        "created": "2026-03-14T20:00:00.123456Z",
        "updated": "2026-03-14T20:00:00.123456Z",
    }
    generated = "\n## Threads\n\n- ask: how the move went (open)\n"
    assert rest == f"\n{TEXT}\n\n{MARKER}\n{generated}"


def test_every_link_in_front_matter_leads_to_a_page() -> None:
    found = pages(_house(), TODAY)
    stems = {path.rpartition("/")[2].removesuffix(".md") for path in found}
    for page in found.values():
        for part in page.data.decode().split("[[")[1:]:
            assert part.partition("]]")[0] in stems


def test_somebody_spoken_of_has_the_conversation_on_their_page() -> None:
    page = _text(_house(), "people/Sam Okafor.md")
    assert "Not written down." in page
    assert "## Spoken of\n\n- [[2026-03-14 Ana Ruiz, Jonas-Kim]]\n" in page


def test_private_lines_stay_at_home_and_so_do_the_names_in_them() -> None:
    talk = Conversation.written(
        date(2026, 3, 14), "Tea.\n~ Sam is ill", NOW, people=(ANA,), readings={"Sam": SAM}
    )
    network = Network([_person(ANA, "Ana"), _person(SAM, "Sam")], [talk])
    path = "conversations/2026/2026-03-14 Ana.md"
    assert "Sam" not in _text(network, path)
    assert "\nTea.\n\n<!--" in _text(network, path)
    assert "~ Sam is ill" in _text(network, path, private=True)
    # Nor does the page of whoever is named there alone say where.
    assert "[[2026" not in _text(network, "people/Sam.md")
    assert "## Spoken of\n\n- [[2026-03-14 Ana]]" in _text(network, "people/Sam.md", private=True)
    sam = network.people[SAM]
    assert b"Tea." not in readable_page(network, sam, TODAY)
    assert b"Tea." in readable_page(network, sam, TODAY, private=True)


def test_private_lines_stay_at_home_even_in_code_that_was_never_closed() -> None:
    network = Network([_person(ANA, "Ana", notes="```\n~ secret")])
    assert "secret" not in _text(network, "people/Ana.md")


def test_people_of_one_name_have_their_own_pages_and_links() -> None:
    talk = Conversation.written(date(2026, 3, 14), "", NOW, people=(IDS[3],))
    network = Network([_person(ANA, "Ana"), _person(IDS[3], "ana")], [talk])
    found = pages(network, TODAY)
    assert [page.id for page in found.values()][2:] == [ANA, IDS[3]]
    assert f'"[[ana {IDS[3][:8]}]]"' in found["conversations/2026/2026-03-14 ana.md"].data.decode()


def test_somebody_deleted_stays_an_id() -> None:
    talk = Conversation.written(date(2026, 3, 14), "", NOW, people=(SAM,))
    assert f'people:\n- "{SAM}"\n' in _text(
        Network([], [talk]), "conversations/2026/2026-03-14 note.md"
    )


def test_threads_of_standing_notes_and_days_of_ticks_are_told() -> None:
    notes = "- [x] offer: the address ✅ 2026-03-20\n- [ ] ask: about **lugs** \x1b[31m"
    page = _text(Network([_person(ANA, "Ana", notes=notes)], [], read_kept), "people/Ana.md")
    generated = page.partition(MARKER)[2]
    assert "- offer: the address (done 2026-03-20)\n" in generated
    assert "- ask: about **lugs** \u241b[31m (open)\n" in generated


def test_many_people_do_not_make_a_name_too_long() -> None:
    people = [_person(id_, f"Person {n}") for n, id_ in enumerate(IDS)]
    talk = Conversation.written(date(2026, 3, 14), "", NOW, people=tuple(IDS))
    paths = pages(Network(people, [talk]), TODAY)
    assert "conversations/2026/2026-03-14 Person 0, Person 1, Person 2 and others.md" in paths


def test_the_same_notebook_gives_the_same_bytes_on_another_day() -> None:
    assert pages(_house(), TODAY) == pages(_house(), date(2031, 1, 1))


@given(networks())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_folder_brought_in_again_gives_the_same_records_and_bytes(network: Network) -> None:
    found = pages(network, TODAY, private=True)
    arrivals = read_pages({path: page.data for path, page in found.items()}, NOW)
    assert arrivals.skipped == ()
    assert {person.id: person for person in arrivals.people} == dict(network.people)
    assert {talk.id: talk for talk in arrivals.conversations} == dict(network.conversations)
    again = Network(reversed(arrivals.people), reversed(arrivals.conversations), read_kept)
    assert pages(again, TODAY, private=True) == found


@given(networks())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_front_matter_is_plain_yaml_without_a_private_line(network: Network) -> None:
    for path, page in pages(network, TODAY).items():
        if path == "README.md":
            continue
        head, _, body = page.data.decode().removeprefix("---\n").partition("\n---\n")
        fields = yaml.safe_load(head)
        record = network.people.get(page.id) or network.conversations[page.id]
        assert fields["created"] == "2026-03-14T20:00:00.123456Z"
        assert fields.get("name") == (record.name if isinstance(record, Person) else None)
        text = body.rpartition(f"\n{MARKER}\n")[0]
        assert not any(line.startswith("~ ") for line in text.split("\n"))
