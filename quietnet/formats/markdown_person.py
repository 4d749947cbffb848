"""Markdown person: one person as a page of the exported folder."""

from datetime import date

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import NOT_WRITTEN_DOWN
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Person
from quietnet.domain.private import is_named_openly, is_private, readings_within, without_private
from quietnet.domain.text import safe_text
from quietnet.domain.threads import Thread, threads_of
from quietnet.formats.front_matter import with_front_matter
from quietnet.formats.link import Links

_LAST = ("id", "rev", "created", "updated")


def person_file(
    network: Network, person: Person, links: Links, today: date, *, private: bool
) -> bytes:
    """Return a person's file: front matter, their notes, and a part that is generated."""
    notes = person.notes if private else without_private(person.notes)
    fields = person.kept()
    fields.pop("notes", None)
    if readings := fields.pop("readings", None):
        kept = readings if notes == person.notes else readings_within(readings, notes)
        fields["readings"] = links.to_readings(kept)
    if "through" in fields.get("origin", {}):
        fields["origin"]["through"] = links.to_all(fields["origin"]["through"])
    for relation in fields.get("relations", ()):
        if relation.get("person"):
            relation["person"] = links.to(relation["person"])
    fields |= {name: fields.pop(name) for name in _LAST}
    generated = _generated(network, person, links, today, private=private)
    return with_front_matter(fields, notes, generated)


def _generated(
    network: Network, person: Person, links: Links, today: date, *, private: bool
) -> str:
    parts = [("Depth", [depth_line(network, person, today)])]
    found = [thread_line(t, links) for t in threads_of(network, person.id) if not _hidden(t)]
    parts.append(("Threads", found))
    with_you = network.with_person(person.id)
    spoken_of = [
        talk
        for talk in network.naming(person.id)
        if person.id not in talk.people and (private or is_named_openly(talk, person.id))
    ]
    parts.append(("Conversations", [f"- {links.to(talk.id)}" for talk in with_you]))
    parts.append(("Spoken of", [f"- {links.to(talk.id)}" for talk in spoken_of]))
    return "".join(f"\n## {head}\n\n" + "\n".join(lines) + "\n" for head, lines in parts if lines)


def depth_line(network: Network, person: Person, today: date) -> str:
    """Return where the two stand, in words, as of the last day anything was noted about them.

    So the same notebook gives the same page, whatever the day it is written on.
    """
    evidence = network.evidence(person.id)
    noted = [person.updated.date(), *(talk.on for talk in evidence.talks)]
    as_of = min(today, max(noted + [help_.on for help_ in evidence.helps]))
    found = standing(person, evidence, as_of)
    if not found.depth:
        return f"{NOT_WRITTEN_DOWN.capitalize()}."
    said = f"{found.depth.word}: {found.depth.meaning}"
    return f"{said[0].upper()}{said[1:]} ({PartialDate.of(as_of).in_words()})."


def thread_line(thread: Thread, links: Links) -> str:
    """Return one thread as a list item, with the note it stands in."""
    state = f"{thread.state.value} {thread.done_on or ''}".strip()
    where = "" if isinstance(thread.record, Person) else f", {links.to(thread.record.id)}"
    return f"- {thread.line.kind.value}: {safe_text(thread.line.text)} ({state}{where})"


def _hidden(thread: Thread) -> bool:
    record = thread.record
    text = record.notes if isinstance(record, Person) else record.text
    return is_private(text.split("\n")[thread.line.line])
