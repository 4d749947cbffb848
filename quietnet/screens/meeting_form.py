"""MeetingForm: a form whose record may be changed elsewhere while it is filled in."""

from datetime import date

from textual.reactive import reactive
from textual.screen import Screen

from quietnet.domain.clash import Answers, Clash, Stands, both
from quietnet.domain.network import Network
from quietnet.domain.text import safe_line
from quietnet.reading.person_words import Words
from quietnet.screens.moved_on import MovedOnScreen
from quietnet.widgets.field import Field, Sort


class MeetingForm(Screen[Words]):
    """Takes in what came from elsewhere; where that was edited here too, both are shown."""

    network: reactive[Network] = reactive(Network)
    today: reactive[date] = reactive(date.min)

    def __init__(self) -> None:
        super().__init__()
        self._edits: dict[str, str] = {}
        self._shown: Words = {}
        self._elsewhere: set[str] = set()

    @property
    def words(self) -> Words | None:
        """What the fields would show now, None while there is nothing to compare them with."""
        return None

    def action_keep(self) -> None:
        """Ask for what was edited to be kept."""

    async def watch_network(self, before: Network, network: Network) -> None:
        """Show what another window changed, but for the fields being edited here."""
        if before is not network:
            await self._take_in()

    async def _take_in(self) -> None:
        if (words := self.words) is None:
            return
        shown, self._shown = self._shown, words
        for field in self.query(Field):
            name = field.asked.name
            if self._shown[name] == shown[name]:
                continue
            if name in self._edits:
                self._elsewhere.add(name)
                there = safe_line(self._shown[name]) or "nothing"
                field.refuse(f"Elsewhere this was changed to “{there}”; keeping asks which stands.")
            else:
                await field.show(self._shown[name])

    async def keep_after_all(self) -> None:
        """Keep again over what came from elsewhere meanwhile; what clashes is asked about."""
        await self._take_in()
        self.action_keep()

    def asks_which(self, name: str) -> bool:
        """Ask which version stands of what was edited here and elsewhere; tell if that was so."""
        clashes = self._clashes()
        if clashes:
            self.app.push_screen(MovedOnScreen(name, clashes), self._settle)
        return bool(clashes)

    def _clashes(self) -> tuple[Clash, ...]:
        twice = [
            f for f in self.query(Field) if f.asked.name in self._elsewhere & self._edits.keys()
        ]
        return tuple(
            Clash(
                field.asked.name,
                field.asked.label,
                self._shown[field.asked.name],
                self._edits[field.asked.name],
                may_be_both=field.asked.sort is Sort.TEXT,
            )
            for field in twice
            if self._edits[field.asked.name] != self._shown[field.asked.name]
        )

    async def _settle(self, answers: Answers | None) -> None:
        """Let stand what was chosen, and keep it; nothing where nothing was decided."""
        if answers is None:
            return
        for field in self.query(Field):
            name = field.asked.name
            if name in self._elsewhere:
                field.refuse("")
                await self._stand(field, answers.get(name, Stands.YOURS))
        self._elsewhere.clear()
        self.action_keep()

    async def _stand(self, field: Field, answer: Stands) -> None:
        name = field.asked.name
        if answer is Stands.THEIRS:
            self._edits.pop(name, None)
            await field.show(self._shown[name])
        elif answer is Stands.BOTH:
            self._edits[name] = both(self._edits[name], self._shown[name])
            await field.show(self._edits[name])
