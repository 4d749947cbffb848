"""Searching: what the find box of People finds, as one types, and the page beside it."""

from collections.abc import Callable
from datetime import datetime

from quietnet.domain.depth import standing
from quietnet.domain.depth_word import Depth
from quietnet.screens.closing import ClosingRoom
from quietnet.search.finding import find
from quietnet.search.hit import Hit
from quietnet.search.index import Index
from quietnet.search.query import as_query
from quietnet.widgets.hit_list import Found, HitList, found
from quietnet.widgets.note_page import note_page
from quietnet.widgets.sheet import Row


class SearchingRoom(ClosingRoom):
    """A room whose find box knows every word; its list of hits is ``#hits``."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self._index: Index | None = None

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
        self._index = self._index.after(self.network) if self._index else Index(self.network)
        hits = self.query_one(HitList)
        hits.today = self.today
        hits.entries = found(find(self._index, typed, self.today, self._depth_of, self.date_order))
        hits.action_step(-len(hits.entries))  # to the best of what is found now

    def _depth_of(self, person_id: str) -> Depth | None:
        network = self.network
        return standing(network.people[person_id], network.evidence(person_id), self.today).depth

    def note_found(self, hit: Hit, typed: str) -> tuple[Row, ...]:
        """Return the page of a conversation that was found."""
        talk = self.network.conversations[hit.id]
        return note_page(self.network, talk, self.today, as_query(typed).shown)
