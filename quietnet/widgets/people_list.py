"""PeopleList: everybody by name with one quiet line each, drawn with the line API."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quietnet.domain.person import Person
from quietnet.widgets.ink import cut, ink_line

_EACH = 2  # lines a person takes
_CLOSE = "  close"  # behind the name of somebody kept close
_LEAST = 11  # cells, below which half a word says less than none


class PeopleList(ScrollView, can_focus=True):
    """A list that costs the same at any length, and keeps its place by id."""

    DEFAULT_CSS = """
    PeopleList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "leap(-1)", "Page up", show=False),
        Binding("pagedown", "leap(1)", "Page down", show=False),
        Binding("home", "step(-1000000)", "First", show=False),
        Binding("end", "step(1000000)", "Last", show=False),
        Binding("enter", "open", "Open", id="people.open", tooltip="Walk into their page"),
    ]

    people: reactive[tuple[Person, ...]] = reactive((), layout=False)
    chosen: reactive[str | None] = reactive(None, repaint=False)  # two rows are enough
    second_line: Callable[[Person], tuple[str, str]] = staticmethod(lambda p: (p.interesting, ""))

    class Chosen(Message):
        """The cursor came to stand on somebody."""

        def __init__(self, person_id: str | None) -> None:
            super().__init__()
            self.person_id = person_id

    class Opened(Message):
        """Somebody's page was asked for."""

        def __init__(self, person_id: str) -> None:
            super().__init__()
            self.person_id = person_id

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._places: dict[str | None, int] = {}

    @property
    def _at(self) -> int:
        return self._places.get(self.chosen, 0)

    def watch_people(self, people: tuple[Person, ...]) -> None:
        """Draw anew and keep the place by id; choose the first where the chosen one is gone."""
        self._places = {person.id: place for place, person in enumerate(people)}
        self.virtual_size = Size(self.size.width, _EACH * len(people))
        if self.chosen not in self._places:
            self.chosen = people[0].id if people else None
        self._show()
        self.refresh()

    def watch_chosen(self, before: str | None, chosen: str | None) -> None:
        """Tell who is chosen and draw the rows that differ; scrolling draws all by itself."""
        self._show()
        for id_ in (before, chosen):
            if id_ in self._places:
                self.refresh_lines(self._places[id_] * _EACH, _EACH)
        self.post_message(self.Chosen(chosen))

    @on(Resize)
    def _on_new_size(self) -> None:
        self.virtual_size = Size(self.size.width, _EACH * len(self.people))
        self._show()

    def _show(self) -> None:
        if self.people and self.size.height:
            where = Region(0, self._at * _EACH, 1, _EACH)
            self.scroll_to_region(where, animate=False, force=True, x_axis=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line (Textual's line API)."""
        width, style = self.scrollable_content_region.width, self.visual_style
        place, line = divmod(y + round(self.scroll_y), _EACH)
        if place >= len(self.people):
            return Strip.blank(width, style.rich_style)
        person = self.people[place]
        here = person.id == self.chosen
        if line == 0:
            content = self._first(person, width - 2, here=here)
        else:
            content = self._second(person, width - 2)
        mark = Content("▌ ").stylize("$accent") if here else "  "
        content = Content.assemble(mark, content).truncate(width, ellipsis=True)
        if here:
            content = content.pad_right(max(width - content.cell_length, 0)).stylize_before(
                "on $chosen"
            )
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(self.size.width, style.rich_style).simplify()

    def _first(self, person: Person, room: int, *, here: bool) -> Content:
        """Return the name, with a quiet word for those kept close."""
        name = ink_line(person.name, "bold" if here else "")
        if not person.kept_close:
            return name
        return Content.assemble(cut(name, room - len(_CLOSE)), (_CLOSE, "$quiet"))

    def _second(self, person: Person, room: int) -> Content:
        """Return the quiet line; when you last spoke is said whole, or not at all."""
        what, spoke = self.second_line(person)
        first, last = ink_line(what, "$quiet"), ink_line(spoke, "$quiet")
        if not (first and last):
            return cut(first or last, room)
        left = room - last.cell_length - 3
        if left < _LEAST:
            return cut(first, room)
        return Content.assemble(cut(first, left), (" · ", "$quiet"), last)

    def action_step(self, by: int) -> None:
        """Move the choice up or down, as far as there are people."""
        if self.people:
            place = min(max(self._at + by, 0), len(self.people) - 1)
            self.chosen = self.people[place].id

    def action_leap(self, by: int) -> None:
        """Move by what fits on the screen."""
        self.action_step(by * max(self.size.height // _EACH - 1, 1))

    def action_open(self) -> None:
        """Ask for the chosen person's page."""
        if self.chosen:
            self.post_message(self.Opened(self.chosen))

    @on(Click)
    def _choose_clicked(self, event: Click) -> None:
        place = (event.y + round(self.scroll_y)) // _EACH
        if place < len(self.people):
            self.chosen = self.people[place].id
