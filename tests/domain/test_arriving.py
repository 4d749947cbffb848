"""Bringing people in: who is whom, what is added, and that nothing written is overwritten."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.arriving import Arrival, Arrivals, arrive
from quietnet.domain.conversation import Conversation
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Carried,
    Contact,
    ContactKind,
    How,
    ImportantDate,
    Origin,
    OwnWord,
    Person,
    Relation,
    Source,
)
from quietnet.domain.record import new_id
from quietnet.domain.text import fold

THEN = datetime(2026, 3, 14, 20, 0, tzinfo=UTC)
NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


def _person(name: str, *emails: str, uid: str = "", **fields: object) -> Person:
    contacts = tuple(Contact(kind=ContactKind.EMAIL, value=email) for email in emails)
    sources = (Source(kind="vcard", uid=uid),) if uid else ()
    return Person.model_validate(
        {
            "id": new_id(),
            "created": THEN,
            "updated": THEN,
            "name": name,
            "contacts": contacts,
            "sources": sources,
            **fields,
        }
    )


def _bring(network: Network, *people: Person) -> Arrival:
    return arrive(network, Arrivals("vcard", people), NOW)


def _after(network: Network, *people: Person) -> Network:
    return network.after(_bring(network, *people).change)


def _only(arrival: Arrival) -> Person:
    (record,) = arrival.change.put
    assert isinstance(record, Person)
    return record


def _again(person: Person) -> Person:
    """Return the same card as a second reading of the file brings it: under another id."""
    return Person.model_validate({**dict(person), "id": new_id()})


def test_people_who_are_new_are_added_as_they_came() -> None:
    ana, jonas = _person("Ana"), _person("Jonas")
    arrival = _bring(Network(), ana, jonas)
    assert arrival.change.put == (ana, jonas)
    assert (arrival.added, arrival.updated, arrival.unchanged) == (("Ana", "Jonas"), (), ())


def test_a_uid_says_who_it_is_whatever_else_differs() -> None:
    kept = _person("Ana Ruiz", "old@example.org", uid="URN:UUID:A-1")
    arrival = _bring(Network([kept]), _person("Ana Lima", "new@example.org", uid="a-1"))
    ana = _only(arrival)
    assert (ana.id, ana.name, ana.rev, ana.updated) == (kept.id, "Ana Ruiz", 2, NOW)
    assert [contact.value for contact in ana.contacts] == ["old@example.org", "new@example.org"]
    assert arrival.updated == ("Ana Ruiz",)
    assert arrival.left_alone == (("Ana Ruiz", "The name in the file is “Ana Lima”; yours stays."),)
    assert [(c.source, c.property, c.value) for c in ana.carried] == [("vcard", "name", "Ana Lima")]


def test_an_address_says_who_it_is() -> None:
    kept = _person("Robert Smith", "Bob@Example.org")
    assert _only(_bring(Network([kept]), _person("Bob", "bob@example.org"))).id == kept.id


def test_a_profile_says_who_it_is_and_a_homepage_does_not() -> None:
    def with_link(name: str, kind: ContactKind, link: str) -> Person:
        return _person(name, contacts=(Contact(kind=kind, value=link),))

    kept = with_link("Ana Ruiz", ContactKind.SOCIAL, "https://www.social.example/@ana/")
    came = with_link("Anita", ContactKind.SOCIAL, "http://social.example/@Ana")
    assert _bring(Network([kept]), came).added == ()
    kept = with_link("Ana Ruiz", ContactKind.URL, "https://lugs.example/team")
    came = with_link("Jonas", ContactKind.URL, "https://lugs.example/team")
    assert _bring(Network([kept]), came).added == ("Jonas",)


def test_a_whole_name_or_alias_says_who_it_is_without_case_and_accents() -> None:
    kept = _person("Ána Ruiz", aliases=("Anita",))
    assert _bring(Network([kept]), _person("ana ruiz", "a@b.c")).updated == ("Ána Ruiz",)
    assert _bring(Network([kept]), _person("anita")).unchanged == ("Ána Ruiz",)
    assert _bring(Network([kept]), _person("Ana")).added == ("Ana",)


def test_a_name_from_another_address_book_with_other_addresses_is_another_person() -> None:
    kept = _person("John Doe", "john@a.example", uid="1")
    assert _bring(Network([kept]), _person("John Doe", "john@b.example", uid="2")).added
    assert _bring(Network([kept]), _person("John Doe", uid="2")).updated == ("John Doe",)
    assert _bring(Network([kept]), _person("Jane Doe", "john@a.example", uid="2")).added


def test_two_of_one_name_in_a_file_are_two_people_where_something_tells_them_apart() -> None:
    for one, other in (
        (_person("John", uid="1"), _person("John", uid="2")),
        (_person("John", "a@x.y"), _person("John", "b@x.y")),
        (_person("Ana", "ours@x.y"), _person("Jonas", "ours@x.y")),
    ):
        network = _after(Network(), one, other)
        assert len(network.people) == 2
        assert not _bring(network, _again(one), _again(other)).change
        assert not _bring(network, _again(other), _again(one)).change


def test_two_of_one_name_in_a_file_are_one_where_nothing_does() -> None:
    arrival = _bring(Network(), _person("John", "a@x.y"), _person("john", work="Builder"))
    john = _only(arrival)
    assert (john.name, john.work, john.rev) == ("John", "Builder", 1)
    assert arrival.added == ("John",)


def test_a_name_that_two_people_have_is_added_once_and_found_again() -> None:
    network = Network([_person("John", "a@x.y"), _person("John", "b@x.y")])
    came = _person("John", work="Builder")
    network = _after(network, came)
    assert len(network.people) == 3
    assert not _bring(network, _again(came)).change


def test_an_address_that_a_whole_office_shares_says_nothing() -> None:
    office = Network([_person(f"Colleague {n}", "office@x.y") for n in range(21)])
    assert _bring(office, _person("Ana", "office@x.y")).added == ("Ana",)


def test_what_is_empty_is_filled_and_lists_get_what_they_lack() -> None:
    kept = _person("Ana", "a@x.y", tags=("Bikes",), kept_close=True)
    came = _person(
        "Ana",
        "A@X.Y",
        "b@x.y",
        work="Builder",
        birthday=PartialDate(1985, 4, 15),
        notes="Builds frames.",
        tags=("bikes", "porto"),
        aliases=("ANA", "Anita"),
        dates=(ImportantDate(what="wedding", on=PartialDate(2009)),),
        origin=Origin(how=How.WORK, through=(kept.id,)),
        own_word=OwnWord(depth=Depth.MET, on=date(2026, 1, 1)),
        readings={"Sam": None},
        mood="good",
    )
    arrival = _bring(Network([kept]), came)
    ana = _only(arrival)
    assert [contact.value for contact in ana.contacts] == ["a@x.y", "b@x.y"]
    assert (ana.work, str(ana.birthday), ana.notes) == ("Builder", "1985-04-15", "Builds frames.")
    assert (ana.tags, ana.aliases, ana.kept_close) == (("Bikes", "porto"), ("Anita",), True)
    assert (ana.dates, ana.origin, ana.own_word) == (came.dates, came.origin, came.own_word)
    assert (ana.readings, ana.model_extra) == ({"Sam": None}, {"mood": "good"})
    assert arrival.left_alone == ()


def test_what_is_written_stays_and_what_came_is_told_and_carried() -> None:
    kept = _person(
        "Ana",
        work="Builder",
        birthday=PartialDate(1985, 4, 15),
        notes="Mine.",
        own_word=OwnWord(depth=Depth.MET, on=date(2026, 1, 1)),
    )
    came = _person(
        "Ana",
        work="Frame builder",
        birthday=PartialDate(1986, 4, 15),
        notes="Theirs.",
        own_word=OwnWord(depth=Depth.KEPT, on=date(2026, 1, 1)),
    )
    arrival = _bring(Network([kept]), came)
    ana = _only(arrival)
    assert (ana.work, ana.birthday, ana.notes) == (kept.work, kept.birthday, kept.notes)
    assert [(c.property, c.value) for c in ana.carried][:2] == [
        ("work", "Frame builder"),
        ("birthday", "1986-04-15"),
    ]
    assert [left.why for left in arrival.left_alone] == [
        "The work in the file is “Frame builder”; yours stays.",
        "The birthday in the file is “15 April 1986”; yours stays.",
        "The file says something else under own word; yours stays.",
        "The file says something else under notes; yours stays.",
    ]
    assert not _bring(Network([ana]), _again(came)).change


def test_notes_that_hold_what_came_are_no_difference() -> None:
    kept = _person("Ana", notes="Mine.\n\nTheirs.")
    assert _bring(Network([kept]), _person("Ana", notes="Theirs.")).unchanged == ("Ana",)


def test_a_telephone_written_otherwise_is_the_same() -> None:
    def with_number(number: str) -> Person:
        return _person("Ana", contacts=(Contact(kind=ContactKind.PHONE, value=number),))

    assert not _bring(Network([with_number("+41 79 (12)")]), with_number("+417912")).change


def test_relations_become_people_by_name_and_by_uid() -> None:
    jonas = _person("Jonas")
    sam = _person("Sam", uid="urn:uuid:s-1")
    ana = _person(
        "Ana",
        relations=(
            Relation(kind="spouse", name="JONAS"),
            Relation(kind="met", name="urn:uuid:S-1"),
            Relation(kind="child", name="Mia"),
            Relation(kind="friend, kin", name="urn:uuid:nobody"),
            Relation(kind="self", name="Ana"),
            Relation(kind="colleague", person=sam.id),
        ),
    )
    network = Network([jonas])
    arrival = _bring(network, ana, sam)
    (brought, _) = arrival.change.put
    assert isinstance(brought, Person)
    assert [(r.kind, r.person, r.name) for r in brought.relations] == [
        ("spouse", jonas.id, ""),
        ("met", sam.id, ""),
        ("child", None, "Mia"),
        ("self", None, "Ana"),
        ("colleague", sam.id, ""),
    ]
    assert brought.carried == (
        Carried(
            source="vcard",
            property="RELATED",
            params={"TYPE": ["friend", "kin"]},
            value="urn:uuid:nobody",
        ),
    )
    again = arrive(
        network.after(arrival.change),
        Arrivals("vcard", (_again(ana), Person.model_validate({**dict(sam), "id": new_id()}))),
        NOW,
    )
    assert not again.change


def test_a_relation_two_people_could_be_stays_a_name() -> None:
    network = Network([_person("Jonas", "a@x.y"), _person("Jonas", "b@x.y")])
    ana = _only(_bring(network, _person("Ana", relations=(Relation(kind="spouse", name="Jonas"),))))
    assert ana.relations == (Relation(kind="spouse", name="Jonas"),)


def test_conversations_arrive_with_their_people_and_only_once() -> None:
    kept = _person("Ana")
    ana, jonas = _person("Ana"), _person("Jonas", origin=Origin(through=(new_id(),)))
    jonas = Person.model_validate({**dict(jonas), "origin": Origin(through=(ana.id,))})
    talk = Conversation.written(
        date(2026, 3, 1),
        "x",
        THEN,
        people=(ana.id, jonas.id),
        readings={"Ana": ana.id, "Sam": None},
    )
    arrivals = Arrivals("markdown", (ana, jonas), (talk,))
    arrival = arrive(Network([kept]), arrivals, NOW)
    brought, spoken = arrival.change.put
    assert isinstance(brought, Person)
    assert isinstance(spoken, Conversation)
    assert brought.origin.through == (kept.id,)
    assert spoken.people == (kept.id, jonas.id)
    assert spoken.readings == {"Ana": kept.id, "Sam": None}
    assert arrival.conversations == 1
    again = arrive(Network([kept]).after(arrival.change), replace(arrivals), NOW)
    assert not again.change
    assert again.conversations == 0


_NAMES = st.sampled_from(["Ana Ruiz", "ána ruiz", "Jonas", "Sam", "Anita"])
_EMAILS = st.lists(st.sampled_from(["a@x.y", "b@x.y", "c@x.y"]), max_size=2, unique=True)
_CARDS = st.lists(
    st.builds(
        lambda name, emails, uid, fields: _person(
            name, *emails, uid=uid and fold(name)[-3:] + uid, **fields
        ),
        _NAMES,
        _EMAILS,
        st.sampled_from(["", "", "1", "2", "3"]),
        st.fixed_dictionaries(
            {},
            optional={
                "work": st.sampled_from(["Builder", "Baker"]),
                "notes": st.sampled_from(["one", "two", "one two"]),
                "aliases": st.just(("Anita",)),
                "relations": st.builds(
                    lambda name: (Relation(kind="friend", name=name),),
                    st.sampled_from(["Jonas", "Sam", "urn:uuid:nas1", "urn:uuid:9", "Mia"]),
                ),
            },
        ),
    ),
    max_size=5,
    # In one file a uid is one card's, and no two people are given the same.
    unique_by=lambda card: card.sources[0].uid if card.sources else card.id,
)


@given(_CARDS, _CARDS)
@settings(deadline=None)
def test_the_same_file_twice_changes_nothing_and_loses_nobody(
    before: list[Person], cards: list[Person]
) -> None:
    network = Network(before)
    after = _after(network, *cards)
    assert network.people.keys() <= after.people.keys()
    for person in before:
        now = after.people[person.id]
        assert (now.name, now.work or person.work) == (person.name, now.work)
        assert set(person.contacts) <= set(now.contacts)
        assert now.notes.startswith(person.notes)
    emails = {c.value for p in after.people.values() for c in p.contacts}
    assert emails >= {c.value for p in cards for c in p.contacts}
    again = _bring(after, *(_again(card) for card in cards))
    assert again.change.put == ()
