"""LockingApp: a locked notebook that nobody touches for a while shows nothing any more."""

import asyncio

from textual import events, on
from textual.timer import Timer

from quietnet.app.keeping import KeepingApp
from quietnet.domain.refusal import Refused
from quietnet.messages import Unlock
from quietnet.screens.unlocking import UnlockingScreen
from quietnet.store.locking import key_of, opens

_NOT_THIS_ONE = "That is not the passphrase of this notebook."


class LockingApp(KeepingApp):
    """Asks for the passphrase again after ``lock_after`` seconds without a key; nought is never."""

    lock_after = 0.0
    _idle: Timer | None = None

    @property
    def is_locked_with_a_passphrase(self) -> bool:
        """Whether the notebook that is open here is one under a passphrase."""
        return bool(self._library.places.seal.key_id)

    def on_mount(self) -> None:
        """Begin to wait, where there is something to be locked."""
        self.lock_when_idle_for(self.lock_after)

    def lock_when_idle_for(self, seconds: float) -> None:
        """Wait so long from now on, and then after each key; nought is never."""
        self.lock_after = seconds
        if self._idle:
            self._idle.stop()
            self._idle = None
        if seconds and self.is_locked_with_a_passphrase:
            self._idle = self.set_timer(seconds, self._cover)

    async def on_event(self, event: events.Event) -> None:
        """Wait anew after each key and each touch of the mouse."""
        if self._idle and isinstance(event, events.Key | events.MouseEvent | events.Paste):
            self._idle.reset()
        await super().on_event(event)

    def _cover(self) -> None:
        """Put the draft on disk, and the closed door in front of everything."""
        self._idle = None
        self.write_draft()
        self.clear_notifications()
        self.push_screen(UnlockingScreen())

    def say(self, sentence: str, *, lasting: bool = False) -> None:
        """Say a sentence (``KeepingApp``'s), unless the door is closed: it may name somebody."""
        if not isinstance(self.screen, UnlockingScreen):
            super().say(sentence, lasting=lasting)

    @on(Unlock)
    async def _unlock(self, event: Unlock) -> None:
        door = self.screen
        if not isinstance(door, UnlockingScreen):
            return
        try:
            key = await asyncio.to_thread(key_of, self._library.places)
            is_right = key is None or await asyncio.to_thread(opens, key, event.passphrase)
        except Refused as refused:
            door.refuse(str(refused))
            return
        if not is_right:
            door.refuse(_NOT_THIS_ONE)
            return
        await self.pop_screen()
        self._idle = self.set_timer(self.lock_after, self._cover)
