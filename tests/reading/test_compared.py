"""What a file says beside a page, field by field."""

from quietnet.domain.arriving import Arrivals
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Contact, ContactKind, Origin, OwnWord, Person, Relation
from quietnet.domain.review import Entry, review
from quietnet.reading.compared import Said, compared
from tests.builders import NOW, TODAY, person

MAIL = Contact(kind=ContactKind.EMAIL, value="ana@x.y")


def seen(network: Network, came: Person, **own: bool) -> tuple[Said, ...]:
    looked = review(network, Arrivals("vcard", (came,), own={came.id: True} if own else {}), NOW)
    entry: Entry = looked.entries[0]
    return compared(entry.came, entry.kept, entry.after, looked.network)


def test_of_somebody_new_everything_is_told() -> None:
    jonas = person("Jonas")
    came = person(
        "Ana",
        work="Builder",
        places=("Porto", "Bern"),
        contacts=(MAIL,),
        relations=(Relation(kind="friend", name="Jonas"),),
        own_word=OwnWord(depth=Depth.KEPT, on=TODAY, why="years"),
        notes="One.\nTwo.",
    )
    assert seen(Network([jonas]), came) == (
        Said("places", ("Porto", "Bern")),
        Said("work", ("Builder",)),
        Said("relations", ("friend: Jonas",)),
        Said("contacts", ("email: ana@x.y",)),
        Said("own_word", ("has a key, years",)),
        Said("notes", ("One.", "Two.")),
    )


def test_what_is_added_is_told_and_what_is_there_is_not() -> None:
    kept = person("Ana", places=("Porto",), contacts=(MAIL,), kept_close=True, notes="Mine. Tea.")
    came = person("ÁNA", places=("porto", "Bern"), contacts=(MAIL,), work="Builder", notes="Tea.")
    assert seen(Network([kept]), came) == (Said("places", ("Bern",)), Said("work", ("Builder",)))


def test_what_differs_is_told_with_what_stays() -> None:
    kept = person("Ana Ruiz", contacts=(MAIL,), birthday=PartialDate(1985, 4, 15))
    came = person("Anita", contacts=(MAIL,), birthday=PartialDate(1986, 4, 15))
    assert seen(Network([kept]), came) == (
        Said("name", ("Anita",), yours="Ana Ruiz"),
        Said("birthday", ("15 April 1986",), yours="15 April 1985"),
    )


def test_a_page_edited_elsewhere_is_told_with_what_it_said_before() -> None:
    kept = person("Ana", work="Builder", origin=Origin(where="Porto"))
    came = Person.model_validate({**dict(kept), "work": "Baker"})
    assert seen(Network([kept]), came, own=True) == (Said("work", ("Baker",), "", "Builder"),)
