"""Looking before anything is kept: who is new, who is more, who might be whom, who stays out."""

from datetime import date

import pytest

from quietnet.domain.arriving import Arrival, Arrivals, arrive
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Contact, ContactKind, Origin, Person, Relation, Source
from quietnet.domain.review import Entry, State, review
from tests.builders import NOW, person, talk


def email(value: str) -> tuple[Contact, ...]:
    return (Contact(kind=ContactKind.EMAIL, value=value),)


def phone(value: str) -> tuple[Contact, ...]:
    return (Contact(kind=ContactKind.PHONE, value=value),)


def brings(*people: Person, talks: tuple[Conversation, ...] = ()) -> Arrivals:
    return Arrivals("vcard", people, talks)


def entries(network: Network, *people: Person) -> tuple[Entry, ...]:
    return review(network, brings(*people), NOW).entries


def states(network: Network, *people: Person) -> list[tuple[str, State]]:
    return [(each.came.name, each.state) for each in entries(network, *people)]


def bring(network: Network, arrivals: Arrivals, **answers: str | None) -> Arrival:
    ids = {each.name: each.id for each in arrivals.people}
    said = {ids[name.replace("_", " ")]: answer for name, answer in answers.items()}
    return arrive(network, arrivals, NOW, said)


def people_after(network: Network, arrival: Arrival) -> dict[str, Person]:
    return {each.name: each for each in network.after(arrival.change).people.values()}


def test_everybody_is_told_once_the_doubtful_first() -> None:
    network = Network([person("Ana Ruiz"), person("Jonas", work="Baker"), person("Sam")])
    assert states(
        network, person("Zoe"), person("Sam"), person("Jonas", work="Builder"), person("Ana R.")
    ) == [
        ("Ana R.", State.DOUBTFUL),
        ("Zoe", State.NEW),
        ("Jonas", State.CHANGED),
        ("Sam", State.HERE),
    ]


@pytest.mark.parametrize(
    ("here", "comes"),
    [
        (person("Ana Ruiz"), person("Ruiz, Ana")),
        (person("Ana Ruiz"), person("Ana María Ruiz")),
        (person("Ana Ruiz"), person("Ana R.")),
        (person("Ana R."), person("Ana Ruiz")),
        (person("Ana Ruiz"), person("Ana")),
        (person("Ana"), person("Ana Ruiz")),
        (person("Ana Ruiz"), person("Ana Riuz")),
        (person("Ana Ruiz"), person("Anna Ruiz")),
        (person("Ana Ruiz", work="Builder"), person("Ana Lima", work="builder")),
        (person("Ana Ruiz", contacts=phone("+41 79 1")), person("Ana L", contacts=phone("+41791"))),
        (person("Robert Smith", aliases=("Bob Smith",)), person("Bob S.")),
    ],
)
def test_who_may_be_somebody_here_is_asked(here: Person, comes: Person) -> None:
    (entry,) = entries(Network([here]), comes)
    assert (entry.kept, entry.might_be) == (None, (here,))


@pytest.mark.parametrize(
    ("here", "comes"),
    [
        (person("Ana Ruiz"), person("Ana Lima")),
        (person("Ana Ruiz"), person("Jonas Ruiz")),
        (person("Bo"), person("Jo")),
        (person("Ana Ruiz", places=("Porto",)), person("Jonas", places=("Porto",))),
    ],
)
def test_two_people_are_not_asked_about(here: Person, comes: Person) -> None:
    assert states(Network([here]), comes) == [(comes.name, State.NEW)]


def test_who_arrives_for_certain_is_nobody_else() -> None:
    ana = person("Ana Ruiz", contacts=email("ana@x.y"))
    told = states(Network([ana]), person("Ana R.", contacts=email("ana@x.y")), person("Ana Riuz"))
    assert told == [("Ana Riuz", State.NEW), ("Ana R.", State.CHANGED)]


def test_of_many_who_are_alike_nobody_is_meant() -> None:
    anas = [person(f"Ana {chr(65 + n)}ou{chr(97 + n) * 4}") for n in range(21)]
    assert states(Network(anas), person("Ana")) == [("Ana", State.NEW)]


def test_the_likeliest_stands_first() -> None:
    one = person("Ana Ruiz")
    other = person("Ana Ruiz Lima", work="Builder")
    (entry,) = entries(Network([one, other]), person("Ana Lima", work="Builder"))
    assert entry.might_be == (other,)


def test_an_entry_says_what_the_page_would_be() -> None:
    kept = person("Jonas", contacts=email("j@x.y"))
    (entry,) = entries(Network([kept]), person("Jonas", work="Builder"))
    assert (entry.kept, entry.after.work, entry.after.contacts) == (kept, "Builder", kept.contacts)


def test_conversations_stand_with_their_people() -> None:
    ana = person("Ana")
    came, jonas = person("Ana"), person("Jonas")
    old, new = talk([came], 9, "Tea."), talk([came, jonas], 2, "Bread.")
    alone = talk([], 3, "Nobody.")
    seen = review(Network([ana]), brings(came, jonas, talks=(old, new, alone)), NOW)
    told = {each.came.name: [t.text for t in each.talks] for each in seen.entries}
    assert told == {"Jonas": ["Bread."], "Ana": ["Bread.", "Tea."]}
    assert seen.entries[1].state is State.CHANGED
    assert [t.text for t in seen.others] == ["Nobody."]


