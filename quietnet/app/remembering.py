"""RememberingApp: the long view, this day in other years, and somebody to begin with again."""

from datetime import date

from textual import on

from quietnet.app.keeping import KeepingApp
from quietnet.domain.surfacing import was_long_away
from quietnet.messages import OpenLongView, OpenPerson, OpenThisDay
from quietnet.reading.coming_back import think_of
from quietnet.screens.coming_back import ComingBackScreen
from quietnet.screens.looking_back import LongViewScreen, ThisDayScreen


class RememberingApp(KeepingApp):
    """Opens the pages that look back; they only show."""

    @on(OpenLongView)
    async def _open_long_view(self, event: OpenLongView) -> None:
        if event.person_id in self.network.people:
            page = LongViewScreen(self.network, self.today, event.person_id)
            await self.push_screen(page.data_bind(KeepingApp.network, KeepingApp.today))

    @on(OpenThisDay)
    async def _open_this_day(self) -> None:
        page = ThisDayScreen(self.network, self.today)
        await self.push_screen(
            page.data_bind(KeepingApp.network, KeepingApp.today), self._visit_remembered
        )

    def _visit_remembered(self, person_id: str | None) -> None:
        if person_id:
            self.post_message(OpenPerson(person_id))

    def coming_back(self, last_open: date | None) -> ComingBackScreen | None:
        """Return the page to begin with after a long time away, None where there is none."""
        thought = (
            think_of(self.network, self.today) if was_long_away(last_open, self.today) else None
        )
        return ComingBackScreen(thought) if thought else None
