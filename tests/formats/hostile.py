"""Notebooks that nobody would write and everybody must survive, for the round trips."""

from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st

from quietnet.domain.conversation import Conversation, Kind, Mattered, Medium
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.domain.partial_date import PartialDate
from quietnet.domain.person import (
    Carried,
    Contact,
    ContactKind,
    How,
    ImportantDate,
    Origin,
    OwnWord,
    Person,
    Relation,
    Routine,
    RoutinePlace,
    Source,
)
from quietnet.domain.text import clean_line, clean_text
from quietnet.formats.front_matter import MARKER
from quietnet.reading.kept import read_kept

NOW = datetime(2026, 3, 14, 20, 0, 0, 123456, tzinfo=UTC)
IDS = [str(UUID(int=number)) for number in (1, 2, 3)] + [str(UUID(int=9 << 96 | n)) for n in (1, 2)]
_UNKNOWN = str(UUID(int=77))

PIECES = [
    "Ana",
    "ANA",
    "ana ",
    "A\u0301na",
    "Ána",
    "ß",
    "SS",
    "ſs",
    "K",
    "\u212a",
    "con",
    "CON.",
    "nul.txt",
    "com¹",
    "..",
    ".",
    "a/b",
    "a\\b",
    "C:",
    "[[x]]",
    "]]",
    "[[",
    "|",
    "#t",
    "^",
    "?",
    "*",
    '"',
    "'",
    "README",
    "2026-03-14 Ana",
    "---",
    "--- ",
    "...",
    MARKER,
    f"\n{MARKER}\n",
    "\n---\n",
    "yes",
    "no",
    "null",
    "~",
    "~ private",
    "\n~ secret Ana\n",
    "1e3",
    "0x1f",
    "12:30",
    "2026-03-14",
    "--03-04",
    "&a",
    "*a",
    "!!python/object",
    "%TAG",
    "@",
    "`",
    "- [ ] ask: x",
    "> q",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x1b[31m",
    "\u202e",
    "\u200d",
    "😀",
    "👩\u200d🚀",
    "e" + "\u0301" * 12,
    "中" * 80,
    "x" * 190,
    "\n",
    " ",
    "\t",
    "\x00",
    "\ud800",
    "\r\n",
    "\ufffe",
    "\U0001fffe",
    "{}",
    ": ",
    " #",
    "<!--",
    "-->",
    "𝔄na",
    "ﬁ",
    "ı",
    "İ",
]
_JOINED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=4).map("".join)
TEXTS = _JOINED
KEYS = _JOINED.map(clean_text)  # keys are words of a text, or a file's
LINES = _JOINED.map(lambda text: text[:900])
NAMES = st.one_of(st.sampled_from(PIECES), _JOINED).map(
    lambda text: text[:150] if clean_line(text[:150]) else "Nobody"
)
_REFERENCES = st.sampled_from([*IDS, _UNKNOWN])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_PARTIAL = st.one_of(
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year)),
    DAYS.map(lambda day: PartialDate(None, day.month, day.day)),
)
_EXTRA = st.dictionaries(
    st.sampled_from(["x-mood", "yes", "on the side", "mood: bad", "z" * 140]),
    st.recursive(
        st.one_of(
            st.none(), st.booleans(), st.integers(-9, 9), st.sampled_from(["yes", "1e3", "é: #"])
        ),
        lambda inner: st.lists(inner, max_size=2),
        max_leaves=3,
    ),
    max_size=2,
)


_T = TypeVar("_T")


def _some(items: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(items, max_size=2).map(tuple)


_ORIGINS = st.builds(
    Origin,
    how=st.none() | st.sampled_from(How),
    on=st.none() | _PARTIAL,
    where=LINES,
    through=_some(_REFERENCES),
    story=LINES,
)
_FIELDS = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "aliases": _some(NAMES),
        "interesting": LINES,
        "origin": _ORIGINS,
        "places": _some(LINES),
        "work": LINES,
        "relations": _some(
            st.builds(Relation, kind=LINES, person=st.none() | _REFERENCES, name=LINES)
        ),
        "contacts": _some(
            st.builds(Contact, kind=st.sampled_from(ContactKind), label=LINES, value=LINES)
        ),
        "birthday": _PARTIAL,
        "dates": _some(st.builds(ImportantDate, what=LINES, on=_PARTIAL)),
        "kept_close": st.booleans(),
        "own_word": st.builds(OwnWord, depth=st.sampled_from(Depth), on=DAYS, why=LINES),
        "routines": _some(
            st.builds(
                Routine,
                where=st.sampled_from(RoutinePlace),
                since=_PARTIAL,
                until=st.none() | _PARTIAL,
                every=st.integers(1, 3660),
            )
        ),
        "resting": st.just("open") | DAYS,
        "let_be": _some(DAYS),
        "ended": st.sampled_from(["let go", "remembered"]),
        "notes": TEXTS,
        "readings": st.dictionaries(KEYS, st.none() | _REFERENCES, max_size=2),
        "tags": _some(LINES),
        "sources": _some(st.builds(Source, kind=LINES, uid=LINES)),
        "carried": _some(
            st.builds(
                Carried,
                source=LINES,
                property=LINES,
                params=st.dictionaries(KEYS, st.lists(KEYS, max_size=2), max_size=2),
                value=TEXTS,
            )
        ),
    },
)
_TALKS = st.fixed_dictionaries(
    {"on": DAYS, "text": TEXTS},
    optional={
        "planned": st.booleans(),
        "people": _some(_REFERENCES),
        "company": st.integers(0, 9) | st.just("unknown"),
        "medium": st.sampled_from(Medium),
        "kind": st.sampled_from(Kind),
        "kitchen": st.booleans(),
        "minutes": st.integers(0, 600),
        "where": LINES,
        "mattered": st.frozensets(st.sampled_from(Mattered)),
        "readings": st.dictionaries(KEYS, st.none() | _REFERENCES, max_size=2),
    },
)


def _base(id_: str) -> dict[str, object]:
    return {"id": id_, "created": NOW, "updated": NOW}


@st.composite
def networks(draw: st.DrawFn) -> Network:
    people = [
        Person.model_validate({**draw(_EXTRA), **draw(_FIELDS), **_base(id_)})
        for id_ in draw(st.lists(st.sampled_from(IDS), unique=True))
    ]
    talk_ids = [str(UUID(int=int(UUID(id_)) + 2**80)) for id_ in IDS]
    talks = [
        Conversation.model_validate({**draw(_EXTRA), **draw(_TALKS), **_base(id_), "rev": 3})
        for id_ in draw(st.lists(st.sampled_from(talk_ids), unique=True, max_size=3))
    ]
    return Network(people, talks, read_kept)
