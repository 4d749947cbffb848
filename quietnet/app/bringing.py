"""BringingApp: people brought in from other programs, looked at first, kept as one change."""

import asyncio
import gc
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from textual import on

from quietnet.app.carrying import CarryingApp, path_of, why_not
from quietnet.app.keeping import beside
from quietnet.domain.arriving import Arrival, Arrivals, arrive
from quietnet.domain.brought import in_sentences
from quietnet.domain.change import Change
from quietnet.domain.refusal import Refused
from quietnet.domain.review import Review, State, review
from quietnet.domain.text import safe_line
from quietnet.messages import BringIn, KeepArrivals
from quietnet.screens.asking import AskScreen
from quietnet.screens.reviewing import ReviewScreen
from quietnet.screens.room import Room
from quietnet.screens.waiting import STOPPED, WaitScreen
from quietnet.widgets import review_rows as rows
from quietnet.widgets.sheet import Row

Importer = Callable[[Path], Arrivals]
"""Reads a file, a folder or a zip; nothing is kept. Refuses in a sentence."""
Tell = Callable[[str], None]
Done = TypeVar("Done")

_SHOWN_AFTER = 0.5  # seconds; what is done by then needs no line about it
_WHICH_FILE = "What would you like to bring in?"
_KINDS = "An address book or another program's export: a file, a folder of them, or a zip."
_LOOKING = "Looking who is here already …"
_KEEPING = "Keeping everybody you took in …"
_UNDO = "u takes all of it back."
_NOTHING_TAKEN = "You took nothing in; the notebook is as it was."


def nothing_brought(_file: Path) -> Arrivals:
    """Bring in nothing."""
    return Arrivals("")


class BringingApp(CarryingApp):
    """Reads in a thread, shows what comes, and keeps what its owner takes in."""

    _import: Importer = staticmethod(nothing_brought)

    async def meanwhile(
        self, sentence: str, work: Callable[[Tell], Done], *, may_stop: bool = True
    ) -> Done | None:
        """Do work in a thread; above a moment a line says what, and where it has got to.

        ``work`` tells where it is. None where escape stopped it: what it returns is let go.
        """
        places = deque([""], maxlen=1)
        task = asyncio.ensure_future(asyncio.to_thread(_undisturbed, work, places.append))
        done, _ = await asyncio.wait({task}, timeout=_SHOWN_AFTER)
        if done:
            return task.result()
        stopped = asyncio.Event()
        waiting = WaitScreen(sentence, lambda: places[0], may_stop=may_stop)
        await self.push_screen(waiting, lambda said: stopped.set() if said == STOPPED else None)
        stop = asyncio.ensure_future(stopped.wait())
        await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        if stopped.is_set():
            task.add_done_callback(asyncio.Future.exception)  # nobody else asks for its error
            return None
        if self.screen is waiting:
            await waiting.dismiss(None)
        return task.result()

    @on(BringIn)
    def _ask_file(self) -> None:
        self._ask_for_file("", _KINDS)

    def _ask_for_file(self, answer: str, hint: str) -> None:
        self.push_screen(AskScreen(_WHICH_FILE, hint=hint, answer=answer), self._bring_in)

    @beside
    async def _bring_in(self, where: str | None) -> None:
        if not where:
            return
        try:
            path = path_of(where)
            name = safe_line(path.name or where)
            arrivals = await self.meanwhile(f"Reading {name} …", lambda _: self._import(path))
        except (Refused, RuntimeError, ValueError) as refused:
            self._ask_for_file(where, why_not(refused, where))
            return
        if arrivals is not None:
            await self._look_at(arrivals, name)

    async def _look_at(self, arrivals: Arrivals, source: str) -> None:
        """Show what comes, or say that nothing does."""
        network, now = self.network, self._clock.now()

        def look(tell: Tell) -> tuple[Review, tuple[Row, ...]]:
            looked = review(network, arrivals, now, tell)
            return looked, rows.listed(looked, arrivals)

        seen = await self.meanwhile(_LOOKING, look)
        if seen is None:
            return
        looked, listed = seen
        if _brings_nothing(looked):
            self.say(in_sentences(arrivals, Arrival(Change()), source), lasting=True)
            return
        await self.push_screen(ReviewScreen(looked, arrivals, source, listed))

    @on(KeepArrivals)
    @beside
    async def _keep_arrivals(self, event: KeepArrivals) -> None:
        looking = self.screen
        network, now = self.network, self._clock.now()
        arrivals, answers = event.arrivals, event.answers
        arrival = await self.meanwhile(
            _KEEPING, lambda _: arrive(network, arrivals, now, answers), may_stop=False
        )
        if arrival is None:
            return
        deed = f"bringing in {event.source}"
        with no_collecting():
            if arrival.change and not await self.keep(arrival.change, deed, copy_first=True):
                return
        if self.screen is looking and isinstance(looking, ReviewScreen):
            await looking.dismiss(None)
        said = in_sentences(arrivals, arrival, event.source) if arrival.change else _NOTHING_TAKEN
        self.say(f"{said} {_UNDO}" if arrival.change else said, lasting=True)
        if isinstance(self.screen, Room) and self.screen.person_id is None and arrival.change.put:
            self.screen.choose(arrival.change.put[0].id)


def _undisturbed(work: Callable[[Tell], Done], tell: Tell) -> Done:
    with no_collecting():
        return work(tell)


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the garbage collector from stopping the screen to look through what is being made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _brings_nothing(looked: Review) -> bool:
    here = all(entry.state is State.HERE for entry in looked.entries)
    return here and not (looked.others or looked.left_alone)
