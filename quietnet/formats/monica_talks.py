"""Monica talks: activities, calls, conversations and the journal of the export."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from pydantic import ValidationError

from quietnet.domain.arriving import Skipped
from quietnet.domain.conversation import Conversation, Kind, Medium
from quietnet.domain.refusal import why_refused
from quietnet.formats.monica_contact import FORMAT, Surroundings
from quietnet.formats.monica_item import Item
from quietnet.formats.stable_id import id_from

# Of Monica's own kinds of activity, those that are talk; the others are things done together.
_JUST_TALKED = frozenset({"", "just hung out", "talked at home"})
_NO_DAY = "It has no day."


def activities(
    account: Item, there: Mapping[str, Sequence[str]], around: Surroundings, now: datetime
) -> Iterator[Conversation | Skipped]:
    """Yield what was done together; ``there`` are the people of each activity, by its uuid."""
    for item in account.items("activity"):
        kind = around.word(item.line("type")).replace("_", " ")
        text = _joined(item.text("summary"), item.text("description")) or kind
        people = tuple(dict.fromkeys(there.get(item.line("uuid"), ())))
        talked = kind.lower() in _JUST_TALKED
        yield _talk(
            item,
            "activity",
            item.day("happened_at"),
            text,
            now,
            people=people,
            kind=Kind.TALK if talked else Kind.TOGETHER,
        )


def calls(contact: Item, person_id: str, now: datetime) -> Iterator[Conversation | Skipped]:
    """Yield somebody's calls."""
    for item in contact.items("call"):
        day, text = item.day("called_at"), item.text("content")
        yield _talk(item, "call", day, text, now, people=(person_id,), medium=Medium.VOICE)


def chats(
    contact: Item, person_id: str, name: str, around: Surroundings, now: datetime
) -> Iterator[Conversation | Skipped]:
    """Yield somebody's conversations: who wrote what, a line each."""
    for item in contact.items("conversation"):
        day = item.day("happened_at")
        messages = [*item.items("message"), *item.listed("messages", "message")]
        where = around.word(item.line("contact_field_type"))
        lines = [f"({where})"] if where else []
        lines += _said(messages, name, day)
        yield _talk(
            item,
            "conversation",
            day,
            "\n".join(lines),
            now,
            people=(person_id,),
            medium=Medium.TEXT,
            # Chat is no words worth keeping, whatever sign a line of it begins with.
            mattered=frozenset() if any(">" in line for line in lines) else None,
        )


def journal(account: Item, now: datetime) -> Iterator[Conversation | Skipped]:
    """Yield the journal's entries: notes of a day, with nobody."""
    for item in account.listed("journal_entries", "journal_entry"):
        text = _joined(item.text("title"), item.text("post"))
        if text:
            item.raw("type")
            yield _talk(item, "journal entry", item.day("date"), text, now, medium=Medium.UNSAID)


def _said(messages: Sequence[Item], name: str, day: date | None) -> Iterator[str]:
    """Yield who said what, with the day where it is another one."""
    for message in sorted(messages, key=lambda message: message.line("written_at")):
        content, mine = message.text("content"), message.flag("written_by_me")
        on = message.day("written_at")
        if on and on != day:
            yield str(on)
        day = on or day
        yield f"{'me' if mine else name}: {content}"


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)


def _talk(
    item: Item, what: str, day: date | None, text: str, now: datetime, **fields: object
) -> Conversation | Skipped:
    """Return a conversation, or why it is none; its id is the same each time it is brought in."""
    named = f"{what}: {' '.join(text.split())[:60]}" if text else what
    if day is None:
        return Skipped(named, _NO_DAY)
    people = fields.get("people", ())
    try:
        return Conversation.written(
            day,
            text,
            now,
            id=id_from(item.line("uuid"), FORMAT, what, str(people), str(day), text),
            created=min(item.moment("created_at") or now, now),
            planned=day > now.date(),
            **fields,
        )
    except ValidationError as error:
        return Skipped(named, why_refused(error))
