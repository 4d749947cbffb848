"""UpkeepApp: the copy of the day, made beside everything else, and why nothing can be kept here."""

import asyncio
from datetime import date

from quietnet.app.keeping import KeepingApp
from quietnet.domain.change import Change
from quietnet.store.upkeep import keep_up


class UpkeepApp(KeepingApp):
    """Looks after the notebook once a picture stands, on a new day, and after its first save."""

    _kept_up: date | None = None

    def on_mount(self) -> None:
        """Begin once there is something to be seen."""
        self.call_after_refresh(self._keep_up)

    def new_day(self) -> None:
        """Look after the notebook on this day, too."""
        super().new_day()
        self._keep_up()

    async def keep(self, change: Change, deed: str = "", *, copy_first: bool = False) -> bool:
        """Keep a change (``KeepingApp``'s); a notebook's first is followed by its first copy."""
        is_kept = await super().keep(change, deed, copy_first=copy_first)
        if is_kept and self._kept_up != self.today:
            self._keep_up()
        return is_kept

    def _keep_up(self) -> None:
        if self._library.notebook_id:
            self._kept_up = self.today
            self.begin(self._look_after())

    async def _look_after(self) -> None:
        library = self._library
        id_, now = library.notebook_id, self._clock.now()
        told = await asyncio.to_thread(keep_up, library.places, id_, now, lambda: self.is_running)
        self.tell_trouble(only_reading=told)
