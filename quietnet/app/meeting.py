"""MeetingApp: a form or a note changed elsewhere meanwhile; both are shown, none is lost."""

from functools import partial

from quietnet.app.drafting import Drafting
from quietnet.app.writing import WritingApp
from quietnet.domain.clash import Answers, Note, note_clashes, note_settled
from quietnet.domain.conversation import Conversation
from quietnet.domain.head import Head
from quietnet.domain.when import on_day
from quietnet.screens.moved_on import MovedOnScreen
from quietnet.screens.person_form import PersonForm
from quietnet.store.problem import MovedOn

_STANDS = "It stands as you chose. ctrl+s keeps it."
_JOINED = "This note was changed elsewhere too; that stands here now. ctrl+s keeps it."
_OF_ITS_OWN = (
    "That note was deleted elsewhere. What you wrote is a note of its own now; ctrl+s keeps it."
)


class MeetingApp(WritingApp):
    """Asks which version stands where a record moved on; nothing is chosen silently."""

    def moved_on(self, moved: MovedOn) -> None:
        """Show both versions to whoever is writing one of them; else say it."""
        page, ours = self.screen, moved.ours
        drafting = self._drafting
        if isinstance(page, PersonForm) and moved.theirs and moved.theirs.id == page.kept_id:
            page.call_next(page.keep_after_all)
        elif (
            isinstance(ours, Conversation)
            and drafting
            and drafting.page is page
            and drafting.page.talk
            and drafting.page.talk.id == ours.id
        ):
            theirs = moved.theirs if isinstance(moved.theirs, Conversation) else None
            self.call_next(self._meet, drafting, drafting.page.talk, theirs)
        else:
            super().moved_on(moved)

    async def _meet(
        self, drafting: Drafting, base: Conversation, theirs: Conversation | None
    ) -> None:
        """Ask what stands of a note that both changed; what only one changed is taken."""
        page = drafting.page
        if theirs is None:
            await self._write_on(drafting, None, page.head, page.text, _OF_ITS_OWN)
            return
        notes = (self._note(base), self._note(theirs), Note(page.head, page.text))
        clashes = note_clashes(*notes)
        settle = partial(self._settle, drafting, theirs, notes)
        if clashes:
            what = f"The note of {on_day(base.on, self.today)}"
            self.push_screen(MovedOnScreen(what, clashes), settle)
        else:
            await settle({})

    def _note(self, talk: Conversation) -> Note:
        return Note.of(talk, Head.of(talk, self.network.people))

    async def _settle(
        self,
        drafting: Drafting,
        theirs: Conversation,
        notes: tuple[Note, Note, Note],
        answers: Answers | None,
    ) -> None:
        if answers is not None:
            note = note_settled(*notes, answers)
            said = _STANDS if answers else _JOINED
            await self._write_on(drafting, theirs, note.head, note.text, said)

    async def _write_on(
        self, drafting: Drafting, talk: Conversation | None, head: Head, text: str, said: str
    ) -> None:
        """Go on writing over what stands elsewhere; ``ctrl+s`` keeps."""
        await self.pop_screen()
        drafting.page = self._page(talk=talk, head=head, text=text)
        self._show(drafting.page, drafting)
        drafting.save_now()
        self.say(said, lasting=True)
