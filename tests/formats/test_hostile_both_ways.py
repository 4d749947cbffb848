"""Hostile names, values and links written out and brought in again: the same, and no escape.

Made-up notebooks go both ways beside their formats' tests; here are the words from the screens.
"""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quietnet.domain.conversation import Conversation
from quietnet.domain.network import Network
from quietnet.domain.person import Person
from quietnet.formats.markdown import pages
from quietnet.formats.vcard import read_cards
from quietnet.formats.vcard_out import write_cards
from quietnet.reading.kept import read_kept
from tests.builders import NOW, TODAY
from tests.formats.read_back import read_pages
from tests.ui.hostile import ALL, hostile_notebook

WHOLE = os.environ.get("QUIETNET_TORTURE") == "whole"
NAMES = (
    "../../etc/passwd",
    "..\\..\\windows",
    "/etc/passwd",
    "C:\\autoexec",
    "~root",
    "-rf",
    "con",
    "nul.md",
    "a" * 199,
    "中" * 199,
    "Ana",
    "ANA",
    "A\u0301na",
    "ana.",
    " ana",
    ".hidden",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1",
    "BEGIN:VCARD",
    "END:VCARD\r\nBEGIN:VCARD",
    "a;b,c\\n",
    "yes",
    "null",
    "!!python/object/apply:os.system [x]",
    "- a\n- b",
    "---",
    "*anchor &anchor",
    "[[Ana]]",
    "![[x]]",
    "%%x%%",
)
# In front matter nothing but printable characters stands as it is; all else is written escaped.
_RAW_IN_YAML = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SYSTEMS: tuple[Callable[[str], str], ...] = (
    lambda path: unicodedata.normalize("NFD", path).casefold(),
    lambda path: unicodedata.normalize("NFC", path).upper(),
    lambda path: unicodedata.normalize("NFKC", path).casefold(),
)


def _network(payloads: tuple[str, ...]) -> Network:
    records = hostile_notebook(payloads)
    people = [record for record in records if isinstance(record, Person)]
    talks = [record for record in records if isinstance(record, Conversation)]
    return Network(people, talks, read_kept)


def _assert_safe_names(found: set[str]) -> None:
    for path in found:
        posix, windows = PurePosixPath(path), PureWindowsPath(path)
        assert not posix.is_absolute()
        assert not windows.drive
        assert posix.parts == windows.parts
        assert not {"..", ".", ""} & set(posix.parts)
        assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in path)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", path)
        assert all(len(part.encode()) <= 255 for part in posix.parts)
    for compared in _SYSTEMS:
        assert len({compared(path) for path in found}) == len(found)


def _assert_both_ways(payloads: tuple[str, ...]) -> None:
    network = _network(payloads)
    found = pages(network, TODAY, private=True)
    _assert_safe_names(set(found))
    for page in found.values():
        head, marked, _ = page.data.decode().removeprefix("---\n").partition("\n---\n")
        if marked:
            assert isinstance(yaml.safe_load(head), dict)
            assert not _RAW_IN_YAML.search(head)
    arrivals = read_pages({path: page.data for path, page in found.items()}, NOW)
    assert arrivals.skipped == ()
    assert {person.id: person for person in arrivals.people} == dict(network.people)
    assert {talk.id: talk for talk in arrivals.conversations} == dict(network.conversations)


@pytest.mark.parametrize("payloads", [ALL, NAMES], ids=["payloads", "names"])
def test_a_folder_of_hostile_words_comes_back_the_same(payloads: tuple[str, ...]) -> None:
    _assert_both_ways(payloads)


@pytest.mark.parametrize("payloads", [ALL, NAMES], ids=["payloads", "names"])
def test_cards_of_hostile_words_come_back_as_the_same_people(payloads: tuple[str, ...]) -> None:
    network = _network(payloads)
    cards = write_cards(network, network.people.values(), {}, private=True)
    assert (b"\r\n" + cards).count(b"\r\nBEGIN:VCARD\r\n") == len(network.people)
    arrivals = read_cards(cards, NOW)
    assert {person.id: person for person in arrivals.people} == dict(network.people)


@pytest.mark.skipif(not WHOLE, reason="runs where QUIETNET_TORTURE is whole")
@given(st.lists(st.text(st.characters(), min_size=1, max_size=60), min_size=2, max_size=4))
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_folder_of_any_words_comes_back_the_same(payloads: list[str]) -> None:
    _assert_both_ways(tuple(payloads))
