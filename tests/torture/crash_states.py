"""Crash states: every disk that an ending in the middle of a change may leave behind.

Three models, as ALICE has them (Pillai and others, "All File Systems Are Not Created Equal", 2014):

- *kill*: the process ends, the disk goes on: each beginning of the calls, a write also torn.
- *ordered*: the power goes, names reach the disk in their order, bytes not confirmed may not.
- *weak*: the power goes, and nothing that was not confirmed need be there, in any combination.
"""

import hashlib
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.torture.chance import chance_of
from tests.torture.recorder import (
    Cut,
    Disk,
    Event,
    FolderMade,
    FolderSynced,
    Made,
    Moved,
    Removed,
    Synced,
    Told,
    Wrote,
)

Naming = Made | Moved | Removed | FolderMade
Filling = Wrote | Cut
_MOST_PENDING = 6  # names whose every combination is tried; of more, a sample
_SAMPLE = 64
_TOKEN = re.compile(r"\.\d+\.[0-9a-f]{16}\.tmp\Z")


@dataclass(frozen=True)
class CrashState:
    """A disk after an ending, and whether the change had been said to be kept before."""

    model: str
    told: bool
    disk: Disk

    def fingerprint(self) -> bytes:
        """Return what tells one state from another, whatever chance named its files."""
        said = hashlib.sha256(f"{self.told}{sorted(self.disk.folders)}".encode())
        nodes: dict[int, int] = {}
        for path, node in sorted(self.disk.names.items()):
            number = nodes.setdefault(node, len(nodes))
            said.update(f"{_TOKEN.sub('.tmp', path)} {number} ".encode())
            said.update(hashlib.sha256(self.disk.data.get(node, b"")).digest())
        return said.digest()


def crash_states(start: Disk, events: Sequence[Event]) -> Iterator[CrashState]:
    """Yield each state that differs from those before it, over all three models."""
    seen: set[bytes] = set()
    for states in (_killed(start, events), _ordered(start, events), _weak(start, events)):
        for state in states:
            fingerprint = state.fingerprint()
            if fingerprint not in seen:
                seen.add(fingerprint)
                yield state


