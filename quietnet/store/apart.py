"""Apart: what another machine wrote beside this notebook, and what the two are as one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from quietnet.domain.attachment import attached
from quietnet.domain.change import Change
from quietnet.domain.coming_together import Met, Standing, Together, change_to, together
from quietnet.domain.merging import JoinNotes
from quietnet.store.attachments import read_attachments
from quietnet.store.conflict_copies import conflict_copies, has_markers, marked_shelves
from quietnet.store.paths import Places
from quietnet.store.problem import Problem
from quietnet.store.seal import Seal
from quietnet.store.seen import Seen
from quietnet.store.shelf_file import Unreadable
from quietnet.store.shelves import NOTEBOOK, is_begun, months_in, shelf_path
from quietnet.store.versions import Version, versions_in

_ANOTHER = (
    "It is of another notebook; it was left as it is. To bring its people here, write them out "
    "with quietnet export --format json and bring that in with quietnet import."
)


@dataclass(frozen=True, slots=True)
class Apart:
    """What was written apart: the files it lies in, and what comes of it.

    ``sources`` are the files and folders that were read, ``change`` what they alter here, ``met``
    the records of which something is to be said, and ``problems`` what could not be read of them.
    """

    notebook_id: str = ""
    sources: tuple[Path, ...] = ()
    change: Change = field(default_factory=Change)
    met: tuple[Met, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources)


def lying_apart(notebook: Path, *, marked: bool = True) -> tuple[Path, ...]:
    """Return the conflict copies in a notebook's folder, and its shelves with git's markers.

    Without ``marked`` no shelf is opened to look for markers, which is quicker.
    """
    if not marked:
        return conflict_copies(notebook)
    try:
        months = months_in(notebook)
    except OSError:
        months = []
    names = [NOTEBOOK, *months] if is_begun(notebook) else months
    return (*conflict_copies(notebook), *marked_shelves(notebook, names))


def compare(places: Places, sources: Iterable[Path], join_notes: JoinNotes) -> Apart:
    """Return what comes of joining these files and folders with a notebook; nothing is written.

    ``join_notes`` puts two texts with their readings one under the other.
    """
    notebook = places.notebook
    here = Seen(notebook, places.seal)
    here.whole = True
    here.refresh()
    reading = _Reading(here.notebook_id, places.seal)
    ours = Standing({record.id: record for record in here.standing()}, here.gone)
    read = {source: list(reading.versions(source)) for source in dict.fromkeys(sources)}
    for source, found in read.items():
        if len(found) > 1 and is_shelf(source, notebook):
            stood = found.pop(0)  # what git calls ours is what stood here
            ours = Standing({**stood.records, **ours.records}, {**stood.gone, **ours.gone})
    so_far = Together(ours)
    met: dict[str, Met] = {}
    for layer in _layers(each for found in read.values() for each in found):
        so_far = together(so_far.standing, layer, join_notes)
        met |= {each.id: _since(met.get(each.id), each) for each in so_far.met}
    there = tuple(_as_here(each, ours) for each in met.values())
    change = change_to(ours, replace(so_far, met=there))
    strays = {record.id for record in change.put if here.is_stray(record.id)}
    reading.problems += [Problem(_STRAY.format(id_)) for id_ in sorted(strays)]
    change = _without(change, strays)
    return Apart(
        reading.notebook_id,
        tuple(reading.read),
        replace(change, attachments=_photographs(change, reading.read, places)),
        there,
        tuple(reading.problems),
    )


def _photographs(change: Change, sources: Iterable[Path], places: Places) -> dict[str, bytes]:
    """Return the photographs that records refer to, from the folders they come from."""
    wanted = attached(change.put)
    folders = (replace(places, notebook=each) for each in sources if wanted and each.is_dir())
    return {path: data for each in folders for path, data in read_attachments(each, wanted).items()}


_STRAY = "What stands here under “{}” fits no record; it was left, the other is in the wastebasket."


def _months(notebook: Path) -> Iterator[Path]:
    try:
        yield from (shelf_path(notebook, name) for name in months_in(notebook))
    except OSError:
        return


class _Reading:
    """Reads files of one notebook, and folders like it."""

    def __init__(self, notebook_id: str, seal: Seal) -> None:
        self._seal = seal
        self.notebook_id = notebook_id
        self.read: list[Path] = []
        self.problems: list[Problem] = []

    def versions(self, source: Path) -> Iterator[Version]:
        """Yield what a file says, or every shelf and conflict copy of a folder."""
        files = _files_of(source) if source.is_dir() else [source]
        found = [each for file in files for each in self._file(file)]
        if found:
            self.read.append(source)
        yield from found

    def _file(self, path: Path) -> Iterator[Version]:
        try:
            found = versions_in(path, self._seal)
        except Unreadable as error:
            self.problems.append(Problem(f"It {error} It was left as it is.", str(path)))
            return
        for version in found:
            if version.notebook_id:
                self.notebook_id = self.notebook_id or version.notebook_id
            if version.notebook_id and version.notebook_id != self.notebook_id:
                self.problems.append(Problem(_ANOTHER, str(path)))
                return
        for version in found:
            self.problems += [Problem(each, str(path)) for each in version.unread]
        yield from found


def _files_of(folder: Path) -> list[Path]:
    first = shelf_path(folder, NOTEBOOK)
    shelves = [*([first] if is_begun(folder) else []), *_months(folder)]
    return [*shelves, *conflict_copies(folder)]


def _layers(versions: Iterable[Version]) -> list[Standing]:
    """Return versions as few notebooks: shelves that have no record twice belong to one."""
    layers: list[Standing] = []
    for each in versions:
        fits = (n for n, layer in enumerate(layers) if not layer.records.keys() & each.records)
        place = next(fits, None)
        if place is None:
            layers.append(each.standing)
        else:
            layers[place] = layers[place].beside(each.standing)
    return layers


def _since(before: Met | None, now: Met) -> Met:
    """Return what became of a record that met several versions."""
    if before is None:
        return now
    return Met(
        before.ours,
        now.theirs or before.theirs,
        now.stands,
        (*before.aside, *now.aside),
        tuple(dict.fromkeys((*before.fields, *now.fields))),
        before.both or now.both,
    )


def _as_here(met: Met, ours: Standing) -> Met:
    return replace(met, ours=ours.records.get(met.id))


def _without(change: Change, strays: set[str]) -> Change:
    """Return a change without what would stand where nothing may be put; it is laid aside."""
    if not strays:
        return change
    left = tuple(record for record in change.put if record.id in strays)
    put = tuple(record for record in change.put if record.id not in strays)
    return replace(change, put=put, aside=(*change.aside, *left))


def is_shelf(path: Path, notebook: Path) -> bool:
    """Whether a file is a shelf of this notebook."""
    lies = path.resolve()
    return lies in (each.resolve() for each in (shelf_path(notebook, NOTEBOOK), *_months(notebook)))


def is_marked(path: Path, notebook: Path) -> bool:
    """Whether a file is a shelf of this notebook in which git wrote both sides."""
    return is_shelf(path, notebook) and has_markers(path)
