"""The real server with two processes, on a store of its own, which can be stopped and killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from shutil import copyfile

from sqlalchemy import Engine

from tests.ports import free_port
from webapp.config import ROOT
from webapp.store.db import open_store

START_S = 60
STOP_S = 60
AGAIN_S = 3
LOG = "server.log"


class Server:
    """`samenspraak serve` in a folder that holds its store (`site.db`), its output and its temporary files."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"sqlite:///{folder / 'site.db'}"
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def told(self) -> str:
        """What it has written."""
        return (self.folder / LOG).read_text(encoding="utf-8")

    def start(self) -> None:
        inherited = {name: os.environ[name] for name in ("HOME", "LANG", "PATH") if name in os.environ}
        own = {"PORT": str(self.port), "DATABASE_URL": self.url, "WORKERS": "2", "TMPDIR": str(self.folder)}
        with (self.folder / LOG).open("ab") as log:
            self._process = subprocess.Popen(
                [Path(sys.executable).with_name("samenspraak"), "serve"],
                cwd=ROOT,
                env={**inherited, **own, "PYTHONUNBUFFERED": "1", **self._settings},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        end = time.monotonic() + START_S
        while not _answers(self.port):
            assert self._process.poll() is None, self.told
            assert time.monotonic() < end, self.told
            time.sleep(0.05)

    def stop(self) -> None:
        """End it in the regular way: what waits in it is written."""
        assert self._process is not None
        end = time.monotonic() + STOP_S
        while self._process.poll() is None:
            assert time.monotonic() < end, f"it does not stop: {self.told}"
            # All of its processes, and more than once: one that is still starting does not listen to signals.
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(AGAIN_S)
            except subprocess.TimeoutExpired:
                continue

    def kill(self) -> None:
        """End all of its processes at once, wherever they are."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


@contextmanager
def serving(filled: Path, folder: Path, **settings: str) -> Iterator[tuple[Server, Engine]]:
    """A server on a copy of a filled store, and that store; the server may have been stopped in the block."""
    copyfile(filled, folder / "site.db")
    server = Server(folder, **settings)
    store = open_store(server.url)
    try:
        server.start()
        yield server, store
    finally:
        server.kill()
        store.dispose()


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
