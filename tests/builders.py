"""Builders: people and conversations, said as shortly as a test wants them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.record import new_id

TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def person(name: str, **fields: Any) -> Person:
    """Return somebody, written down a while ago."""
    then = NOW - timedelta(days=30)
    return Person.model_validate(
        {"id": new_id(), "created": then, "updated": then, "name": name, **fields}
    )


def talk(with_: Iterable[Person], days_ago: int, text: str = "", **fields: Any) -> Conversation:
    """Return a conversation some days ago."""
    people = tuple(each.id for each in with_)
    on = TODAY - timedelta(days=days_ago)
    return Conversation.written(on, text, NOW - timedelta(days=1), people=people, **fields)
