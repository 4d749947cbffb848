"""Settings: a wrong line is named and the rest still works."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quietnet.store.settings import LARGEST, Settings, read_settings

WHOLE = """\
theme = "daylight"
night_ends = 3
date_order = "ymd"
editor = "vim -n"
export_folder = "~/Notes"
circle = 30
ask_company = false

[keymap]
"kitchen.keep" = "ctrl+s,f2"
people = "p"
"""


def read(tmp_path: Path, text: str) -> tuple[Settings, list[str]]:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    found, problems = read_settings(path)
    return found, [str(problem) for problem in problems]


def test_no_file_means_the_usual_ones(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), ())
    usual = Settings()
    assert (usual.theme, usual.night_ends, usual.circle) == ("lamplight", 4, 20)
    assert (usual.date_order, usual.ask_company) == ("dmy", True)


def test_every_setting_is_read(tmp_path: Path) -> None:
    found, problems = read(tmp_path, WHOLE)
    assert problems == []
    assert found == Settings(
        theme="daylight",
        night_ends=3,
        date_order="ymd",
        editor="vim -n",
        export_folder="~/Notes",
        circle=30,
        ask_company=False,
        keymap={"kitchen.keep": "ctrl+s,f2", "people": "p"},
    )


def test_a_line_that_is_no_toml_is_named_and_passed_over(tmp_path: Path) -> None:
    found, problems = read(tmp_path, WHOLE.replace('"ymd"', "ymd"))
    assert problems == [
        "settings.toml, line 3: This line is not written as TOML wants it; it was passed over."
    ]
    assert (found.theme, found.date_order, found.circle) == ("daylight", "dmy", 30)
    assert found.keymap["people"] == "p"


def test_a_key_twice_is_named_and_the_first_one_counts(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "circle = 30\ncircle = 40\n")
    assert found.circle == 30
    assert problems[0].startswith("settings.toml, line 2: ")


def test_an_unclosed_text_costs_only_itself(tmp_path: Path) -> None:
    found, problems = read(tmp_path, 'theme = "daylight"\ncircle = 30\neditor = """vim\n')
    assert (found.theme, found.circle, found.editor) == ("daylight", 30, "")
    assert [problem.split(":")[0] for problem in problems] == ["settings.toml, line 3"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('night_ends = "four"', "“night_ends” should be a valid integer; the usual one is used."),
        ("night_ends = 40", "“night_ends” should be less than or equal to 12; the usual"),
        ('date_order = "dym"', "“date_order” should be 'dmy', 'mdy' or 'ymd'; the usual"),
        ('ask_company = "no"', "“ask_company” should be a valid boolean; the usual"),
        ("circle = 2.5", "“circle” should be a valid integer; the usual"),
        ('theme = ""', "“theme” "),
        ("theem = 1", "There is no setting “theem”."),
        ("[colours]\nink = 1", "There is no setting “colours”."),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_line(
    tmp_path: Path, line: str, says: str
) -> None:
    found, problems = read(tmp_path, f'editor = "vim"\n\n{line}\n')
    assert len(problems) == 1
    assert problems[0].startswith("settings.toml, line 3: ")
    assert says in problems[0]
    assert found == Settings(editor="vim")


def test_one_wrong_key_does_not_cost_the_others(tmp_path: Path) -> None:
    found, problems = read(tmp_path, '[keymap]\npeople = "p"\nhouse = 7\ndepth = "d"\n')
    assert found.keymap == {"people": "p", "depth": "d"}
    (problem,) = problems
    assert problem.startswith("settings.toml, line 3: The setting “house” should be a valid")


def test_a_keymap_that_is_no_table_is_named(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "keymap = 3\ncircle = 5\n")
    assert found == Settings(circle=5)
    assert "line 1" in problems[0]


def test_a_mark_at_the_start_is_no_problem(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffcircle = 5\n") == (Settings(circle=5), [])


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"circle = 5\ntheme = '\xff'\n")
    found, problems = read_settings(path)
    assert found == Settings()
    assert str(problems[0]) == "settings.toml, line 2: The settings are not plain UTF-8 text."
    path.write_bytes(b"#" * (LARGEST + 1))
    assert "larger than one MiB" in str(read_settings(path)[1][0])
    path.unlink()
    path.mkdir()
    assert "cannot be read" in str(read_settings(path)[1][0])


@pytest.mark.parametrize("separator", ["\x85", "\u2028", "\u2029"])
def test_a_separator_inside_a_text_ends_no_line(tmp_path: Path, separator: str) -> None:
    found, problems = read(tmp_path, f'editor = "a{separator}b"\r\ncircle = 30\r\n')
    assert (found.editor, found.circle, problems) == (f"a{separator}b", 30, [])


def test_a_file_that_is_something_else_ends_soon(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "dear diary,\n" * 500)
    assert found == Settings()
    assert len(problems) == 100


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.sampled_from(WHOLE.splitlines()) | st.text(max_size=12), max_size=8))
def test_any_file_is_read_without_a_fault(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    found, _ = read_settings(path)
    assert isinstance(found, Settings)
