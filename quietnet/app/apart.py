"""ApartApp: what another machine wrote is shown first, and joined if somebody says so."""

import asyncio
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from textual import on
from textual.events import AppFocus

from quietnet.app.keeping import beside
from quietnet.app.mending import MendingApp
from quietnet.domain.coming_words import becomes, in_order_of_reading, name_of
from quietnet.domain.refusal import Refused
from quietnet.messages import OpenRecovery
from quietnet.reading.joined_notes import join_notes
from quietnet.reading.written_apart import written_apart
from quietnet.screens.apart import ApartScreen, WrittenApart
from quietnet.screens.room import Room
from quietnet.store.apart import Apart, compare, is_shelf, lying_apart
from quietnet.store.conflict_copies import marked_shelves
from quietnet.store.joining import Joined, join
from quietnet.store.problem import Problem
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import Kept, shelf_path, where

_LIES = "Another machine wrote in this notebook too. Nothing is lost; R shows both."
_KEPT = "Both are kept. u takes that back."
_SAME = "It said what stands here already. It lies in the wastebasket now."
_LATER = "It stays as it lies; R shows both."


class ApartApp(MendingApp):
    """Looks for conflict copies at the start and on focus; joins them when somebody says so."""

    _marked: tuple[Path, ...] = ()
    _marked_in: tuple[Problem, ...] = ()
    _shown: tuple[Path, ...] = ()

    def on_mount(self) -> None:
        """Look once there is something to be seen."""
        self.call_after_refresh(self._look_for_others)

    async def _look_about(self) -> None:
        await super()._look_about()
        await self._lying()

    @on(AppFocus)
    @beside
    async def _look_for_others(self) -> None:
        """Show what came apart, unless somebody is writing, or saw it already."""
        lying = await self._lying()
        if isinstance(self.screen, Room) and set(lying) - set(self._shown):
            await self._show_apart(lying)

    async def _lying(self) -> tuple[Path, ...]:
        """Return what lies apart, and say in the banner that it does."""
        lying = await asyncio.to_thread(self._find)
        self.tell_trouble(apart=_LIES if lying else "")
        return lying

    def _find(self) -> tuple[Path, ...]:
        notebook = self._library.places.notebook
        problems = self._library.problems
        if problems != self._marked_in:  # a shelf is opened only where something is wrong with one
            self._marked_in = problems
            lying = lying_apart(notebook) if problems else ()
            self._marked = tuple(path for path in lying if is_shelf(path, notebook))
        return (*lying_apart(notebook, marked=False), *self._marked)

    async def _damaged(self) -> Mapping[str, Unreadable]:
        """Return what is damaged, but for what git wrote both sides into."""
        found = await super()._damaged()
        notebook = self._library.places.notebook
        marked = await asyncio.to_thread(marked_shelves, notebook, found)
        both = {name for name in found if shelf_path(notebook, name) in marked}
        told = tuple(f"{where(name)}: " for name in both)
        self._said_first = tuple(each for each in self._said_first if not each.startswith(told))
        return {name: reason for name, reason in found.items() if name not in both}

    @on(OpenRecovery)
    @beside
    async def _open_both(self, event: OpenRecovery) -> None:
        """Show both where something lies apart, else what cannot be read (``MendingApp``)."""
        event.prevent_default()
        lying = await self._lying()
        if lying:
            await self._show_apart(lying)
        else:
            await self._open_recovery_of(await self._damaged())

    async def _show_apart(self, lying: tuple[Path, ...]) -> None:
        self._shown = lying
        apart = await asyncio.to_thread(compare, self._library.places, lying, join_notes)
        if not apart:
            for problem in apart.problems:
                self.say(str(problem), lasting=True)
            return
        screen = ApartScreen(self._written(apart), tuple(map(str, apart.problems)))
        self.push_screen(screen, partial(self._answered, lying))

    def _written(self, apart: Apart) -> tuple[WrittenApart, ...]:
        came = {each.id: each.stands or each.ours or each.theirs for each in apart.met}
        network = self.network.after(apart.change)

        def known(id_: str) -> Kept | None:
            return network.people.get(id_) or came.get(id_)

        return tuple(
            WrittenApart(name_of(each, known), written_apart(each, network), becomes(each))
            for each in in_order_of_reading(apart.met)
        )

    @beside
    async def _answered(self, lying: tuple[Path, ...], both: bool | None) -> None:  # noqa: FBT001
        if not both:
            self.say(_LATER)
            return
        async with self._keeping:
            try:
                joined = await asyncio.to_thread(
                    join, self._library, lying, join_notes, self._clock.now
                )
            except Refused as refused:
                self.say(str(refused), lasting=True)
                return
            self._show_joined(joined)
        await self._lying()
        await self._look_for_damage()

    def _show_joined(self, joined: Joined) -> None:
        for change in joined.changes:
            self.network = self.network.after(change)
        self.say(_KEPT if joined.changes else _SAME, lasting=True)
        for problem in joined.problems:
            self.say(str(problem), lasting=True)
