"""Completion: ``quietnet completion SHELL``, and what the script it prints asks for at each tab.

What can stand next is read from the parser itself, so that no list of commands or options is kept
anywhere else. Names are read from the notebook; nothing is written, asked or said otherwise.
"""

import os
from argparse import Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from quietnet.cli.completion_scripts import SCRIPTS
from quietnet.cli.parser import whole_parser
from quietnet.cli.printing import say, say_line
from quietnet.domain.text import fold, safe_line

FILES = ":files"
"""Said alone, where a file or a folder is wanted: each shell knows best how to offer those."""
_NAMED = frozenset({"name", "people", "person", "query"})
_PATHS = frozenset({"DIR", "FILE", "PATH"})


def completion(options: Namespace) -> int:
    """Print the script for a shell."""
    say(SCRIPTS[options.shell])
    return 0


def offer(options: Namespace) -> int:
    """Print what can stand where the last of ``words`` stands, a line each; never an error."""
    with suppress(Exception):
        for word in candidates(options.words):
            if safe_line(word) == word:
                say_line(word)
    return 0


@dataclass(frozen=True)
class _Typed:
    """What was typed so far: the command it belongs to, and what the last word is to be."""

    command: ArgumentParser
    notebook: str | None
    wants: Action | None  # None: another option or nothing


def candidates(words: Sequence[str]) -> list[str]:
    """Return the words that could stand in place of the last one and begin as it does."""
    *before, last = [_unquoted(word) for word in words] or [""]
    typed = _take_apart(before)
    if last.startswith("-"):
        found = _options(typed.command)
    elif typed.wants is None:
        return []
    elif isinstance(typed.wants, _SubParsersAction):
        found = iter(typed.wants.choices)
    elif typed.wants.choices:
        found = iter(str(choice) for choice in typed.wants.choices)
    elif typed.wants.metavar in _PATHS:
        return [FILES]
    elif typed.wants.dest in _NAMED:
        found = _names(typed.notebook)
    else:
        return []
    begun = fold(last)
    return [word for word in found if fold(word).startswith(begun)]


def _take_apart(before: Sequence[str]) -> _Typed:
    command = whole_parser()
    open_places = _places(command)
    notebook = os.environ.get("QUIETNET_NOTEBOOK")
    awaited: Action | None = None
    for word in before:
        if awaited is not None:
            notebook = word if awaited.dest == "notebook" else notebook
            awaited = None
        elif word.startswith("-"):
            awaited = _awaits(command, word)
        elif open_places:
            place = open_places[0]
            if isinstance(place, _SubParsersAction):
                if word not in place.choices:
                    return _Typed(command, notebook, None)
                command = place.choices[word]
                open_places = _places(command)
            elif place.nargs not in ("*", "+"):
                open_places = open_places[1:]
    return _Typed(command, notebook, awaited or next(iter(open_places), None))


def _places(command: ArgumentParser) -> list[Action]:
    """Return what a command takes besides its options, in order."""
    return [action for action in command._actions if not action.option_strings]  # noqa: SLF001


def _awaits(command: ArgumentParser, word: str) -> Action | None:
    """Return the option a word is, where a value is to follow it."""
    for action in command._actions:  # noqa: SLF001
        if word in action.option_strings and action.nargs is None:
            return action
    return None


def _options(command: ArgumentParser) -> Iterator[str]:
    for action in command._actions:  # noqa: SLF001
        yield from (option for option in action.option_strings if option.startswith("--"))


def _names(notebook: str | None) -> Iterator[str]:
    from quietnet.store.library import Library
    from quietnet.store.paths import find_places

    library = Library(find_places(Path(notebook) if notebook else None))
    people = sorted(library.load_people().people, key=lambda person: fold(person.name))
    for person in people:
        yield person.name


def _unquoted(word: str) -> str:
    """Return a word without what a shell needs around or inside it."""
    if word[:1] == "'":
        return word.strip("'")
    return word.strip('"').replace("\\", "") if word else word
