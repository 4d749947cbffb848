"""Deed: what a change is called, as undo will name it; one noun phrase in plain words."""

import calendar
from collections.abc import Callable, Sequence

from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.person import Person
from quietnet.domain.text import safe_line

_Kept = Person | Conversation
Before = Callable[[str], _Kept | None]
_CHOICES: dict[str, tuple[str, str]] = {  # a field that was set, or set back
    "own_word": ("your word for {}", "your word for {}"),
    "kept_close": ("keeping {} close", "keeping {} close no more"),
    "resting": ("letting {} rest", "having {} back from rest"),
    "let_be": ("letting the silence with {} be", "letting the silence with {} be"),
    "ended": ("the parting from {}", "taking back the parting from {}"),
}
_NO_NEWS = frozenset({"rev", "updated", "readings"})


def deed_of(change: Change, before: Before) -> str:
    """Return what a change does: ``the note of 14 March with Ana``, ``deleting Ana’s page``.

    ``before`` tells what stood under an id. What was brought in at once is not counted.
    """
    return safe_line(_deed(change, before))


def _deed(change: Change, before: Before) -> str:
    arriving = {record.id: record for record in change.put}

    def known(id_: str) -> _Kept | None:
        return arriving.get(id_) or before(id_)

    into = dict(change.into)
    gone = [found for id_ in change.forget if (found := before(id_))]
    merged = [each for each in gone if each.id in into]
    if merged:
        other = known(into[merged[0].id])
        return f"making one page of {_name(merged[0])} and {_name(other) if other else 'another'}"
    if gone:
        return _with_others(f"deleting {called(gone[0], known)}", gone)
    talks = [record for record in change.put if isinstance(record, Conversation)]
    people = [record for record in change.put if isinstance(record, Person)]
    if talks:
        return _with_others(_talk_deed(talks[0], before, known), talks)
    if people:
        return _with_others(_person_deed(people[0], before(people[0].id)), people)
    return "what was deleted"


def _with_others(deed: str, records: Sequence[_Kept]) -> str:
    return f"{deed} and others" if len(records) > 1 else deed


def _talk_deed(talk: Conversation, before: Before, known: Before) -> str:
    was = before(talk.id)
    named = called(talk, known)
    if not isinstance(was, Conversation):
        return named
    if _only_thread_lines(was.text, talk.text) and _changed_fields(was, talk) == {"text"}:
        return f"a thread in {named}"
    return f"changing {named}"


def _person_deed(person: Person, was: _Kept | None) -> str:
    if not isinstance(was, Person):
        return f"the page of {person.name}"
    fields = _changed_fields(was, person)
    field = next(iter(fields)) if len(fields) == 1 else ""
    if field in _CHOICES:
        was_set, was_set_back = _CHOICES[field]
        return (was_set if getattr(person, field) else was_set_back).format(person.name)
    if fields == {"notes"} and _only_thread_lines(was.notes, person.notes):
        return f"a thread on {_page_of(person)}"
    return _page_of(person)


def _changed_fields(was: _Kept, now: _Kept) -> set[str]:
    fields = type(now).model_fields.keys() - _NO_NEWS
    return {field for field in fields if getattr(was, field) != getattr(now, field)}


def _only_thread_lines(was: str, now: str) -> bool:
    """Whether two texts differ in thread lines alone, as a tick makes them."""
    olds, news = was.splitlines(), now.splitlines()
    differ = [(o, n) for o, n in zip(olds, news, strict=False) if o != n]
    return len(olds) == len(news) and all(
        line.lstrip().startswith("- [") for pair in differ for line in pair
    )


def called(record: _Kept, known: Before) -> str:
    """Return what a record is called: ``Ana’s page``, ``the note of 14 March with Ana``.

    ``known`` tells who stands under an id.
    """
    if isinstance(record, Person):
        return _page_of(record)
    on = f"{record.on.day} {calendar.month_name[record.on.month]}"
    on = on if record.on.year == record.updated.year else f"{on} {record.on.year}"
    names = [found.name for id_ in record.people if isinstance(found := known(id_), Person)]
    what = "the plan for" if record.planned else "the note of"
    return f"{what} {on}{_with(names)}"


def _with(names: list[str]) -> str:
    if len(names) > 2:
        return f" with {names[0]}, {names[1]} and others"
    return f" with {' and '.join(names)}" if names else ""


def _page_of(person: Person) -> str:
    return f"{person.name}’s page"


def _name(record: _Kept) -> str:
    return record.name if isinstance(record, Person) else "it"
