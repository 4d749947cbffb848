"""Starting and leaving, in a terminal, against a bare Textual app with one Static."""

from collections.abc import Iterator
from pathlib import Path

from bare import READY
from lifetime import NOW, places_in
from pty_app import PtyApp
from rounds import Figure, compared
from running import bare, environment, quietnet

from quietnet.domain.network import Network
from quietnet.store.library import Library

FIRST = {"usual": 1.25, "lifetime": 1.5}
LEAVING = {"usual": 1.2, "lifetime": 1.5}


def first_name(folder: Path) -> str:
    """Return the first words that People shows of anybody."""
    people = Library(places_in(folder), lambda: NOW).load_people().people
    return Network(people).by_name[0].name


def figures(folder: Path, size: str, rounds: int) -> Iterator[Figure]:
    env, name = environment(folder), first_name(folder)

    def to_first(argv: list[str], text: str) -> float:
        with PtyApp(argv, env) as app:
            return app.wait_for(text) - app.started

    def to_leave(argv: list[str], text: str) -> float:
        with PtyApp(argv, env) as app:
            app.wait_for(text)
            app.settle(1.0)
            return app.leave()

    against = "a bare Textual app"
    ratio, times = compared(
        lambda: to_first(quietnet(), name), lambda: to_first(bare("bare"), READY), rounds
    )
    what = "start to the first picture with people on it"
    yield Figure(what, against, size, ratio, FIRST[size], aside=times)
    ratio, times = compared(
        lambda: to_leave(quietnet(), name), lambda: to_leave(bare("bare"), READY), rounds
    )
    yield Figure("leaving", against, size, ratio, LEAVING[size], aside=times)
