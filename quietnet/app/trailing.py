"""TrailingApp: what somebody named, who else did, and an address opened once it was asked."""

from textual import on

from quietnet.app.keeping import KeepingApp
from quietnet.messages import OpenAddress, OpenPerson, OpenTrail
from quietnet.reading.trails import who_named
from quietnet.screens.sure import SureScreen
from quietnet.screens.trail import TrailScreen
from quietnet.widgets.ink import ink, together

_FOLLOWS = "Your own browser or mail program opens it. quietnet itself never goes anywhere."


class TrailingApp(KeepingApp):
    """Shows trails; nothing leaves the notebook but an address the person said yes to."""

    @on(OpenTrail)
    def _show_trail(self, event: OpenTrail) -> None:
        others = [
            person
            for person in who_named(self.network, event.trail.key)
            if person.id != event.person_id
        ]
        self.push_screen(TrailScreen(event.trail, others), self._visit_other)

    def _visit_other(self, person_id: str | None) -> None:
        if person_id:
            self.post_message(OpenPerson(person_id))

    @on(OpenAddress)
    def _ask(self, event: OpenAddress) -> None:
        question = together("Open this address?\n\n", ink(event.address, "bold"))

        sure = SureScreen(question, _FOLLOWS, "opens it")
        self.push_screen(sure, lambda yes: self.open_url(event.address) if yes else None)
