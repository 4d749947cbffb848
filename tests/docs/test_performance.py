"""The page about performance: what it says was measured can be measured again."""

from tests.docs.pages import ROOT, page, rows

HEADER = ("what", "script", "measured", "compared with", "ratio", "goal")


def test_every_script_that_is_told_is_there() -> None:
    told = {row["script"] for row in rows(page("performance.md"), *HEADER)}
    assert told
    for script in told:
        assert (ROOT / script).exists(), script
