"""A process that is killed in mid-withdrawal: no success without the withdrawal, nothing half, and a repeat ends it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine

from tests.consent.concurrency.dying import IN_THE_ANSWER, NOWHERE, POINTS
from tests.consent.concurrency.serving import serving
from tests.consent.concurrency.visitors import (
    Answer,
    Traces,
    Visitor,
    has_receipt,
    traces,
    wait_for_events,
    withdrawals,
)
from tests.ports import free_port
from tests.proving import WHOLE
from webapp.config import ROOT
from webapp.store.db import open_store

TIMES = 5 if WHOLE else 1
"""So often each point is tried."""
RANDOM = 100 if WHOLE else 8
REAL = 10 if WHOLE else 1
AT_ONCE = 3
"""So many withdraw at the same time."""

BEFORE = Traces(ended=False, events=1)
AFTER = Traces(ended=True, events=0)


class Dying:
    """The program of `dying`, started once."""

    def __init__(self, url: str, port: int) -> None:
        command = [sys.executable, "-m", "tests.consent.concurrency.dying", url, str(port)]
        self.program = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            start_new_session=True,
        )

    def serve(self, point: str = NOWHERE) -> int:
        """Serve until the process with the number that is returned dies."""
        assert self.program.stdin
        self.program.stdin.write(f"{point}\n")
        said = self._read().split()
        assert said[0] == "ready", said
        return int(said[1])

    def wait(self) -> None:
        assert self._read() == "ended"

    def _read(self) -> str:
        assert self.program.stdout
        return self.program.stdout.readline().strip()


class Crowd:
    """Visitors with consent and an event in the store each; so many at a time withdraw."""

    def __init__(self, store: Engine, port: int, number: int) -> None:
        self.store = store
        self._waiting = [Visitor(port) for _ in range(number)]
        self.outcomes: Counter[str] = Counter()
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(Visitor.accept, self._waiting))
            list(pool.map(lambda visitor: visitor.use("region"), self._waiting))
        self.known = {id(visitor): (visitor.receipt, visitor.visit.hash) for visitor in self._waiting}
        wait_for_events(store, {visit for _, visit in self.known.values()})

    def some(self, number: int = AT_ONCE) -> list[Visitor]:
        found, self._waiting = self._waiting[:number], self._waiting[number:]
        assert len(found) == number
        return found

    def withdraw(self, visitors: Sequence[Visitor], cookies: Sequence[dict[str, str]]) -> list[Answer]:
        with ThreadPoolExecutor(len(visitors)) as pool:
            return list(pool.map(Visitor.withdraw, visitors, cookies))

    def judge(self, visitors: Sequence[Visitor], answers: Sequence[Answer], receipts: int) -> None:
        """After a kill: each withdrawal is whole or not there, and there if the answer had begun to say so."""
        found = [traces(self.store, *self.known[id(visitor)]) for visitor in visitors]
        for state, answer in zip(found, answers, strict=True):
            assert state in (BEFORE, AFTER)
            assert answer.status in (0, 200)
            assert state == AFTER or answer.status == 0, "a success was told, and is not in the store"
            if answer.number:
                assert has_receipt(self.store, answer.number)
            self.outcomes["told" if answer.whole else "done" if state == AFTER else "not done"] += 1
        assert withdrawals(self.store) == receipts + found.count(AFTER)

    def repeat(self, visitors: Sequence[Visitor], cookies: Sequence[dict[str, str]]) -> None:
        for visitor, answer in zip(visitors, self.withdraw(visitors, cookies), strict=True):
            assert (answer.status, answer.whole) == (200, True)
            assert answer.number
            assert has_receipt(self.store, answer.number)
            assert traces(self.store, *self.known[id(visitor)]) == AFTER


@pytest.fixture
def dying(filled_store: Path, tmp_path: Path) -> Iterator[tuple[Dying, Crowd]]:
    copyfile(filled_store, tmp_path / "site.db")
    url, port = f"sqlite:///{tmp_path / 'site.db'}", free_port()
    store = open_store(url)
    server = Dying(url, port)
    try:
        first = server.serve()
        crowd = Crowd(store, port, AT_ONCE * (len(POINTS) * TIMES + RANDOM + 1))
        os.kill(first, signal.SIGKILL)
        server.wait()
        yield server, crowd
    finally:
        # Its copy too, if the test failed before it was killed.
        os.killpg(server.program.pid, signal.SIGKILL)
        server.program.communicate(timeout=30)
        store.dispose()


def _killed(server: Dying, crowd: Crowd, point: str, delay: float | None = None) -> list[Answer]:
    """Some withdraw from a server that dies at a point, or so many seconds later; then they do so again."""
    visitors = crowd.some()
    cookies = [dict(visitor.cookies) for visitor in visitors]
    receipts = withdrawals(crowd.store)
    number = server.serve(point)
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(crowd.withdraw, visitors, cookies)
        if delay is not None:
            time.sleep(delay)
            os.kill(number, signal.SIGKILL)
        answers = asked.result()
    server.wait()
    crowd.judge(visitors, answers, receipts)
    number = server.serve()
    crowd.repeat(visitors, cookies)
    os.kill(number, signal.SIGKILL)
    server.wait()
    return answers


@pytest.mark.prove
def test_a_kill_leaves_a_withdrawal_whole_or_not_there(dying: tuple[Dying, Crowd]) -> None:
    server, crowd = dying
    for point in POINTS * TIMES:
        before = crowd.outcomes.copy()
        answers = _killed(server, crowd, point)
        done = crowd.outcomes - before
        if point in IN_THE_ANSWER or point == "after the commit":
            assert done["done"] + done["told"], point
        else:
            assert done["not done"] == AT_ONCE, point
        if point in ("after the headers", "in the body"):
            assert any(answer.status == 200 and not answer.whole for answer in answers)
    exact = crowd.outcomes.copy()

    visitors = crowd.some()
    number = server.serve()
    start = time.monotonic()
    crowd.repeat(visitors, [dict(visitor.cookies) for visitor in visitors])
    span = time.monotonic() - start
    os.kill(number, signal.SIGKILL)
    server.wait()
    chance = random.Random(1)
    for _ in range(RANDOM):
        _killed(server, crowd, NOWHERE, chance.uniform(0, 1.2 * span))
    print(  # noqa: T201
        f"kills at {len(POINTS)} points: {len(POINTS) * TIMES}, withdrawals {dict(exact)}; "
        f"at random within {1.2 * span:.2f} s: {RANDOM}, withdrawals {dict(crowd.outcomes - exact)}"
    )


@pytest.mark.prove
def test_so_does_a_kill_of_all_processes_of_the_server(filled_store: Path, tmp_path: Path) -> None:
    chance = random.Random(2)
    with serving(filled_store, tmp_path) as (server, store):
        crowd = Crowd(store, server.port, 2 * AT_ONCE * REAL)
        for _ in range(REAL):
            visitors = crowd.some(2 * AT_ONCE)
            cookies = [dict(visitor.cookies) for visitor in visitors]
            receipts = withdrawals(store)
            with ThreadPoolExecutor(1) as pool:
                asked = pool.submit(crowd.withdraw, visitors, cookies)
                time.sleep(chance.uniform(0, 0.3))
                server.kill()
                answers = asked.result()
            crowd.judge(visitors, answers, receipts)
            server.start()
            crowd.repeat(visitors, cookies)
        server.stop()
        for known in crowd.known.values():
            assert traces(store, *known) == AFTER
    print(f"kills of the server: {REAL}, withdrawals {dict(crowd.outcomes)}")  # noqa: T201
