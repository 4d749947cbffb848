"""MendingApp: a file that cannot be read is one calm line, and a page with the way to mend it."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from textual import on

from quietnet.app.keeping import KeepingApp, beside
from quietnet.domain.refusal import Refused
from quietnet.domain.when import on_day, when
from quietnet.messages import OpenRecovery, RestoreShelf
from quietnet.screens.recovery import CopyThere, Damaged, RecoveryScreen
from quietnet.store.copies import Copy
from quietnet.store.copies_found import copies_of
from quietnet.store.problem import Problem
from quietnet.store.restore_shelf import damaged_shelves, restore_shelf
from quietnet.store.shelf_file import Newer, Unreadable
from quietnet.store.shelves import NOTEBOOK, shelf_path, where

_ONE = "{} cannot be read. Everything else is here; R shows what can be done."
_SEVERAL = _ONE.format("More than one file")
_BACK = "{} is back as it was {}. {}"
_ASIDE = "The damaged file lies beside it as {}."


class MendingApp(KeepingApp):
    """Looks whether every file can be read, and puts a copy in the place of one that cannot."""

    _said_first: tuple[str, ...] = ()
    _looked_at: tuple[Problem, ...] = ()

    def on_mount(self) -> None:
        """Look once there is something to be seen, and say what else there is to say."""
        self.call_after_refresh(self._look_first)

    @beside
    async def _look_first(self) -> None:
        found = await self._look_for_damage()
        in_banner = tuple(f"{where(name)}: " for name in found)
        for sentence in self._said_first:
            if not sentence.startswith(in_banner):
                self.say(sentence, lasting=True)
        if NOTEBOOK in found:  # nothing else could be opened either
            await self._open_recovery_of(found)

    async def _look_about(self) -> None:
        await super()._look_about()
        await self._look_for_damage()

    async def _look_for_damage(self) -> Mapping[str, Unreadable]:
        """Look into the files again where something about them is new; return what is damaged."""
        problems = self._library.problems
        if problems == self._looked_at:
            return {}
        self._looked_at = problems
        found = await self._damaged() if problems else {}
        names = [where(name) for name in found]
        self.tell_trouble(damage=_ONE.format(*names) if len(names) == 1 else _SEVERAL * bool(names))
        return found

    async def _damaged(self) -> Mapping[str, Unreadable]:
        with suppress(OSError):
            return await asyncio.to_thread(self._shelves)
        return {}

    # The page

    @on(OpenRecovery)
    @beside
    async def _open_recovery(self) -> None:
        await self._open_recovery_of(await self._damaged())

    async def _open_recovery_of(self, found: Mapping[str, Unreadable]) -> None:
        self.push_screen(RecoveryScreen(await asyncio.to_thread(self._told_of, found)))

    def _told_of(self, found: Mapping[str, Unreadable]) -> tuple[Damaged, ...]:
        """Say of each file what it is, why it cannot be read, and which copies there are."""
        return tuple(
            Damaged(
                where(name),
                str(shelf_path(self._library.places.notebook, name)),
                f"It {_plainly(reason)}",
                () if isinstance(reason, Newer) else self._copies_told(name),
                isinstance(reason, Newer),
            )
            for name, reason in sorted(found.items(), key=lambda each: each[0] != NOTEBOOK)
        )

    def _copies_of(self, shelf: str) -> tuple[Copy, ...]:
        places = self._library.places
        copies = copies_of(places, self._library.notebook_id)
        return copies.of_shelf(shelf) if copies else ()

    def _copies_told(self, shelf: str) -> tuple[CopyThere, ...]:
        return tuple(
            CopyThere(str(copy.file(shelf)), self._made(copy.when), copy.kind.rpartition(", ")[2])
            for copy in self._copies_of(shelf)
        )

    def _made(self, moment: datetime) -> str:
        day = self._clock.day_of(moment)
        recent = (self.today - day).days in (0, 1)
        said = when(day, self.today) if recent else f"of {on_day(day, self.today)}"
        return f"{said} at {moment.astimezone():%H:%M}"

    # Mending

    @on(RestoreShelf)
    @beside
    async def _restore(self, event: RestoreShelf) -> None:
        async with self._keeping:
            try:
                told = await asyncio.to_thread(self._put_back, event.shelf, event.copy_id)
                seen = await asyncio.to_thread(self._library.look)
            except Refused as refused:
                self.say(str(refused), lasting=True)
                return
            self.network = self.network.after(seen)
        await self._look_for_damage()
        self.say(told, lasting=True)
        if isinstance(self.screen, RecoveryScreen):
            found = await self._damaged()
            self.screen.damaged = await asyncio.to_thread(self._told_of, found)

    def _put_back(self, shelf: str, copy_id: str) -> str:
        """Put a copy in the place of a shelf and return what is to be said.

        Raises:
            Refused: when that cannot be done; nothing was changed.
        """
        places = self._library.places
        name = next(name for name in self._shelves() if where(name) == shelf)
        copies = copies_of(places, self._library.notebook_id)
        copy = next((c for c in self._copies_of(name) if str(c.file(name)) == copy_id), None)
        if copies is None or copy is None:
            raise Refused("That copy is not there any more. Nothing was changed.")
        aside = restore_shelf(places, copies.notebook_id, name, copy, self._clock.now())
        beside_it = _ASIDE.format(aside.name) if aside else ""
        return _BACK.format(shelf, self._made(copy.when), beside_it).strip()

    def _shelves(self) -> Mapping[str, Unreadable]:
        places = self._library.places
        return damaged_shelves(places.notebook, places.seal)


def _plainly(reason: Unreadable) -> str:
    """Return where a file is damaged, without what the reader of its format expected there."""
    said, expected, _ = str(reason).partition(" (")
    return f"{said}." if expected and " at line " in said else str(reason)
