"""``quietnet import``: people from other programs' files, as one change."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quietnet.cli.import_report import as_json, as_text
from quietnet.cli.printing import say_json, say_text_of
from quietnet.cli.session import Session
from quietnet.cli.taking_time import taking_time
from quietnet.domain.arriving import Arrival, Arrivals, arrive
from quietnet.domain.attachment import those_of
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line

_COMPARING = "Looking who is here already …"
_KEEPING = "Keeping them …"


def bring_in(options: Namespace) -> int:
    """Read every file, then keep what they bring as one change; ``--preview`` keeps nothing."""
    session = Session.told(options)
    files: list[Arrivals] = []
    for path in options.paths:
        with taking_time(f"Reading {safe_line(path.name or str(path))} …"):
            files.append(read_path(path, session.now, options.format))
    with taking_time(_COMPARING):
        arrival = _one_after_another(session.network, files, session.now)
    if not options.preview:
        with taking_time(_KEEPING):
            session.keep(arrival.change, _deed(options.paths), copy_first=True)
    if options.json:
        say_json(as_json(files, arrival))
    else:
        say_text_of(as_text(files, arrival, session.network if options.preview else None))
    return 0


def read_path(path: Path, now: datetime, word: str | None = None) -> Arrivals:
    """Return what a file, a folder or a zip holds; nothing is kept.

    ``word`` names the format; without it the content tells.

    Raises:
        Refused: when it cannot be read.
    """
    from quietnet.formats.recognising import is_wanted, of_word, read, recognise
    from quietnet.store.incoming import read_incoming

    came = read_incoming(path, is_wanted)
    if came.skipped and not came.content:
        what, why = came.skipped[0]
        raise Refused(f"{path}: {what} was not read. {why} Nothing was brought in.")
    try:
        format_ = of_word(word) if word else recognise(came.content, path.name)
        arrivals = read(came.content, format_, now, path.name)
    except Refused as refused:
        raise Refused(f"{path}: {refused}") from None
    return replace(arrivals, skipped=(*came.skipped, *arrivals.skipped))


def _deed(paths: Sequence[Path]) -> str:
    """Return what undo will call it."""
    name = safe_line(paths[0].name or str(paths[0]))
    return f"bringing in {name}" if len(paths) == 1 else f"bringing in {name} and other files"


def _one_after_another(network: Network, files: list[Arrivals], now: datetime) -> Arrival:
    """Return what several files bring as one change, each meeting what those before it brought.

    So a file brings the same people whether it comes alone or among others.
    """
    if len(files) == 1:
        return arrive(network, files[0], now)
    put: dict[str, Person | Conversation] = {}
    attachments: dict[str, bytes] = {}
    came: list[Arrival] = []
    grown = network
    for each in files:
        arrival = arrive(grown, each, now)
        grown = grown.after(arrival.change)
        put |= {record.id: record for record in arrival.change.put}
        attachments |= arrival.change.attachments
        came.append(arrival)
    people, talks = network.people, network.conversations
    whole: list[Person | Conversation] = [
        record.in_one_step(people.get(id_))
        if isinstance(record, Person)
        else record.in_one_step(talks.get(id_))
        for id_, record in put.items()
    ]
    added = tuple(name for each in came for name in each.added)
    return Arrival(
        change=Change(put=tuple(whole), attachments=those_of(whole, attachments)),
        added=added,
        updated=tuple(name for each in came for name in each.updated if name not in added),
        unchanged=tuple(dict.fromkeys(name for each in came for name in each.unchanged)),
        conversations=sum(each.conversations for each in came),
        left_alone=tuple(told for each in came for told in each.left_alone),
        perhaps=tuple(told for each in came for told in each.perhaps),
    )
