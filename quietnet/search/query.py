"""Query: what was typed into the find box, taken apart; everyday question words say nothing."""

import re
from dataclasses import dataclass

from quietnet.domain.text import fold
from quietnet.search.little_words import ASKING, LITTLE

_PART = re.compile(
    r"""(?P<without>-(?=\w|"|“))?
    (?:(?P<field>topic|tag|with|in|on):\s?(?=\S))?
    (?:"(?P<quoted>[^"]*)"?|“(?P<curly>[^”]*)”?|(?P<word>\S+))""",
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"\A(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_IN_LINKS = frozenset({"http", "https", "www", "com", "org", "net", "html", "htm", "php", "index"})
_EDGES = " \t?!.,;:…()[]{}<>*_'’‘\"“”"
_LONGEST = 400  # of what is pasted, in words; a page of text is no question


@dataclass(frozen=True, slots=True)
class Query:
    """What to find, folded as it is compared.

    ``words`` must each stand somewhere, ``phrases`` as they are, ``without`` nowhere; ``topics``,
    ``tags``, ``people``, ``places`` and ``days`` narrow, the last two as they were typed.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sought or self.without or self.is_narrowed)

    @property
    def sought(self) -> tuple[str, ...]:
        """Everything that must stand somewhere."""
        return (*self.phrases, *self.words)

    @property
    def shown(self) -> tuple[str, ...]:
        """Everything that a line may be shown for, folded."""
        places = tuple(fold(place) for place in self.places)
        return (*self.sought, *self.topics, *self.tags, *places)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words was typed."""
        return bool(self.topics or self.tags or self.people or self.places or self.days)


def as_query(typed: str) -> Query:
    """Return what was typed as a query; nothing that is typed is wrong."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for part in list(_PART.finditer(typed))[:_LONGEST]:
        value = next(v for v in (part["quoted"], part["curly"], part["word"]) if v is not None)
        field = (part["field"] or "").lower()
        if field:
            found.setdefault(field, []).append(value.strip())
        elif part["without"]:
            found.setdefault("without", []).append(fold(value).strip(_EDGES))
        elif part["word"] is None:
            found.setdefault("phrases", []).append(" ".join(fold(value).split()))
        else:
            words += _words_of(value)
    return Query(
        words=_without_little_words(words, typed),
        phrases=_some(found, "phrases"),
        without=_some(found, "without"),
        topics=tuple(fold(topic).lstrip("#") for topic in _some(found, "topic")),
        tags=tuple(fold(tag).lstrip("#") for tag in _some(found, "tag")),
        people=tuple(fold(name).lstrip("@") for name in _some(found, "with")),
        places=_some(found, "in"),
        days=_some(found, "on"),
    )


def _some(found: dict[str, list[str]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in found.get(name, ()) if value))


def _words_of(written: str) -> list[str]:
    """Return the words of one stretch without spaces; a link says what its path says."""
    if _LINK.match(written):
        return [w for w in re.split(r"[\W_]+", fold(written)) if w and w not in _IN_LINKS]
    word = fold(written).strip(_EDGES)
    word = word.removesuffix("'s").removesuffix("’s")
    return [word] if word else []


def _without_little_words(words: list[str], typed: str) -> tuple[str, ...]:
    """Leave out what only makes it a sentence, unless nothing else is left."""
    is_question = typed.rstrip().endswith("?") or bool(words and words[0] in ASKING)
    little = LITTLE | ASKING if is_question else ASKING
    left = [word for word in words if word.lstrip("#") not in little]
    return tuple(dict.fromkeys(left or words))
