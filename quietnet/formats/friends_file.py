"""friends.md: the lines of a file of the friends program, each section's items taken apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from quietnet.reading.dates import find_day

ACTIVITIES, NOTES, FRIENDS, LOCATIONS = "Activities", "Notes", "Friends", "Locations"
_HEADER = re.compile(r"### (Activities|Notes|Friends|Locations):\s*")
_AN_ITEM = "- "
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AKA = re.compile(r"\s*\(a\.k\.a\. (.*?)\)", re.DOTALL)
_ALSO = " a.k.a. "
_PLACE = re.compile(r"\s*\[([^\]]*)\]")
_TAG = re.compile(r"(?<![^\W_])@([^\W_](?:[:-]?[^\W_])*)")
NAMED = re.compile(r"(?<=\*\*)\w[^*]*(?=\*\*)")
_LOCATION = re.compile(r"(?<=_)\w[^_]*(?=_)")
_MOVED = re.compile(r"(?<=\bto _)\w[^_]*(?=_)")


@dataclass(frozen=True, slots=True)
class Friend:
    """One friend, as a line of the file has them."""

    name: str
    nicknames: tuple[str, ...] = ()
    place: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An activity or a note: its day, its words as they stand, and where it was."""

    on: date
    words: str
    place: str = ""
    dated: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The friends it names, each once."""
        return tuple(dict.fromkeys(name.strip() for name in NAMED.findall(self.words)))


@dataclass(slots=True)
class FriendsFile:
    """What a file holds; ``unread`` are lines that belong to no section, by their number."""

    activities: list[Event] = field(default_factory=list)
    notes: list[Event] = field(default_factory=list)
    friends: list[Friend] = field(default_factory=list)
    places: list[Friend] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)


def is_friends_file(text: str) -> bool:
    """Whether the first words of a text are a section of a friends file."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return _HEADER.fullmatch(first) is not None


def read_friends_file(text: str, today: date) -> FriendsFile:
    """Take a file apart: sections in any order, with or without a blank line after their header.

    A line without a day is of ``today`` in full, as the program itself has it. An activity that
    names no place was where the last one went ``to _Place_``.
    """
    found = FriendsFile()
    for section, number, item in _items(text):
        if section == ACTIVITIES:
            found.activities.append(_event(item, today))
        elif section == NOTES:
            found.notes.append(_event(item, today))
        elif section == FRIENDS:
            found.friends.append(_friend(item))
        elif section == LOCATIONS:
            found.places.append(_friend(item))
        else:
            found.unread[number] = item
    found.activities = _placed(found.activities)
    return found


def in_our_words(words: str) -> str:
    """Return an event's words with its tags as topics: ``@board:games`` is ``#board/games``."""
    return _TAG.sub(lambda tag: "#" + tag[1].replace(":", "/"), words)


def _items(text: str) -> Iterator[tuple[str, int, str]]:
    section = ""
    begun = False
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.fullmatch(line.strip())
        if header:
            section, begun = header[1], False
        elif not line.strip():
            # A blank line ends a section; one right after the header is how the manual has it.
            section = "" if begun else section
        else:
            begun = True
            yield section, number, line.strip().removeprefix(_AN_ITEM).strip()


def _event(item: str, today: date) -> Event:
    day, _, words = item.partition(": ")
    words = words.strip()
    try:
        if _ISO.fullmatch(day):
            return Event(date.fromisoformat(day), words)
    except ValueError:
        return Event(today, item, dated=False)
    said = find_day(item, today)
    if said and said.on and not said.refusal:
        return Event(said.on, item[said.body :].strip())
    return Event(today, item, dated=False)


def _friend(item: str) -> Friend:
    tags = tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(item)))
    rest = _TAG.sub("", item)
    place = _PLACE.search(rest)
    rest = _PLACE.sub("", rest, count=1)
    aka = _AKA.search(rest)
    nicknames = aka[1].split(_ALSO) if aka else []
    name = " ".join(_AKA.sub("", rest, count=1).split())
    return Friend(
        name,
        tuple(nick.strip() for nick in nicknames if nick.strip()),
        place[1].strip() if place else "",
        tags,
    )


def _placed(activities: list[Event]) -> list[Event]:
    """Return the activities with their places, named or where the last journey went."""
    newest_last = sorted(range(len(activities)), key=lambda n: (activities[n].on, -n))
    placed = list(activities)
    default = ""
    for place in newest_last:
        each = activities[place]
        named = _LOCATION.search(each.words)
        placed[place] = Event(each.on, each.words, named[0] if named else default, each.dated)
        moved = _MOVED.search(each.words)
        default = moved[0] if moved else default
    return placed
