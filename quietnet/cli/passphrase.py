"""The passphrase of a locked notebook: from a program of one's own, or asked for at a terminal."""

import getpass
import os
import shlex
import subprocess
import sys

from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line
from quietnet.store.locking import WrongPassphrase, key_of, open_with
from quietnet.store.paths import Places
from quietnet.store.seal import PLAIN

COMMAND = "QUIETNET_PASSPHRASE_COMMAND"
_TRIES = 3
_ASKED = "Passphrase: "
_NO_TERMINAL = (
    "The notebook is locked, and there is no terminal to ask for its passphrase. Set "
    f"{COMMAND} to a program that prints it, such as “pass show notebook”."
)
_NOT_STARTED = f"{COMMAND} did not start: “{{}}”. The notebook stays locked."
_ENDED_BADLY = f"{COMMAND} ended with an error. The notebook stays locked."
_SAID_NOTHING = f"{COMMAND} printed no passphrase in UTF-8. The notebook stays locked."


def unlocked(places: Places) -> Places:
    """Return the places with what opens them, asking where the notebook is locked.

    Raises:
        Refused: when it stays locked, or its key is lost.
    """
    if places.seal is not PLAIN:
        return places
    key = key_of(places)
    if key is None:
        return places
    given = from_command()
    if given is not None:
        return open_with(places, key, given)
    for left in reversed(range(_TRIES)):
        try:
            return open_with(places, key, ask(_ASKED))
        except WrongPassphrase as wrong:
            if not left:
                raise
            print(f"{wrong} Once more.", file=sys.stderr)
    raise AssertionError


def command_is_set() -> bool:
    """Whether a program is named in the environment that gives the passphrase."""
    return bool(os.environ.get(COMMAND, "").strip())


def from_command() -> str | None:
    """Return the first line that the program named in the environment prints, None without one.

    It is started without a shell, its words split as a shell would.

    Raises:
        Refused: when it did not start, ended with an error, or printed nothing.
    """
    if not command_is_set():
        return None
    command = os.environ[COMMAND]
    try:
        done = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, check=False)  # noqa: S603
    except (OSError, ValueError):
        raise Refused(_NOT_STARTED.format(safe_line(command))) from None
    if done.returncode:
        raise Refused(_ENDED_BADLY)
    try:
        said = done.stdout.decode().partition("\n")[0].removesuffix("\r")
    except UnicodeDecodeError:
        said = ""
    if not said:
        raise Refused(_SAID_NOTHING)
    return said


def ask(question: str) -> str:
    """Ask at the terminal for what nobody is to see.

    Raises:
        Refused: when there is no terminal.
    """
    if not _has_terminal():
        raise Refused(_NO_TERMINAL)
    try:
        return getpass.getpass(question)
    except EOFError:
        raise Refused("No passphrase was given; nothing was changed.") from None


def ask_twice() -> str:
    """Ask for a new passphrase, twice, until both are the same.

    Raises:
        Refused: when there is no terminal, or none was typed twice the same.
    """
    for _ in range(_TRIES):
        first = ask("New passphrase: ")
        if not first:
            raise Refused("A passphrase has at least one letter. Nothing was changed.")
        if ask("Once more: ") == first:
            return first
        print("Those were two different ones.", file=sys.stderr)
    raise Refused("No passphrase was typed twice the same. Nothing was changed.")


def _has_terminal() -> bool:
    """Whether somebody can be asked, though what is read or printed may go elsewhere."""
    return any(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
