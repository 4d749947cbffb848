"""Trails: what is named in notes and on pages, and who else named the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.domain.network import Network
from quietnet.domain.person import Contact, ContactKind
from quietnet.reading.trails import trail_by, trail_of, trails_in, trails_of, who_named
from tests.builders import person, talk

ANA = person(
    "Ana Ruiz",
    contacts=(
        Contact(kind=ContactKind.URL, value="https://www.Example.org/brazing/"),
        Contact(kind=ContactKind.SOCIAL, value="@ana@frames.example"),
        Contact(kind=ContactKind.EMAIL, value="ana@example.org"),
        Contact(kind=ContactKind.PHONE, value="555 0142"),
    ),
)
SAM = person("Sam Okafor", notes="Reads *The Left Hand of Darkness* aloud.")
BO = person("Bo Lind")
EVENING = talk([ANA], 3, "She lent me *The Left Hand of Darkness*, *really* good.")
LETTER = talk([BO], 9, "Sent <https://example.org/brazing#part> and *the lower case*.")
NETWORK = Network((ANA, SAM, BO), (EVENING, LETTER))


def test_titles_are_stressed_words_that_begin_with_a_capital() -> None:
    assert [
        t.shown for t in trails_in("*Silas Marner* and *very* odd, **loud**, *1984*, *林*.")
    ] == [
        "Silas Marner",
        "1984",
    ]
    assert trails_in("2*3*4 and `*Code Here*` and \\*Not This\\*") == ()
    assert trails_in("nothing") == ()


@pytest.mark.parametrize(
    ("written", "shown", "address"),
    [
        ("see https://a.example/b.", "https://a.example/b", "https://a.example/b"),
        ("(https://a.example/b_(c))", "https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("[it](http://a.example/x)", "http://a.example/x", "http://a.example/x"),
        ("<mailto:ana@example.org>", "ana@example.org", "mailto:ana@example.org"),
    ],
)
def test_addresses(written: str, shown: str, address: str) -> None:
    (trail,) = trails_in(written)
    assert (trail.shown, trail.address) == (shown, address)


@pytest.mark.parametrize(
    "written",
    ["smb://host/share", "ssh://-oProxyCommand=x", "file:///etc/passwd", "javascript:alert(1)"],
)
def test_only_pages_and_mail_are_addresses(written: str) -> None:
    assert [t.address for t in trails_in(f"<{written}>") if t.address] == []
    found = trail_of(Contact(kind=ContactKind.URL, value=written))
    assert found is None or found.address == ""


def test_an_address_with_something_hidden_in_it_is_shown_and_not_opened() -> None:
    (trail,) = trails_in("https://a.example/\u202egpj.exe")
    assert trail.address == ""


def test_the_same_thing_is_the_same_however_it_is_written() -> None:
    one = trail_of(Contact(kind=ContactKind.URL, value="https://www.Example.org/brazing/"))
    (other,) = trails_in("http://example.org/brazing#part")
    assert one is not None
    assert one.key == other.key


def test_contacts_are_trails_but_a_telephone_is_none() -> None:
    found = [trail_of(contact) for contact in ANA.contacts]
    assert [t.shown if t else None for t in found] == [
        "https://www.Example.org/brazing/",
        "@ana@frames.example",
        "ana@example.org",
        None,
    ]
    assert [t.address if t else "" for t in found] == [
        "https://www.Example.org/brazing/",
        "",
        "mailto:ana@example.org",
        "",
    ]


def test_what_a_page_shows_and_who_else_named_it() -> None:
    (book,) = trails_of(NETWORK, ANA.id)
    assert book.shown == "The Left Hand of Darkness"
    assert [p.name for p in who_named(NETWORK, book.key)] == ["Ana Ruiz", "Sam Okafor"]
    (link,) = trails_of(NETWORK, BO.id)
    assert [p.name for p in who_named(NETWORK, link.key)] == ["Ana Ruiz", "Bo Lind"]
    assert trail_by(NETWORK, ANA, link.key) is not None
    assert trail_by(NETWORK, ANA, "nowhere") is None
    assert trails_of(NETWORK, SAM.id)[0].key == book.key


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="*_<>()[]:/.ab AÉ林\n\u202e`h", max_size=60))
def test_any_text_has_trails_or_none(text: str) -> None:
    for trail in trails_in(f"{text} https://x.example/{text}"):
        assert trail.key
        assert not trail.address or trail.address.startswith(("http", "mailto"))
