"""LeadingApp: asking somebody whom else one should meet, and a note for the answer."""

from functools import partial

from textual import on

from quietnet.app.drafting import Drafting
from quietnet.app.writing import WritingApp
from quietnet.domain.catalogue import PROMPTS
from quietnet.domain.head import Head
from quietnet.domain.person import Person
from quietnet.messages import AskWhoElse
from quietnet.screens.picking import Picked, PickScreen

_ANSWER = "\n- [ ] meet: "  # their answer goes above it, the name they say into it
_WHO_ELSE = ("W1", "W2", "W3")  # of the catalogue's lines that broaden, those that ask for a name
_HINT = "enter starts the note for their answer · escape goes back"


class LeadingApp(WritingApp):
    """Offers what one could ask, in words that fit a kitchen."""

    @on(AskWhoElse)
    def _offer_questions(self, event: AskWhoElse) -> None:
        person = self.network.people.get(event.person_id)
        if person:
            options = tuple((id_, PROMPTS[id_].line) for id_ in _WHO_ELSE)
            asked = PickScreen(f"What would you ask {person.name}?", options, hint=_HINT)
            self.push_screen(asked, partial(self._begin_note, person))

    def _begin_note(self, person: Person, picked: Picked | None) -> None:
        if picked is None:
            return
        head = Head(people=f'"{person.name}"' if "," in person.name else person.name)
        page = self._page(head=head, text=_ANSWER)
        drafting = Drafting(page, self._drafts().begin(), self._clock.now)
        drafting.kept_as(_ANSWER, head)  # nothing is left of a note nobody wrote in
        self._show(page, drafting)
        self.say(PROMPTS[picked.word].line, lasting=True)
