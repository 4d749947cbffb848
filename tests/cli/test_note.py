"""``quietnet note``: a note kept, or only heard, from arguments and from a pipe."""

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

KEYS = [
    *("on", "planned", "medium", "people", "mentioned", "new"),
    *("topics", "mattered", "threads", "readings", "text"),
]
THREAD = ["id", "kind", "text", "state", "people", "on", "conversation", "person", "done_on"]


def test_a_note_is_kept_and_says_what_it_heard(quietnet: Run) -> None:
    said = quietnet(
        "note", "--with", "Ana Ruiz", "We talked #bicycles. **Zoe Quill** came up.\n- [ ] ask: x"
    )
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        "Kept.",
        "With Ana Ruiz. Today.",
        "About #bicycles. Threads: x.",
        "Someone new, kept: Ana Ruiz. Someone new: Zoe Quill; --keep-new keeps them, too.",
    ]
    assert [person["name"] for person in quietnet("people", "--json").json] == ["Ana Ruiz"]


def test_a_preview_has_the_contract_s_shape_and_keeps_nothing(lived_in: Run, home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.json")}
    text = (
        "Yesterday: lunch with Ana. Jonas was spoken of, and **Zoe Quill**. #maps\n"
        "- [ ] advice: who is hiring in Porto\n- [ ] meet: Lena Fox, paints boats\n"
        "> me: I was afraid"
    )
    said = lived_in("note", "--preview", "--json", text)
    assert (said.code, said.err) == (0, "")
    heard = said.json
    assert list(heard) == KEYS
    assert heard["on"] == "2025-11-21"
    assert heard["planned"] is False
    assert heard["medium"] == "in person"
    assert heard["people"] == ["Ana Ruiz"]
    assert heard["mentioned"] == ["Jonas Weber"]
    assert sorted(heard["new"]) == ["Lena Fox", "Zoe Quill"]
    assert heard["topics"] == ["maps"]
    assert heard["mattered"] == ["mine"]
    assert heard["readings"] == {"Ana": "Ana Ruiz", "Jonas": "Jonas Weber"}
    assert heard["text"] == text
    assert [list(thread) for thread in heard["threads"]] == [THREAD, THREAD]
    asked = heard["threads"][0]
    assert (asked["kind"], asked["state"], asked["people"]) == ("advice", "open", ["Ana Ruiz"])
    assert (asked["on"], asked["conversation"]) == ("2025-11-21", None)
    assert {path: path.read_bytes() for path in home.rglob("*.json")} == before


def test_a_preview_in_words(lived_in: Run) -> None:
    said = lived_in("note", "--preview", "Tea with Ana. - [ ] nothing\n- [ ] meet: Lena Fox")
    assert said.lines == [
        "Not kept; this is what would be heard.",
        "With Ana Ruiz. Today.",
        "Threads: Lena Fox.",
        "Someone new: Lena Fox.",
    ]


def test_every_option_reaches_the_record(lived_in: Run) -> None:
    said = lived_in(
        "note", "--on", "last Monday", "--with", "Ana", "--with", "jonas weber", "--medium",
        "video", "--minutes", "45", "--where", "the kitchen", "--company", "unknown", "--kind",
        "together", "--mattered", "theirs,mine", "--kitchen", "--json", "We mended a lamp.",
    )  # fmt: skip
    assert said.code == 0
    kept = said.json
    assert list(kept) == ["id", *KEYS]
    assert (kept["on"], kept["people"]) == ("2025-11-10", ["Ana Ruiz", "Jonas Weber"])
    assert (kept["medium"], kept["mattered"]) == ("video", ["mine", "theirs"])
    shown = lived_in("show", "Ana", "--json").json["conversations"][1]
    assert shown["id"] == kept["id"]
    folder = Path("out")
    assert lived_in("export", str(folder)).code == 0
    page = next((folder / "conversations" / "2025").glob("2025-11-10*")).read_text("utf-8")
    for line in ("minutes: 45", "company: ", "kind: ", "kitchen: true", "the kitchen"):
        assert line in page


def test_mattered_may_be_said_to_be_nothing(quietnet: Run) -> None:
    said = quietnet("note", "--json", "--with", "Ana", "--mattered", "", "We met.\n> quoted")
    assert said.json["mattered"] == []


def test_keep_new_keeps_everybody_the_text_names(lived_in: Run) -> None:
    said = lived_in("note", "--keep-new", "Met **Zoe Quill** and Ana at the market.")
    assert said.code == 0
    assert "Someone new, kept: Zoe Quill." in said.out
    assert "keeps them" not in said.out
    assert "Zoe Quill" in [person["name"] for person in lived_in("people", "--json").json]


def test_someone_to_meet_is_kept_through_the_people_with_you(lived_in: Run) -> None:
    sam = lived_in("show", "Sam Okafor", "--json").json
    ana = lived_in("show", "Ana Ruiz", "--json").json
    assert sam["interesting"] == "builds bamboo bikes"
    assert (sam["origin"]["how"], sam["origin"]["through"]) == ("introduced", [ana["id"]])


def test_a_note_is_read_from_standard_input(quietnet: Run) -> None:
    said = quietnet("note", "--json", "-", stdin="\ufeffTea.\r\nAnd #cake.\n".encode())
    assert said.json["text"] == "Tea.\nAnd #cake."


@pytest.mark.parametrize(
    ("stdin", "sentence"),
    [
        (b" \n", "There was nothing to read, so nothing was kept."),
        (b"\xff\xfe\xfa", "What was read is not text in UTF-8, so nothing was kept."),
        (b"a" * 1_000_001, "The text is too long; the limit is 1,000,000 characters."),
    ],
)
def test_what_cannot_be_a_note_is_refused(
    quietnet: Run, home: Path, stdin: bytes, sentence: str
) -> None:
    said = quietnet("note", "-", stdin=stdin)
    assert (said.code, said.out, said.err) == (1, "", f"{sentence}\n")
    assert not list(home.rglob("*.json"))


def test_no_standard_input_at_all_is_nothing_to_read(
    quietnet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quietnet.cli.main import run

    monkeypatch.setattr(sys, "stdin", None)
    assert run(["note", "-"]) == 1


def test_a_contact_without_words_may_be_kept(quietnet: Run) -> None:
    assert quietnet("note", "--with", "Ana Ruiz", "--medium", "unsaid").code == 0
    last = quietnet("people", "--json").json[0]["last"]
    assert last == {"on": "2025-11-22", "medium": "unsaid"}


def test_nothing_said_is_wrong_usage(quietnet: Run) -> None:
    said = quietnet("note")
    assert said.code == 2
    assert said.err.count("\n") == 1


def test_words_need_no_quotes(quietnet: Run) -> None:
    assert quietnet("note", "--json", "We", "talked", "late").json["text"] == "We talked late"


def test_a_day_that_does_not_exist_is_refused(quietnet: Run, home: Path) -> None:
    said = quietnet("note", "2026-02-30: tea")
    assert said.code == 1
    assert "not a day in any calendar" in said.err
    assert not list(home.rglob("*.json"))
    assert quietnet("note", "--on", "2026-02-30", "tea").code == 2
    assert quietnet("note", "--on", " ", "tea").code == 2


def test_a_future_day_is_a_plan_and_no_talk(quietnet: Run) -> None:
    said = quietnet("note", "--with", "Ana Ruiz", "next Friday: dinner")
    assert said.lines[1] == "With Ana Ruiz. A plan for 28 November."
    assert quietnet("people", "--json").json[0]["last"] is None
    assert quietnet("depth", "Ana", "--json").json[0]["quiet"]["state"] in ("planned", "unwritten")


def test_a_day_said_beside_wins(quietnet: Run) -> None:
    said = quietnet("note", "--json", "--on", "2025-01-02", "Yesterday: tea")
    assert said.json["on"] == "2025-01-02"


def test_an_ambiguous_with_keeps_nothing_and_lists_the_candidates(quietnet: Run) -> None:
    quietnet("note", "--with", "Ana Ruiz", "--with", "Ana Lima", "Tea.")
    said = quietnet("note", "--with", "Ana", "Cake.")
    assert (said.code, said.out) == (1, "")
    assert "Ana Lima" in said.err
    assert "Ana Ruiz" in said.err
    assert len(quietnet("show", "Ana Ruiz", "--json").json["conversations"]) == 1


def test_somebody_new_named_twice_is_one_person(quietnet: Run) -> None:
    quietnet("note", "--with", "Ana Ruiz", "--with", "ana ruiz", "Tea with **Ana Ruiz**.")
    assert len(quietnet("people", "--json").json) == 1
