"""Foot: the bottom line, a few keys of this place; one that does not fit whole is left to help."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.widgets import Footer
from textual.widgets._footer import FooterKey  # exported nowhere else

from quietnet.widgets.blur import Blur, Clear

SHOULDER = "app.shoulder"
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


class _Key(FooterKey, Clear):
    """A key and a word of ours; it can be read while all else is blurred."""


def _clear(key: FooterKey) -> FooterKey:
    """Return a key of Textual's as one of ours."""
    classes = " ".join(key.classes - {"-compact"})
    ours = _Key(
        key.key, key.key_display, key.description, key.action, tooltip=str(key.tooltip or ""),
        classes=classes,
    )  # fmt: skip
    is_palette = key.has_class("-command-palette")  # Textual draws it as it is
    return ours if is_palette else ours.data_bind(compact=Footer.compact)


class Foot(Footer):
    """Textual's footer without half words: help always stands, the least wanted key goes first."""

    def compose(self) -> ComposeResult:
        """Place the keys that fit."""
        bindings = {
            active.binding.action: active.binding
            for active in self.screen.active_bindings.values()
            if active.binding.show
        }
        keys = [_clear(each) for each in super().compose() if isinstance(each, FooterKey)]
        palette = [key for key in keys if key.has_class("-command-palette")]
        known = [key for key in keys if key not in palette and key.action in bindings]
        known.sort(key=lambda key: _rank(bindings[key.action]))
        beside = palette if "-narrow" not in self.screen.classes else []
        room = self.screen.size.width - sum(_width(key) + 1 for key in beside)
        last = [key for key in known if bindings[key.action].id == _HELP]
        room -= sum(map(_width, last))
        for key in self._way_back():
            room -= _width(key)
            yield key
        for key in known:
            if key not in last and (room := room - _width(key)) < 0:
                break
            if key not in last:
                yield key
        yield from last
        yield from palette

    def _way_back(self) -> Iterator[FooterKey]:
        """Place, while all is blurred, the key that shows it again before any other."""
        if not any(isinstance(each, Blur) for each in self.app.get_line_filters()):
            return
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.id == SHOULDER:
                shown = self.app.get_key_display(binding)
                key = _Key(binding.key, shown, "Show names", binding.action)
                yield key.data_bind(compact=Footer.compact)

    @on(Resize)
    def _fit(self) -> None:
        self.call_after_refresh(self.recompose)


def _width(key: FooterKey) -> int:
    """How many cells a key takes, with the space around it; not drawn yet, it cannot say."""
    return cell_len(key.key_display) + cell_len(key.description) + 3
