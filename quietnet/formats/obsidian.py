"""Obsidian: the people notes and daily notes of a vault, as people and conversations."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import ValidationError

from quietnet.domain.arriving import Arrivals, Skipped
from quietnet.domain.conversation import Conversation, Medium
from quietnet.domain.person import How, Origin, Person, Relation, Source
from quietnet.domain.record import MOST_IN_A_NAME
from quietnet.domain.refusal import why_refused
from quietnet.domain.text import clean_line, fold
from quietnet.formats.front_matter import as_text, has_front_matter, split_front_matter
from quietnet.formats.obsidian_links import meetings_in, targets_in
from quietnet.formats.obsidian_note import Note, read_note
from quietnet.formats.obsidian_properties import Properties, words_of
from quietnet.formats.stable_id import stable_id

FORMAT = "markdown"
NOT_UTF8 = "The file is not in UTF-8."
IN_THE_NOTES = "property {} (kept in the notes)"
_OTHERS = "pages that are neither about a person nor a daily note"
_IDLE_DAYS = "daily notes that name nobody"
_REST_OF_DAYS = "daily notes: what names nobody in them"
_BROKEN = "properties that are no YAML (kept in the notes)"


@dataclass(slots=True)
class Vault:
    """A vault's pages on their way; ``ids`` are whom a link's words mean."""

    now: datetime
    ids: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    talks: dict[str, Conversation] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    not_carried: Counter[str] = field(default_factory=Counter)
    apart: set[str] = field(default_factory=set)


def read_vault(
    files: Mapping[str, bytes], now: datetime, known: Mapping[str, str] | None = None
) -> Arrivals:
    """Return the people and conversations of a vault.

    ``known`` are pages read elsewhere already: whom a link to them means. What a people note is,
    and which of its constructs are read, stands in docs/moving-in.md; all else of it is kept among
    the person's notes.
    """
    vault = Vault(now, {fold(name): id_ for name, id_ in (known or {}).items()})
    notes, days = _sorted_out(files, vault)
    for note in notes:
        id_ = stable_id(FORMAT, "note", fold(note.stem or note.name()))
        if id_ in vault.ids.values():
            id_ = stable_id(FORMAT, "note", note.path)
        aliases = words_of(note.fields.get("aliases") or note.fields.get("alias"))
        for name in (note.stem, note.name(), *aliases):
            vault.ids.setdefault(fold(name), id_)
        vault.ids[f"\0{note.path}"] = id_
    for note in notes:
        _add_person(note, vault)
    for on, text in days:
        _add_day(on, text, vault)
    return Arrivals(
        FORMAT,
        tuple(vault.people.values()),
        tuple(vault.talks.values()),
        tuple(vault.skipped),
        dict(sorted((+vault.not_carried).items())),
    )


def _sorted_out(
    files: Mapping[str, bytes], vault: Vault
) -> tuple[list[Note], list[tuple[date, str]]]:
    """Return the pages about people, and the daily notes."""
    pages: list[Note] = []
    days: list[tuple[date, str]] = []
    for path, data in sorted(files.items()):
        try:
            whole = as_text(data)
        except UnicodeError:
            vault.skipped.append(Skipped(path, NOT_UTF8))
            continue
        note = Note(path, {}, "")
        day = _day(note.stem)
        if day:
            days.append((day, whole))
        else:
            pages.append(read_note(path, whole))
    marked = [page for page in pages if page.is_marked]
    if not marked and not any("/" in page.path for page in pages):
        # A folder of nothing but pages, none of them marked: each is about somebody.
        marked = pages
    vault.not_carried[_OTHERS] += len(pages) - len(marked)
    return marked, days


def _day(stem: str) -> date | None:
    try:
        return date.fromisoformat(stem) if len(stem) == len("2026-03-14") else None
    except ValueError:
        return None


def _add_person(note: Note, vault: Vault) -> None:
    said = note.properties(vault.now.date())
    id_ = vault.ids[f"\0{note.path}"]
    name = note.name()
    aliases = [*words_of(note.fields.get("aliases") or note.fields.get("alias")), note.stem]
    for key in said.rest:
        vault.not_carried[IN_THE_NOTES.format(clean_line(key)[:40])] += 1
    vault.not_carried[_BROKEN] += note.broken
    rest = "\n".join(f"- {clean_line(key)}: {words}" for key, words in said.rest.items())
    text = "\n\n".join(filter(None, (note.notes(), rest)))
    try:
        vault.people[id_] = Person(
            id=id_,
            created=vault.now,
            updated=vault.now,
            name=name,
            aliases=tuple(a for a in dict.fromkeys(aliases) if a and fold(a) != fold(name)),
            origin=_origin(said, vault),
            relations=tuple(_relation(each, vault) for each in said.relations),
            contacts=tuple(dict.fromkeys(said.contacts)),
            notes=text,
            readings=_readings(text, vault),
            tags=tuple(dict.fromkeys((*note.tags, *said.tags))),
            sources=(Source(kind=FORMAT, uid=id_),),
            **said.fields,
        )
    except ValidationError as error:
        vault.skipped.append(Skipped(note.path or name, why_refused(error)))
        return
    if said.apart_from_days:
        vault.apart.add(id_)
    for on, words in note.log:
        _add_talk(on, (id_,), words, vault)
    if said.last and not any(t.on == said.last and id_ in t.people for t in vault.talks.values()):
        _add_talk(said.last, (id_,), "", vault)


def _origin(said: Properties, vault: Vault) -> Origin:
    through = tuple(dict.fromkeys(_somebody(name, vault) for name in said.through if name))
    origin = {**said.origin, "through": through}
    if through:
        origin.setdefault("how", How.INTRODUCED)
    return Origin.model_validate(origin)


def _somebody(name: str, vault: Vault) -> str:
    """Return the id of whoever a link means; one without a page comes as a name alone."""
    found = vault.ids.get(fold(name))
    if found is None:
        name = clean_line(name)[:MOST_IN_A_NAME]
        found = vault.ids[fold(name)] = stable_id("page", fold(name))
        vault.people[found] = Person(
            id=found, created=vault.now, updated=vault.now, name=name or "someone"
        )
    return found


def _relation(relation: Relation, vault: Vault) -> Relation:
    id_ = vault.ids.get(fold(relation.name))
    return Relation(kind=relation.kind, person=id_) if id_ else relation


def _readings(text: str, vault: Vault) -> dict[str, str | None]:
    meant = ((name, vault.ids.get(fold(name))) for name in targets_in(text))
    return {name: id_ for name, id_ in meant if id_}


def _add_day(on: date, whole: str, vault: Vault) -> None:
    """Add a conversation for those who are named together in a daily note."""
    text = whole
    if has_front_matter(whole):
        try:
            text = split_front_matter(whole)[1]
        except ValueError:
            vault.not_carried[_BROKEN] += 1
    told: dict[tuple[str, ...], list[str]] = {}
    for block in meetings_in(text):
        named = (vault.ids.get(fold(name)) for name in block.targets)
        people = tuple(dict.fromkeys(id_ for id_ in named if id_ and id_ not in vault.apart))
        if people:
            told.setdefault(people, []).append(block.text)
    for people, blocks in told.items():
        _add_talk(on, people, "\n\n".join(blocks), vault)
    if not told:
        vault.not_carried[_IDLE_DAYS] += 1
    elif sum(len(block) for blocks in told.values() for block in blocks) < len(text.strip()):
        vault.not_carried[_REST_OF_DAYS] += 1


def _add_talk(on: date, people: Iterable[str], text: str, vault: Vault) -> None:
    together = tuple(people)
    id_ = stable_id(FORMAT, "day", str(on), *sorted(together))
    while id_ in vault.talks:
        id_ = stable_id(FORMAT, "again", id_)
    try:
        vault.talks[id_] = Conversation(
            id=id_,
            created=vault.now,
            updated=vault.now,
            on=on,
            planned=on > vault.now.date(),
            people=together,
            medium=Medium.UNSAID,
            text=text,
            readings=_readings(text, vault),
        )
    except ValidationError as error:
        vault.skipped.append(Skipped(str(on), why_refused(error)))
