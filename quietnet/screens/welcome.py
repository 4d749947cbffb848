"""Welcome: what a newcomer sees first. One sentence, one field, and two other ways in."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, ScreenResume
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from quietnet.domain.network import Network
from quietnet.messages import BringIn, LookAround, MeetFirst
from quietnet.widgets.foot import Foot
from quietnet.widgets.line import Line

_SENTENCE = (
    "A quiet notebook for the people in your life and what you talked about; nothing is counted, "
    "and nothing leaves this computer."
)
_QUESTION = "Who did you last talk to in a kitchen?"
_NAME = "a first name is enough"
_HOW = "enter begins · the arrows walk up and down"


class Way(Static, can_focus=True):
    """A line that can be chosen."""

    DEFAULT_CSS = """
    Way { height: 1; width: auto; padding: 0 1; color: $secondary; }
    Way:focus { background: $chosen; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Choose", show=False)]

    class Chosen(Message):
        """Somebody pressed enter on it."""

        def __init__(self, way: "Way") -> None:
            super().__init__()
            self.way = way

        @property
        def control(self) -> "Way":
            """The line that was chosen."""
            return self.way

    @on(Click)
    def action_choose(self) -> None:
        """Tell that it was chosen."""
        self.post_message(self.Chosen(self))


class WelcomeScreen(Screen[None]):
    """Asks for one name. It goes as soon as somebody is in the notebook."""

    CSS_PATH = "welcome.tcss"
    AUTO_FOCUS = "#name"
    HELP = "One name begins the notebook. Nothing is on disk before that."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next", show=False),
        Binding("up", "app.focus_previous", "Before", show=False),
        Binding("escape", "app.quit", "Leave", id="welcome.leave", tooltip="Leave; nothing stays"),
    ]

    network: reactive[Network] = reactive(Network)

    def __init__(self) -> None:
        super().__init__()
        self._is_leaving = False
        self._field = Line("")
        self._field.id = "name"
        self._field.placeholder = _NAME

    def opens(self, action: str) -> bool:
        """Return whether another screen comes after an action, so that keys wait for it."""
        return action in ("submit", "choose")

    def compose(self) -> ComposeResult:
        """Place the sentence, the field and the two ways."""
        with Vertical(id="hall"):
            yield Static(Content("quietnet").stylize("bold $accent"), id="title")
            yield Static(Content(_SENTENCE), id="sentence")
            yield Static(Content(_QUESTION), id="question")
            yield self._field
            yield Way(Content("bring in an address book"), id="bring-in")
            yield Way(Content("look around a lived-in notebook"), id="look-around")
            yield Static(Content(_HOW), id="how")
        yield Foot()

    def watch_network(self) -> None:
        """Step aside when somebody came in, here or from another window."""
        self._step_aside()

    @on(ScreenResume)
    def _step_aside(self) -> None:
        if self.network and self.app.screen is self and not self._is_leaving:
            self._is_leaving = True
            self.dismiss()

    @on(Line.Submitted)
    def _named(self, event: Line.Submitted) -> None:
        if event.value.strip():
            self.post_message(MeetFirst(event.value))

    @on(Way.Chosen, "#bring-in")
    def _bring_in(self) -> None:
        self.post_message(BringIn())

    @on(Way.Chosen, "#look-around")
    def _look_around(self) -> None:
        self.post_message(LookAround())
