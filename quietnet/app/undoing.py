"""UndoingApp: what was kept taken back and brought again, and the wastebasket."""

import asyncio
from collections.abc import Callable

from textual import on

from quietnet.app.keeping import KeepingApp, beside
from quietnet.domain.about import said
from quietnet.domain.deed import called
from quietnet.domain.person import Person
from quietnet.domain.refusal import Refused
from quietnet.domain.when import when
from quietnet.messages import BringBack, EmptyWastebasket, OpenWastebasket, Redo, Undo
from quietnet.screens.room import Room
from quietnet.screens.wastebasket import Rested, WastebasketScreen
from quietnet.store.reversal import Undone
from quietnet.store.shelves import Kept
from quietnet.store.wastebasket import Resting

_TAKEN_BACK = "Taken back: {}. U brings it again."
_AGAIN = "Again: {}. u takes it back."
_NOTHING_TO_UNDO = "There is nothing to take back."
_NOTHING_TO_REDO = "There is nothing to bring again."


class UndoingApp(KeepingApp):
    """``u`` takes back what was kept last, also yesterday; ``U`` brings it again."""

    @on(Undo)
    @beside
    async def _undo(self) -> None:
        await self._step(self._library.undo, _TAKEN_BACK, _NOTHING_TO_UNDO)

    @on(Redo)
    @beside
    async def _redo(self) -> None:
        await self._step(self._library.redo, _AGAIN, _NOTHING_TO_REDO)

    async def _step(self, step: Callable[[], Undone | None], told: str, nothing: str) -> None:
        """Carry out a step through the history and say in one sentence which it was."""
        async with self._keeping:
            try:
                done = await asyncio.to_thread(step)
            except Refused as refused:
                self.say(str(refused), lasting=True)
                return
            if done is None:
                self.say(nothing)
                return
            self._show_what_came(done)
        self.say(told.format(done.deed), lasting=True)
        await self._show_resting()

    def _show_what_came(self, done: Undone) -> None:
        """Show what differs now, with the cursor on whoever came back."""
        known = self.network.people.keys()
        came = [p.id for p in done.change.put if isinstance(p, Person) and p.id not in known]
        self.network = self.network.after(done.change)
        if len(came) == 1 and isinstance(self.screen, Room):
            self.screen.choose(came[0])

    # The wastebasket

    @on(OpenWastebasket)
    @beside
    async def _open_wastebasket(self) -> None:
        resting = await self._resting()
        if resting is not None:
            self.push_screen(WastebasketScreen(resting))

    async def _resting(self) -> tuple[Rested, ...] | None:
        """Return what rests, None where that cannot be read, which is then said."""
        try:
            found = await asyncio.to_thread(self._library.wastebasket)
        except Refused as refused:
            self.say(str(refused), lasting=True)
            return None
        known = {each.record.id: each.record for each in found} | dict(self.network.people)
        return tuple(_told(each, known.get, self._deleted(each)) for each in found)

    def _deleted(self, each: Resting) -> str:
        return f"deleted {when(self._clock.day_of(each.when), self.today)}"

    async def _show_resting(self) -> None:
        screen = self.screen
        if isinstance(screen, WastebasketScreen):
            resting = await self._resting()
            if resting is not None:
                screen.resting = resting

    @on(BringBack)
    @beside
    async def _bring_back(self, event: BringBack) -> None:
        async with self._keeping:
            try:
                done = await asyncio.to_thread(self._library.bring_back, event.resting_id)
            except Refused as refused:
                self.say(str(refused), lasting=True)
                return
            self._show_what_came(done)
        self.say("It is back where it was. u takes that back.")
        await self._show_resting()

    @on(EmptyWastebasket)
    @beside
    async def _empty(self, event: EmptyWastebasket) -> None:
        async with self._keeping:
            try:
                told = await asyncio.to_thread(self._library.empty_wastebasket, *event.resting_ids)
            except Refused as refused:
                told = str(refused)
        self.say(told, lasting=True)
        await self._show_resting()


def _told(each: Resting, known: Callable[[str], Kept | None], since: str) -> Rested:
    """Say what something is called, how it begins, and when it was deleted."""
    record = each.record
    if isinstance(record, Person):
        return Rested(each.id, record.name, record.name, record.interesting, f"their page, {since}")
    what = called(record, known)
    return Rested(each.id, what, what[:1].upper() + what[1:], said(record.text), since)
