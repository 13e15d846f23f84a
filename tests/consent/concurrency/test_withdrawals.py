"""Withdrawals of many visitors at once, while the real server counts what they and others use."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine, select

from tests.consent.concurrency.serving import serving
from tests.consent.concurrency.visitors import (
    BUSY,
    OPTIONAL_COOKIES,
    USES,
    Answer,
    Traces,
    Visitor,
    has_receipt,
    patiently,
    total,
    traces,
    wait_for_events,
)
from tests.proving import WHOLE
from webapp.consent.register import CHOICE
from webapp.store.db import reading
from webapp.store.models import Dropped, Interaction, PageView, VisitEvent

VISITORS = 500 if WHOLE else 50
OTHERS = 50 if WHOLE else 10
THREADS = 32
WAITED_LONG = "The store cannot be changed"
TABS = 6
ADDRESSES = [f"127.0.0.{last}" for last in range(2, 10)] if WHOLE else ["127.0.0.1"]
"""Of one address only so many receipts are taken in an hour."""


class Crowd:
    """Who withdraws and who does not, and what became of it."""

    def __init__(self, port: int, store: Engine) -> None:
        addresses = cycle(ADDRESSES)
        self.store = store
        self.leaving = [Visitor(port, next(addresses)) for _ in range(VISITORS)]
        self.staying = [Visitor(port, next(addresses)) for _ in range(OTHERS)]
        self.views = 0
        self.refused = 0
        self.faults: list[str] = []
        self.ended = Event()

    def come(self) -> None:
        """All accept, and use a filter: two whole pages each."""
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(Visitor.accept, self.everybody))
            answers = list(pool.map(lambda visitor: visitor.use("region"), self.everybody))
        assert {answer.status for answer in answers} == {200}
        self.views += 2 * len(self.everybody)
        self.known = [(visitor.receipt, visitor.visit.hash, dict(visitor.cookies)) for visitor in self.leaving]

    @property
    def everybody(self) -> list[Visitor]:
        return [*self.leaving, *self.staying]

    def leave(self, place: int) -> float:
        """Withdraw, and look at once what is left; how long it took (seconds)."""
        receipt, visit, _ = self.known[place]
        visitor = self.leaving[place]
        start = time.monotonic()
        *refused, answer = patiently(lambda: self._try(place))
        self.refused += len(refused)
        found = traces(self.store, receipt, visit)
        problems = {
            f"status {answer.status} after {answer.at - start:.1f} s": answer.status != 200 or not answer.whole,
            "receipt": answer.number is None or not has_receipt(self.store, answer.number),
            "cookies kept": not answer.deleted >= OPTIONAL_COOKIES or set(visitor.cookies) != {CHOICE.name},
            f"{found}": found != Traces(ended=True, events=0),
        }
        self.faults += [f"{place}: {problem}" for problem, holds in problems.items() if holds]
        return answer.at - start

    def _try(self, place: int) -> Answer:
        """What a visitor is told when many write at once must be true too: that nothing was changed."""
        receipt, visit, cookies = self.known[place]
        answer = self.leaving[place].withdraw()
        changed = self.leaving[place].cookies != cookies or traces(self.store, receipt, visit).ended
        if answer.status == BUSY and changed:
            self.faults.append(f"{place}: something was changed")
        return answer

    def use_old_tabs(self, seed: int) -> int:
        """Tabs of those who withdraw, with the cookies of before; how many pages they saw."""
        chance = random.Random(seed)
        seen = 0
        while not self.ended.is_set():
            place = chance.randrange(VISITORS)
            seen += self.leaving[place].use(chance.choice(list(USES)), self.known[place][2]).status == 200
        return seen

    def stay(self) -> int:
        """Others use the other filters, once each; how many pages they saw."""
        return sum(visitor.use(name).status == 200 for name in ("status", "kind") for visitor in self.staying)


@pytest.mark.prove
def test_nothing_of_a_visit_is_counted_after_the_answer(filled_store: Path, tmp_path: Path) -> None:
    with serving(filled_store, tmp_path) as (server, store):
        crowd = Crowd(server.port, store)
        crowd.come()
        # What is deleted later is there now.
        wait_for_events(store, {visit for _, visit, _ in crowd.known})
        times, old = _all_at_once(crowd)
        assert not crowd.faults, f"{len(crowd.faults)}, such as {crowd.faults[:8]}\n{server.told[-5000:]}"
        server.stop()
        assert "Traceback" not in server.told or WAITED_LONG in server.told, server.told

        for receipt, visit, _ in crowd.known:
            assert traces(store, receipt, visit) == Traces(ended=True, events=0)
        lost = total(store, Dropped, kind="interactions")
        kept = _events(store)
        assert {visit for visit, _ in kept} <= {visitor.visit.hash for visitor in crowd.staying}
        missing = {(visitor.visit.hash, name) for visitor in crowd.staying for name in USES} - kept
        assert len(missing) <= lost
        views, dropped = total(store, PageView), total(store, Dropped, kind="views")
        assert views + dropped == crowd.views
        # Single events are added up the day after; nothing else counts them.
        assert total(store, Interaction) == 0
        times.sort()
        print(  # noqa: T201
            f"withdrawals: {VISITORS}, told to try again: {crowd.refused}, "
            f"median {times[len(times) // 2]:.2f} s, longest {times[-1]:.2f} s; "
            f"pages in old tabs meanwhile: {old}; events of {OTHERS} others: {len(kept)}, missing {len(missing)}, "
            f"dropped {lost}; views: {crowd.views}, counted {views}, dropped {dropped}"
        )


def _all_at_once(crowd: Crowd) -> tuple[list[float], int]:
    """Withdrawals, old tabs and others at the same time; old tabs also go on a little after the last withdrawal."""
    with ThreadPoolExecutor(THREADS + TABS + 1) as pool:
        tabs = [pool.submit(crowd.use_old_tabs, seed) for seed in range(TABS)]
        others = pool.submit(crowd.stay)
        times = list(pool.map(crowd.leave, range(VISITORS)))
        stayed = others.result()
        time.sleep(1)
        crowd.ended.set()
        old = sum(tab.result() for tab in tabs)
    assert stayed == 2 * OTHERS
    crowd.views += stayed + old
    return times, old


def _events(store: Engine) -> set[tuple[str, str]]:
    with reading(store) as session:
        return {(row.visit, row.detail) for row in session.execute(select(VisitEvent.visit, VisitEvent.detail))}
