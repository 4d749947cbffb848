"""Check: whether a notebook and what belongs to it are as they should be; mended if wanted."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from quietnet.store.check_shelves import Finding, Mend, look_over
from quietnet.store.conflict_copies import conflict_copies
from quietnet.store.copies import Copies
from quietnet.store.copies_found import copies_of, moment
from quietnet.store.library import Library
from quietnet.store.litter import litter
from quietnet.store.paths import Places
from quietnet.store.pending import read_pending
from quietnet.store.problem import NotKept, Problem
from quietnet.store.repair import Repair
from quietnet.store.shelves import NOTEBOOK, is_begun, months_in, where
from quietnet.store.wastebasket import lying

_LITTER = "A save that was interrupted left this; nothing that was kept is in it alone."
_MISSING = "It is missing; what it held was not deleted. The copy of {} has it: quietnet restore."
_APART = "Another machine’s copy, left by a sync program; quietnet merge joins it."
_WASTEBASKET = "The wastebasket cannot be read; nothing can be deleted until it is moved away."


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is not as it should be, and whether it was mended."""

    what: str
    where: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, the notebook's files first."""

    problems: tuple[Found, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, or all that was is mended."""
        return all(each.repaired for each in self.problems)


def check(places: Places, now: datetime, *, repair: bool = False) -> Checked:
    """Look at every file of a notebook; with ``repair``, mend what can be mended safely.

    Safe is: a damaged file put back from its newest copy, the file itself kept under another
    name; the older of two records with one id, and a deleted one that stands again, put into the
    wastebasket; a shelf edited by hand written anew; what an interrupted save left removed;
    somebody who is named, missing and was not deleted brought back from a copy. Everything else
    is told and left as it is.

    Raises:
        NotKept: when the lock or the disk does not let it be mended, with what is safe.
    """
    copies = copies_of(places)
    beside = _beside(places, copies)
    findings = look_over(places.notebook, places.seal)
    if not (repair and copies and (findings or beside)):
        return Checked((*_told(findings), *_told(beside)))
    mending = Repair(places, copies, now)
    mended = mending.damaged(findings)
    told = _told(mended, mended)
    Library(places, lambda: now).load()  # finishes a change that was interrupted
    left = [each for each in findings if each.shelf not in {back.shelf for back in mended}]
    if any(each.shelf == NOTEBOOK and each.is_of_shelf for each in left):
        # While the first shelf cannot be read, nobody knows what else is right.
        return Checked((*told, *_told(left), *_told(beside)))
    findings, mended = mending.entries()
    mended += mending.people(findings)
    mending.wastebasket()
    still = _beside(places, copies)
    return Checked((*told, *_told(findings, mended), *_told(beside, _others(beside, still))))


def has_notebook(places: Places) -> bool:
    """Whether a notebook is there, or what is left of one."""
    return is_begun(places.notebook) or bool(look_over(places.notebook, places.seal))


def _others(findings: Iterable[Finding], still: Collection[Finding]) -> list[Finding]:
    return [each for each in findings if each not in still]


def _told(findings: Iterable[Finding], mended: Collection[Finding] = ()) -> tuple[Found, ...]:
    return tuple(Found(each.problem.what, each.problem.where, each in mended) for each in findings)


def _missing_months(places: Places, copies: Copies) -> Iterator[Problem]:
    """Yield the months the newest whole copy has and the notebook's folder has not.

    A shelf stays when its last conversation is deleted, so nobody took these away here.
    """
    newest = next((copy for copy in copies.all() if copy.whole and not copy.shelf), None)
    if newest is None or not is_begun(places.notebook):
        return
    try:
        there = set(months_in(places.notebook))
        had = months_in(newest.path)
    except OSError:  # told of the folder itself
        return
    for month in had:
        if month not in there:
            yield Problem(_MISSING.format(moment(newest.when)), where(month))


def _beside(places: Places, copies: Copies | None) -> list[Finding]:
    """Return what is wrong in the state folder, and what was left in the notebook's."""
    if copies is None:
        return []
    state = places.state(copies.notebook_id)
    found = list(_missing_months(places, copies))
    found += [Problem(_LITTER, str(path)) for path in litter(places.notebook, state)]
    found += [Problem(_APART, str(path)) for path in conflict_copies(places.notebook)]
    pending = read_pending(state, places.seal, copies.notebook_id)
    if pending and pending.problem:
        found.append(pending.problem)
    try:
        lying(state, places.seal)
    except NotKept:
        found.append(Problem(_WASTEBASKET, str(state / "wastebasket.json")))
    return [Finding(each, Mend.NOTHING) for each in found]
