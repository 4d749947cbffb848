"""Repair: mends on the shelves what can be mended without taking a word from anybody."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quietnet.domain.change import Change
from quietnet.store.check_shelves import LEFT, Finding, Mend, look_over
from quietnet.store.copies import Copies, Copy
from quietnet.store.copies_found import moment
from quietnet.store.library import Library
from quietnet.store.litter import sweep
from quietnet.store.locks import alone
from quietnet.store.paths import Places
from quietnet.store.problem import NotKept, Problem
from quietnet.store.restore_shelf import restore_shelf, set_aside
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import (
    NOTEBOOK,
    Kept,
    open_shelf,
    read_entries,
    read_shelf_at,
    storage_of,
    table_of,
)
from quietnet.store.wastebasket import lying, throw_away


def _put_back(finding: Finding, copy: Copy, aside: Path | None) -> Finding:
    """Return a finding that says to what its shelf was put back: later changes are not in it."""
    what = finding.problem.what.removesuffix(LEFT).strip()
    beside = f"; the damaged file is now {aside.name}" if aside else ""
    told = f"{what} It was put back as it was on {moment(copy.when)}{beside}."
    return replace(finding, problem=Problem(told, finding.problem.where))


class Repair:
    """Mends one notebook's findings. Each method gives those it mended.

    Raises:
        NotKept: when the lock or the disk does not let anything be mended.
    """

    def __init__(self, places: Places, copies: Copies, now: datetime) -> None:
        self._places = places
        self._copies = copies
        self._now = now

    def damaged(self, findings: Iterable[Finding]) -> list[Finding]:
        """Put back damaged shelves from their newest copy, their files set aside."""
        mended: list[Finding] = []
        for each in (each for each in findings if each.mend is Mend.FROM_A_COPY):
            newest = next(iter(self._copies.of_shelf(each.shelf)), None)
            if newest:
                id_ = self._copies.notebook_id
                aside = restore_shelf(self._places, id_, each.shelf, newest, self._now)
                mended.append(_put_back(each, newest, aside))
        return mended

    def entries(self) -> tuple[list[Finding], list[Finding]]:
        """Write edited shelves anew, and put what stands twice or again into the wastebasket.

        A complete copy is made first. Gives all findings as they are under the lock, and those
        mended.
        """
        state = self._places.state(self._copies.notebook_id)
        with alone(state / "lock"):
            sweep(self._places.notebook, state)
            found = look_over(self._places.notebook, self._places.seal)
            todo = [f for f in found if f.mend in (Mend.WRITE_ANEW, Mend.TO_THE_WASTEBASKET)]
            if todo:
                self._copies.before("a repair", self._now)
            for shelf in sorted({each.shelf for each in todo}):
                going = {each.number for each in todo if each.shelf == shelf and each.number}
                self._write_anew(shelf, going)
        return found, todo

    def _write_anew(self, shelf: str, going: Collection[str]) -> None:
        """Write a shelf without some of its entries, which lie in the wastebasket before."""
        opened = open_shelf(self._places.notebook, shelf, self._places.seal)
        storage = storage_of(opened)
        entries = read_entries(shelf, storage.read() or {})
        records = [
            each for number, each in entries if number in going and not isinstance(each, str)
        ]
        state = self._places.state(self._copies.notebook_id)
        throw_away(state, self._places.seal, records, self._now)
        opened.table(table_of(shelf), cache_size=0).remove(doc_ids=[int(each) for each in going])
        storage.prepare()
        self._copies.before_save(shelf, self._now, by_hand=storage.edited)
        storage.keep()

    def people(self, findings: Iterable[Finding]) -> list[Finding]:
        """Bring back, from the newest copy that knows them, those who are missing."""
        missing = [each for each in findings if each.mend is Mend.BRING_BACK]
        known = self._known(frozenset(each.id for each in missing))
        back = tuple(person.changed(self._now) for person in known.values())
        if back:
            library = Library(self._places, lambda: self._now)
            library.load()
            library.keep(Change(put=back), "bringing back who was missing", copy_first=True)
        return [each for each in missing if each.id in known]

    def wastebasket(self) -> None:
        """Set a wastebasket that cannot be read aside, so that things can be deleted again."""
        state = self._places.state(self._copies.notebook_id)
        with alone(state / "lock"):
            try:
                lying(state, self._places.seal)
            except NotKept:
                set_aside(state / "wastebasket.json", self._now)

    def _known(self, ids: frozenset[str]) -> dict[str, Kept]:
        found: dict[str, Kept] = {}
        for copy in self._copies.of_shelf(NOTEBOOK) if ids else ():
            with suppress(Unreadable):
                people = read_shelf_at(copy.file(NOTEBOOK), NOTEBOOK, self._places.seal).records
                found = {id_: people[id_] for id_ in ids & people.keys()} | found
        return found
