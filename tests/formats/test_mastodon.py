"""Whom somebody follows: people known only online so far."""

import pytest

from quietnet.domain.arriving import Arrivals, arrive
from quietnet.domain.network import Network
from quietnet.domain.person import How
from quietnet.domain.refusal import Refused
from quietnet.formats.recognising import of_word, read, recognise
from tests.formats.card_texts import NOW

HEADER = "Account address,Show boosts,Notify on new posts,Languages\n"


def _read(text: str, name: str = "") -> Arrivals:
    data = text.encode()
    assert recognise(data, name).word == "mastodon"
    return read(data, of_word("mastodon"), NOW)


def test_an_account_becomes_somebody_known_online() -> None:
    arrivals = _read(HEADER + 'ana@social.example,true,false,"en, pt"\n')
    (ana,) = arrivals.people
    assert ana.name == "@ana@social.example"
    assert [(c.kind.value, c.label, c.value) for c in ana.contacts] == [
        ("social", "Mastodon", "@ana@social.example")
    ]
    assert (ana.origin.how, ana.origin.on) == (How.ONLINE, None)
    assert [(s.kind, s.uid) for s in ana.sources] == [("mastodon", "ana@social.example")]
    assert [(c.source, c.property, c.value) for c in ana.carried] == [
        ("mastodon", "Show boosts", "true"),
        ("mastodon", "Notify on new posts", "false"),
        ("mastodon", "Languages", "en, pt"),
    ]
    assert (arrivals.skipped, arrivals.not_carried) == ((), {})


@pytest.mark.parametrize(
    "text",
    [
        "Account address\nana@social.example\n",
        "\ufeffaccount address\r\n\r\n@ana@social.example\r\n\r\n",
        "Account address,Show boosts\nana@social.example,true\n",
        "Account address\nana@social.example,true,false\n",
    ],
)
def test_older_lists_marks_and_empty_lines(text: str) -> None:
    (ana,) = _read(text).people
    assert ana.name == "@ana@social.example"
    assert {c.property for c in ana.carried} <= {"Show boosts", "column 2", "column 3"}


def test_a_list_without_column_names_is_told_by_its_own() -> None:
    arrivals = _read("ana@social.example\nsam@other.example\n", "x/following_accounts.csv")
    assert [p.name for p in arrivals.people] == ["@ana@social.example", "@sam@other.example"]
    with pytest.raises(Refused):
        recognise(b"ana@social.example\nsam@other.example\n", "addresses.csv")


def test_what_is_no_account_is_skipped_and_named() -> None:
    arrivals = _read(HEADER + "ana@social.example,true\nnobody,true\n,true\n")
    assert [p.name for p in arrivals.people] == ["@ana@social.example"]
    assert arrivals.skipped == (
        ("line 3", "“nobody” is not the address of an account."),
        ("line 4", "“true” is not the address of an account."),
    )


def test_those_who_are_muted_are_not_brought_in() -> None:
    with pytest.raises(Refused, match="muted"):
        _read("Account address,Hide notifications\nana@social.example,true\n")


def test_the_same_list_twice_changes_nothing_though_they_have_a_name_now() -> None:
    text = HEADER + "ana@social.example,true,false,\nsam@social.example,true,false,\n"
    first = arrive(Network(), _read(text), NOW)
    network = Network().after(first.change)
    assert not arrive(network, _read(text), NOW).change
    ana = next(iter(network.people.values())).changed(NOW, name="Ana Ruiz")
    renamed = Network([ana, *list(network.people.values())[1:]])
    assert not arrive(renamed, _read(text), NOW).change
