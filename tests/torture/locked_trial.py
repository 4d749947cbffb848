"""T11 as a row of the table: the notebook under a passphrase through everything again."""

import tempfile
from collections import Counter
from pathlib import Path

from tests.torture.books import LockedBook
from tests.torture.crashes import crash_all
from tests.torture.faults import fail_each_call
from tests.torture.full_disk import fill_many
from tests.torture.killing import kill_many
from tests.torture.locked import damage_many, end_locking, search
from tests.torture.table import Outcome


def t11_locked(*, whole: bool, kills: int, levels: int) -> Outcome:
    """Search, damage, lock and unlock; whole, T1 to T4 run over a locked notebook too."""
    with tempfile.TemporaryDirectory(prefix="quietnet-torture-") as made:
        root = Path(made)
        found, plain = search(root / "search")
        parts = [found, damage_many(root / "damage", 200 if whole else 2)]
        parts += [end_locking(root / way, way, 0 if whole else 3) for way in ("lock", "unlock")]
        wrong: Counter[str] = Counter()
        for part in parts:
            wrong.update(part.wrong)
        tried = sum(part.tried for part in parts)
        killed = kill_many("locked", root / "kills", kills if whole else 4)
        filled = fill_many("locked", root / "full", levels if whole else 2)
        wrong.update({f"T1 {what}": n for what, n in killed.wrong.items()})
        wrong.update({f"T4 {what}": n for what, n in filled.wrong.items()})
        tried += killed.rounds + filled.tried
        if whole:
            crashes = crash_all(LockedBook, root / "crashes", whole=False)
            faults = fail_each_call(LockedBook, root / "faults", whole=False)
            wrong.update(
                {f"T2 {what}: {crashes.first[what]}": n for what, n in crashes.wrong.items()}
            )
            wrong.update(
                {f"T3 {what}: {faults.first[what]}": n for what, n in faults.wrong.items()}
            )
            tried += crashes.looked_at + faults.cases
    return Outcome(
        "T11 locked",
        f"{tried}, {killed.kept} kept",
        "sentences, 0 plain words, T1 to T4 hold",
        f"{wrong.total()} bad",
        f"plain words in {plain} files",
        "-",
        not wrong and tried >= 30,
        plain > 0,
        tuple(f"{what}: {count}" for what, count in wrong.items()),
    )
