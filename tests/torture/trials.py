"""Trials: each one whole or reduced, beside its controls, as a row of the table."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.torture.books import MAKERS, StockBook
from tests.torture.conflicts import meet_under_each_name
from tests.torture.crashes import crash_all
from tests.torture.damage import Damaged, every, of_any_file, some
from tests.torture.damaging import Files, open_each, open_strange
from tests.torture.endings import end_many
from tests.torture.faults import fail_each_call
from tests.torture.full_disk import fill_many
from tests.torture.killing import kill_many
from tests.torture.locked_trial import t11_locked
from tests.torture.modes import Scenes, play_all, play_open
from tests.torture.ordinary import closed_to_an_ordinary_user
from tests.torture.state_files import STATE_FILES, open_each_state
from tests.torture.table import Outcome
from tests.torture.two_at_once import SCENES, write_at_once

_ENOUGH_CRASHES = 100
_ENOUGH_FAULTS = 500


@dataclass(frozen=True)
class Size:
    """How much of everything is tried."""

    kills: int
    levels: int
    rounds: int
    files: int
    endings: int
    whole: bool


FAST = Size(kills=60, levels=10, rounds=3, files=400, endings=1, whole=False)
WHOLE = Size(kills=1_000, levels=40, rounds=20, files=2_400, endings=20, whole=True)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="quietnet-torture-") as made:
        yield Path(made) / "root"


def t1_kill(size: Size, kind: str = "ours") -> Outcome:
    """Kill processes in the middle of their work."""
    with _folder() as root:
        ours = kill_many(kind, root, size.kills)
    with _folder() as root:
        stock = kill_many("stock", root, min(200, size.kills))
    return Outcome(
        "T1 kill -9",
        f"{ours.rounds}, {ours.kept} kept",
        "0 unreadable, lost, half done, litter",
        f"{ours.bad} bad",
        "-",
        f"{stock.bad} of {stock.rounds}",
        ours.bad == 0,
        stock.bad > 0,
        tuple(f"{where}: {count}" for where, count in ours.wrong.items()),
    )


def t2_crashes(size: Size, kind: str = "ours") -> Outcome:
    """Judge every crash state of the twelve changes."""
    with _folder() as root:
        ours = crash_all(MAKERS[kind], root, whole=size.whole)
    with _folder() as root:
        enough = 0 if size.whole else _ENOUGH_CRASHES + 1
        control = crash_all(MAKERS[kind], root, syncing=False, whole=False, enough=enough)
    with _folder() as root:
        stock = crash_all(StockBook, root, whole=False)
    return Outcome(
        "T2 crash states",
        f"{ours.looked_at} of {len(ours.changes)} changes",
        "0 bad, control over 100",
        f"{ours.bad} bad",
        f"no fsync: {control.bad} of {control.looked_at}",
        f"{stock.bad} of {stock.looked_at}",
        ours.bad == 0,
        control.bad > _ENOUGH_CRASHES and stock.bad > 0,
        tuple(f"{where}: {ours.first[where]}" for where in ours.wrong),
    )


def t3_faults(size: Size, kind: str = "ours") -> Outcome:
    """Fail each file call of the twelve changes."""
    with _folder() as root:
        ours = fail_each_call(MAKERS[kind], root, whole=size.whole)
    with _folder() as root:
        stock = fail_each_call(StockBook, root, whole=size.whole)
    return Outcome(
        "T3 failing calls",
        f"{ours.cases}, {ours.refused} refused",
        "0 bad of 500 or more",
        f"{ours.bad} bad",
        "-",
        f"{stock.bad} of {stock.cases}",
        ours.bad == 0 and ours.cases >= _ENOUGH_FAULTS,
        stock.bad > 0,
        tuple(f"{where}: {told}" for where, told in ours.first.items()),
    )


def t4_full_disk(size: Size, kind: str = "ours") -> Outcome:
    """Fill the disk at many levels."""
    with _folder() as root:
        ours = fill_many(kind, root, size.levels)
    with _folder() as root:
        stock = fill_many("stock", root, size.levels)
    return Outcome(
        "T4 full disk",
        f"{ours.tried} levels, {ours.refused} full",
        "intact, a sentence, next save works",
        f"{ours.wrong.total()} bad",
        "-",
        f"{stock.wrong.total()} of {stock.tried}",
        not ours.wrong and ours.refused > 0,
        stock.wrong.total() > 0,
        tuple(f"{what}: {count}" for what, count in ours.wrong.items()),
    )


def t5_two_at_once(size: Size, kind: str = "ours") -> Outcome:
    """Have two processes write, and play what else two windows do to each other."""
    with _folder() as root:
        played = {name: scene(root / name) for name, scene in SCENES.items()}
        ours = write_at_once(kind, root / "at once", size.rounds)
        control = write_at_once(kind, root / "at once", min(3, size.rounds), lock=False)
        stock = write_at_once("stock", root / "at once", min(3, size.rounds))
        met = meet_under_each_name(root / "names", size.rounds)
    wrong = [f"{name}: {told}" for name, told in played.items() if told] + ours.wrong + met.wrong
    return Outcome(
        "T5 two at once",
        f"{ours.writes} writes, {len(played)} scenes, {met.conflicts} conflict copies",
        "0 lost, both sides kept",
        f"{ours.lost + ours.refused + met.lost} lost, {len(wrong)} wrong",
        f"no lock: {control.lost} of {control.writes}; not joined: {met.unjoined} of {met.words}",
        f"{stock.lost + stock.refused} of {stock.writes}",
        ours.lost == ours.refused == met.lost == 0 and not wrong,
        control.lost > 0 and stock.lost > 0 and met.unjoined > 0,
        tuple(wrong),
    )


def t6_damage(size: Size, kind: str = "ours") -> Outcome:
    """Open damaged and hostile files, of the notebook and of the state folder."""
    each = size.files // 8

    def chosen(raw: bytes) -> Iterable[Damaged]:
        return every(raw) if size.whole else some(raw, each)

    found: list[Files] = []
    with _folder() as root:
        for place, shelf in enumerate(("notebook.json", "conversations/2026-03.json")):
            found.append(open_each(MAKERS[kind], root / str(place), f"notebook/{shelf}", chosen))
            if size.whole:
                strange = root / f"strange {place}"
                found.append(open_strange(MAKERS[kind], strange, f"notebook/{shelf}", each))
        for name in STATE_FILES:
            most = each if size.whole else 6
            found.append(open_each_state(root / name, name, most))
        stock = open_each(
            StockBook, root / "stock", "notebook/stock.json", lambda raw: of_any_file(raw, each)
        )
    opened = sum(files.opened for files in found)
    wrong = [(what, n, files) for files in found for what, n in files.wrong.items()]
    return Outcome(
        "T6 damaged files",
        f"{opened} files, {sum(files.told for files in found)} told",
        "0 tracebacks, 0 silent, 0 bytes changed",
        f"{sum(n for _, n, _ in wrong)} bad",
        "-",
        f"{stock.wrong.total()} of {stock.opened}",
        not wrong and opened >= size.files,
        stock.wrong.total() > 0,
        tuple(f"{n} {files.first[what]}" for what, n, files in wrong),
    )


def t7_modes(size: Size, kind: str = "ours") -> Outcome:
    """Look at permissions and links."""
    del size
    with _folder() as root:
        ours = play_all(MAKERS[kind], root)
        stock = play_open(StockBook, root / "stock")
    closed = closed_to_an_ordinary_user(kind) or Scenes()
    wrong = {**ours.wrong, **closed.wrong}
    skipped = "" if closed.played else " (permissions not: root cannot be anybody else here)"
    return Outcome(
        "T7 modes and links",
        f"{ours.played + closed.played} scenes{skipped}",
        "0600 and 0700, links kept, a sentence",
        f"{len(wrong)} bad",
        "-",
        f"{len(stock.wrong)} of {stock.played}",
        not wrong,
        len(stock.wrong) > 0,
        tuple(f"{name}: {told}" for name, told in wrong.items()),
    )


def t10_endings(size: Size) -> Outcome:
    """End the app in a real terminal, each way at random moments."""
    ours = end_many(size.endings)
    control = end_many(1, forgetting=True)
    return Outcome(
        "T10 endings",
        f"{ours.played}",
        "draft back, two seconds lost at most",
        f"{len(ours.wrong)} bad",
        f"no drafts: {len(control.wrong)} of {control.played}",
        "-",
        not ours.wrong,
        len(control.wrong) > 0,
        tuple(ours.wrong),
    )


OF_THE_STORE: dict[str, Callable[[Size], Outcome]] = {
    "T1": t1_kill,
    "T2": t2_crashes,
    "T3": t3_faults,
    "T4": t4_full_disk,
    "T5": t5_two_at_once,
    "T6": t6_damage,
    "T7": t7_modes,
    "T11": lambda size: t11_locked(whole=size.whole, kills=size.kills, levels=size.levels),
}
"""The trials of the store, by name."""
