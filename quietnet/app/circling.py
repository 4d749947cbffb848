"""CirclingApp: the few people kept close, by hand; a full circle asks who moves out."""

from functools import partial

from textual import on
from textual.reactive import reactive

from quietnet.app.keeping import KeepingApp, beside
from quietnet.domain.change import Change
from quietnet.domain.circle import (
    DEED,
    WHO_MOVES_OUT,
    has_room,
    in_their_place,
    kept,
    kept_close,
    kept_no_more,
)
from quietnet.domain.person import Person
from quietnet.messages import KeepClose
from quietnet.screens.picking import Picked, PickScreen

_CIRCLE = 20  # people, unless the settings say otherwise
_HINT = "enter moves them out · escape leaves it as it is"


class CirclingApp(KeepingApp):
    """Keeps somebody close, or no more; nobody is ever suggested."""

    circle: reactive[int] = reactive(_CIRCLE, layout=False)

    @on(KeepClose)
    @beside
    async def _keep_close(self, event: KeepClose) -> None:
        person = self.network.people.get(event.person_id)
        if person is None:
            return
        if person.kept_close:
            change = Change(put=(kept_no_more(person, self._clock.now()),))
            if await self.keep(change):
                self.say(f"{person.name} is kept close no more. u takes that back.")
        elif has_room(self.network, self.circle):
            if await self.keep(Change(put=(kept(person, self._clock.now()),))):
                self.say(f"{person.name} is kept close.")
        else:
            self._ask_who_moves_out(person)

    def _ask_who_moves_out(self, person: Person) -> None:
        options = tuple((each.id, each.name) for each in kept_close(self.network))
        asked = PickScreen(f"{WHO_MOVES_OUT} {person.name} would move in.", options, hint=_HINT)
        self.push_screen(asked, partial(self._move, person.id))

    @beside
    async def _move(self, person_id: str, picked: Picked | None) -> None:
        new = self.network.people.get(person_id)
        out = self.network.people.get(picked.word) if picked else None
        if new is None or out is None:
            return
        deed = DEED.format(new.name, out.name)
        if await self.keep(in_their_place(new, out, self._clock.now()), deed):
            self.say(f"{new.name} is kept close; {out.name} has moved out.")
