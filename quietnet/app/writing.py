"""WritingApp: the kitchen's door. What is written there is kept, or waits as a draft."""

import asyncio
from collections.abc import Mapping
from functools import partial

from textual import on

from quietnet.app.drafting import Drafting, conversation_of, head_of, taken_up
from quietnet.app.keeping import KeepingApp, beside
from quietnet.domain.change import Change
from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.when import on_day, when
from quietnet.messages import OpenConversation, SaveConversation, WriteNote
from quietnet.screens.kitchen import KitchenScreen
from quietnet.screens.room import Room
from quietnet.screens.unfinished import Decided, Unfinished, UnfinishedScreen
from quietnet.store.drafts import Draft, Drafts, HeldDraft

_ELSEWHERE = "Another window has taken it up already."
_MOVED_ON = "That note was changed since, or is gone; this opens as a note of its own."
_STILL_KEEPING = "It is still being kept; the disk is slow."
_LEAVING = "Something is still being kept; quietnet leaves when it is on disk."
_AGAIN = "ctrl+q once more leaves without it."
_NOT_YET = "Kept. What you typed since then is not, yet."


class WritingApp(KeepingApp):
    """Opens the editor, follows what is typed, and offers what was left."""

    _drafting: Drafting | None = None
    _following: asyncio.Task[None] | None = None
    _being_kept: Drafting | None = None
    _may_leave_without = False

    def _drafts(self) -> Drafts:
        return Drafts(self._library.places, self._library.notebook_id)

    # Opening

    @on(WriteNote)
    @beside
    async def _write(self, _event: WriteNote) -> None:
        left = await asyncio.to_thread(self._drafts().left)
        page = self._page()
        if left:
            self._offer(left, page)
        else:
            self.enter_kitchen(page)

    @on(OpenConversation)
    @beside
    async def _open(self, event: OpenConversation) -> None:
        talk = self.network.conversations.get(event.conversation_id)
        if talk is None:
            return
        head = Head.of(talk, self.network.people)
        page = self._page(talk=talk, head=head, line=event.line)
        left = await asyncio.to_thread(self._drafts().left)
        left = tuple(draft for draft in left if conversation_of(draft) == talk.id)
        if left:
            self._offer(left, page)
        else:
            self.enter_kitchen(page)

    @beside
    async def take_up_again(self) -> None:
        """Offer what was being written when quietnet was last left, killed or lost."""
        left = await asyncio.to_thread(self._drafts().left)
        if left:
            self._offer(left, self._page())

    def _page(
        self,
        *,
        talk: Conversation | None = None,
        head: Head | None = None,
        text: str | None = None,
        line: int = 0,
    ) -> KitchenScreen:
        """Return a page to write on, as the settings have it."""
        return KitchenScreen(
            self._clock.now, talk=talk, head=head, text=text, line=line, order=self.date_order
        )

    def enter_kitchen(
        self, page: KitchenScreen, held: HeldDraft | None = None, *, is_draft: bool = False
    ) -> None:
        """Open a note; from its first key on it has a draft."""
        held = held or self._drafts().begin()
        self._show(page, Drafting(page, held, self._clock.now, taken_up=is_draft))

    def _show(self, page: KitchenScreen, drafting: Drafting) -> None:
        self._drafting = drafting
        # Bound values come after a screen's own start, which already asks who is known.
        page.set_reactive(KitchenScreen.network, self.network)
        page.set_reactive(KitchenScreen.today, self.today)
        bound = page.data_bind(KeepingApp.network, KeepingApp.today)
        self.push_screen(bound, partial(self._left, drafting))

    # Drafts

    def _offer(self, left: tuple[Draft, ...], page: KitchenScreen) -> None:
        drafts = {str(draft.path): draft for draft in left}
        notes = tuple(Unfinished(id_, each.text, self._told(each)) for id_, each in drafts.items())
        self.push_screen(
            UnfinishedScreen(notes, about_this=page.talk is not None),
            partial(self._decided, drafts, page),
        )

    def _told(self, draft: Draft) -> str:
        """Say when a draft was written, with whom, and what it changes."""
        local = draft.saved.astimezone()
        day = self._clock.day_of(draft.saved)
        recent = (self.today - day).days in (0, 1)
        at = f"{when(day, self.today)} at {local:%H:%M}" if recent else on_day(day, self.today)
        people = head_of(draft).people.strip()
        talk = self.network.conversations.get(conversation_of(draft))
        changes = f"changes the note of {on_day(talk.on, self.today)}" if talk else ""
        return " · ".join(part for part in (at, people and f"with {people}", changes) if part)

    @beside
    async def _decided(
        self, left: Mapping[str, Draft], page: KitchenScreen, decided: Decided | None
    ) -> None:
        if decided is None:
            return
        drafts = self._drafts()
        for id_ in decided.let_go:
            held = await asyncio.to_thread(drafts.take, left[id_])
            if held:
                await asyncio.to_thread(held.discard)
        if decided.take_up:
            await self._take_up(drafts, left[decided.take_up])
        elif decided.begin:
            self.enter_kitchen(page)

    async def _take_up(self, drafts: Drafts, draft: Draft) -> None:
        held = await asyncio.to_thread(drafts.take, draft)
        if held is None:
            self.say(_ELSEWHERE)
            return
        again = taken_up(draft, self.network)
        page = self._page(talk=again.talk, head=again.head, text=again.text)
        self.enter_kitchen(page, held, is_draft=True)
        if again.moved_on:
            self.say(_MOVED_ON, lasting=True)

    @on(KitchenScreen.Edited)
    def _follow(self, event: KitchenScreen.Edited) -> None:
        drafting = self._drafting
        if drafting is None or drafting.page is not event.kitchen:
            return
        self._may_leave_without = False
        if self._following is None or self._following.done():
            self._following = self.begin(drafting.follow(self._say_lasting))

    def _say_lasting(self, sentence: str) -> None:
        self.say(sentence, lasting=True)

    def write_draft(self) -> bool:
        """Put on disk, at once, what is being written; tell whether there is such a draft."""
        return self._drafting.save_now() if self._drafting else False

    @beside
    async def _left(self, drafting: Drafting, _nothing: None) -> None:
        """Let what was being written wait; where the disk does not take it, it stays open."""
        if await drafting.leave():
            if self._drafting is drafting:
                self._drafting = None
            return
        page = drafting.page
        drafting.page = self._page(talk=page.talk, head=page.head, text=page.text)
        self._show(drafting.page, drafting)
        self._say_lasting(drafting.failure)

    # Keeping and leaving

    @on(SaveConversation)
    @beside
    async def _save_conversation(self, event: SaveConversation) -> None:
        drafting = self._drafting if isinstance(self.screen, KitchenScreen) else None
        if drafting and drafting is self._being_kept:
            self.say(_STILL_KEEPING)
            return
        sent = (drafting.page.text, drafting.page.head) if drafting else None
        self._being_kept = drafting
        keep = self.keep if drafting else self.keep_or_wait
        try:
            kept = await keep(Change(put=(*event.newcomers, event.conversation)))
        finally:
            self._being_kept = None
        if not kept:
            return
        if drafting and sent and (drafting.page.text, drafting.page.head) != sent:
            drafting.kept_as(*sent)
            await self._stay(drafting, event.conversation)
            return
        if drafting:
            await self._close(drafting)
        there = event.conversation.people
        if isinstance(self.screen, Room) and there and self.screen.person_id not in there:
            self.screen.choose(there[0])
        self.say(event.said)

    async def _close(self, drafting: Drafting) -> None:
        """Leave a page whose note is kept, and nothing of its draft."""
        await drafting.discard()
        if self._drafting is drafting:
            self._drafting = None
        if self.screen is drafting.page:
            await self.pop_screen()

    async def _stay(self, drafting: Drafting, talk: Conversation) -> None:
        """Stay with what was typed while the disk was busy: it now changes what was kept."""
        drafting.page.go_on_with(talk)
        if self._drafting is not drafting:
            await drafting.leave()
        self.say(_NOT_YET)

    async def action_quit(self) -> None:
        """Leave, when all is on disk; a note that was being written waits as a draft."""
        if self._under_way:
            self.say(_LEAVING)
        await self.beside(self._quit())

    async def _quit(self) -> None:
        await self.all_kept()
        drafting = self._drafting
        if drafting and not await drafting.leave() and not self._may_leave_without:
            self._may_leave_without = True
            self._say_lasting(f"{drafting.failure} {_AGAIN}")
            return
        self.exit()
