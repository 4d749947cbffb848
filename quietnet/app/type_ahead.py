"""TypeAhead: keys are answered one after another, and wait while a screen is opening.

Textual hands each key to whatever has the focus when the key arrives, and what a key does comes a
few messages later. Somebody who types on without looking, or a slow machine, would have the first
words of a note read as commands by the room that is being left. Here the next key is handed on when
the one before has been answered, and, where that one opens a screen, when the screen has the focus.
"""

import time
from collections import deque
from collections.abc import Mapping
from typing import Protocol, TypeVar, runtime_checkable

from textual import events, on
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen

_PATIENCE = 3.0  # seconds; whatever keeps a key or a screen so long, the next key is not held up
_LOOKS_EVERY = 0.01

Result = TypeVar("Result")


@runtime_checkable
class Opens(Protocol):
    """A screen that knows after which of its actions another screen comes."""

    def opens(self, action: str) -> bool:
        """Return whether another screen comes after an action, as a binding writes it."""


class Answered(Message):
    """Follows a key from widget to widget; where it arrives, the key has been answered.

    It goes twice: a widget's own word about a key, a field's *submitted*, follows it first.
    """

    def __init__(self, *, again: bool) -> None:
        super().__init__()
        self.again = again


class TypeAhead(App[Result]):
    """An App in which no key overtakes what the key before it does."""

    def __init__(self) -> None:
        super().__init__()
        self._leaving: Screen[object] | None = None
        self._since = 0.0
        self._on_its_way = False
        self._target: DOMNode | None = None
        self._waiting: deque[events.Key | events.Paste] = deque()

    async def run_action(
        self,
        action: str | tuple[str, str, tuple[object, ...]],
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; when a screen comes after it, keys wait for that screen."""
        screen = self.screen
        done = await super().run_action(action, default_namespace, namespaces)
        opens = isinstance(screen, Opens) and isinstance(action, str) and screen.opens(action)
        if done and opens:
            self._leaving, self._since = screen, time.monotonic()
        return done

    async def on_event(self, event: events.Event) -> None:
        """Line keys up; everything else goes its way at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._waiting.append(event)
            await self._hand_on()
        else:
            await super().on_event(event)

    @on(Answered)
    async def _go_on(self, event: Answered) -> None:
        event.stop()
        if event.again:
            (self.focused or self.screen).post_message(Answered(again=False))
            return
        self._on_its_way = False
        await self._hand_on()

    async def _hand_on(self) -> None:
        """Hand the next key to whatever has the focus by now, or look again a little later."""
        if not self._waiting:
            return
        if not self._is_ready():
            self.set_timer(_LOOKS_EVERY, self._hand_on)
            return
        self._leaving = None
        event = self._waiting.popleft()
        target = self.focused or self.screen
        self._on_its_way, self._since, self._target = True, time.monotonic(), target
        await super().on_event(event)
        target.post_message(Answered(again=True))

    def _is_ready(self) -> bool:
        if time.monotonic() - self._since > _PATIENCE:
            return True
        # A field that left with its screen can no longer answer.
        if self._on_its_way and self._target and self._target.is_attached:
            return False
        if self._leaving is None:
            return True
        return self.screen is not self._leaving and bool(self.focused)
