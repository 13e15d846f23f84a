"""What waits when a process ends in a regular way is written: of a program, of a forked one, and of the server."""

import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine

from tests.content.statistics.making import counted
from tests.ports import free_port
from webapp.config import ROOT
from webapp.store.db import open_store
from webapp.store.models import Dropped

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PROGRAM = """
import multiprocessing, sys
from datetime import UTC, datetime
from webapp.content.statistics.recorder import Recorder
from webapp.store.db import open_store

recorder = Recorder(open_store(sys.argv[1]), lambda: datetime.now(UTC))

def see():
    for _ in range(5):
        recorder.view("page:home", "en", "none", datetime.now(UTC).date())

if sys.argv[2] != "forked":
    see()
if sys.argv[2] == "both":
    # SQLite allows no fork in the middle of its work.
    recorder.close()
if sys.argv[2] != "alone":
    process = multiprocessing.get_context("fork").Process(target=see)
    process.start()
    process.join()
"""
THREADS = """
import os, sys, time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier, Condition, enumerate
from webapp.content.statistics import recorder as module
from webapp.store.db import open_store

def slowly():
    time.sleep(0.5)
    return Condition()

recorder = module.Recorder(open_store(sys.argv[1]), lambda: datetime.now(UTC))
module.Condition = slowly
child = os.fork()
if child:
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
together = Barrier(8)

def see(_):
    together.wait()
    recorder.view("page:home", "en", "none", datetime.now(UTC).date())

with ThreadPoolExecutor(8) as pool:
    list(pool.map(see, range(8)))
print(*(thread.name for thread in enumerate() if thread.name == "statistics"))
"""
VIEWS = 40


@pytest.mark.parametrize(("how", "views"), [("alone", 5), ("forked", 5), ("both", 10)])
def test_a_process_that_ends_writes_what_waits_once(engine: Engine, how: str, views: int) -> None:
    # A process with threads that is forked warns from Python 3.12 on, and rightly: here it is what is tried.
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", PROGRAM, str(engine.url), how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert counted(engine) == views
    assert counted(engine, Dropped) == 0


def test_the_first_items_of_a_copy_may_come_at_once(engine: Engine) -> None:
    command = [sys.executable, "-c", THREADS, str(engine.url)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    # Two threads that write would take from each other's batch.
    assert (done.returncode, done.stdout, done.stderr) == (0, "statistics\n", "")
    assert counted(engine) == 8


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_writes_what_waits_before_it_stops(filled_store: Path, tmp_path: Path, number: int) -> None:
    copyfile(filled_store, tmp_path / "site.db")
    url = f"sqlite:///{tmp_path / 'site.db'}"
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url, "PORT": str(port), "WORKERS": "2", "SITE_URL": ""}
    command = [str(Path(sys.executable).with_name("samenspraak")), "serve"]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            _wait(port)
            for _ in range(VIEWS):
                assert _status(port, "/en", AGENT) == 200
        finally:
            server.send_signal(number)
            told = server.communicate(timeout=90)[0]
    engine = open_store(url)
    assert counted(engine) == VIEWS, told
    engine.dispose()


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if _status(port, "/healthz", "") == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError


def _status(port: int, path: str, agent: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers={"User-Agent": agent})
        return connection.getresponse().status
    finally:
        connection.close()
