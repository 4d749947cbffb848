"""``quietnet import``: people from other programs' files, as one change."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from quietnet.cli.printing import say_json, say_text_of
from quietnet.cli.session import Session
from quietnet.domain.arriving import Arrival, Arrivals, Skipped, arrive
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line

_NOTHING = "Everybody was here already; nothing was changed."
_NAMED = 3  # people in a sentence; the rest are on the screen


def bring_in(options: Namespace) -> int:
    """Read every file, then keep what they bring as one change; ``--preview`` keeps nothing."""
    session = Session.told(options)
    files = [_read(path, session.now) for path in options.paths]
    arrivals = _together(files)
    arrival = _one_after_another(session.network, files, session.now)
    if not options.preview:
        session.keep(arrival.change)
    if options.json:
        say_json(_shape(arrivals, arrival))
    else:
        say_text_of(_report(arrivals, arrival, preview=options.preview))
    return 0


def bring_in_file(network: Network, path: Path, now: datetime) -> tuple[Change, str]:
    """Return what a file would change, and a sentence about it, as the app says it.

    Raises:
        Refused: when the file cannot be read.
    """
    arrivals = _read(path, now)
    arrival = arrive(network, arrivals, now)
    return arrival.change, " ".join(_sentences(arrivals, arrival, path))


def _sentences(arrivals: Arrivals, arrival: Arrival, path: Path) -> Iterator[str]:
    """Say who came, without a total."""
    if arrival.added:
        are = "is" if len(arrival.added) == 1 else "are"
        yield f"{_some(arrival.added)} {are} in the notebook now."
    if arrival.updated:
        yield f"There is more on the pages of {_some(arrival.updated)} now."
    if not arrivals.people:
        yield f"There is nobody in {path} who could be read."
    elif not arrival.change:
        yield _NOTHING
    if arrival.left_alone:
        yield "What you had written otherwise was left as it is."
    if arrivals.skipped and arrivals.people:
        yield "Some of it could not be read; quietnet import --preview names it."


def _some(names: Sequence[str]) -> str:
    """Return the first few names, and a word for the rest."""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _read(path: Path, now: datetime) -> Arrivals:
    from quietnet.formats.vcard import read_cards
    from quietnet.store.incoming import read_incoming

    data = read_incoming(path)
    try:
        return read_cards(data, now)
    except Refused as refused:
        raise Refused(f"{path}: {refused}") from None


def _together(files: list[Arrivals]) -> Arrivals:
    """Return several files' records as one, so that they become one change."""
    not_carried: Counter[str] = Counter()
    for each in files:
        not_carried.update(each.not_carried)
    return Arrivals(
        files[0].format,
        tuple(person for each in files for person in each.people),
        tuple(talk for each in files for talk in each.conversations),
        tuple(skipped for each in files for skipped in each.skipped),
        dict(sorted(not_carried.items())),
    )


def _one_after_another(network: Network, files: list[Arrivals], now: datetime) -> Arrival:
    """Return what several files bring as one change, each meeting what those before it brought.

    So a file brings the same people whether it comes alone or among others.
    """
    put: dict[str, Person | Conversation] = {}
    came: list[Arrival] = []
    grown = network
    for each in files:
        arrival = arrive(grown, each, now)
        grown = grown.after(arrival.change)
        put |= {record.id: record for record in arrival.change.put}
        came.append(arrival)
    people, talks = network.people, network.conversations
    whole = [
        record.in_one_step(people.get(id_))
        if isinstance(record, Person)
        else record.in_one_step(talks.get(id_))
        for id_, record in put.items()
    ]
    added = tuple(name for each in came for name in each.added)
    return Arrival(
        change=Change(put=tuple(whole)),
        added=added,
        updated=tuple(name for each in came for name in each.updated if name not in added),
        unchanged=tuple(dict.fromkeys(name for each in came for name in each.unchanged)),
        conversations=sum(each.conversations for each in came),
        left_alone=tuple(told for each in came for told in each.left_alone),
    )


def _report(arrivals: Arrivals, arrival: Arrival, *, preview: bool) -> Iterator[str]:
    if preview:
        yield "Nothing was brought in; this is what would be."
    if not arrival.change:
        yield _NOTHING
    sections = (
        ("Added", arrival.added),
        ("Updated", arrival.updated),
        ("Left alone", map(_because, arrival.left_alone)),
        ("Skipped", map(_because, arrivals.skipped)),
        ("Not carried", arrivals.not_carried),
    )
    for heading, lines in sections:
        found = [f"  {safe_line(line)}" for line in lines]
        if found:
            yield "\n".join([heading, *found])


def _because(told: tuple[str, str] | Skipped) -> str:
    what, why = told
    return f"{what}: {why}"


def _shape(arrivals: Arrivals, arrival: Arrival) -> dict[str, object]:
    return {
        "format": arrivals.format,
        "added": list(arrival.added),
        "updated": list(arrival.updated),
        "unchanged": len(arrival.unchanged),
        "conversations": arrival.conversations,
        "skipped": [{"what": each.what, "why": each.why} for each in arrivals.skipped],
        "not_carried": [
            {"property": name, "count": count} for name, count in arrivals.not_carried.items()
        ],
    }
