"""``quietnet`` alone opens the app on the notebook; ``quietnet demo`` on a throw-away one."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from quietnet.cli.passphrase import command_is_set, unlocked
from quietnet.cli.session import Session
from quietnet.domain.arriving import Arrivals
from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.refusal import Refused
from quietnet.domain.text import safe_line
from quietnet.store.locking import key_of
from quietnet.store.paths import Places, find_places
from quietnet.store.settings import read_settings

_MADE_UP = "Everybody here is made up. Try everything; it is gone when you leave with ctrl+q."
_COME_BACK = (
    "Everybody here is made up. Try everything; ctrl+q brings you back to your own notebook."
)
_NO_TERMINAL = (
    "The app needs a terminal to draw on. quietnet people, show, depth, quiet, threads and note "
    "work without one; quietnet --help names the rest."
)


def open_app(options: Namespace) -> int:
    """Open the app on the notebook and return its exit code.

    Raises:
        Refused: when there is no terminal.
    """
    _refuse_without_terminal()
    places = _unlocked(find_places(options.notebook))
    if places is None:
        return 0
    while True:
        ending, code = _run(Session.at(places, options.today))
        if ending is None:
            return code
        code = _lived_in(options, _COME_BACK)
        if code:
            return code


def _unlocked(places: Places) -> Places | None:
    """Return the places with what opens them, None where somebody left instead.

    Raises:
        Refused: when the notebook's key is lost, or what gives the passphrase does not.
    """
    key = key_of(places)
    if key is None or command_is_set():
        return unlocked(places)
    from quietnet.app.unlocking import UnlockingApp
    from quietnet.store.age import library

    library()  # without it there is nothing to ask for
    app = UnlockingApp(places, key, _theme(read_settings(places.settings)[0].theme)[0])
    app.run()
    return app.opened


def demo(options: Namespace) -> int:
    """Open the app on a lived-in notebook that is gone afterwards; nothing else is touched.

    Raises:
        Refused: when there is no terminal.
    """
    _refuse_without_terminal()
    return _lived_in(options, _MADE_UP)


def _lived_in(options: Namespace, greeting: str) -> int:
    from quietnet.demo.notebook import build

    with TemporaryDirectory(prefix="quietnet-demo-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        places = Places(place / "notebook", place / "state", find_places().settings)
        # Made with a state of its own: that somebody lived here is nothing to be taken back.
        made = Session.at(replace(places, state_root=place / "made"), options.today)
        people, conversations = build(made.today, made.now)
        made.keep(Change(put=(*people, *conversations)))
        _ending, code = _run(Session.at(places, options.today), greeting)
        return code


def _run(session: Session, greeting: str = "") -> tuple[str | None, int]:
    """Run the app and return what it ended with, and its exit code."""
    from textual import constants

    from quietnet.app import QuietnetApp
    from quietnet.cli.exporting import write_document, write_markdown
    from quietnet.cli.importing import read_path
    from quietnet.store.attachments import read_attachments
    from quietnet.store.crash import write_report

    def report(error: BaseException) -> Path:
        return write_report(error, find_places(), session.now)  # a demo's own state is gone then

    def export(network: Network, path: Path, person_id: str | None, format_: str) -> str:
        photographs = partial(read_attachments, session.places)
        if format_ == "markdown":
            return write_markdown(network, path, person_id, session.today, photographs).in_short
        return write_document(network, path, person_id, format_, photographs).in_short

    def bring_in(path: Path) -> Arrivals:
        return read_path(path, session.now)

    theme, unknown = _theme(session.settings.theme)
    app = QuietnetApp(
        session.library,
        session.network,
        session.clock,
        session.remembered,
        export=export,
        bring_in=bring_in,
        export_folder=session.settings.export_folder,
        editor=session.settings.editor,
        editor_when_locked=session.settings.editor_when_locked,
        lock_after=session.settings.lock_after * 60.0,
        date_order=session.date_order,
        keymap=session.settings.keymap,
        greeting=greeting,
        asks_company=session.settings.ask_company,
        circle=session.settings.circle,
        problems=(*session.problems, *unknown, *_nameless(session.settings.keymap)),
        theme=theme,
        animation=constants.TEXTUAL_ANIMATIONS if os.environ.get("TEXTUAL_ANIMATIONS") else "none",
        report=report,
    )
    # What was loaded stays; looking through it again and again for rubbish would hold up the keys.
    gc.freeze()
    return app.run(), app.return_code or 0


def _theme(name: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the theme to use and, where there is none of that name, a sentence about it.

    None leaves the choice to Textual, which reads ``TEXTUAL_THEME`` itself.
    """
    if os.environ.get("TEXTUAL_THEME"):
        return None, ()
    from textual.theme import BUILTIN_THEMES

    from quietnet.theme import LAMPLIGHT, THEMES

    if name in BUILTIN_THEMES or name in {theme.name for theme in THEMES}:
        return name, ()
    return LAMPLIGHT.name, (f"There is no theme “{name}”; {LAMPLIGHT.name} is used.",)


def _nameless(keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each key that is given to nothing there is."""
    if not keymap:
        return ()
    from quietnet.cli.keys import by_place

    known = {command.id for commands in by_place().values() for command in commands}
    return tuple(
        f"The settings give a key to “{safe_line(name)}”, which is nothing quietnet does."
        for name in keymap
        if name not in known
    )


def _refuse_without_terminal() -> None:
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise Refused(_NO_TERMINAL)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
