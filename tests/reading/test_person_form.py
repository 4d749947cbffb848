"""A filled form becomes records: what was edited is read, all else stays to the byte."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, OwnWord, Person, Relation, RoutinePlace
from quietnet.reading.person_form import Filled, Form, NotUnderstood
from quietnet.reading.person_words import BLANK
from tests.builders import NOW, TODAY, person

WREN = person("Wren Halloran")
ANA: dict[str, Any] = {
    "aliases": ["Anita", "A., the younger"],
    "interesting": "the frame builder",
    "origin": {
        "how": "event",
        "on": "2019-11",
        "where": "a book swap",
        "through": [WREN.id, "11111111-1111-4111-8111-111111111111"],
        "story": "A note in a novel.",
        "weather": "rain",
    },
    "places": ["Lisbon"],
    "work": "builds frames",
    "knows": ["brazing"],
    "relations": [
        {"kind": "friend", "person": WREN.id, "since": "school"},
        {"kind": "sister", "name": "Marta"},
    ],
    "contacts": [{"kind": "email", "label": "home", "value": "ana@example.org", "pref": "1"}],
    "birthday": "--02-26",
    "dates": [{"what": "the gate", "on": "2022-11-21"}],
    "kept_close": True,
    "own_word": {"depth": "KNOWN", "on": "2024-01-02", "why": "the move", "mood": "calm"},
    "routines": [{"where": "work", "since": "2019-03", "every": 7}],
    "resting": "2027-05-03",
    "let_be": ["2025-01-01"],
    "notes": "Knows Wren.\x0bOdd.",
    "readings": {"Wren": WREN.id},
    "tags": ["bicycles", "#hash"],
    "sources": [{"kind": "vcard", "uid": "u"}],
    "carried": [{"source": "vcard", "property": "X", "value": "y"}],
    "favourite_cheese": "Serra",
}


def ana() -> Person:
    record = {**person("Ana Ruiz").kept(), **ANA}
    return Person.model_validate_json(json.dumps(record))


def fill(kept: Person | None, *others: Person, **edits: str) -> Filled:
    network = Network([WREN, *others, *([kept] if kept else [])])
    named = {name.replace("origin_", "origin-"): words for name, words in edits.items()}
    return Form(kept, network, TODAY).filled(named, NOW)


def edited(kept: Person, *others: Person, **edits: str) -> Person:
    filled = fill(kept, *others, **edits)
    assert filled.person is not None
    return filled.person


def refused(kept: Person | None, **edits: str) -> dict[str, str]:
    with pytest.raises(NotUnderstood) as found:
        fill(kept, **edits)
    return found.value.why


def test_nothing_edited_makes_nothing() -> None:
    assert fill(ana()).person is None
    assert not fill(ana()).change


@given(st.sampled_from([name for name in BLANK if name not in ("name", "plan")]))
def test_a_field_that_was_not_edited_stays_as_it_is(name: str) -> None:
    kept = ana()
    before, after = kept.kept(), edited(kept, name="Ana R.").kept()
    assert {k: v for k, v in after.items() if k not in ("name", "rev", "updated")} == {
        k: v for k, v in before.items() if k not in ("name", "rev", "updated")
    }
    assert (after["rev"], after["name"]) == (kept.rev + 1, "Ana R.")
    # And whatever is shown, if it is typed again just so, is what was there.
    shown = Form(kept, Network([WREN, kept]), TODAY).words
    again = edited(kept, **{name: shown[name]}).kept()
    for ignored in ("rev", "updated", "readings"):
        before.pop(ignored, None)
        again.pop(ignored, None)
    assert again == before


def test_somebody_new_needs_a_name_and_nothing_else() -> None:
    filled = fill(None, name="  Zoë   Ek ")
    assert filled.person
    assert (filled.person.name, filled.person.rev) == ("Zoë   Ek", 1)
    assert filled.change.put == (filled.person,)
    assert "name" in refused(None, work="glazier")
    assert "name" in refused(None, name="   ")
    assert "limit" in refused(None, name="x" * 300)["name"]


def test_what_hangs_on_an_edited_record_stays() -> None:
    kept = ana()
    changed = edited(kept, relations="friend: Wren Halloran\nsister: Marta Lindqvist")
    assert changed.relations[0] == kept.relations[0]
    assert changed.relations[1] == Relation(kind="sister", name="Marta Lindqvist")
    assert changed.model_extra == {"favourite_cheese": "Serra"}
    phone = edited(kept, contacts="email (work): ana@example.org").contacts[0]
    assert (phone.label, phone.model_extra) == ("work", {"pref": "1"})
    origin = edited(kept, origin_on="4 March 2018").origin
    assert origin == type(origin).model_validate(
        {**dict(kept.origin), "on": PartialDate(2018, 3, 4)}
    )
    fewer = edited(kept, contacts="")
    assert fewer.contacts == ()


def test_through_keeps_whom_it_cannot_name() -> None:
    kept = ana()
    jonas = person("Jonas Adeyemi")
    gone = kept.origin.through[1]
    changed = fill(kept, jonas, origin_through="Wren Halloran, Jonas, Ida Berg")
    assert changed.person
    assert [each.name for each in changed.newcomers] == ["Ida Berg"]
    through = (WREN.id, jonas.id, changed.newcomers[0].id, gone)
    assert changed.person.origin.through == through
    assert changed.change.put == (changed.newcomers[0], changed.person)
    twins = (person("Ira Moss"), person("Ira Moss"))
    network = Network([kept, *twins])
    with pytest.raises(NotUnderstood, match="More than one person"):
        Form(kept, network, TODAY).filled({"origin-through": "Ira Moss"}, NOW)


def test_the_own_word_counts_from_the_day_it_was_chosen() -> None:
    kept = ana()
    other = edited(kept, own_word="has a key").own_word
    assert other
    assert (other.depth, other.on, other.why) == (Depth.KEPT, TODAY, "the move")
    why = edited(kept, own_why="since the move").own_word
    assert why
    assert (why.on, why.why) == (date(2024, 1, 2), "since the move")
    assert why.model_extra == {"mood": "calm"}
    assert edited(kept, own_word="as the notes say").own_word is None
    fresh = edited(WREN, own_word="at the gate", own_why="letters").own_word
    assert fresh == OwnWord(depth=Depth.WORDS, on=TODAY, why="letters")
    assert "Choose a word" in refused(WREN, own_why="letters")["own_word"]
    assert "limit" in refused(kept, own_why="x" * 2000)["own_word"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", None),
        ("no", None),
        ("Open", "open"),
        ("until 3 May", date(2026, 5, 3)),
        ("until May", date(2026, 5, 1)),
        ("three weeks", date(2026, 4, 10)),
    ],
)
def test_a_rest_in_plain_words(typed: str, kept: object) -> None:
    assert edited(ana(), resting=typed).resting == kept


def test_the_rest_of_where_you_stand() -> None:
    changed = edited(
        WREN, kept_close="yes", ended="remembered", routines="home since 2020", origin_how="partner"
    )
    assert changed.kept_close
    assert changed.ended == "remembered"
    assert changed.routines[0].where is RoutinePlace.HOME
    assert changed.origin.how is How.PARTNER
    assert edited(changed, ended="no", kept_close="no").ended is None
    assert edited(ana(), tags="a, #b, ##c").tags == ("a", "b", "#c")
    assert edited(ana(), birthday="").birthday is None


def test_a_plan_is_a_conversation_ahead_and_leaves_the_person_alone() -> None:
    filled = fill(WREN, plan="next Friday")
    assert filled.person is None
    assert filled.plan
    assert (filled.plan.on, filled.plan.planned) == (date(2026, 3, 27), True)
    assert filled.plan.people == (WREN.id,)
    assert filled.change.put == (filled.plan,)
    fresh = fill(None, name="Zoë", plan="tomorrow")
    assert fresh.person
    assert fresh.plan
    assert fresh.plan.people == (fresh.person.id,)


def test_notes_remember_who_is_meant() -> None:
    changed = edited(ana(), notes="Asks about Wren Halloran.")
    assert changed.readings["Wren Halloran"] == WREN.id
    fresh = fill(None, name="Zoë", notes="Met through Wren.").person
    assert fresh
    assert fresh.readings == {"Wren": WREN.id}


def test_every_field_that_was_not_understood_is_named_at_once() -> None:
    why = refused(ana(), birthday="some day", resting="3 March 2020", dates="x", work="y" * 2000)
    assert set(why) == {"birthday", "resting", "dates"}
    assert set(refused(ana(), work="y" * 2000)) == {"work"}
    assert set(refused(ana(), origin_where="y" * 2000)) == {"origin-where"}
    assert set(refused(ana(), relations="sister: " + "y" * 2000)) == {"relations"}


def test_a_namesake_is_noticed_for_somebody_new_only() -> None:
    network = Network([WREN])
    assert Form(None, network, TODAY).namesake("wren  halloran") == WREN
    assert Form(None, network, TODAY).namesake("Wren") is None
    assert Form(WREN, network, TODAY).namesake("Wren Halloran") is None