def test_who_is_left_out_does_not_come() -> None:
    arrivals = brings(person("Ana"), person("Jonas"))
    arrival = bring(Network(), arrivals, Ana=None)
    assert arrival.added == ("Jonas",)


def test_who_is_left_out_stays_as_they_were() -> None:
    ana = person("Ana")
    arrivals = brings(person("Ana", work="Builder"), talks=(talk([ana], 1),))
    assert bring(Network([ana]), arrivals).change
    assert not bring(Network([ana]), arrivals, Ana=None).change


def test_nobody_speaks_by_id_of_who_was_left_out() -> None:
    ana = person("Ana Ruiz")
    jonas = person(
        "Jonas",
        relations=(Relation(kind="wife", person=ana.id), Relation(kind="friend", name="Ana Ruiz")),
        origin=Origin(through=(ana.id,)),
        notes="Ana.",
        readings={"Ana": ana.id, "Sam": None},
    )
    both = talk([ana, jonas], 2, "Ana.", readings={"Ana": ana.id})
    hers = talk([ana], 3)
    elsewhere = talk([jonas], 4)
    arrivals = brings(ana, jonas, talks=(both, hers, elsewhere))
    after = Network().after(bring(Network(), arrivals, Ana_Ruiz=None).change)
    (came,) = after.people.values()
    assert came.relations == (
        Relation(kind="wife", name="Ana Ruiz"),
        Relation(kind="friend", name="Ana Ruiz"),
    )
    assert (came.origin.through, came.readings) == ((), {"Sam": None})
    assert after.conversations.keys() == {both.id, elsewhere.id}
    told = after.conversations[both.id]
    assert (told.people, told.company, told.readings) == ((jonas.id,), 1, {})
    assert after.conversations[elsewhere.id] == elsewhere


def test_company_nobody_counted_stays_uncounted() -> None:
    ana, jonas = person("Ana"), person("Jonas")
    both = talk([ana, jonas], 2, company="unknown")
    arrival = bring(Network(), brings(ana, jonas, talks=(both,)), Ana=None)
    after = Network().after(arrival.change)
    assert after.conversations[both.id].company == "unknown"


def test_who_is_said_to_be_somebody_here_is_joined_to_them() -> None:
    ana = person("Ana Ruiz")
    card = person("Ana R.", work="Builder")
    arrival = bring(Network([ana]), brings(card), **{"Ana_R.": ana.id})
    (kept,) = arrival.change.put
    assert isinstance(kept, Person)
    assert (kept.id, kept.name, kept.aliases, kept.work) == (
        ana.id,
        "Ana Ruiz",
        ("Ana R.",),
        "Builder",
    )
    again = Person.model_validate({**dict(card), "id": person("x").id})
    network = Network([ana]).after(arrival.change)
    assert states(network, again) == [("Ana R.", State.HERE)]


def test_who_is_said_to_be_somebody_new_is_somebody_new() -> None:
    ana = person("Ana Ruiz")
    card = person("Ana Ruiz", work="Builder")
    arrival = arrive(Network([ana]), brings(card), NOW, {card.id: card.id})
    assert arrival.added == ("Ana Ruiz",)


def test_an_answer_about_somebody_who_is_gone_says_nothing() -> None:
    card = person("Ana R.")
    assert arrive(Network(), brings(card), NOW, {card.id: person("x").id}).added == ("Ana R.",)


def test_without_answers_the_doubtful_come_as_somebody_new_and_are_told() -> None:
    ana, lima = person("Ana Ruiz"), person("Ana Rui")
    arrival = arrive(Network([ana, lima]), brings(person("Ana R."), person("Zoe")), NOW)
    assert arrival.added == ("Ana R.", "Zoe")
    assert arrival.perhaps == (
        ("Ana R.", "Perhaps the same as Ana Rui or Ana Ruiz; kept as somebody new."),
    )


def test_the_same_name_from_another_address_book_is_asked() -> None:
    here = person("John Doe", contacts=email("a@x.y"), sources=(Source(kind="vcard", uid="1"),))
    comes = person("John Doe", contacts=email("b@x.y"), sources=(Source(kind="vcard", uid="2"),))
    assert states(Network([here]), comes) == [("John Doe", State.DOUBTFUL)]


def test_another_address_book_s_other_name_is_not_asked() -> None:
    here = person("John Doe", sources=(Source(kind="vcard", uid="1"),))
    comes = person("Jon Doe", sources=(Source(kind="vcard", uid="2"),))
    assert states(Network([here]), comes) == [("Jon Doe", State.NEW)]


def test_a_conversation_known_already_is_nobody_s_news() -> None:
    ana = person("Ana")
    spoken = Conversation.written(date(2026, 3, 1), "Tea.", NOW, people=(ana.id,))
    seen = review(Network([ana], [spoken]), brings(ana, talks=(spoken,)), NOW)
    assert [each.state for each in seen.entries] == [State.HERE]
