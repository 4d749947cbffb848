"""Import report: what came of files brought in, as text and in the shape other programs read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quietnet.domain.arriving import Arrival, Arrivals, LeftAlone, Skipped
from quietnet.domain.brought import NOTHING_NEW
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.text import safe_line
from quietnet.reading.compared import compared

_PREVIEW = "Nothing was brought in; this is what would be."
_NOT_SHOWN = "only what quietnet carries and does not show"
_BELOW = "  "


def as_text(
    files: Sequence[Arrivals], arrival: Arrival, preview_in: Network | None = None
) -> Iterator[str]:
    """Yield the parts of the report: who came, who was left alone and why, what found no place.

    ``preview_in`` is the notebook where nothing was kept; then what changes is told field by field.
    """
    updated: Iterable[str] = arrival.updated
    if preview_in is not None:
        yield _PREVIEW
        updated = _field_by_field(arrival, preview_in)
    if not arrival.change:
        yield NOTHING_NEW
    elif arrival.conversations:
        yield "Conversations were added."
    sections = (
        ("Added", arrival.added),
        ("Updated", updated),
        ("Perhaps somebody you know", map(_because, arrival.perhaps)),
        ("Left alone", map(_because, arrival.left_alone)),
        ("Skipped", map(_because, _skipped(files))),
        ("Not carried", _not_carried(files)),
    )
    for heading, lines in sections:
        found = [_indented(line) for line in lines]
        if found:
            yield "\n".join([heading, *found])


def _indented(line: str) -> str:
    """Return a line of a section; what is told below somebody stands further in."""
    deeper = line.startswith(_BELOW)
    return f"{_BELOW if deeper else ''}  {safe_line(line)}"


def _field_by_field(arrival: Arrival, network: Network) -> Iterator[str]:
    """Yield whom the file says more of, and below each what, in a form's words."""
    after = network.after(arrival.change)
    for record in arrival.change.put:
        kept = network.people.get(record.id)
        if not isinstance(record, Person) or kept is None:
            continue
        yield record.name
        said = compared(record, kept, record, after)
        for each in said:
            for words in each.words:
                yield f"{_BELOW}{_called(each.field)}: {words}"
        if not said:
            yield f"{_BELOW}{_NOT_SHOWN}"


def _called(field: str) -> str:
    return field.replace("origin-", "met ").replace("_", " ")


def as_json(files: Sequence[Arrivals], arrival: Arrival) -> dict[str, object]:
    """Return the report as it is told to other programs; several formats are named together."""
    return {
        "format": ", ".join(dict.fromkeys(each.format for each in files)),
        "added": list(arrival.added),
        "updated": list(arrival.updated),
        "unchanged": len(arrival.unchanged),
        "conversations": arrival.conversations,
        "skipped": [{"what": each.what, "why": each.why} for each in _skipped(files)],
        "not_carried": [
            {"property": name, "count": count} for name, count in _not_carried(files).items()
        ],
    }


def _skipped(files: Sequence[Arrivals]) -> list[Skipped]:
    return [skipped for each in files for skipped in each.skipped]


def _not_carried(files: Sequence[Arrivals]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for each in files:
        found.update(each.not_carried)
    return dict(sorted(found.items()))


def _because(told: LeftAlone | Skipped) -> str:
    return f"{told.what}: {told.why}"
