"""The reader: what a note says, whom it names, which day it speaks of; its text is not touched."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from quietnet.domain.network import Network
from quietnet.domain.text import fold
from quietnet.reading.dates import DateOrder, find_day
from quietnet.reading.found import Found, find, is_to_meet, named_by_line
from quietnet.reading.heard import Choice, Newcomer, Reading, Span, SpanKind
from quietnet.reading.lines import LineKind
from quietnet.reading.marks import line_spans, mattered_in, style_spans, thread_lines
from quietnet.reading.masked import Stretch
from quietnet.reading.mentions import Mention
from quietnet.reading.names import NameIndex, Tier, index_of
from quietnet.reading.roles import first_sentence, with_you
from quietnet.reading.stored import Stored
from quietnet.reading.who import ranked

__all__ = ["Reading", "read"]

_NOTHING: Mapping[str, str | None] = MappingProxyType({})


class _Heard(NamedTuple):
    """A mention, whom it means, and whether they were there."""

    mention: Mention
    choice: Choice | None
    there: bool


def read(
    text: str,
    network: Network,
    today: date,
    *,
    with_people: Collection[str] = (),
    readings: Mapping[str, str | None] = _NOTHING,
    index: NameIndex | None = None,
    order: DateOrder = "dmy",
) -> Reading:
    """Read a note as docs/notes.md says; the same words in the same notebook read the same.

    Args:
        text: the note, as typed.
        network: who is known.
        today: the day it is written, by the person's own night's end.
        with_people: ids already said to be with you; they come first.
        readings: what was stored or corrected; it always wins.
        index: the network's names, where one is at hand.
        order: how ``3/4/2026`` is read.
    """
    stored = Stored(readings, index_of(network) if index is None else index)
    found = find(text, stored)
    sentence = first_sentence(text, found.body, found.lines, found.code)
    heard = _heard(text, network, found, stored, with_people, sentence)
    day = find_day(text, today, order)
    on = day.on if day and day.on else today
    people = _people(heard, with_people)
    named = [(h.mention.start, h.choice.chosen if h.choice else None) for h in heard]
    newcomers, new_spans = _newcomers(text, found, heard)
    return Reading(
        text=text,
        today=today,
        on=on,
        planned=on > today,
        refusal=day.refusal if day else "",
        body_start=found.body,
        people=people,
        mentioned=_mentioned(heard, people),
        new=newcomers,
        topics=tuple(dict.fromkeys(topic.name for topic in found.topics)),
        mattered=mattered_in(text, found.lines),
        threads=thread_lines(text, found.lines, named_by_line(found.lines, named)),
        readings=_readings(heard, readings, stored),
        spans=tuple(sorted([*_spans(text, found, heard, people), *new_spans])),
        choices=tuple(h.choice for h in heard if h.choice),
    )


def _heard(
    text: str,
    network: Network,
    found: Found,
    stored: Stored,
    with_people: Collection[str],
    sentence: Stretch,
) -> list[_Heard]:
    """Decide for every mention whom it means and whether they were with you."""
    threads = tuple(line for line in found.lines if line.kind in (LineKind.THREAD, LineKind.QUOTE))
    counts: Counter[str] = Counter()
    said: list[tuple[Mention, int, bool, str | None]] = []
    sure = set(with_people)
    for mention in found.mentions:
        counts[mention.form] += 1
        known, person = stored.said(mention.form, counts[mention.form])
        said.append((mention, counts[mention.form], known, person))
        if known and person:
            sure.add(person)
    open_forms = {m.form: m.meanings for m, _, known, _ in said if m.meanings and not known}
    order = ranked(network, open_forms, sure)
    there = with_you(text, found.words, [s[0] for s in said], sentence)
    heard: list[_Heard] = []
    for (mention, occurrence, known, person), was_there in zip(said, there, strict=True):
        candidates = order.get(mention.form) or _everybody(network, mention)
        if not mention.meanings and not known:
            heard.append(_Heard(mention, None, was_there))
            continue
        if not known:
            person = candidates[0] if candidates and mention.certain else None
        written = text[mention.start : mention.end]
        key = written if occurrence == 1 else f"{written}#{occurrence}"
        chosen = person if person in network.people else None
        if chosen and chosen not in candidates:
            candidates = (chosen, *candidates)
        choice = Choice(mention.start, mention.end, written, key, candidates, chosen)
        heard.append(_Heard(mention, choice, was_there))
    return heard


def _everybody(network: Network, mention: Mention) -> tuple[str, ...]:
    if all(meaning.tier is Tier.STORED for meaning in mention.meanings):
        return ()
    return ranked(network, {mention.form: mention.meanings}, ())[mention.form]


def _people(heard: Sequence[_Heard], with_people: Collection[str]) -> tuple[str, ...]:
    named = (h.choice.chosen for h in heard if h.choice and h.there)
    return tuple(dict.fromkeys([*with_people, *(id_ for id_ in named if id_)]))


def _mentioned(heard: Sequence[_Heard], people: tuple[str, ...]) -> tuple[str, ...]:
    named = (h.choice.chosen for h in heard if h.choice)
    return tuple(dict.fromkeys(id_ for id_ in named if id_ and id_ not in people))


def _readings(
    heard: Sequence[_Heard], given: Mapping[str, str | None], stored: Stored
) -> Mapping[str, str | None]:
    """Return what to store: what was given stands, each other resolved mention is added once."""
    found = dict(given)
    seen = set()
    for mention, choice, _ in heard:
        if choice and choice.chosen and not stored.said(mention.form, 1)[0]:
            if mention.form not in seen:
                seen.add(mention.form)
                found[choice.written] = choice.chosen
    return MappingProxyType(found)


def _newcomers(
    text: str, found: Found, heard: Sequence[_Heard]
) -> tuple[tuple[Newcomer, ...], list[Span]]:
    """Return those who are new, each once, and every place that names them."""
    new: dict[str, Newcomer] = {}
    spans: list[Span] = []
    for mention, choice, there in heard:
        if choice:
            continue
        unit = found.units.get(mention.start)
        name = text[mention.start : mention.end]
        spans.append(Span(mention.start, mention.end, SpanKind.NEW))
        meet = is_to_meet(unit)
        why = unit.why if unit else ""
        earlier = new.get(fold(name))
        if earlier:
            why, meet, there = earlier.why or why, earlier.meet or meet, earlier.with_you or there
            new[fold(name)] = Newcomer(
                earlier.name, why, earlier.start, earlier.end, meet, with_you=there
            )
        else:
            new[fold(name)] = Newcomer(name, why, mention.start, mention.end, meet, with_you=there)
    return tuple(new.values()), spans


def _spans(text: str, found: Found, heard: Sequence[_Heard], people: tuple[str, ...]) -> list[Span]:
    spans = line_spans(found.lines) + style_spans(text, found.code)
    spans += [Span(*stretch, SpanKind.CODE) for stretch in found.code]
    spans += [Span(topic.start, topic.end, SpanKind.TOPIC) for topic in found.topics]
    if found.body:
        spans.append(Span(0, found.body, SpanKind.DAY))
    for mention, choice, _ in heard:
        if choice and choice.chosen:
            kind = SpanKind.WITH if choice.chosen in people else SpanKind.ABOUT
            spans.append(Span(mention.start, mention.end, kind, choice.chosen))
    return spans
