"""The control of T9: written without care, hostile names leave the folder, collide and change."""

from pathlib import PurePosixPath

import yaml

from tests.formats.hostile import PIECES


def _read_back(name: str) -> object:
    try:
        return yaml.safe_load(f"name: {name}\n")["name"]
    except (yaml.YAMLError, TypeError, KeyError):
        return None


def test_a_careless_page_says_something_else_when_it_is_read_control() -> None:
    assert [name for name in PIECES if _read_back(name) != name]


def test_a_careless_file_name_is_another_s_or_leads_out_control() -> None:
    names = [f"people/{name}.md".casefold() for name in PIECES]
    leaving = [name for name in PIECES if len(PurePosixPath(f"people/{name}.md").parts) != 2]
    assert len(set(names)) < len(names) or leaving


def test_a_careless_table_moves_cells_control() -> None:
    cells = [f"{name},Ana" for name in (*PIECES, "a,b", '"')]
    assert [cell for cell in cells if len(cell.split(",")) != 2]
