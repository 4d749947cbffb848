"""Drafting: what is being written is on disk at most two seconds after a key, word for word."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.network import Network
from quietnet.screens.kitchen import KitchenScreen
from quietnet.store.drafts import Draft, HeldDraft
from quietnet.store.problem import NotKept

_AFTER = 1.0  # seconds; with the writing itself well within the two that are promised

Written = tuple[str, dict[str, Any]]


class Drafting:
    """The draft of one page. Nothing is left of one that is blank, or as it was kept."""

    def __init__(
        self,
        page: KitchenScreen,
        held: HeldDraft,
        now: Callable[[], datetime],
        *,
        taken_up: bool = False,
    ) -> None:
        self.page = page
        self.failure = ""
        self._held = held
        self._now = now
        self._as_kept = None if taken_up or page.talk is None else (page.text, page.head)
        self._one_at_a_time = threading.Lock()
        self._is_over = False

    def kept_as(self, text: str, head: Head) -> None:
        """Know what was kept while typing went on; only what differs from it is a draft."""
        self._as_kept = (text, head)

    async def follow(self, say: Callable[[str], None]) -> None:
        """Write what is typed until it rests; ``say`` is told once when the disk does not take it.

        Each further change tries again.
        """
        written = None
        while not self._is_over and written != self._written():
            await asyncio.sleep(_AFTER)
            written = self._written()
            had_failed = bool(self.failure)
            await asyncio.to_thread(self._save, written)
            if self.failure and not had_failed:
                say(self.failure)

    def _written(self) -> Written:
        text, head, talk = self.page.text, self.page.head, self.page.talk
        about = {"conversation": talk.id, "rev": talk.rev} if talk else {}
        if self._as_kept == (text, head):
            text = ""
        return text, {**about, "head": head.model_dump(mode="json")}

    def _save(self, written: Written) -> bool:
        """Write the draft, or why it is not on disk into ``failure``; tell whether there is one."""
        text, head = written
        with self._one_at_a_time:
            if self._is_over:
                return False
            try:
                self._held.save(text, head, self._now())
            except NotKept as refused:
                self.failure = str(refused)
                return False
            self.failure = ""
            return bool(text.strip())

    def save_now(self) -> bool:
        """Write the draft before anything else happens; tell whether there is one."""
        return self._save(self._written())

    async def leave(self) -> bool:
        """Leave what is on the page to be taken up; tell whether that is safe (``failure``)."""
        if await asyncio.to_thread(self._save, self._written()):
            self._held.release()
        elif not self.failure:
            await self.discard()
        return not self.failure

    async def discard(self) -> None:
        """Leave nothing, as the note was kept or had no words."""
        await asyncio.to_thread(self._discard)

    def _discard(self) -> None:
        with self._one_at_a_time:
            self._is_over = True
            self._held.discard()


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A draft as the editor opens it: its words, its head, and the conversation it changes.

    ``moved_on`` is true where that conversation changed since; then it opens as its own note.
    """

    text: str
    head: Head
    talk: Conversation | None = None
    moved_on: bool = False


def conversation_of(draft: Draft) -> str:
    """Return the id of the kept conversation a draft changes, empty for a new note."""
    found = draft.head.get("conversation", "")
    return found if isinstance(found, str) else ""


def head_of(draft: Draft) -> Head:
    """Return a draft's head; one that is not a head any more is an empty one."""
    head = draft.head.get("head")
    try:
        return (
            Head.model_validate(dict(head), strict=False) if isinstance(head, Mapping) else Head()
        )
    except ValidationError:
        return Head()


def taken_up(draft: Draft, network: Network) -> TakenUp:
    """Return what the editor opens for a draft."""
    id_ = conversation_of(draft)
    talk = network.conversations.get(id_)
    if talk and talk.rev == draft.head.get("rev"):
        return TakenUp(draft.text, head_of(draft), talk)
    return TakenUp(draft.text, head_of(draft), moved_on=bool(id_))
