"""MergingApp: two pages about one person made one, side by side and never silently."""

from functools import partial

from textual import on

from quietnet.app.bringing import BringingApp
from quietnet.app.keeping import KeepingApp, beside
from quietnet.domain.lookalikes import Lookalikes
from quietnet.domain.merging import Undecided, merge
from quietnet.domain.refusal import Refused
from quietnet.messages import AskMerge, MergePeople
from quietnet.reading.joined_notes import join_notes
from quietnet.screens.choosing import ChooseScreen
from quietnet.screens.merging import MergeScreen
from quietnet.screens.room import Room

_LOOKING = "Looking who may be the same …"
_NOBODY_ELSE = "There is nobody else here to make one page with."
_GONE = "One of the two is not in the notebook any more. Nothing was changed."
_CHANGED = "Something about them was changed elsewhere. Choose there as well, then keep again."


class MergingApp(BringingApp):
    """Asks with whom, shows both, and keeps what was chosen as one change."""

    @on(AskMerge)
    @beside
    async def _ask_with_whom(self, event: AskMerge) -> None:
        network = self.network
        person = network.people.get(event.person_id)
        if person is None:
            return
        if len(network.people) == 1:
            self.say(_NOBODY_ELSE)
            return
        likely = await self.meanwhile(
            _LOOKING, lambda _: Lookalikes(network.people.values()).of(person)
        )
        if likely is not None:
            question = f"Who is the same person as {person.name}?"
            asked = ChooseScreen(question, network, person.id, likely)
            await self.push_screen(asked, partial(self._show_both, person.id))

    def _show_both(self, kept_id: str, other_id: str | None) -> None:
        if other_id:
            both = MergeScreen(kept_id, other_id, self.network)
            self.push_screen(both.data_bind(KeepingApp.network))

    @on(MergePeople)
    @beside
    async def _merge(self, event: MergePeople) -> None:
        people, looking = self.network.people, self.screen
        kept, other = people.get(event.kept_id), people.get(event.other_id)
        if kept is None or other is None:
            self.say(_GONE)
            return
        try:
            change = merge(self.network, kept, other, event.choices, self._clock.now(), join_notes)
        except Undecided:
            self.say(_CHANGED)
            return
        except Refused as refused:
            self.say(str(refused), lasting=True)
            return
        if not await self.keep(change, copy_first=True):
            return
        if self.screen is looking and isinstance(looking, MergeScreen):
            await looking.dismiss(None)
        if isinstance(self.screen, Room):
            self.screen.choose(kept.id)
        self.say(f"{kept.name} and {other.name} are one page now. u brings both back.")
