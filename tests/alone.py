"""A journey through the command line and the app, run by itself with every audit event heard.

Run as a program with a folder and a umask. It prints, as JSON, what was asked of the network and
which programs were started. With ``--control`` it asks for something itself, to show that the
listening works.
"""

import asyncio
import json
import os
import socket
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

HEARD: list[str] = []
_PROGRAMS = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"}
)
_NET = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.")
_PLAIN = frozenset({"socket.__new__", "socket.gethostname", "socket.sethostname"})


def listen(event: str, given: tuple[object, ...]) -> None:
    """Note whatever could leave this machine, and every program started."""
    if event == "socket.__new__" and given[1] in (socket.AF_INET, socket.AF_INET6):
        HEARD.append(f"{event} {given[1]!r}")
    elif event in _PROGRAMS or event == "webbrowser.open":
        HEARD.append(f"{event} {given!r}")
    elif event.startswith(_NET) and event not in _PLAIN:
        HEARD.append(f"{event} {given[1:]!r}")


def by_command(folder: Path) -> None:
    """Everything the command line does, once."""
    from quietnet.cli.main import run

    (folder / "ana.vcf").write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Bo Lind\nEND:VCARD\n")
    export = str(folder / "taken away")
    commands = (
        [
            "note",
            "--on",
            "2026-03-10",
            "--with",
            "Ana Ruiz",
            "Tea. #bees\n- [ ] ask: https://example.org",
        ],
        ["note", "--with", "Ana Ruiz", "--keep-new", "More tea with **Jo Lind**."],
        *([each] for each in ("people", "depth", "quiet", "threads", "where", "keys", "backups")),
        *([each, "Ana"] for each in ("show", "brief", "depth")),
        ["import", str(folder / "ana.vcf")],
        ["export", export],
        ["export", export, "--private"],
        ["check"],
        ["restore", "2026-03-14"],
        ["check", "--repair", "--json"],
    )
    for command in commands:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
            code = run(["--notebook", str(folder / "notebook"), "--today", "2026-03-14", *command])
        assert code == 0, (command, said.getvalue())


async def in_the_app(folder: Path) -> None:
    """An evening in the app: a note, every room, leaving."""
    from quietnet.app import QuietnetApp
    from quietnet.cli.session import Session
    from quietnet.store.paths import find_places

    session = Session.at(find_places(folder / "notebook"), None)
    app = QuietnetApp(
        session.library,
        session.network,
        session.clock,
        session.remembered,
        export=lambda *_: "Written.",
    )
    async with app.run_test() as pilot:
        await pilot.press("n", *"Tea with Ana.", "ctrl+s")
        for key in ("d", "g", "p", "enter", "escape", "f1", "escape"):
            await pilot.pause()
            await pilot.press(key)
        await pilot.pause()
        await pilot.press("ctrl+q")


def main() -> None:
    folder, umask = Path(sys.argv[1]), int(sys.argv[2], 8)
    os.umask(umask)
    sys.addaudithook(listen)
    if "--control" in sys.argv:
        with suppress(OSError), socket.socket(socket.AF_INET) as asked:
            asked.settimeout(0.1)
            asked.connect(("127.0.0.1", 9))
    else:
        by_command(folder)
        asyncio.run(in_the_app(folder))
    sys.stdout.write(json.dumps(HEARD))


if __name__ == "__main__":
    main()
