"""IntroducingApp: the people in the notebook, their forms, and parting with a page."""

from functools import partial

from textual import on

from quietnet.app.beginning import BeginningApp
from quietnet.app.keeping import KeepingApp, beside
from quietnet.app.leaving import Reporter, nothing_reported
from quietnet.clock import Clock
from quietnet.domain.change import Change
from quietnet.domain.forgetting import forgotten
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.messages import AddPerson, EditPerson, Forget, OpenPerson, SaveForm, SavePerson
from quietnet.reading.person_words import Words
from quietnet.screens.parting import PartingScreen
from quietnet.screens.person_form import PersonForm
from quietnet.store.library import Library

_NOT_YET = "Kept. What you typed since then is not, yet."


class IntroducingApp(BeginningApp):
    """Opens forms and keeps what they make."""

    def __init__(
        self, library: Library, network: Network, clock: Clock, report: Reporter = nothing_reported
    ) -> None:
        super().__init__(library, network, clock, report)
        self._begun: dict[str, Words] = {}

    @on(SavePerson)
    @beside
    async def _save_person(self, event: SavePerson) -> None:
        await self.keep_or_wait(Change(put=(event.person,)))

    @on(AddPerson)
    def _add(self) -> None:
        self._open_form(None)

    @on(EditPerson)
    def _edit(self, event: EditPerson) -> None:
        self._open_form(self.network.people.get(event.person_id), event.line)

    def _open_form(self, person: Person | None, line: int | None = None) -> None:
        """Open a form, with what was typed into it and not kept before."""
        whose = person.id if person else ""
        form = PersonForm(
            person,
            self.network,
            self.today,
            self._clock.now,
            begun=self._begun.get(whose),
            order=self.date_order,
            line=line,
        )
        self.push_screen(
            form.data_bind(KeepingApp.network, KeepingApp.today), partial(self._put_aside, whose)
        )

    def _put_aside(self, whose: str, typed: Words | None) -> None:
        self._begun[whose] = typed or {}

    @on(SaveForm)
    @beside
    async def _save_form(self, event: SaveForm) -> None:
        form = self.screen if isinstance(self.screen, PersonForm) else None
        filled, named = event.filled, event.filled.newcomers
        typed = form.typed if form else {}
        if not await self.keep(filled.change):
            return
        if form and self.screen is form:
            if form.typed != typed:
                if filled.person:
                    form.go_on_with(filled.person)
                self.say(_NOT_YET)
                return
            await form.dismiss({})
        new = filled.person if filled.person and filled.person.rev == 1 else None
        if new:
            self.post_message(OpenPerson(new.id))
        also = " and ".join(person.name for person in named)
        self.say(f"Kept. New with them: {also}." if also else "Kept.")

    @on(Forget)
    def _ask_parting(self, event: Forget) -> None:
        person = self.network.people.get(event.person_id)
        if person:
            self.push_screen(PartingScreen(person.name), partial(self._part, person))

    @beside
    async def _part(self, person: Person, sure: bool | None) -> None:  # noqa: FBT001
        if sure and await self.keep(forgotten(person, self.network, self._clock.now())):
            self.say(f"The page of {person.name} is in the wastebasket. u brings it back.")
