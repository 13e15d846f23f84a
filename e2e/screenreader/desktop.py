"""A desktop that nobody sees: a display, a window manager, and the buses that tell a screen reader of a page.

Everything belongs to one desktop: its folder is its home, its buses and its display are its own, and what is stopped
at the end are the processes that carry its mark, by their number, never by a name.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Self
from uuid import uuid4

MARK = "SAMENSPRAAK_DESKTOP"
SIZE = "1280x1024"
START_S = 30.0
LOOK_S = 0.02
# Its usual keys would swallow some of a screen reader's.
WINDOW_MANAGER = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew></focus><desktops><number>1</number><popupTime>0</popupTime></desktops>
<keyboard/><mouse/>
<applications><application class="*"><decor>no</decor><maximized>yes</maximized></application></applications>
</openbox_config>
"""
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


class Desktop:
    """Processes that end with it. Used as a context; `folder` is empty and is not deleted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._token = uuid4().hex
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        for name in ("home", "run", "tmp"):
            (folder / name).mkdir(mode=0o700, parents=True)
        home = folder / "home"
        self.env = {
            MARK: self._token,
            "HOME": str(home),
            "TMPDIR": str(folder / "tmp"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            # The screen reader's own words are English in every test, so that they are told from those of the site.
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "GSETTINGS_BACKEND": "memory",
            "GTK_A11Y": "atspi",
            "GNOME_ACCESSIBILITY": "1",
            "ACCESSIBILITY_ENABLED": "1",
            "NO_AT_BRIDGE": "0",
        }

    def __enter__(self) -> Self:
        try:
            self._begin()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _begin(self) -> None:
        # Without `-noreset` it begins anew when its last client leaves, and turns away whoever comes in that moment.
        display = ["Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", f"{SIZE}x24"]
        self.env["DISPLAY"] = ":" + self._start_telling("display", lambda to: [*display, "-displayfd", to])
        address = f"--address=unix:path={self.folder / 'run' / 'bus'}"
        bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog", address]
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_telling("bus", lambda to: [*bus, f"--print-address={to}"])
        launcher = next(path for path in BUS_LAUNCHERS if Path(path).exists())
        self.start("accessibility", [launcher, "--launch-immediately", "--a11y=1", "--screen-reader=1"])
        settings = self.folder / "windows.xml"
        settings.write_text(WINDOW_MANAGER, encoding="utf-8")
        self.start("windows", ["openbox", "--sm-disable", "--config-file", str(settings)])
        # Asking who owns a name starts nothing, so that no second bus comes up.
        ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"]
        owned = [*ask, "org.freedesktop.DBus.NameHasOwner", "string:org.a11y.Bus"]
        self.wait_until("the accessibility bus", lambda: "boolean true" in self.run(*owned))

    def start(self, name: str, command: Sequence[str], pass_fds: Sequence[int] = ()) -> int:
        """Start a process that stays; its number. What it prints comes into the folder, under its name."""
        with (self.folder / f"{name}.log").open("wb") as log:
            # Should the tests themselves be killed, it ends with them.
            self._processes[name] = subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", *command],
                cwd=self.folder,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                start_new_session=True,
            )
        return self._processes[name].pid

    def run(self, *command: str) -> str:
        """What a short command prints; "" if it fails."""
        done = subprocess.run(
            command, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, timeout=START_S, check=False
        )
        return done.stdout.decode(errors="replace") if done.returncode == 0 else ""

    def wait_until(self, what: str, come: Callable[[], bool], seconds: float = START_S) -> None:
        """Until something is so, as long as all processes are there; TimeoutError if it is not so in time."""
        end = time.monotonic() + seconds
        while not come():
            self.check()
            if time.monotonic() > end:
                raise TimeoutError(f"{what}: not there within {seconds} s")
            time.sleep(LOOK_S)

    def check(self) -> None:
        """Fail if a process has ended."""
        for name, process in self._processes.items():
            if process.poll() is not None:
                log = (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"{name} ended with {process.returncode}: {log[-1500:]}")

    def stop(self) -> None:
        """End every process of this desktop, the latest first."""
        for process in reversed(self._processes.values()):
            if process.poll() is None:
                process.terminate()
        for sign, seconds in ((signal.SIGTERM, 2.0), (signal.SIGKILL, 5.0)):
            for number in self._left():
                with suppress(ProcessLookupError):
                    os.kill(number, sign)
            end = time.monotonic() + seconds
            while time.monotonic() < end and (any(self._left()) or self._running()):
                time.sleep(LOOK_S)

    def _running(self) -> bool:
        # Asking them also takes ended ones off the list of processes.
        return None in [process.poll() for process in self._processes.values()]

    def _left(self) -> Iterator[int]:
        """The processes that carry the mark, or the folder in their command: some overwrite their environment."""
        marks = {"environ": f"{MARK}={self._token}".encode(), "cmdline": bytes(self.folder)}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and int(entry.name) != os.getpid():
                with suppress(OSError):
                    if any(mark in (entry / name).read_bytes() for name, mark in marks.items()):
                        yield int(entry.name)

    def _start_telling(self, name: str, command: Callable[[str], Sequence[str]]) -> str:
        """Start a process that writes one line to the file descriptor it is given; that line."""
        source, target = os.pipe()
        self.start(name, command(str(target)), pass_fds=(target,))
        os.close(target)
        said, end = b"", time.monotonic() + START_S
        with os.fdopen(source, "rb", buffering=0) as pipe:
            while not said.endswith(b"\n"):
                ready = select([pipe], [], [], max(0.0, end - time.monotonic()))[0]
                if not ready or not (part := pipe.read(4096)):
                    self.check()
                    raise RuntimeError(f"{name} did not start")
                said += part
        return said.decode().strip()
