"""How often someone may try something."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from threading import Lock

NETWORK_BITS = 64
"""What one subscriber has of an IPv6 address (RFC 6177): whoever has one address there has them all."""


class Limiter:
    """At most so many tries per key in any span of so many seconds, counted by this process alone.

    Each of several processes counts for itself: with `WORKERS=4` someone may try up to four times as often. A count
    that all share needs a store of its own.

    No more than `keys` keys are remembered. Where there is no place for one more, the key that has rested longest is
    forgotten, but never one that has used up its tries: a flood of keys frees nobody who is blocked. If all have used
    up theirs, a key that is not among them must wait until the first of them can be forgotten.
    """

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic, *, keys: int = 10_000
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._keys = keys
        self._lock = Lock()
        # Both in the order of their last try, so that what can be forgotten stands first.
        self._open: OrderedDict[str, deque[float]] = OrderedDict()
        self._full: OrderedDict[str, deque[float]] = OrderedDict()

    def allow(self, key: str) -> float:
        """Count a try of this key and give 0; or count nothing and give the seconds until it may try again."""
        with self._lock:
            now = self._clock()
            self._forget(now)
            wait = self._wait(key, now) or self._make_room(key, now)
            if not wait:
                self._count(key, now)
            return wait

    def wait(self, key: str) -> float:
        """The seconds until this key, if it has used up its tries, may try again, otherwise 0; nothing is counted."""
        with self._lock:
            return self._wait(key, self._clock())

    def _wait(self, key: str, now: float) -> float:
        hits = self._full.get(key)
        return max(0.0, hits[0] + self._seconds - now) if hits else 0.0

    def _make_room(self, key: str, now: float) -> float:
        if key in self._open or key in self._full or len(self._open) + len(self._full) < self._keys:
            return 0.0
        if self._open:
            self._open.popitem(last=False)
            return 0.0
        return next(iter(self._full.values()))[-1] + self._seconds - now

    def _count(self, key: str, now: float) -> None:
        hits = self._full.pop(key, None) or self._open.pop(key, None) or deque()
        while hits and hits[0] + self._seconds <= now:
            hits.popleft()
        hits.append(now)
        (self._full if len(hits) == self._most else self._open)[key] = hits

    def _forget(self, now: float) -> None:
        for kept in (self._open, self._full):
            while kept and next(iter(kept.values()))[-1] + self._seconds <= now:
                kept.popitem(last=False)


def client_key(purpose: str, address: str | None) -> str:
    """The key of a client for a purpose, by the address that it connects from; those without a readable one share it.

    An IPv6 address counts as its network, an IPv4 address that is written as IPv6 as itself.
    """
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return f"{purpose} unknown"
    if isinstance(parsed, IPv6Address):
        # A server that listens on `::` sees each IPv4 client so; one network holds them all.
        client = str(parsed.ipv4_mapped or f"{int(parsed) >> (parsed.max_prefixlen - NETWORK_BITS):x}")
    else:
        client = str(parsed)
    return f"{purpose} {client}"
