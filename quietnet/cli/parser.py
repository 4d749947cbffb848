"""The parser: every command with its options, and what is wrong usage (exit code 2)."""

import os
import re
import sys
from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from quietnet import __version__
from quietnet.cli.examples import EXAMPLES
from quietnet.domain.text import safe_line

WRONG_USAGE = 2
MEDIA = ("in person", "video", "voice", "letter", "text", "unsaid")
KINDS = ("talk", "together", "work")
BROUGHT = ("vcard", "google", "linkedin", "mastodon", "friends", "monica", "markdown", "json")
TAKEN = ("markdown", "vcard", "json")
SHELLS = ("bash", "zsh", "fish")
FOR_SHELLS = "__complete"
"""What the completion scripts ask; whatever words follow it are only looked at."""
_LEFT_OUT = re.compile(r"-(?!h\Z)[^\W_]|-[\"“]")  # of a search: not -h, and no long option
_MOST = 1_000_000
_ABOUT = "A notebook about the people in your life. Alone, it opens the app."


class WrongUsage(Exception):
    """What was typed does not fit the command; the message says why."""


class _Parser(ArgumentParser):
    """Says what is wrong in one safe sentence."""

    def error(self, message: str) -> NoReturn:
        """Say it and leave with the code for wrong usage."""
        print(safe_line(f"{self.prog}: {message}. {self.prog} --help tells more."), file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def parse(argv: Sequence[str]) -> Namespace:
    """Return the options: ``command`` (None alone), ``notebook`` and ``today`` (None: as usual).

    Raises:
        SystemExit: with 2 on wrong usage, with 0 after ``--help`` and ``--version``.
    """
    if argv[:1] == [FOR_SHELLS]:
        return Namespace(command=FOR_SHELLS, words=list(argv[1:]))
    parser = whole_parser()
    options = parser.parse_args(_left_out(argv))
    try:
        if options.notebook is None and os.environ.get("QUIETNET_NOTEBOOK"):
            options.notebook = Path(os.environ["QUIETNET_NOTEBOOK"])
        if options.today is None and os.environ.get("QUIETNET_TODAY"):
            options.today = _day(os.environ["QUIETNET_TODAY"])
    except ArgumentTypeError as error:
        parser.error(f"QUIETNET_TODAY: {error}")
    return options


def _left_out(argv: Sequence[str]) -> list[str]:
    """Return the words with ``-sugar`` made a word to leave out, where something is to be found."""
    if next((word for word in argv if not word.startswith("-")), None) != "find":
        return list(argv)
    return [f" {word}" if _LEFT_OUT.match(word) else word for word in argv]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day; write 2026-03-14") from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text[:9]) > _MOST or len(text) > 9:
        raise ArgumentTypeError(f"“{text}” is not a number that fits")
    return int(text)


def _company(text: str) -> int | str:
    return text if text == "unknown" else _number(text)


def _mattered(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not set(words) <= {"mine", "theirs"}:
        raise ArgumentTypeError(f"“{text}” is none of mine, theirs, mine,theirs")
    return words


def _path(text: str) -> Path:
    if not text:
        raise ArgumentTypeError("an empty name is no path")
    return Path(text)


def _common(*, above: bool) -> _Parser:
    """Return the options that may stand before and after a command."""
    common = _Parser(add_help=False)
    unsaid = None if above else SUPPRESS  # what stood before the command is not overwritten
    common.add_argument(
        "--notebook", type=_path, metavar="DIR", default=unsaid, help="use another notebook"
    )
    common.add_argument(
        "--today", type=_day, metavar="DATE", default=unsaid, help="take this as the day it is"
    )
    return common


def whole_parser() -> ArgumentParser:
    """Return the parser of everything that can be typed after ``quietnet``."""
    parser = _Parser(
        prog="quietnet", description=_ABOUT, parents=[_common(above=True)], allow_abbrev=False,
        epilog=EXAMPLES[""], formatter_class=RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument(
        "--version",
        action="version",
        version=f"quietnet {__version__}",
        help="say which quietnet this is",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add(commands, "demo", "look around in a lived-in notebook; it is gone afterwards")
    _add_writing(commands)
    _add_reading(commands)
    _add_moving(commands)
    _add_looking_after(commands)
    return parser


def _add(
    commands: "_SubParsersAction[_Parser]", name: str, does: str, *, json: bool = False
) -> ArgumentParser:
    command = commands.add_parser(
        name, help=does, description=f"{does[0].upper()}{does[1:]}.",
        parents=[_common(above=False)], allow_abbrev=False,
        epilog=EXAMPLES.get(name), formatter_class=RawDescriptionHelpFormatter,
    )  # fmt: skip
    if json:
        command.add_argument("--json", action="store_true", help="as JSON")
    return command


def _add_writing(commands: "_SubParsersAction[_Parser]") -> None:
    note = _add(commands, "note", "keep a note without opening the app", json=True)
    note.add_argument("text", nargs="*", metavar="TEXT", help="the note, or - to read it")
    note.add_argument("--on", metavar="D", help="the day: 2026-03-14, yesterday, last Tuesday")
    note.add_argument(
        "--with", dest="people", action="append", default=[], metavar="NAME", help="who was there"
    )
    note.add_argument("--medium", choices=MEDIA, metavar="M", help=", ".join(MEDIA))
    note.add_argument("--minutes", type=_number, metavar="N", help="how long")
    note.add_argument("--where", metavar="W", help="the place")
    note.add_argument(
        "--company", type=_company, metavar="N", help="how many others were there, or unknown"
    )
    note.add_argument("--kind", choices=KINDS, metavar="K", help=", ".join(KINDS))
    note.add_argument(
        "--mattered", type=_mattered, metavar="WHOSE", help="mine, theirs, or mine,theirs"
    )
    note.add_argument("--kitchen", action="store_true", help="it was a kitchen conversation")
    note.add_argument("--keep-new", action="store_true", help="keep the people who are new, too")
    note.add_argument("--preview", action="store_true", help="keep nothing, say what was heard")


def _add_reading(commands: "_SubParsersAction[_Parser]") -> None:
    _add(commands, "people", "everybody, by name", json=True)
    show = _add(commands, "show", "all that is written about somebody", json=True)
    show.add_argument("name", metavar="NAME", help="a name, an alias or an id")
    brief = _add(commands, "brief", "one page to read before you meet somebody", json=True)
    brief.add_argument("name", metavar="NAME", help="a name, an alias or an id")
    depth = _add(commands, "depth", "how deep it has become, and why", json=True)
    depth.add_argument("name", metavar="NAME", nargs="?", help="a name, an alias or an id")
    find = _add(commands, "find", "people and conversations by any word", json=True)
    find.add_argument(
        "query", nargs="+", metavar="QUERY", help="words, or topic: tag: with: in: on:"
    )
    _add(commands, "letter", "a few lines for today, for cron or mail")
    _add(commands, "paths", "who led you to whom", json=True)
    _add(commands, "quiet", "whose silence is unusual for the two of you", json=True)
    _add(commands, "threads", "what is open, by what it is", json=True)
    _add(commands, "where", "the paths in use")
    keys = _add(commands, "keys", "what the keys of the app do")
    keys.add_argument("--markdown", action="store_true", help="as a Markdown table")
    completion = _add(commands, "completion", "print a script that completes words at the tab key")
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def _add_moving(commands: "_SubParsersAction[_Parser]") -> None:
    bring = _add(commands, "import", "bring in people from a file", json=True)
    bring.add_argument(
        "paths", nargs="+", type=_path, metavar="PATH", help="a file, a folder of them, or a zip"
    )
    bring.add_argument(
        "--from", dest="format", choices=BROUGHT, metavar="F", help=", ".join(BROUGHT)
    )
    bring.add_argument("--preview", action="store_true", help="bring in nothing, say what would be")
    export = _add(commands, "export", "take everything away as plain text")
    export.add_argument(
        "path", type=_path, metavar="PATH", help="a folder; a file with --format or --person"
    )
    export.add_argument("--person", metavar="NAME", help="only this person")
    export.add_argument(
        "--format", choices=TAKEN, default="markdown", metavar="F", help=", ".join(TAKEN)
    )
    export.add_argument("--private", action="store_true", help="with the private lines")


def _add_looking_after(commands: "_SubParsersAction[_Parser]") -> None:
    check = _add(commands, "check", "whether every file is as it should be", json=True)
    check.add_argument("--repair", action="store_true", help="mend what can be mended safely")
    _add(commands, "backups", "the copies there are", json=True)
    _add(commands, "lock", "lock the notebook with a passphrase, or with another")
    _add(commands, "unlock", "make a locked notebook plain again")
    merge = _add(commands, "merge", "join what another machine wrote into the notebook", json=True)
    merge.add_argument(
        "files",
        nargs="*",
        type=_path,
        metavar="FILE",
        help="a conflict copy, a shelf with git's markers, or a folder; alone, all that lie here",
    )
    merge.add_argument("--preview", action="store_true", help="change nothing, say what would be")
    restore = _add(commands, "restore", "bring the notebook back to a copy")
    restore.add_argument(
        "when", nargs="+", metavar="WHEN", help="a day, or a day and a time, as backups lists them"
    )
