"""The command line: from arguments to one command, and from what went wrong to one sentence."""

import gc
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import cast

from pydantic import ValidationError

from quietnet.cli.afterwards import catch_up
from quietnet.cli.parser import FOR_SHELLS, WRONG_USAGE, WrongUsage, parse
from quietnet.cli.printing import finish, nobody_reads, prepare, warn
from quietnet.domain.refusal import Refused, why_refused

DONE = 0
FAILED = 1
STOPPED = 130

# The commands that end in a moment; they leave next to nothing for the garbage collector.
_BRIEF = frozenset(
    {"note", "people", "show", "brief", "depth", "quiet", "threads", "where", "find", "paths"}
    | {"letter", FOR_SHELLS}
)

Command = Callable[[Namespace], int]

# Each command's file and the function in it.
_COMMANDS = {
    None: ("opening", "open_app"),
    FOR_SHELLS: ("completing", "offer"),
    "backups": ("backups", "backups"),
    "brief": ("brief", "before_you_meet"),
    "check": ("check", "look_after"),
    "completion": ("completing", "completion"),
    "demo": ("opening", "demo"),
    "depth": ("depth", "depth"),
    "export": ("exporting", "export"),
    "find": ("find", "find"),
    "import": ("importing", "bring_in"),
    "keys": ("keys", "keys"),
    "letter": ("letter", "letter"),
    "lock": ("locking", "lock"),
    "merge": ("merge", "merge"),
    "note": ("note", "note"),
    "paths": ("paths", "paths"),
    "people": ("people", "people"),
    "quiet": ("quiet", "quiet"),
    "restore": ("restore", "bring_back"),
    "show": ("show", "show"),
    "threads": ("threads", "threads"),
    "unlock": ("locking", "unlock"),
    "where": ("where", "where"),
}


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
    where, what = _COMMANDS[name]
    return cast("Command", getattr(import_module(f"quietnet.cli.{where}"), what))


def _unexpected(error: Exception) -> str:
    """Return a sentence that says where the report lies; neither tells what anybody wrote."""
    told = f"Something went wrong inside quietnet ({type(error).__name__})."
    with suppress(Exception):
        from quietnet.store.crash import write_report
        from quietnet.store.paths import find_places

        report = write_report(error, find_places(), datetime.now(UTC))
        told += f" A report without any of your words lies at {report}."
    return f"{told} What was kept before is safe."
