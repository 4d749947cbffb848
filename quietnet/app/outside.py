"""Outside: a note written on in the person's own editor, and taken back word for word."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from textual import on
from textual.app import App, SuspendNotSupported

from quietnet.domain.refusal import Refused
from quietnet.messages import WriteOutside
from quietnet.screens.kitchen import KitchenScreen

_NO_EDITOR = "No editor is named. Set VISUAL or EDITOR to one, such as nano, and press again."
_LOCKED = (
    "The notebook is locked, and a note in an editor lies plain on the disk for a while. The "
    "setting editor_when_locked allows it."
)
_LEAVES_TRACES = frozenset({"vim", "nvim", "gvim", "mvim"})
_NO_TRACES = ("-n", "-i", "NONE")  # no swap file, no register file
_NO_TERMINAL = "This terminal cannot be lent to an editor. The note is here as it was."
_NOT_STARTED = "“{editor}” did not start. The note is here as it was."
_ENDED_BADLY = "The editor ended with an error. The note is here as it was."
_NOT_TEXT = "What the editor left is not text in UTF-8. The note is here as it was."


class OutsideApp(App[None]):
    """Lends the terminal to an editor; ``editor`` is used before VISUAL and EDITOR."""

    editor = ""
    editor_is_let_in = True

    @on(WriteOutside)
    def _write_outside(self, event: WriteOutside) -> None:
        page = self.screen
        try:
            command = self.editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
            text = self._lend(command, event.text)
        except Refused as refused:
            self.notify(str(refused), markup=False)
        else:
            if isinstance(page, KitchenScreen):
                page.come_back_with(text)

    def _lend(self, command: str, text: str) -> str:
        if not self.editor_is_let_in:
            raise Refused(_LOCKED)
        if not command.strip():
            raise Refused(_NO_EDITOR)
        failed: Refused | None = None
        written = text
        try:
            with self.suspend():
                try:  # what is raised in here would leave the terminal suspended
                    written = written_with(command, text)
                except Refused as refused:
                    failed = refused
        except SuspendNotSupported:
            raise Refused(_NO_TERMINAL) from None
        if failed:
            raise failed
        return written


def written_with(command: str, text: str) -> str:
    """Return a text as an editor left it; the file it lay in is readable by nobody else, and gone.

    Args:
        command: the editor and its options, as a shell would split them.
        text: the text to begin with.

    Raises:
        Refused: when the editor did not start, ended with an error, or left something else.
    """
    folder = Path(tempfile.mkdtemp(prefix="quietnet-"))  # 0700
    try:
        path = folder / "note.md"
        path.touch(mode=0o600)
        path.write_bytes(text.encode())
        _run(command, path)
        written = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(_NOT_TEXT) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    # Editors end a file with a line feed, whether the note did or not.
    return written if text.endswith("\n") else written.removesuffix("\n").removesuffix("\r")


def _run(command: str, path: Path) -> None:
    try:
        program, *options = shlex.split(command)
        quietly = _NO_TRACES if Path(program).stem in _LEAVES_TRACES else ()
        done = subprocess.run([program, *quietly, *options, str(path)], check=False)  # noqa: S603
    except (OSError, ValueError):
        raise Refused(_NOT_STARTED.format(editor=command)) from None
    if done.returncode:
        raise Refused(_ENDED_BADLY)
