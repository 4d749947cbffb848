"""The keys, told once: from the live Bindings to palette, help page and ``quietnet keys``."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding

_SHOWN = {
    "question_mark": "?", "slash": "/", "equals_sign": "=", "comma": ",", "escape": "esc",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


@dataclass(frozen=True)
class Command:
    """What can be done: its keys as people read them, a word, a sentence, and Textual's action."""

    id: str
    keys: str
    what: str
    more: str
    action: str


def shown(key: str) -> str:
    """Return a key as people read it: ``ctrl+s``, ``/``, ``f1``."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _SHOWN.get(last, last)])


def commands_of(bindings: Iterable[object]) -> tuple[Command, ...]:
    """Return the commands bindings name, each once; one without an id is plain movement."""
    found: dict[str, Command] = {}
    for binding in Binding.make_bindings(b for b in bindings if isinstance(b, Binding)):
        if not binding.id:
            continue
        keys = shown(binding.key)
        if binding.id in found:
            keys = f"{found[binding.id].keys} or {keys}"
        found[binding.id] = Command(
            binding.id, keys, binding.description, binding.tooltip, binding.action
        )
    return tuple(found.values())
