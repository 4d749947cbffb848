"""PickingUpApp: threads closed where they were written, rounds of asking, and who they named."""

from textual import on

from quietnet.app.keeping import KeepingApp, beside
from quietnet.domain.change import Change
from quietnet.messages import KeepNamed, OpenBrief, OpenRound, SaveThread
from quietnet.screens.before import BeforeScreen
from quietnet.screens.round import RoundScreen


class PickingUpApp(KeepingApp):
    """Keeps what becomes of threads, and opens the pages that gather them."""

    @on(SaveThread)
    @beside
    async def _save_thread(self, event: SaveThread) -> None:
        if await self.keep(Change(put=(event.record,)), event.deed):
            self.say(event.said)

    @on(KeepNamed)
    @beside
    async def _keep_named(self, event: KeepNamed) -> None:
        if await self.keep(event.change, event.deed):
            self.say(f"{event.name} is in the notebook now, with who named them.")

    @on(OpenRound)
    async def _open_round(self, event: OpenRound) -> None:
        await self.switch_screen("round")
        if isinstance(self.screen, RoundScreen):
            self.screen.show(event.topic)

    @on(OpenBrief)
    async def _open_brief(self, event: OpenBrief) -> None:
        person = self.network.people.get(event.person_id)
        if person:
            await self.push_screen(BeforeScreen(self.network, person, self.today))
