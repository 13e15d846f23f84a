"""The real server, as a process of its own on a store of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from sqlalchemy import Engine

from e2e.words import LOCALES, Words
from tests.ports import free_port
from webapp.config import ROOT, SEED, TRANSLATIONS
from webapp.content.seeding.grow import grow
from webapp.content.seeding.load import fill
from webapp.store.db import open_store

START_S = 60
STOP_S = 10


@dataclass(frozen=True)
class Site:
    """A site that is being served, and its store."""

    origin: str
    store: Engine

    def words(self, locale: str) -> Words:
        """What stands on its pages in a language."""
        return Words(locale, self.store)


@contextmanager
def serving(folder: Path, generated: int = 0, **settings: str) -> Iterator[Site]:
    """The site, served until the end of the block; its store and its output are in the folder.

    With so many generated organisations, and what belongs to them, if they are asked for; `settings` are added to the
    environment.
    """
    url = f"sqlite:///{folder / 'site.db'}"
    if generated:
        _fill(url, generated)
    output = folder / "server.log"
    port = free_port()
    own = {"HOST": "127.0.0.1", "PORT": str(port), "DATABASE_URL": url, "PYTHONUNBUFFERED": "1", **settings}
    # The code that stands beside these tests, wherever the packages have been installed for.
    own["PYTHONPATH"] = str(ROOT)
    inherited = {name: os.environ[name] for name in ("HOME", "LANG", "PATH", "TMPDIR") if name in os.environ}
    with output.open("wb") as log:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("samenspraak"), "serve"],
            cwd=ROOT,
            env=inherited | own,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        origin = f"http://127.0.0.1:{port}"
        _wait(process, f"{origin}/healthz", output)
        store = open_store(url)
        yield Site(origin, store)
        store.dispose()
    finally:
        _stop(process)
    assert "Traceback" not in output.read_text(encoding="utf-8"), output.read_text(encoding="utf-8")


def _fill(url: str, generated: int) -> None:
    store = open_store(url)
    fill(store, LOCALES, SEED, TRANSLATIONS)
    grow(store, generated, LOCALES)
    store.dispose()


def _wait(process: subprocess.Popen[bytes], url: str, output: Path) -> None:
    end = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < end:
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    state = "ended" if process.poll() is not None else f"gave no answer in {START_S} s"
    raise RuntimeError(f"The server {state}. It said:\n{output.read_text(encoding='utf-8')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
