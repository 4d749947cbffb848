"""Searching: what the find box of People finds, as one types, and the page beside it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Thread
from time import sleep

from textual import on
from textual.events import Mount
from textual.widgets import Input

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.domain.network import Network
from quietnet.screens.closing import ClosingRoom
from quietnet.search.finding import find
from quietnet.search.hit import Hit
from quietnet.search.index import Index
from quietnet.search.query import as_query
from quietnet.widgets.hit_list import Found, HitList, found
from quietnet.widgets.note_page import note_page
from quietnet.widgets.sheet import Row

_AT_ONCE = 2_000  # conversations; of more, the words are gathered beside the keys
_MOST = 400  # people, and conversations, that are shown
_NOT_YET = Found(said="Opening the notes…")
_MORE = Found(said="More: add another word.")


class SearchingRoom(ClosingRoom):
    """A room whose find box knows every word; its list of hits is ``#hits``."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self._index: Index | None = None
        self._gathering: Thread | None = None

    @on(Mount)
    def _gather_words(self) -> None:
        """Gather the words of many notes once everything is drawn, before they are looked for."""
        self.call_after_refresh(self._index_now)

    @property
    def hit(self) -> Hit | None:
        """What the cursor stands on among what was found."""
        chosen = self.query_one(HitList).chosen
        return chosen.hit if isinstance(chosen, Found) else None

    @property
    def is_searching(self) -> bool:
        """Whether hits are shown in place of everybody."""
        return self.has_class("-searching")

    def search(self, typed: str) -> None:
        """Show what was typed finds; everybody for nothing."""
        self.set_class(bool(as_query(typed)), "-searching")
        if not self.is_searching:
            return
        index = self._index_now()
        hits = self.query_one(HitList)
        hits.today = self.today
        hits.entries = self._found(index, typed) if index else (_NOT_YET,)
        hits.action_step(-len(hits.entries))  # to the best of what is found now

    def _found(self, index: Index, typed: str) -> tuple[Found, ...]:
        every = find(index, typed, self.today, self._depth_of, self.date_order, _MOST + 1)
        people = [hit for hit in every if hit.kind == "person"]
        talks = [hit for hit in every if hit.kind == "conversation"]
        entries = found((*people[:_MOST], *talks[:_MOST]))
        return (*entries, _MORE) if max(len(people), len(talks)) > _MOST else entries

    def _index_now(self) -> Index | None:
        """Return the index of what is known now; None while the first of many notes is made."""
        if self._index:
            self._index = self._index.after(self.network)
        elif len(self.network.conversations) <= _AT_ONCE:
            self._index = Index(self.network)
        elif self._gathering is None:
            # A daemon: who leaves meanwhile need not wait for it.
            self._gathering = Thread(target=self._gather, args=(self.network,), daemon=True)
            self._gathering.start()
        return self._index

    def _gather(self, network: Network) -> None:
        index = Index(network)
        with suppress(RuntimeError):  # the app was left meanwhile
            self.app.call_from_thread(self._have, index)
        for person_id in network.people:  # what the other rooms are about to ask
            network.evidence(person_id)
            sleep(0)  # whoever types comes first

    def _have(self, index: Index) -> None:
        self._index = index
        if self.is_searching:
            self.search(self.query_one("#find", Input).value)

    def _depth_of(self, person_id: str) -> Depth | None:
        network = self.network
        return standing(network.people[person_id], network.evidence(person_id), self.today).depth

    def note_found(self, hit: Hit, typed: str) -> tuple[Row, ...]:
        """Return the page of a conversation that was found."""
        talk = self.network.conversations[hit.id]
        return note_page(self.network, talk, self.today, as_query(typed).shown)
