"""Import report: what came of files brought in, as text and in the shape other programs read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quietnet.domain.arriving import Arrival, Arrivals, LeftAlone, Skipped
from quietnet.domain.brought import NOTHING_NEW
from quietnet.domain.text import safe_line

_PREVIEW = "Nothing was brought in; this is what would be."


def as_text(files: Sequence[Arrivals], arrival: Arrival, *, preview: bool) -> Iterator[str]:
    """Yield the parts of the report: who came, who was left alone and why, what found no place."""
    if preview:
        yield _PREVIEW
    if not arrival.change:
        yield NOTHING_NEW
    elif arrival.conversations:
        yield "Conversations were added."
    sections = (
        ("Added", arrival.added),
        ("Updated", arrival.updated),
        ("Perhaps somebody you know", map(_because, arrival.perhaps)),
        ("Left alone", map(_because, arrival.left_alone)),
        ("Skipped", map(_because, _skipped(files))),
        ("Not carried", _not_carried(files)),
    )
    for heading, lines in sections:
        found = [f"  {safe_line(line)}" for line in lines]
        if found:
            yield "\n".join([heading, *found])


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
