"""What could follow the words before the cursor: ``@names``, ``#topics``, kinds of thread."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from quietnet.domain.conversation import Conversation
from quietnet.domain.evidence import ThreadKind
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import fold
from quietnet.domain.threads import threads_of

_NAME = re.compile(r"(?<![\w.@\\])@([^\s@#]{1,60}(?: [^\s@#]{1,60}){0,2})\Z")
_TOPIC = re.compile(r"(?<![\w#\\/&])#([\w/-]{1,100})\Z")
_THREAD = re.compile(r"(?:^|\n)[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+([a-z]{0,12})\Z")
_DONE = re.compile(r"(?:^|\n)[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[xX]\][ \t]+([^\n]{0,300})\Z")
_OPEN_WORDS = {
    "ask": "ask them",
    "offer": "something I could do",
    "advice": "advice I want",
    "meet": "somebody to meet",
    "intro": "an introduction to make",
    "tell": "how it turned out",
}
_DONE_WORDS = {"gave": "help given", "got": "help received"}
_LETTERS_FIRST = 2


@dataclass(frozen=True, slots=True)
class Completion:
    """Something that could be written: ``insert`` takes the place of the last ``replaced`` letters.

    ``ghost`` is what would only be added after the cursor, empty where letters before it change.
    """

    insert: str
    label: str
    replaced: int

    def ghost(self, before: str) -> str:
        """Return what follows the cursor if this is taken, where nothing before it changes."""
        typed = before[len(before) - self.replaced :]
        same = self.insert[: self.replaced].casefold() == typed.casefold()
        return self.insert[self.replaced :] if same else ""


def complete(
    before: str, network: Network, most: int = 6, *, there: Collection[str] = ()
) -> tuple[Completion, ...]:
    """Return what the words before the cursor could become, likeliest first; none in most places.

    Names begin with what was typed in any of their words, first names before others, then those
    most recently talked with; two letters are asked for, one in a script without case. After
    ``- [x]`` the advice still open with those who are ``there`` comes first: repeated in the same
    words, it closes the question.
    """
    if found := _NAME.search(before[-200:]):
        return _names(found[1], network, most)
    if found := _TOPIC.search(before[-200:]):
        return _topics(found[1], network, most)
    answered = _answered(before, network, there)
    if found := _THREAD.search(before[-200:]):
        words = _OPEN_WORDS if found[1] == " " else {**_DONE_WORDS, **_OPEN_WORDS}
        kinds = (
            Completion(f"{word}: ", f"{word}: {meaning}", len(found[2]))
            for word, meaning in words.items()
            if word.startswith(found[2])
        )
        return (*answered, *kinds)[:most]
    return answered[:most]


def _answered(before: str, network: Network, there: Collection[str]) -> tuple[Completion, ...]:
    """Return the open advice of those who are there, as a ticked line would repeat it."""
    found = _DONE.search(before) if there and "]" in before else None
    if found is None:
        return ()
    typed = found[1]
    asked = (f"advice: {words}" for words in open_advice(network, there))
    return tuple(
        Completion(words, words, len(typed))
        for words in asked
        if words.casefold().startswith(typed.casefold()) and words != typed
    )


def open_advice(network: Network, people: Iterable[str]) -> tuple[str, ...]:
    """Return what you still want advice on from these people, each once, the latest first."""
    return tuple(
        dict.fromkeys(
            thread.line.text
            for id_ in people
            if id_ in network.people
            for thread in threads_of(network, id_)
            if thread.is_open and thread.line.kind is ThreadKind.ADVICE
        )
    )


def _names(typed: str, network: Network, most: int) -> tuple[Completion, ...]:
    wanted = fold(typed)
    if len(wanted) < _LETTERS_FIRST and wanted.upper() != wanted.lower():
        return ()
    people = [person for person in network.people.values() if _begins(person, wanted)]
    people.sort(
        key=lambda person: (
            not _begins_first(person, wanted),
            -_latest(network, person),
            fold(person.name),
            person.id,
        )
    )
    whole = {fold(person.name) for person in people[:most]}
    return tuple(
        Completion(person.name, _label(person), len(typed))
        for person in people[:most]
        if wanted not in whole
    )


def _begins(person: Person, wanted: str) -> bool:
    return any(_has_word(fold(name), wanted) for name in (person.name, *person.aliases))


def _begins_first(person: Person, wanted: str) -> bool:
    return any(fold(name).startswith(wanted) for name in (person.name, *person.aliases))


def _has_word(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or f" {wanted}" in name or f"-{wanted}" in name


def _latest(network: Network, person: Person) -> int:
    talk = network.last_talk(person.id)
    return talk.on.toordinal() if talk else 0


def _label(person: Person) -> str:
    return f"{person.name}, {person.interesting}" if person.interesting else person.name


def _topics(typed: str, network: Network, most: int) -> tuple[Completion, ...]:
    wanted = typed.lower()
    found = [topic for topic in topics_known(network) if topic.startswith(wanted)]
    return tuple(
        Completion(topic, f"#{topic}", len(typed)) for topic in found[:most] if topic != wanted
    )


_known: WeakKeyDictionary[Network, tuple[str, ...]] = WeakKeyDictionary()


def topics_known(network: Network) -> tuple[str, ...]:
    """Return every topic of a notebook, the latest talked about first; read once a network."""
    if network not in _known:
        talks = sorted(network.conversations.values(), key=lambda t: (t.on, t.id), reverse=True)
        _known[network] = tuple(
            dict.fromkeys(
                topic for topics in _marked(network, (*talks, *network.by_name)) for topic in topics
            )
        )
    return _known[network]


def _marked(network: Network, records: Iterable[Person | Conversation]) -> Iterable[list[str]]:
    return (sorted(network.marks(record).topics) for record in records)
