"""BeginningApp: the first evening. One name makes the notebook and opens the kitchen."""

from pydantic import ValidationError
from textual import on

from quietnet.app.bringing import BringingApp
from quietnet.app.keeping import KeepingApp, beside
from quietnet.app.leaving import LOOK_AROUND
from quietnet.domain.change import Change
from quietnet.domain.head import Head
from quietnet.domain.person import Person
from quietnet.domain.refusal import why_refused
from quietnet.messages import LookAround, MeetFirst
from quietnet.screens.welcome import WelcomeScreen


class BeginningApp(BringingApp):
    """Welcomes where there is no notebook yet; nothing is made before somebody is named."""

    def on_mount(self) -> None:
        """Welcome whoever has no notebook yet."""
        if not (self.network or self._library.has_notebook or self._library.problems):
            self.push_screen(WelcomeScreen().data_bind(KeepingApp.network))

    @on(MeetFirst)
    @beside
    async def _meet_first(self, event: MeetFirst) -> None:
        try:
            person = Person.named(event.name, self._clock.now())
        except ValidationError as error:
            self.say(why_refused(error))
            return
        welcome = self.screen
        if await self.keep(Change(put=(person,))):
            if self.screen is welcome:
                await self.pop_screen()
            self.enter_kitchen(self._page(head=Head(people=person.name)))

    @on(LookAround)
    def _look_around(self) -> None:
        self.exit(LOOK_AROUND)
