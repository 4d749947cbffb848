"""The page about performance: every benchmark stands there, and none that is not there."""

from tests.docs.pages import ROOT, page, rows

HEADER = ("what", "script", "measured", "compared with", "ratio", "goal")


def test_every_benchmark_is_told_with_what_it_found() -> None:
    told = {row["script"] for row in rows(page("performance.md"), *HEADER)}
    assert told == {f"benchmarks/{path.name}" for path in (ROOT / "benchmarks").glob("*.py")}
