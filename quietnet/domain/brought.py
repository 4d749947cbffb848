"""Brought in: what came of a file, in a sentence or two, without a total."""

from collections.abc import Iterator, Sequence

from quietnet.domain.arriving import Arrival, Arrivals

NOTHING_NEW = "Everybody was here already; nothing was changed."
_NAMED = 3  # people in a sentence; the rest are on the screen


def in_sentences(arrivals: Arrivals, arrival: Arrival, source: str) -> str:
    """Return what was kept of a file, as the app says it; ``source`` is the file's name."""
    return " ".join(_sentences(arrivals, arrival, source))


def _sentences(arrivals: Arrivals, arrival: Arrival, source: str) -> Iterator[str]:
    if arrival.added:
        are = "is" if len(arrival.added) == 1 else "are"
        yield f"{some(arrival.added)} {are} in the notebook now."
    if arrival.updated:
        yield f"There is more on the pages of {some(arrival.updated)} now."
    if arrival.conversations and not (arrival.added or arrival.updated):
        yield "The conversations are in the notebook now."
    if not (arrivals.people or arrivals.conversations):
        yield f"There is nobody in {source} who could be read."
    elif not arrival.change:
        yield NOTHING_NEW
    if arrival.left_alone:
        yield "What you had written otherwise was left as it is."


def some(names: Sequence[str]) -> str:
    """Return the first few names, and a word for the rest."""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
