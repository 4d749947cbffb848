"""KeepingApp: holds the network and keeps changes, beside the keys and never in their way."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import date
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import on
from textual.events import AppFocus
from textual.reactive import reactive

from quietnet.app.leaving import Reporter, nothing_reported
from quietnet.app.showing import ShowingApp
from quietnet.clock import Clock
from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line
from quietnet.reading.dates import DateOrder
from quietnet.store.library import Library
from quietnet.store.problem import MovedOn

_LOOKS_EVERY = 2.0  # seconds between looks at what another window kept
_AT_ONCE = 0.2  # seconds a key may wait for the disk; what takes longer goes on beside the keys

Given = ParamSpec("Given")
Keeper = TypeVar("Keeper", bound="KeepingApp")


class KeepingApp(ShowingApp):
    """Data goes down by ``data_bind``; only what is written here reaches the disk."""

    network: reactive[Network] = reactive(Network, layout=False)
    today: reactive[date] = reactive(date.min, layout=False)
    trouble: reactive[str] = reactive("", layout=False)
    date_order: DateOrder = "dmy"  # how 3/4/2026 is read

    def __init__(
        self, library: Library, network: Network, clock: Clock, report: Reporter = nothing_reported
    ) -> None:
        super().__init__(report)
        self._library = library
        self._clock = clock
        self._keeping = asyncio.Lock()
        self._damage = self._apart = self._only_reading = ""
        self._not_kept_yet: list[tuple[Change, str]] = []
        self._has_moved_on = False
        self._under_way: set[asyncio.Task[None]] = set()
        self.set_reactive(KeepingApp.network, network)
        self.set_reactive(KeepingApp.today, clock.today())

    def on_mount(self) -> None:
        """Begin to look about now and then."""
        self.set_interval(_LOOKS_EVERY, self._look)

    async def beside(self, work: Coroutine[Any, Any, None], patience: float = _AT_ONCE) -> None:
        """Carry out work that may meet a slow disk.

        It is usually done in a few milliseconds, and the next key finds it done. Where the disk
        takes longer than ``patience`` (seconds), the keys go on and the work follows; leaving
        waits for it.
        """
        task = self.begin(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await asyncio.wait({task}, timeout=patience)

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin work that leaving need not wait for."""
        return asyncio.create_task(self._carry_out(work))

    async def _carry_out(self, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - a task's error would otherwise go unseen
            self._handle_exception(error)

    async def all_kept(self) -> None:
        """Wait for what else is still under way."""
        while others := self._under_way - {asyncio.current_task()}:
            await asyncio.wait(others)

    def say(self, sentence: str, *, lasting: bool = False) -> None:
        """Say a sentence in the corner, safe for any terminal."""
        self.notify(safe_line(sentence), markup=False, timeout=20 if lasting else 4)

    async def keep(self, change: Change, deed: str = "", *, copy_first: bool = False) -> bool:
        """Keep a change, off the loop; tell if it was. Called from work that is ``beside``.

        ``deed`` and ``copy_first`` are as ``Library.keep`` takes them.
        """
        keeping = partial(self._library.keep, change, deed, copy_first=copy_first)
        async with self._keeping:
            self._has_moved_on = False
            try:
                seen = await asyncio.to_thread(keeping)
            except MovedOn as moved:
                self._has_moved_on = True
                self.network = self.network.after(await asyncio.to_thread(self._library.look))
                self.moved_on(moved)
                return False
            except Refused as refused:
                self.say(str(refused), lasting=True)
                return False
            self.network = self.network.after(seen)
        await self._try_again(change)
        return True

    async def keep_or_wait(self, change: Change, deed: str = "") -> bool:
        """Keep what stands in no form and no note; what the disk did not take waits.

        It is tried again when the next change is kept.
        """
        kept = await self.keep(change, deed)
        if not kept and not self._has_moved_on:
            self._not_kept_yet.append((change, deed))
        return kept

    async def _try_again(self, kept: Change) -> None:
        """Try what waits, but for what was just said anew."""
        waiting, self._not_kept_yet = self._not_kept_yet, []
        anew = {record.id for record in kept.put} | set(kept.forget)
        for change, deed in waiting:
            if not anew & {record.id for record in change.put}:
                await self.keep_or_wait(change, deed)

    def moved_on(self, moved: MovedOn) -> None:
        """Say that a record was changed elsewhere; what stands there now is known by then."""
        self.say(str(moved), lasting=True)

    def tell_trouble(
        self,
        *,
        damage: str | None = None,
        apart: str | None = None,
        only_reading: str | None = None,
    ) -> None:
        """Say in one line what is not as it should be, until it is; None leaves it as it was."""
        self._damage = self._damage if damage is None else damage
        self._apart = self._apart if apart is None else apart
        self._only_reading = self._only_reading if only_reading is None else only_reading
        self.trouble = self._damage or self._apart or self._only_reading

    def new_day(self) -> None:
        """Do what a new day asks for."""

    @on(AppFocus)
    async def _come_back(self) -> None:
        """Look about at once where somebody comes back to this window."""
        await self._look()

    async def _look(self) -> None:
        """Show quietly what another window kept, and the day if it has turned."""
        if self.today != self._clock.today():
            self.today = self._clock.today()
            self.new_day()
        if not self._keeping.locked():
            await self.beside(self._look_about(), patience=0)

    async def _look_about(self) -> None:
        async with self._keeping:
            seen = await asyncio.to_thread(self._library.look)
            if seen:
                self.network = self.network.after(seen)


def beside(
    handler: Callable[Concatenate[Keeper, Given], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Keeper, Given], Coroutine[Any, Any, None]]:
    """Let a handler of the app do its work beside the keys."""

    @wraps(handler)
    async def begin(app: Keeper, /, *given: Given.args, **named: Given.kwargs) -> None:
        await app.beside(handler(app, *given, **named))

    return begin
