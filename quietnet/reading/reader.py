"""The reader: what a note says, whom it names, which day it speaks of; its text is not touched."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from quietnet.domain.network import Network
from quietnet.reading.dates import DateOrder, find_day
from quietnet.reading.found import Found, find, named_by_line
from quietnet.reading.heard import Choice, Newcomer, Reading, Span, SpanKind
from quietnet.reading.marks import line_spans, mattered_in, style_spans, thread_lines
from quietnet.reading.meant import resolved
from quietnet.reading.mentions import Mention
from quietnet.reading.names import NameIndex, index_of
from quietnet.reading.roles import first_sentence, with_you
from quietnet.reading.stored import Stored

__all__ = ["Reading", "read"]

_NOTHING: Mapping[str, str | None] = MappingProxyType({})


class _Heard(NamedTuple):
    """A mention, whom it may mean (None: somebody new), and whether they were there."""

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
    choices = resolved(text, network, found.mentions, stored, with_people)
    there = with_you(text, found.words, found.mentions, sentence)
    heard = [_Heard(*each) for each in zip(found.mentions, choices, there, strict=True)]
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
        threads=thread_lines(text, found.lines, named_by_line(found.lines, named), found.topics),
        readings=_readings(heard, readings, stored),
        spans=tuple(sorted([*_spans(text, found, heard, people), *new_spans])),
        choices=tuple(h.choice for h in heard if h.choice),
        given=tuple(with_people),
    )


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
    found: dict[str, tuple[str, str | None]] = {}
    for mention, choice, _ in heard:
        if choice and choice.chosen and not stored.said(mention.form, 1)[0]:
            found.setdefault(mention.form, (choice.written, choice.chosen))
    told = dict(given)
    for mention, choice, _ in heard:
        first_name = mention.form.rpartition(" ")[0]
        if (
            choice
            and not mention.certain
            and (first_name in found or stored.said(first_name, 1)[0])
        ):
            # Beside "Grace", "Grace Kelly" is somebody else: what is kept must say so.
            told.setdefault(choice.written, choice.chosen)
    return MappingProxyType({**told, **dict(found.values())})


def _newcomers(
    text: str, found: Found, heard: Sequence[_Heard]
) -> tuple[tuple[Newcomer, ...], list[Span]]:
    """Return those who are new, each once, and every place that names them."""
    new: dict[str, Newcomer] = {}
    spans: list[Span] = []
    for mention, choice, there in heard:
        if choice:
            continue
        start, end = mention.start, mention.end
        spans.append(Span(start, end, SpanKind.NEW))
        unit = found.units[start]
        first = new.get(mention.form) or Newcomer(text[start:end], "", start, end, meet=False)
        new[mention.form] = replace(
            first,
            why=first.why or unit.why,
            meet=first.meet or unit.meet,
            with_you=first.with_you or there,
        )
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
