"""The cookies of a browser, kept as RFC 6265 asks, by a clock that the test moves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address

MOST = timedelta(days=400)
"""Browsers keep nothing for longer (RFC 6265bis, 5.5)."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie; `ends` is None for one that goes when the browser is closed."""

    name: str
    value: str
    path: str
    domain: str
    host_only: bool
    ends: datetime | None
    made: int


class Jar:
    """The cookies of one browser. `clock` gives UTC."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._cookies: dict[tuple[str, str, str], Cookie] = {}
        self._made = 0

    def all(self) -> list[Cookie]:
        """What is held now."""
        now = self._clock()
        self._cookies = {key: kept for key, kept in self._cookies.items() if kept.ends is None or kept.ends > now}
        return list(self._cookies.values())

    def sent(self, host: str, path: str) -> list[Cookie]:
        """What goes with a request: of the longest path first, then what is there for longest (RFC 6265, 5.4)."""
        found = [kept for kept in self.all() if _of_host(kept, host) and of_path(kept.path, path)]
        return sorted(found, key=lambda kept: (-len(kept.path), kept.made))

    def store(self, header: str, host: str, path: str) -> None:
        """Take a Set-Cookie header of an answer (RFC 6265, 5.2 and 5.3)."""
        pair, *attributes = header.split(";")
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            return
        given = {key.strip().lower(): text.strip() for key, _, text in (part.partition("=") for part in attributes)}
        domain = given.get("domain", "").removeprefix(".").lower()
        if "secure" in given or (domain and not _matches(host, domain)):
            # The site of the test is served without TLS.
            return
        where = given.get("path", "")
        where = where if where.startswith("/") else default_path(path)
        ends = self._ends(given)
        key = (name.strip(), domain or host, where)
        before = self._cookies.pop(key, None)
        if ends is not None and ends <= self._clock():
            return
        self._made += 1
        made = before.made if before else self._made
        self._cookies[key] = Cookie(name.strip(), value.strip(), where, domain or host, not domain, ends, made)

    def clear(self) -> None:
        """Remove all."""
        self._cookies.clear()

    def close(self) -> None:
        """The browser is closed: what is kept for one session goes."""
        self._cookies = {key: kept for key, kept in self._cookies.items() if kept.ends is not None}

    def _ends(self, given: dict[str, str]) -> datetime | None:
        now = self._clock()
        age = given.get("max-age", "")
        if age.removeprefix("-").isdigit():
            seconds = int(age)
            return now + min(timedelta(seconds=seconds), MOST) if seconds > 0 else datetime.min.replace(tzinfo=UTC)
        if "expires" in given:
            return min(parsedate_to_datetime(given["expires"]), now + MOST)
        return None


def default_path(path: str) -> str:
    """Of a cookie without one: the folder of the address that set it (RFC 6265, 5.1.4)."""
    return path[: path.rindex("/")] or "/"


def of_path(path: str, asked: str) -> bool:
    """Whether a cookie of a path goes with a request for another (RFC 6265, 5.1.4)."""
    return asked == path or (asked.startswith(path) and (path.endswith("/") or asked[len(path)] == "/"))


def _of_host(cookie: Cookie, host: str) -> bool:
    return cookie.domain == host or (not cookie.host_only and _matches(host, cookie.domain))


def _matches(host: str, domain: str) -> bool:
    if host == domain:
        return True
    try:
        ip_address(host)
    except ValueError:
        return host.endswith(f".{domain}")
    return False
