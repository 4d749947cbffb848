"""Whom each mention of a text means: what was stored, else the likeliest of those it may mean."""

from collections import Counter
from collections.abc import Collection, Sequence

from quietnet.domain.network import Network
from quietnet.reading.heard import Choice
from quietnet.reading.mentions import Mention
from quietnet.reading.stored import Stored
from quietnet.reading.who import ranked


def resolved(
    text: str,
    network: Network,
    mentions: Sequence[Mention],
    stored: Stored,
    present: Collection[str],
) -> list[Choice | None]:
    """Return a choice for each mention, or None where it is somebody new.

    A stored reading is never resolved anew; those stored and those ``present`` help to tell whom
    an ambiguous name means.
    """
    numbers = _occurrences(mentions)
    said = [stored.said(m.form, number) for m, number in zip(mentions, numbers, strict=True)]
    sure = {*present, *(person for _, person in said if person)}
    doubtful = {
        mention.form: mention.meanings
        for mention, (known, _) in zip(mentions, said, strict=True)
        if mention.certain and not known
    }
    likely = ranked(network, doubtful, sure)
    beside = ranked(network, {m.form: m.meanings for m in mentions if m.form not in likely}, sure)
    found: list[Choice | None] = []
    for mention, number, (known, person) in zip(mentions, numbers, said, strict=True):
        candidates = likely.get(mention.form) or beside.get(mention.form, ())
        if not mention.meanings and not known:
            found.append(None)
            continue
        if not known:
            person = candidates[0] if candidates and mention.certain else None  # noqa: PLW2901
        found.append(_choice(text, network, mention, number, candidates, person))
    return found


def _occurrences(mentions: Sequence[Mention]) -> list[int]:
    """Return which mention of its form each is, from one."""
    counts: Counter[str] = Counter()
    numbers = []
    for mention in mentions:
        counts[mention.form] += 1
        numbers.append(counts[mention.form])
    return numbers


def _choice(
    text: str,
    network: Network,
    mention: Mention,
    number: int,
    candidates: tuple[str, ...],
    person: str | None,
) -> Choice:
    written = text[mention.start : mention.end]
    key = written if number == 1 else f"{written}#{number}"
    # Somebody taken out of the notebook stays in the readings; here the name is plain text.
    chosen = person if person in network.people else None
    if chosen and chosen not in candidates:
        candidates = (chosen, *candidates)
    return Choice(mention.start, mention.end, written, key, candidates, chosen)
