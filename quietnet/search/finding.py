"""Finding: from what was typed to the people and conversations it means, best first.

People stand before conversations; of people those whose name it is, then the deeper before the
shallower, then those talked with more recently; of conversations the recent before the old.
"""

from collections.abc import Callable, Iterable
from datetime import date

from quietnet.domain.depth_word import Depth
from quietnet.domain.text import fold
from quietnet.reading.dates import DateOrder
from quietnet.search.hit import Hit
from quietnet.search.index import Index
from quietnet.search.lines import PersonLines, TalkLines
from quietnet.search.matching import begins, holds, spans_in
from quietnet.search.narrowing import Narrowing
from quietnet.search.query import Query, as_query
from quietnet.search.slips import is_slip_of
from quietnet.search.touching import whom_it_touches

_MOST_WEIGHED = 200  # people; a single letter finds thousands

DepthOf = Callable[[str], Depth | None]
"""Tells how deep it has become with somebody, by id."""


def find(
    index: Index,
    typed: str,
    today: date,
    depth_of: DepthOf,
    order: DateOrder = "dmy",
    most: int | None = None,
) -> tuple[Hit, ...]:
    """Return everything that fits what was typed, best first; nothing for nothing.

    With ``most``, no more people than that, and no more conversations.

    Where no person fits all of a longer text, such as a pasted title, those whom any telling word
    of it touches are found instead.
    """
    query = as_query(typed)
    if not query:
        return ()
    narrowing = Narrowing(query, index, today, order)
    people = _people(index, query, narrowing)
    talks = _talks(index, query, narrowing)
    if not people and not talks and query.sought:  # no such word anywhere: a slip, perhaps
        people = _people(index, query, narrowing, slips=True)
    ranked = _ranked(index, people, query, depth_of)
    hits = [_person_hit(lines, query.shown) for lines in ranked[:most]]
    if not (hits or talks or query.is_narrowed or query.without):
        touched = whom_it_touches(index, query)
        touched.sort(key=lambda each: (-each[0], *_rank(index, each[1], query, depth_of)))
        hits = [_person_hit(lines, words) for _, lines, words in touched[:most]]
    return (*hits, *(_talk_hit(lines, query, index) for lines in talks[:most]))


def _people(
    index: Index, query: Query, narrowing: Narrowing, *, slips: bool = False
) -> list[PersonLines]:
    within = list(index.people.values())
    if query.is_narrowed:
        within = [each for each in within if narrowing.allows_person(each)]
    if query.without:
        within = [each for each in within if not any(holds(each.whole, w) for w in query.without)]
    return [e for e in within if _has_all(e.whole, query, e.names if slips else ())]


def _has_all(text: str, query: Query, names: Iterable[str] = ()) -> bool:
    """Return whether all that is sought stands in a text; ``names`` may be it with a slip."""
    if not all(phrase in text for phrase in query.phrases):
        return False
    return all(holds(text, word) or is_slip_of(word, names) for word in query.words)


def _ranked(
    index: Index, people: list[PersonLines], query: Query, depth_of: DepthOf
) -> list[PersonLines]:
    """Return people best first; of very many, those talked with last are looked at closely."""
    if len(people) > _MOST_WEIGHED:
        people.sort(key=lambda lines: _rank(index, lines, query, _unknown))
    weighed = sorted(people[:_MOST_WEIGHED], key=lambda lines: _rank(index, lines, query, depth_of))
    return [*weighed, *people[_MOST_WEIGHED:]]


def _unknown(_person_id: str) -> None:
    """Leave out how deep it is, which takes reading every note with somebody."""


def _rank(
    index: Index, lines: PersonLines, query: Query, depth_of: DepthOf
) -> tuple[bool, int, int, str, str]:
    person = lines.person
    named = bool(query.words) and all(
        any(begins(name, word) for name in lines.names) for word in query.words
    )
    depth = depth_of(person.id)
    last = index.network.last_talk(person.id)
    return (
        not named,
        -depth.order if depth else 1,
        -last.on.toordinal() if last else 0,
        fold(person.name),
        person.id,
    )


def _talks(index: Index, query: Query, narrowing: Narrowing) -> list[TalkLines]:
    talks = index.talks
    found = _fitting(index, query)
    for word in query.without:
        found -= talks.telling(word)
    in_order = talks.newest_first(found)
    return [t for t in in_order if narrowing.allows_talk(t)] if query.is_narrowed else in_order


def _fitting(index: Index, query: Query) -> set[int]:
    """Return the conversations that have all that is sought, by their numbers.

    A name finds those it stands in; with another word, those with that person, too.
    """
    if not query.sought:
        return index.talks.everything
    phrases = [index.talks.saying(phrase) for phrase in query.phrases]
    words = {word: index.talks.holding(word) for word in query.words}
    if len(query.sought) == 1:
        return set.intersection(*phrases, *words.values())
    wide = [having | _with_somebody(index, word) for word, having in words.items()]
    found = set.intersection(*phrases, *wide)
    return found if phrases else found & set[int]().union(*words.values())


def _with_somebody(index: Index, called: str) -> set[int]:
    """Return the conversations with anybody who is called so."""
    named = (e for e in index.people.values() if any(begins(name, called) for name in e.names))
    return set[int]().union(
        *(index.talks.numbers_of(index.network.with_person(each.person.id)) for each in named)
    )


def _person_hit(lines: PersonLines, words: Iterable[str]) -> Hit:
    """Return a hit that shows the line holding most of the words, the first of such lines."""
    words = tuple(words)
    best = max(lines.lines, key=lambda line: sum(holds(line.folded, word) for word in words))
    spans = spans_in(best.text, words)
    return Hit(
        "person", lines.person.id, best.text, spans, label=best.label, name=lines.person.name
    )


def _talk_hit(lines: TalkLines, query: Query, index: Index) -> Hit:
    talk = lines.talk
    sought = query.shown
    written = talk.text.split("\n")
    best, at = max(
        ((sum(holds(fold(line), word) for word in sought), -at) for at, line in enumerate(written)),
        default=(0, 0),
    )
    if best == 0 and any(holds(lines.where, word) for word in sought):
        return Hit("conversation", talk.id, talk.where, spans_in(talk.where, sought), on=talk.on)
    line = written[-at] if best else next((each for each in written if each.strip()), "")
    names = [index.network.people[id_].name for id_ in talk.people if id_ in index.network.people]
    shown = line.strip() or ", ".join(names)
    return Hit(
        "conversation",
        talk.id,
        shown,
        spans_in(shown, sought),
        label=", ".join(names),
        on=talk.on,
        at=-at if best else 0,
    )
