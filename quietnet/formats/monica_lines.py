"""Monica lines: what Monica keeps as small entries, as lines of somebody's notes."""

from collections.abc import Iterator, Mapping

from quietnet.domain.evidence import ThreadKind
from quietnet.formats.monica_item import Item
from quietnet.reading.lines import LineKind, lines_of
from quietnet.reading.marks import TICK

_GIFTS = {"idea": "Gift idea", "offered": "Gift given", "received": "Gift received"}


def notes_of(contact: Item, names: Mapping[str, str]) -> str:
    """Return everything about somebody that has no field, with the threads last.

    ``names`` are everybody's, by uuid.
    """
    facts = [*_food(contact), *_pets(contact), *_gifts(contact, names), *_debts(contact)]
    events = list(_life_events(contact))
    notes = list(_notes(contact))
    threads = [*_tasks(contact), *_reminders(contact)]
    parts = ("\n".join(facts), "\n".join(events), *notes, "\n".join(threads))
    return "\n\n".join(part for part in parts if part)


def thread_line(words: str, box: str = " ", ticked: str = "") -> str:
    """Return a line to pick up; words that look like another kind of thread are still to ask."""
    words = " ".join(words.split())
    tail = f" {TICK} {ticked}" if ticked else ""
    line = f"- [{box}] {words}{tail}"
    (read,) = lines_of(line)
    if read.kind is LineKind.THREAD and read.thread is not ThreadKind.ASK:
        return f"- [{box}] ask: {words}{tail}"
    return line


def _food(contact: Item) -> Iterator[str]:
    if food := contact.text("food_preferences"):
        yield f"- Food: {food}"


def _pets(contact: Item) -> Iterator[str]:
    for pet in contact.items("pet"):
        yield "- Pet: " + ", ".join(filter(None, (pet.line("name"), pet.line("category").lower())))


def _gifts(contact: Item, names: Mapping[str, str]) -> Iterator[str]:
    for gift in contact.items("gift"):
        head = _GIFTS.get(gift.line("status"), "Gift")
        whose = names.get(gift.line("recipient"), "")
        more = [gift.line("comment"), f"for {whose}" if whose else "", gift.line("amount")]
        more += [gift.line("date")[:10], gift.line("url")]
        said = ", ".join(filter(None, more))
        yield f"- {head}: {gift.line('name')}" + (f" ({said})" if said else "")


def _debts(contact: Item) -> Iterator[str]:
    for debt in contact.items("debt"):
        who = "you owe them" if debt.flag("in_debt") else "they owe you"
        words = [who, debt.line("amount"), debt.line("currency")]
        reason, settled = debt.line("reason"), debt.line("status") == "complete"
        line = "- Debt: " + " ".join(filter(None, words)) + (f", {reason}" if reason else "")
        yield line + (" (settled)" if settled else "")


def _life_events(contact: Item) -> Iterator[str]:
    for event in contact.items("life_event"):
        note = event.text("note")
        if note:
            day = event.line("happened_at")[:10]
            name = event.line("name")
            yield "- " + ": ".join(filter(None, (day, name, note)))


def _notes(contact: Item) -> Iterator[str]:
    for note in contact.items("note"):
        body = note.text("body")
        if body:
            yield ": ".join(filter(None, (note.line("created_at")[:10], body)))


def _tasks(contact: Item) -> Iterator[str]:
    for task in contact.items("task"):
        words = ": ".join(filter(None, (task.line("title"), task.text("description"))))
        done = task.flag("completed")
        day = task.day("completed_at")
        if words:
            yield thread_line(words, "x" if done else " ", str(day) if done and day else "")


def _reminders(contact: Item) -> Iterator[str]:
    for reminder in contact.items("reminder"):
        words = ": ".join(filter(None, (reminder.line("title"), reminder.text("description"))))
        when = ", ".join(filter(None, (reminder.line("initial_date")[:10], _how_often(reminder))))
        over = reminder.flag("inactive")
        reminder.raw("delible")
        if words:
            yield thread_line(f"{words} ({when})" if when else words, "x" if over else " ")


def _how_often(reminder: Item) -> str:
    kind, number = reminder.line("frequency_type"), reminder.line("frequency_number")
    if kind in {"", "one_time"}:
        return ""
    return f"every {kind}" if number in {"", "1"} else f"every {number} {kind}s"
