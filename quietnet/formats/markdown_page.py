"""Markdown page: one person with all their conversations as one page to read or to print."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date

from quietnet.domain.about import facts, how_you_met, met_through
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import Person
from quietnet.domain.private import is_named_openly, without_private
from quietnet.domain.text import safe_text
from quietnet.domain.when import how, how_long
from quietnet.formats.markdown_person import depth_line

_SIGNED = re.compile(rb"\n<!-- written by quietnet \(([0-9a-f]{64})\) -->\n\Z")
_MARKED = re.compile(r"([\\`*_\[\]<>#|~])")


def page(network: Network, person: Person, today: date, *, private: bool = False) -> bytes:
    """Return somebody's page; the texts stand as written, without private lines unless asked for.

    Its last line lets quietnet know later whether anybody edited it.
    """
    sections = (
        _top(network, person, today),
        _listed("How you met", _met(network, person)),
        _listed("About them", (f"{label}: {words}" for label, words in facts(network, person))),
        _notes(person, private=private),
        *(
            _talk(network, talk, private=private)
            for talk in network.naming(person.id)
            if private or is_named_openly(talk, person.id)
        ),
    )
    text = "\n".join("\n".join(lines) + "\n" for lines in map(list, sections) if lines)
    data = text.encode()
    return data + b"\n<!-- written by quietnet (%b) -->\n" % _hash(data)


def is_unedited(data: bytes) -> bool:
    """Whether a page is one of ours, as it was written."""
    signed = _SIGNED.search(data)
    return signed is not None and signed[1] == _hash(data[: signed.start()])


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _plain(words: str) -> str:
    """Return words of one line so that Markdown shows them as they are."""
    return _MARKED.sub(r"\\\1", safe_text(words))


def _top(network: Network, person: Person, today: date) -> Iterator[str]:
    yield f"# {_plain(person.name)}"
    if person.interesting:
        yield f"\n{_plain(person.interesting)}"
    yield f"\n{depth_line(network, person, today)}"


def _met(network: Network, person: Person) -> Iterator[str]:
    yield from how_you_met(person)
    through = [other.name for other in met_through(network, person)]
    if through:
        yield f"through {' and '.join(through)}"


def _listed(heading: str, lines: Iterator[str]) -> list[str]:
    found = [f"- {_plain(line)}" for line in lines]
    return [f"## {heading}", "", *found] if found else []


def _notes(person: Person, *, private: bool) -> list[str]:
    notes = (person.notes if private else without_private(person.notes)).strip("\n")
    return ["## Notes", "", notes] if notes.strip() else []


def _talk(network: Network, talk: Conversation, *, private: bool) -> Iterator[str]:
    day = PartialDate.of(talk.on).in_words()
    names = [network.people[id_].name for id_ in talk.people if id_ in network.people]
    what = "planned" if talk.planned else how(talk.medium)
    words = (what, how_long(talk.minutes), talk.where, ", ".join(names))
    yield f"## {day}\n"
    yield f"*{_plain(' · '.join(word for word in words if word))}*"
    text = (talk.text if private else without_private(talk.text)).strip("\n")
    if text.strip():
        yield f"\n{text}"
