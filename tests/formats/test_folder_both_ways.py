"""The Markdown folder out and in again: hostile notebooks, careless editors, Obsidian's eyes."""

import os
import re
import unicodedata
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietnet.domain.arriving import arrive
from quietnet.domain.change import Change
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.formats.file_name import as_compared
from quietnet.formats.markdown import pages
from quietnet.formats.markdown_folder import read_folder
from quietnet.reading.kept import read_kept
from quietnet.store.manifest import Entry, Manifest, fingerprint
from tests.demo.lived_in import network as lived_in
from tests.formats.hostile import NOW, networks

WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
TODAY = date(2026, 4, 1)
LATER = datetime(2026, 5, 1, tzinfo=UTC)
_LINK = re.compile(r"\[\[([^\]|#]+)\]\]")
_RESERVED = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in "0123456789"}
hostile = settings(
    suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=500 if WHOLE else 40
)


def _folder(network: Network, *, private: bool = True) -> dict[str, bytes]:
    """Return the folder as it stands on a disk, its own list included."""
    written = pages(network, TODAY, private=private)
    found = {path: page.data for path, page in written.items()}
    entries = {
        path: Entry(id=page.id or None, sha256=fingerprint(page.data))
        for path, page in written.items()
    }
    return {**found, ".quietnet.json": Manifest(entries).as_bytes()}


def _into_nothing(files: dict[str, bytes]) -> Network:
    arrivals = read_folder(files, LATER)
    assert arrivals.skipped == ()
    assert arrivals.not_carried == {}
    empty = Network([], [], read_kept)
    return empty.after(arrive(empty, arrivals, LATER).change)


def _same(one: Network, other: Network) -> bool:
    return dict(one.people) == dict(other.people) and (
        dict(one.conversations) == dict(other.conversations)
    )


@given(networks())
@hostile
def test_out_in_and_out_again_is_the_same_to_the_byte(network: Network) -> None:
    files = _folder(network)
    back = _into_nothing(files)
    assert _same(back, network)
    assert _folder(back) == files


@given(networks())
@hostile
def test_a_folder_without_its_list_or_below_another_folder_reads_the_same(network: Network) -> None:
    files = _folder(network)
    del files[".quietnet.json"]
    assert _same(_into_nothing(files), network)
    below = {f"exported/quietnet/{path}": data for path, data in _folder(network).items()}
    assert _same(_into_nothing(below), network)


@given(networks())
@hostile
def test_line_ends_of_another_system_change_nothing(network: Network) -> None:
    files = {
        path: data.replace(b"\n", b"\r\n") if path.endswith(".md") else data
        for path, data in _folder(network).items()
    }
    assert not arrive(network, read_folder(files, LATER), LATER).change


@given(networks(), st.booleans())
@hostile
def test_a_folder_met_by_its_own_notebook_changes_nothing(network: Network, private: bool) -> None:
    files = _folder(network, private=private)
    assert not arrive(network, read_folder(files, LATER), LATER).change
    # Without the list every page may have been edited; private lines stay all the same.
    del files[".quietnet.json"]
    assert not arrive(network, read_folder(files, LATER), LATER).change


@given(networks())
@hostile
def test_every_name_can_be_written_on_every_system(network: Network) -> None:
    paths = _folder(network)
    assert len({as_compared(path) for path in paths}) == len(paths)
    for path in paths:
        for part in PurePosixPath(path).parts:
            for form in ("NFC", "NFD"):
                assert len(unicodedata.normalize(form, part).encode()) <= 255
            assert not set('<>:"/\\|?*') & set(part)
            assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in part)
            assert part.partition(".")[0].strip().casefold() not in _RESERVED or part[0] == "."
            assert part == part.strip(" ")
            assert not part.endswith(".")


@given(networks(), st.data())
@hostile
def test_whoever_is_gone_from_the_folder_stays_in_the_notebook(
    network: Network, data: st.DataObject
) -> None:
    files = _folder(network)
    pages_there = sorted(path for path in files if path.endswith(".md"))
    left_out = data.draw(st.sets(st.sampled_from(pages_there)))
    kept = {path: data for path, data in files.items() if path not in left_out}
    if not any(path.endswith(".md") for path in kept):
        return
    change = arrive(network, read_folder(kept, LATER), LATER).change
    assert change.forget == ()
    assert not change


def _demo() -> Network:
    return lived_in()


def test_the_lived_in_notebook_goes_and_comes_back() -> None:
    files = _folder(_demo())
    back = _into_nothing(files)
    assert _same(back, _demo())
    assert _folder(back) == files


def test_obsidian_finds_a_page_for_every_link_in_front_matter() -> None:
    files = {path: data for path, data in _folder(_demo()).items() if path.endswith(".md")}
    # As Obsidian looks a link up: by the name of the file, whatever folder it lies in.
    names = [PurePosixPath(path).stem.casefold() for path in files]
    assert len(set(names)) == len(names)
    links = 0
    for data in files.values():
        head, fence, _ = data.decode().removeprefix("---\n").partition("\n---\n")
        if not fence:
            continue
        properties = yaml.safe_load(head)
        assert isinstance(properties, dict)
        for found in _LINK.findall(head):
            links += 1
            assert found.casefold() in names
        for name in ("people", "mentioned"):
            for link in properties.get(name, ()):
                assert _LINK.fullmatch(link)
    assert links > 100


def test_obsidian_keeps_its_own_properties_as_lists() -> None:
    for path, data in _folder(_demo()).items():
        if path.startswith("people/"):
            properties = yaml.safe_load(data.decode().split("---\n")[1])
            assert all(isinstance(properties.get(key, []), list) for key in ("aliases", "tags"))


def test_a_renamed_person_changes_no_note_and_moves_one_page() -> None:
    demo = _demo()
    person = next(p for p in demo.people.values() if demo.with_person(p.id))
    renamed = demo.after(Change(put=(person.changed(NOW, name="Somebody Else"),)))
    before, after = _folder(demo), _folder(renamed)
    assert "people/Somebody Else.md" in after
    back = _into_nothing(after)
    assert _same(back, renamed)
    assert isinstance(back.people[person.id], Person)
    assert f"people/{person.name}.md" in before
