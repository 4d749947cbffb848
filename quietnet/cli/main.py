"""The command line: from arguments to one command, and from what went wrong to one sentence."""

import gc
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from pydantic import ValidationError

from quietnet.cli.afterwards import catch_up
from quietnet.cli.parser import WRONG_USAGE, WrongUsage, parse
from quietnet.cli.printing import finish, nobody_reads, prepare, warn
from quietnet.domain.refusal import Refused, why_refused

DONE = 0
FAILED = 1
STOPPED = 130

# The commands that end in a moment; they leave next to nothing for the garbage collector.
_BRIEF = frozenset({"note", "people", "show", "brief", "depth", "quiet", "threads", "where"})

Command = Callable[[Namespace], int]


def run(argv: Sequence[str]) -> int:
    """Run a command and return its exit code.

    0 done · 1 refused or failed, said in one sentence on standard error · 2 wrong usage.
    """
    prepare()
    try:
        return _run(argv)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        nobody_reads()
        return DONE
    except WrongUsage as wrong:
        warn(f"quietnet: {wrong}")
        return WRONG_USAGE
    except ValidationError as error:
        warn(why_refused(error))
    except Refused as refused:
        warn(str(refused))
    except OSError as error:
        reason = (error.strerror or "a file could not be reached").lower()
        where = f" ({error.filename})" if error.filename else ""
        warn(f"That could not be done: {reason}{where}. What was kept before is safe.")
    except Exception as error:  # noqa: BLE001 - the person gets a sentence, never a traceback
        warn(_unexpected(error))
    return FAILED


def _run(argv: Sequence[str]) -> int:
    try:
        options = parse(argv)
        if options.command not in _BRIEF:
            gc.enable()
        code = _command(options.command)(options)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else FAILED
    finish()
    catch_up()
    return code


def _command(name: str | None) -> Command:
    """Return what a command runs; only its own file is imported."""
    if name in ("people", "show", "brief", "depth", "quiet", "threads"):
        return _reading(name)
    match name:
        case "note":
            from quietnet.cli.note import note

            return note
        case "import":
            from quietnet.cli.importing import bring_in

            return bring_in
        case "export":
            from quietnet.cli.exporting import export

            return export
        case "check":
            from quietnet.cli.check import look_after

            return look_after
        case "backups":
            from quietnet.cli.backups import backups

            return backups
        case "restore":
            from quietnet.cli.restore import bring_back

            return bring_back
        case "where":
            from quietnet.cli.where import where

            return where
        case "keys":
            from quietnet.cli.keys import keys

            return keys
        case "demo":
            from quietnet.cli.opening import demo

            return demo
        case _:
            from quietnet.cli.opening import open_app

            return open_app


def _reading(name: str) -> Command:
    match name:
        case "people":
            from quietnet.cli.people import people

            return people
        case "show":
            from quietnet.cli.show import show

            return show
        case "brief":
            from quietnet.cli.brief import before_you_meet

            return before_you_meet
        case "depth":
            from quietnet.cli.depth import depth

            return depth
        case "quiet":
            from quietnet.cli.quiet import quiet

            return quiet
        case _:
            from quietnet.cli.threads import threads

            return threads


def _unexpected(error: Exception) -> str:
    """Return a sentence that says where the report lies; neither tells what anybody wrote."""
    told = f"Something went wrong inside quietnet ({type(error).__name__})."
    with suppress(Exception):
        from quietnet.store.crash import write_report
        from quietnet.store.paths import find_places

        report = write_report(error, find_places(), datetime.now(UTC))
        told += f" A report without any of your words lies at {report}."
    return f"{told} What was kept before is safe."
