"""The lived-in notebook, built: the same people and notes every day, with that day's dates."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from quietnet.demo.dates import KEYS, Dates
from quietnet.demo.wording import Known, Wording
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person

_CHAPTERS = ("first_years", "middle_years", "late_years", "this_year")
_NAMESPACE = uuid.UUID("6f0b7c1e-7a52-4d0e-9f35-1d5e0c2a9b47")
_TICKED = re.compile(r"✅ (\d{4}-\d{2}-\d{2})")
_IN_THE_EVENING = time(20, 40, tzinfo=UTC)
_PLANNED_BEFORE = timedelta(days=6)


class _Reader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads the data files; ``on`` is a field of ours there, not a word for true."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - YAML's own attribute
        first: found
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        if first not in ("o", "O")
    }


def build(today: date, now: datetime) -> tuple[tuple[Person, ...], tuple[Conversation, ...]]:
    """Return the people and conversations as they stand on a day, oldest conversation first.

    The same day and moment give the same records: ids stand for good, and nothing is dated
    after ``now`` but what is planned.
    """
    dates = Dates(today)
    pages = _read("people.yaml")
    known = {
        slug: Known(_id("person", slug), page["name"].split()[0]) for slug, page in pages.items()
    }
    conversations = tuple(_conversations(dates, known, now))
    first_named = _first_named(conversations)
    people = tuple(
        _person(known[slug], page, Wording(dates, known, today), first_named, now)
        for slug, page in pages.items()
    )
    return people, conversations


def _conversations(
    dates: Dates, known: Mapping[str, Known], now: datetime
) -> Iterator[Conversation]:
    for chapter in _CHAPTERS:
        for page in _read(f"conversations/{chapter}.yaml"):
            fields = dict(page)
            when = {key: fields.pop(key) for key in KEYS & fields.keys()}
            slugs = fields.pop("with")
            on = dates.day(when)
            wording = Wording(dates, known, on)
            text = wording.of(fields.pop("text").rstrip("\n"))
            written = on - _PLANNED_BEFORE if fields.get("planned") else on
            fields |= {"on": on.isoformat(), "text": text, "readings": wording.readings}
            fields |= {"people": [known[slug].id for slug in slugs]}
            fields |= {"id": _id("conversation", json.dumps(when), *slugs)}
            fields |= _history(written, text, now)
            yield Conversation.model_validate_json(json.dumps(fields))


def _person(
    who: Known,
    page: Mapping[str, Any],
    wording: Wording,
    first_named: Mapping[str, date],
    now: datetime,
) -> Person:
    fields = _settled(dict(page), wording)
    notes = wording.of(fields.pop("notes", "").rstrip("\n"))
    added = first_named.get(who.id) or date.fromisoformat(fields["origin"]["on"])
    fields |= {"id": who.id, "notes": notes, "readings": wording.readings}
    return Person.model_validate_json(json.dumps(fields | _history(added, notes, now)))


def _settled(value: Any, wording: Wording) -> Any:  # noqa: ANN401 - whatever the data file holds
    """Return a value with its days counted from today, and slugs as ids."""
    if isinstance(value, list):
        return [_settled(each, wording) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() <= KEYS:
        return wording.dates.partial(value)
    settled = {key: _settled(each, wording) for key, each in value.items()}
    if "person" in settled:
        settled["person"] = wording.known[settled["person"]].id
    if "through" in settled:
        settled["through"] = [wording.known[slug].id for slug in settled["through"]]
    return settled


def _history(written: date, text: str, now: datetime) -> dict[str, Any]:
    """Return when a record was made and last changed: each day of ticks was one change."""
    ticked = sorted({date.fromisoformat(day) for day in _TICKED.findall(text)} - {written})
    created, updated = (
        min(datetime.combine(day, _IN_THE_EVENING), now).isoformat()
        for day in (written, max((written, *ticked)))
    )
    return {"rev": 1 + len(ticked), "created": created, "updated": updated}


def _first_named(conversations: tuple[Conversation, ...]) -> dict[str, date]:
    """Return for each person the day of the first note with or about them."""
    first: dict[str, date] = {}
    for talk in conversations:
        for person in (*talk.people, *talk.mentioned):
            first[person] = min(talk.on, first.get(person, talk.on))
    return first


def _id(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "/".join(parts)))


@cache
def _read(name: str) -> Any:  # noqa: ANN401 - plain lists and mappings, as YAML gives them
    text = files("quietnet.demo").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Reader)  # noqa: S506 - a safe loader, see above
