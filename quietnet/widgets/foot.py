"""Foot: the bottom line, a few keys of this place; one that does not fit whole is left to help."""

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.widgets import Footer
from textual.widgets._footer import FooterKey  # exported nowhere else

_HELP = "app.help"
_WRITE = "room.write"


def _rank(binding: Binding) -> int:
    """What enter does comes first, then writing, then what only this place has; help comes last."""
    if binding.key == "enter":
        return 0
    if binding.id == _WRITE:
        return 1
    if binding.id == _HELP:
        return 4
    return 3 if (binding.id or "").startswith("room.") else 2


class Foot(Footer):
    """Textual's footer without half words: help always stands, the least wanted key goes first."""

    def compose(self) -> ComposeResult:
        """Place the keys that fit."""
        bindings = {
            active.binding.action: active.binding
            for active in self.screen.active_bindings.values()
            if active.binding.show
        }
        keys = [each for each in super().compose() if isinstance(each, FooterKey)]
        palette = [key for key in keys if key.has_class("-command-palette")]
        known = [key for key in keys if key not in palette and key.action in bindings]
        known.sort(key=lambda key: _rank(bindings[key.action]))
        beside = palette if "-narrow" not in self.screen.classes else []
        room = self.screen.size.width - sum(_width(key) + 1 for key in beside)
        last = [key for key in known if bindings[key.action].id == _HELP]
        room -= sum(map(_width, last))
        for key in known:
            if key not in last and (room := room - _width(key)) < 0:
                break
            if key not in last:
                yield key
        yield from last
        yield from palette

    @on(Resize)
    def _fit(self) -> None:
        self.call_after_refresh(self.recompose)


def _width(key: FooterKey) -> int:
    """How many cells a key takes, with the space around it; not drawn yet, it cannot say."""
    return cell_len(key.key_display) + cell_len(key.description) + 3
