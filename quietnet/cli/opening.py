"""``quietnet`` alone opens the app on the notebook; ``quietnet demo`` on a throw-away one."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from quietnet.cli.session import Session
from quietnet.domain.refusal import Refused

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
    return _run(Session.of(options))


def demo(options: Namespace) -> int:
    """Open the app on a lived-in notebook that is gone afterwards; nothing else is touched.

    Raises:
        Refused: when there is no terminal.
    """
    _refuse_without_terminal()
    from quietnet.demo.notebook import build
    from quietnet.domain.change import Change
    from quietnet.store.paths import Places, find_places

    with TemporaryDirectory(prefix="quietnet-demo-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        places = Places(place / "notebook", place / "state", find_places().settings)
        session = Session.at(places, options.today)
        people, conversations = build(session.today, session.now)
        session.keep(Change(put=(*people, *conversations)))
        return _run(Session.at(places, options.today))


def _run(session: Session) -> int:
    from textual import constants

    from quietnet.app import QuietnetApp
    from quietnet.cli.exporting import write_markdown
    from quietnet.domain.network import Network

    def export(network: Network, folder: Path, person_id: str | None) -> str:
        return write_markdown(network, folder, person_id, session.today).said

    environment = os.environ  # what Textual reads from it wins
    app = QuietnetApp(
        session.library,
        session.network,
        session.clock,
        session.remembered,
        export=export,
        asks_company=session.settings.ask_company,
        problems=session.problems,
        theme=None if environment.get("TEXTUAL_THEME") else session.settings.theme,
        animation=constants.TEXTUAL_ANIMATIONS if environment.get("TEXTUAL_ANIMATIONS") else "none",
    )
    app.run()
    return app.return_code or 0


def _refuse_without_terminal() -> None:
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise Refused(_NO_TERMINAL)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
