"""People and evidence built from the model's cases, and in a few words for the other tests."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from quietnet.domain.conversation import Kind, Mattered, Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.evidence import Evidence, Help, Talk, Way, What
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import How, Origin, OwnWord, Person, Routine, RoutinePlace

TODAY = date(2025, 11, 22)
NOW = datetime(2025, 11, 22, 12, tzinfo=UTC)
BOTH = frozenset(Mattered)
THEIRS = frozenset({Mattered.THEIRS})
MINE = frozenset({Mattered.MINE})
GIVEN = Help(date(2024, 1, 1), Way.GIVEN)
RECEIVED = Help(date(2024, 1, 1), Way.RECEIVED, told=True)

_KEPT = Path(__file__).parent.parent / "cases" / "depth.json"


def all_cases() -> list[dict[str, Any]]:
    kept = json.loads(_KEPT.read_text(encoding="utf-8"))
    assert date.fromisoformat(kept["today"]) == TODAY
    cases: list[dict[str, Any]] = kept["cases"]
    return cases


def somebody(
    name: str = "Anna",
    how: How | None = How.EVENT,
    since: str = "",
    added: date = TODAY,
    **fields: Any,
) -> Person:
    created = datetime.combine(added, datetime.min.time(), tzinfo=UTC)
    origin = Origin(how=how, on=PartialDate.parse(since) if since else None)
    return Person.named(name, created).changed(NOW, origin=origin, **fields)


def talk(on: date, medium: Medium = Medium.IN_PERSON, **fields: Any) -> Talk:
    return Talk(on, medium, **fields)


def own(depth: Depth, on: date = TODAY) -> OwnWord:
    return OwnWord(depth=depth, on=on)


def routine(where: RoutinePlace, since: str, until: str | None = None, every: int = 7) -> Routine:
    return Routine(
        where=where,
        since=PartialDate.parse(since),
        until=PartialDate.parse(until) if until else None,
        every=every,
    )


def person_of(case: dict[str, Any]) -> Person:
    told = case["person"]
    own_word = None
    if "own_word" in told:
        day = date.fromisoformat(told["own_word_on"])
        own_word = OwnWord(depth=Depth(told["own_word"]), on=day)
    return somebody(
        told["name"],
        How(told["how"].replace("_", " ")),
        told.get("since", ""),
        date.fromisoformat(told["added"]) if "added" in told else TODAY,
        own_word=own_word,
        routines=tuple(
            routine(RoutinePlace(each["where"]), each["since"], each["until"], each["every"])
            for each in told.get("routines", ())
        ),
    )


def evidence_of(case: dict[str, Any]) -> Evidence:
    told = case["person"]
    talks = tuple(_talk(each) for each in told["talks"])
    helps = tuple(
        Help(date.fromisoformat(h["on"]), Way(h["way"]), What(h["what"]), told=h["told"])
        for h in told.get("helps", ())
    )
    return Evidence(talks, helps, tuple(map(date.fromisoformat, told.get("plans", ()))))


def _talk(told: dict[str, Any]) -> Talk:
    return Talk(
        on=date.fromisoformat(told["on"]),
        medium=Medium(told["medium"].replace("_", " ")),
        minutes=told.get("minutes"),
        others=told.get("others"),
        kind=Kind(told.get("kind", "talk")),
        mattered=frozenset(map(Mattered, told.get("mattered", ()))),
        topics=frozenset(told.get("topics", ())),
        kitchen=told.get("kitchen", False),
    )