def _killed(start: Disk, events: Sequence[Event]) -> Iterator[CrashState]:
    disk, told = start.copy(), False
    yield CrashState("kill", told, disk.copy())
    for event in events:
        if isinstance(event, Wrote) and len(event.data) > 1:
            torn = disk.copy()
            _fill(torn, Wrote(event.node, event.at, event.data[: len(event.data) // 2]))
            yield CrashState("kill", told, torn)
        told = told or isinstance(event, Told)
        _apply(disk, event)
        yield CrashState("kill", told, disk.copy())


def _ordered(start: Disk, events: Sequence[Event]) -> Iterator[CrashState]:
    """Names up to some moment, after which nothing was confirmed; bytes as they please."""
    for end in range(len(events) + 1):
        later = itertools.takewhile(
            lambda event: not isinstance(event, Synced | FolderSynced), events[end:]
        )
        told = any(isinstance(event, Told) for event in (*events[:end], *later))
        named = start.copy()
        for event in events[:end]:
            _name(named, event)
        yield from _with_any_bytes("ordered", told, named, start, events[:end])


def _weak(start: Disk, events: Sequence[Event]) -> Iterator[CrashState]:
    """Before each moment at which something is confirmed: any part of what is not yet."""
    ends = [place for place, e in enumerate(events) if isinstance(e, Synced | FolderSynced)]
    for end in (*ends, len(events)):
        before = events[:end]
        told = any(isinstance(event, Told) for event in before)
        namings = [(place, e) for place, e in enumerate(before) if isinstance(e, Naming)]
        pending = [place for place, event in namings if not _is_confirmed(event, before[place:])]
        for left_out in _parts(pending):
            named = start.copy()
            for place, event in namings:
                if place not in left_out:
                    _name(named, event)
            yield from _with_any_bytes("weak", told, _reachable(named), start, before)


def _parts(pending: Sequence[int]) -> Iterator[frozenset[int]]:
    """Yield every part of a few things, or a fair choice of the parts of many."""
    if len(pending) <= _MOST_PENDING:
        for size in range(len(pending) + 1):
            yield from map(frozenset, itertools.combinations(pending, size))
        return
    for place in range(len(pending) + 1):
        yield frozenset(pending[place:])
        yield frozenset(pending[:place])
        yield frozenset(pending[place : place + 1])
        yield frozenset(pending) - frozenset(pending[place : place + 1])
    chance = chance_of(len(pending))
    for _ in range(_SAMPLE):
        yield frozenset(each for each in pending if chance.random() < 0.5)


def _is_confirmed(event: Naming, later: Sequence[Event]) -> bool:
    """Whether every folder whose names an event alters was confirmed after it."""
    paths = (event.source, event.target) if isinstance(event, Moved) else (event.path,)
    synced = {each.path for each in later if isinstance(each, FolderSynced)}
    return all((os.path.dirname(path) or ".") in synced for path in paths)  # noqa: PTH120


def _with_any_bytes(
    model: str, told: bool, named: Disk, start: Disk, events: Sequence[Event]
) -> Iterator[CrashState]:
    """Yield the states whose unconfirmed bytes are all there, not there, torn or nought."""
    shown = set(named.names.values())
    sure: dict[int, bytes] = {}
    unsure: dict[int, tuple[bytes, ...]] = {}
    for node in shown:
        sure[node], unsure[node] = _bytes_of(node, start, events)
    doubtful = [node for node in shown if unsure[node]]
    choices: list[dict[int, bytes]] = [{}]
    choices += [{node: other} for node in doubtful for other in unsure[node]]
    if len(doubtful) > 1:
        choices += [
            {node: unsure[node][min(which, len(unsure[node]) - 1)] for node in doubtful}
            for which in range(max(len(unsure[node]) for node in doubtful))
        ]
    for choice in choices:
        yield CrashState(model, told, Disk(named.folders, named.names, sure | choice))


def _bytes_of(node: int, start: Disk, events: Sequence[Event]) -> tuple[bytes, tuple[bytes, ...]]:
    """Return a file's bytes as they were written, and what else may stand there instead."""
    mine = [e for e in events if isinstance(e, Wrote | Cut | Synced) and e.node == node]
    last = max((place for place, e in enumerate(mine) if isinstance(e, Synced)), default=-1)
    certain, waiting = mine[: last + 1], [e for e in mine[last + 1 :] if not isinstance(e, Synced)]
    old = _filled(start.data.get(node, b""), certain)
    whole = _filled(old, waiting)
    others = [old, _filled(old, waiting[:-1])] if waiting else []
    if waiting and isinstance(waiting[-1], Wrote):
        final = waiting[-1]
        half = Wrote(node, final.at, final.data[: len(final.data) // 2])
        nought = Wrote(node, final.at, bytes(len(final.data)))
        others += [_filled(old, [*waiting[:-1], half]), _filled(old, [*waiting[:-1], nought])]
    return whole, tuple(dict.fromkeys(other for other in others if other != whole))


def _filled(data: bytes, events: Sequence[Event]) -> bytes:
    disk = Disk(data={0: data})
    for event in events:
        if isinstance(event, Wrote):
            _fill(disk, Wrote(0, event.at, event.data))
        elif isinstance(event, Cut):
            _fill(disk, Cut(0, event.size))
    return disk.data[0]


def _apply(disk: Disk, event: Event) -> None:
    if isinstance(event, Wrote | Cut):
        _fill(disk, event)
    else:
        _name(disk, event)


def _fill(disk: Disk, event: Filling) -> None:
    data = disk.data.get(event.node, b"")
    if isinstance(event, Cut):
        disk.data[event.node] = data[: event.size].ljust(event.size, b"\0")
        return
    data = data.ljust(event.at, b"\0")
    end = event.at + len(event.data)
    disk.data[event.node] = data[: event.at] + event.data + data[end:]


def _name(disk: Disk, event: Event) -> None:
    """Alter names as an event does, where what it needs is there."""
    if isinstance(event, Made):
        disk.names[event.path] = event.node
        disk.data.setdefault(event.node, b"")
    elif isinstance(event, FolderMade):
        disk.folders.add(event.path)
    elif isinstance(event, Removed):
        disk.names.pop(event.path, None)
        disk.folders.discard(event.path)
    elif isinstance(event, Moved):
        _move(disk, event.source, event.target)


def _move(disk: Disk, source: str, target: str) -> None:
    for path in [p for p in disk.names if p == source or p.startswith(source + os.sep)]:
        disk.names[target + path[len(source) :]] = disk.names.pop(path)
    for path in [p for p in disk.folders if p == source or p.startswith(source + os.sep)]:
        disk.folders.discard(path)
        disk.folders.add(target + path[len(source) :])


def _reachable(disk: Disk) -> Disk:
    """Return what can be found from the top: in a folder that is not there, nothing is."""

    def is_there(path: str) -> bool:
        above = os.path.dirname(path)  # noqa: PTH120
        return not above or (above in disk.folders and is_there(above))

    folders = {path for path in disk.folders if is_there(path)}
    return Disk(folders, {p: node for p, node in disk.names.items() if is_there(p)}, disk.data)
