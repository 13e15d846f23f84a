"""No key gets more tries than are given, whatever else happens, and nobody has to wait for longer than is said."""

import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.security import Limiter, client_key


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Oracle:
    """Says what a limiter must answer, by looking through all tries there have been."""

    def __init__(self, most: int, seconds: float, keys: int) -> None:
        self.most, self.seconds, self.keys = most, seconds, keys
        self.hits: list[tuple[str, float]] = []

    def of(self, key: str, now: float) -> list[float]:
        return [hit for other, hit in self.hits if other == key and hit + self.seconds > now]

    def wait(self, key: str, now: float) -> float:
        hits = self.of(key, now)
        return hits[0] + self.seconds - now if len(hits) == self.most else 0.0

    def allow(self, key: str, now: float) -> float:
        wait = self.wait(key, now)
        last = {other: hit for other, hit in self.hits if hit + self.seconds > now}
        if not wait and key not in last and len(last) == self.keys:
            spared = [other for other, hit in last.items() if len(self.of(other, hit)) < self.most]
            if not spared:
                return min(last.values()) + self.seconds - now
            # Of those that tried in the same moment, the one whose last try came first.
            order = [other for other, _ in self.hits]
            rested = max(spared, key=order[::-1].index)
            self.hits = [hit for hit in self.hits if hit[0] != rested]
        if not wait:
            self.hits.append((key, now))
        return wait


STEPS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from([0, 0, 0, 0.1, 1, 2.5, 9.9, 10, 10.1]), st.booleans()),
    max_size=60,
)


@given(steps=STEPS, most=st.integers(1, 4), keys=st.integers(1, 4))
def test_it_answers_as_if_it_remembered_every_try(steps: list[tuple[str, float, bool]], most: int, keys: int) -> None:
    clock, oracle = Clock(), Oracle(most, 10, keys)
    limiter = Limiter(most, 10, clock, keys=keys)
    for key, pause, count in steps:
        clock.now += pause
        if count:
            assert limiter.allow(key) == oracle.allow(key, clock.now)
        else:
            assert limiter.wait(key) == oracle.wait(key, clock.now)


@given(steps=STEPS, most=st.integers(1, 4))
def test_no_span_holds_more_tries_than_are_given(steps: list[tuple[str, float, bool]], most: int) -> None:
    clock = Clock()
    limiter = Limiter(most, 10, clock)
    allowed: dict[str, list[float]] = {}
    for key, pause, _ in steps:
        clock.now += pause
        if limiter.allow(key) == 0:
            allowed.setdefault(key, []).append(clock.now)
    for times in allowed.values():
        assert all(sum(start <= time < start + 10 for time in times) <= most for start in times)


def test_who_waits_as_long_as_is_said_may_try_again() -> None:
    clock = Clock()
    limiter = Limiter(2, 10, clock)
    assert limiter.allow("a") == 0
    clock.now += 4
    assert limiter.allow("a") == 0
    assert limiter.allow("a") == limiter.wait("a") == 6
    assert limiter.wait("b") == 0
    clock.now += 5.5
    # Trying while one must wait does not make it longer.
    assert limiter.allow("a") == 0.5
    clock.now += 0.5
    assert limiter.wait("a") == 0
    assert limiter.allow("a") == 0
    assert limiter.allow("a") == 4


def test_a_flood_of_keys_frees_nobody_who_is_blocked() -> None:
    clock = Clock()
    limiter = Limiter(3, 10, clock, keys=5)
    for _ in range(3):
        limiter.allow("attacker")
    for number in range(1000):
        limiter.allow(f"other {number}")
    assert limiter.wait("attacker") == 10
    assert limiter.allow("attacker") == 10


def test_where_all_are_blocked_a_new_key_waits_and_a_known_one_is_not_harmed() -> None:
    clock = Clock()
    limiter = Limiter(1, 10, clock, keys=2)
    assert limiter.allow("a") == 0
    clock.now += 3
    assert limiter.allow("b") == 0
    assert limiter.allow("c") == 7
    assert limiter.wait("c") == 0
    clock.now += 7
    assert limiter.allow("c") == 0


def test_the_key_that_has_rested_longest_is_forgotten_and_only_for_a_new_one() -> None:
    limiter = Limiter(2, 10, Clock(), keys=2)
    for key in "aba":
        assert limiter.allow(key) == 0
    # Now `a` has used up its tries, and `b` has one left.
    assert limiter.allow("b") == 0
    assert limiter.wait("a") == limiter.wait("b") == 10
    limiter = Limiter(2, 10, Clock(), keys=2)
    for key in "abc":
        assert limiter.allow(key) == 0
    # Now `a` is forgotten, and `b` and `c` have one left.
    assert limiter.allow("b") == 0
    assert limiter.wait("b") == 10
    assert limiter.allow("a") == 0
    assert limiter.wait("a") == 0


def test_memory_stays_bounded() -> None:
    limiter = Limiter(10, 900, Clock(), keys=100)
    for number in range(200):
        limiter.allow(f"before {number}")
    tracemalloc.start()
    for number in range(20_000):
        limiter.allow(f"key {number}")
        limiter.wait(f"asked {number}")
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 200_000


class SlowKey(str):
    """A key that lets other threads go on whenever it is looked up."""

    __slots__ = ()

    def __hash__(self) -> int:
        time.sleep(0)
        return super().__hash__()


def test_threads_get_no_more_together_than_one_alone() -> None:
    limiter = Limiter(50, 900, keys=3)

    def tries(number: int) -> int:
        return sum(limiter.allow(SlowKey(f"key {number % 2}")) == 0 for _ in range(100))

    with ThreadPoolExecutor(16) as pool:
        allowed = list(pool.map(tries, range(32)))
    assert sum(allowed[::2]) == 50
    assert sum(allowed[1::2]) == 50


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:DB8:1:2:0::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("2001:db8:1:2::1", "2001:db8:1:2::1%eth0", True),
        ("192.0.2.1", None, False),
        (None, "", True),
        (None, "192.0.2.1, 192.0.2.2", True),
        (None, "unix:", True),
        ("192.0.2.1", "192.0.2.1:80", False),
    ],
)
def test_a_client_is_its_address_or_its_network(one: str | None, other: str | None, same: bool) -> None:
    assert (client_key("form", one) == client_key("form", other)) is same
    assert client_key("form", one) != client_key("token", one)
