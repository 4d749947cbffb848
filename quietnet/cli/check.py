"""``quietnet check``: whether every file of the notebook is as it should be."""

from argparse import Namespace

from quietnet.cli.passphrase import unlocked
from quietnet.cli.printing import say_json, say_kindly, say_line
from quietnet.clock import Clock
from quietnet.store.check import Checked, check, has_notebook
from quietnet.store.paths import find_places

_WELL = "Everything is as it should be."
_NONE = "There is no notebook in {} yet."
_HINT = "quietnet check --repair mends what can be mended safely."


def look_after(options: Namespace) -> int:
    """Print what is not as it should be, mended first with ``--repair``.

    Returns 0 when nothing is wrong or all of it was mended, 1 otherwise.

    Raises:
        Refused: when it should be mended and nothing can be written.
    """
    places = unlocked(find_places(options.notebook))
    checked = check(places, Clock(fixed=options.today).now(), repair=options.repair)
    if options.json:
        say_json(_shape(checked))
    elif not has_notebook(places):
        say_line(_NONE.format(places.notebook))
    else:
        _say(checked, repair=options.repair)
    return 0 if checked.ok else 1


def _say(checked: Checked, *, repair: bool) -> None:
    for each in checked.problems:
        say_line(f"{each.where}: {each.what}{' Mended.' if each.repaired else ''}")
    if not checked.problems:
        say_line(_WELL)
    elif not repair:
        say_kindly(_HINT)


def _shape(checked: Checked) -> dict[str, object]:
    found = [
        {"what": each.what, "where": each.where, "repaired": each.repaired}
        for each in checked.problems
    ]
    return {"ok": checked.ok, "problems": found}
