"""Two real Syncthing on this machine's loopback, with nothing of the world around them."""

import json
import socket
import subprocess
import time
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 90.0  # seconds until a wait is a failure
_FOLDER = "notebook"
_OFF = {
    "globalAnnounceEnabled": "false", "localAnnounceEnabled": "false", "relaysEnabled": "false",
    "natEnabled": "false", "urAccepted": "-1", "autoUpgradeIntervalH": "0", "urURL": "",
    "crashReportingEnabled": "false", "startBrowser": "false", "reconnectionIntervalS": "1",
    "stunServer": "", "crashReportingURL": "", "releasesURL": "", "progressUpdateIntervalS": "-1",
}  # fmt: skip


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"it never came: {what}"
        time.sleep(0.1)


@dataclass
class Syncthing:
    """One instance with a home of its own, keeping one folder in step."""

    home: Path
    folder: Path
    device: str
    port: int
    control: int
    key: str

    @classmethod
    def made(cls, home: Path, folder: Path) -> "Syncthing":
        """Generate an instance's keys; it knows nobody yet."""
        folder.mkdir(parents=True, exist_ok=True)
        command = ["syncthing", "generate", "--no-default-folder", f"--home={home}"]
        subprocess.run(command, capture_output=True, check=True, timeout=60)
        told = ET.parse(home / "config.xml").getroot()  # noqa: S314 - made just now, here
        device, key = told.find("device"), told.find("gui/apikey")
        assert device is not None
        assert key is not None
        return cls(home, folder, device.attrib["id"], _free_port(), _free_port(), key.text or "")

    def meet(self, other: "Syncthing") -> None:
        """Write down who the other is and where, and nothing else that could be reached."""
        path = self.home / "config.xml"
        root = ET.parse(path).getroot()  # noqa: S314
        options, gui = root.find("options"), root.find("gui")
        assert options is not None
        assert gui is not None
        for name, value in {**_OFF, "listenAddress": f"tcp://127.0.0.1:{self.port}"}.items():
            for given in options.findall(name):
                options.remove(given)
            ET.SubElement(options, name).text = value
        address = gui.find("address")
        assert address is not None
        address.text = f"127.0.0.1:{self.control}"
        for known in (*root.findall("device"), *root.findall("folder")):
            root.remove(known)
        shared = ET.SubElement(
            root, "folder", id=_FOLDER, label=_FOLDER, path=str(self.folder), type="sendreceive",
            rescanIntervalS="3600", fsWatcherEnabled="false",
        )  # fmt: skip
        ET.SubElement(shared, "maxConflicts").text = "10"
        for each in (self, other):
            ET.SubElement(shared, "device", id=each.device)
            device = ET.SubElement(root, "device", id=each.device, name="a machine")
            ET.SubElement(device, "address").text = f"tcp://127.0.0.1:{each.port}"
        ET.ElementTree(root).write(path)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let it run, and be sure that it ends."""
        command = [
            "syncthing", "serve", "--no-browser", "--no-restart", "--no-upgrade",
            "--logfile=-", f"--home={self.home}",
        ]  # fmt: skip
        with (self.home / "said").open("ab") as said:
            child = subprocess.Popen(command, stdout=said, stderr=said)
        try:
            until(lambda: self._ask("system/ping") is not None, "it runs")
            yield
        finally:
            with suppress(OSError):
                self._ask("system/shutdown", post=True)
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait(20)

    def scan(self) -> None:
        """Have it look at its folder now."""
        self._ask(f"db/scan?folder={_FOLDER}", post=True)

    def is_in_step(self, with_: "Syncthing") -> bool:
        """Whether it has all that the other has, and the other all of it."""
        status: Any = self._ask(f"db/status?folder={_FOLDER}") or {}
        theirs: Any = self._ask(f"db/completion?folder={_FOLDER}&device={with_.device}") or {}
        idle = status.get("state") == "idle" and status.get("needTotalItems") == 0
        return idle and theirs.get("completion") == 100 and self._is_connected(with_)

    def _is_connected(self, other: "Syncthing") -> bool:
        found: Any = self._ask("system/connections") or {}
        return bool(found.get("connections", {}).get(other.device, {}).get("connected"))

    def _ask(self, what: str, *, post: bool = False) -> object:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.control}/rest/{what}",
            headers={"X-API-Key": self.key}, method="POST" if post else "GET",
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                said = answer.read()
        except OSError:
            return None
        found: object = json.loads(said) if said else {}
        return found


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
