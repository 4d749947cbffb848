"""Every command there is: the bindings of the app, and of each screen and widget of ours."""

import importlib
import pkgutil
from collections.abc import Iterator

from textual.dom import DOMNode

import quietnet.screens
import quietnet.widgets
from quietnet.commands import Command, commands_of


def commands_by_owner(app: type[DOMNode]) -> Iterator[Command]:
    """Yield the commands, those of the app first, in a lasting order; some of them twice."""
    for owner in _owners(app):
        yield from commands_of(owner.__dict__.get("BINDINGS", ()))


def _owners(app: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield from (each for each in app.__mro__ if each.__module__.startswith("quietnet."))
    for room in (quietnet.screens, quietnet.widgets):
        for module in sorted(pkgutil.iter_modules(room.__path__), key=lambda each: each.name):
            name = f"{room.__name__}.{module.name}"
            for value in vars(importlib.import_module(name)).values():
                is_ours = isinstance(value, type) and value.__module__ == name
                if is_ours and issubclass(value, DOMNode):
                    yield value
