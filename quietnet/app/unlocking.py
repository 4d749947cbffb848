"""UnlockingApp: the app in front of a locked notebook, until the passphrase is the right one."""

import asyncio
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from quietnet.app.leaving import Reporter, nothing_reported
from quietnet.app.showing import ShowingApp
from quietnet.domain.refusal import Refused
from quietnet.messages import Unlock
from quietnet.screens.unlocking import UnlockingScreen
from quietnet.store.key_file import KeyFile
from quietnet.store.locking import open_with
from quietnet.store.paths import Places
from quietnet.theme import LAMPLIGHT


class UnlockingApp(ShowingApp):
    """Asks once, and again after a wrong one; ``opened`` are the places then, None if one left."""

    TITLE = "quietnet"
    CSS_PATH = "quietnet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", id="app.leave", show=False, priority=True),
    ]

    def __init__(
        self,
        places: Places,
        key: KeyFile,
        theme: str | None = LAMPLIGHT.name,
        report: Reporter = nothing_reported,
    ) -> None:
        super().__init__(report)
        self.opened: Places | None = None
        self._places = places
        self._key = key
        self.animation_level = "none"
        self.dress(theme)

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(UnlockingScreen())

    @on(Unlock)
    async def _unlock(self, event: Unlock) -> None:
        try:
            self.opened = await asyncio.to_thread(
                open_with, self._places, self._key, event.passphrase
            )
        except Refused as refused:
            if isinstance(self.screen, UnlockingScreen):
                self.screen.refuse(str(refused))
            return
        self.exit()
