"""``quietnet merge``: what another machine wrote apart becomes part of the notebook."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from quietnet.cli.afterwards import later
from quietnet.cli.passphrase import unlocked
from quietnet.cli.printing import say, say_json, say_line, warn
from quietnet.clock import Clock
from quietnet.domain.coming_together import Met
from quietnet.domain.coming_words import in_order_of_reading, said_of
from quietnet.domain.deed import Before
from quietnet.domain.refusal import Refused
from quietnet.reading.joined_notes import join_notes
from quietnet.store.apart import compare, lying_apart
from quietnet.store.joining import Joined, join
from quietnet.store.library import Library
from quietnet.store.paths import Places, find_places
from quietnet.store.problem import Problem
from quietnet.store.seen import Seen
from quietnet.store.shelves import is_begun
from quietnet.store.upkeep import keep_up

_NONE = "There is nothing to join: no conflict copy lies in {}."
_SAME = "The notebook says all of it already; nothing was changed."
_ASIDE = "{} lies in the wastebasket now."
_UNDO = "A copy was made before; u in quietnet takes this back."
_NO_NOTEBOOK = "There is no notebook in {} to join anything with. Nothing was changed."


def merge(options: Namespace) -> int:
    """Join files and folders with the notebook, or the conflict copies that lie in it.

    Returns 0 when all of it was joined, 1 when something could not be read, and was left.

    Raises:
        Refused: when nothing could be joined.
    """
    places = unlocked(find_places(options.notebook))
    if not is_begun(places.notebook):
        raise Refused(_NO_NOTEBOOK.format(places.notebook))
    sources = _sources(options.files, places)
    if options.preview:
        apart = compare(places, sources, join_notes)
        joined = Joined((), apart.met, (), apart.problems)
    else:
        library = Library(places, Clock(fixed=options.today).now)
        library.load()
        joined = join(library, sources, join_notes, Clock(fixed=options.today).now)
        later(lambda: _keep_up(places, library, options))
    met = in_order_of_reading(joined.met)
    aside, problems = joined.aside, joined.problems
    known = _known(places, met)
    if options.json:
        say_json(_shape(met, aside, problems, known))
        return 1 if problems else 0
    for each in met:
        say_line(said_of(each, known))
    for path in aside:
        say_line(_ASIDE.format(path.name))
    if not (met or problems):
        say(_SAME if sources else _NONE.format(places.notebook))
    elif joined.changes:
        say(_UNDO)
    for problem in problems:
        warn(str(problem))
    return 1 if problems else 0


def _keep_up(places: Places, library: Library, options: Namespace) -> None:
    keep_up(places, library.notebook_id, Clock(fixed=options.today).now())


def _sources(files: Sequence[Path], places: Places) -> list[Path]:
    """Return what is to be joined, the notebook's own folder meaning what lies apart in it.

    Raises:
        Refused: when a file is not there.
    """
    own = places.notebook.resolve()
    given = [path.expanduser().absolute() for path in files]
    for path in given:
        if not path.exists():
            raise Refused(f"{path} is not there. Nothing was changed.")
    others = [path for path in given if path.resolve() != own]
    lying = lying_apart(places.notebook) if not given or len(others) < len(given) else ()
    return list(dict.fromkeys([*lying, *others]))


def _known(places: Places, met: Sequence[Met]) -> Before:
    """Return who stands under an id, or came, or was there."""
    seen = Seen(places.notebook, places.seal)
    seen.refresh()
    came = {each.id: each.stands or each.ours or each.theirs for each in met}
    return lambda id_: seen.find(id_) or came.get(id_)


def _shape(
    met: Sequence[Met], aside: Sequence[Path], problems: Sequence[Problem], known: Before
) -> dict[str, object]:
    return {
        "joined": [{"id": each.id, "said": said_of(each, known)} for each in met],
        "laid_aside": [str(path) for path in aside],
        "problems": [{"what": each.what, "where": each.where} for each in problems],
    }
