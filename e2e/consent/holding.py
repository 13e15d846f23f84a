"""What a browser holds of the site, asked of the browser itself, and what the register lets it hold."""

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

from webapp.consent.purposes import NECESSARY, PREFERENCES, STATISTICS
from webapp.consent.register import BY_NAME, CHOICE, REGISTER, SETTINGS

LASTS_S = 5
"""So many seconds may pass between an answer and a look at its cookies."""
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
"""How a browser with a person in front of it is called; one without a head is taken for a program."""


@dataclass(frozen=True)
class Held:
    """The cookies, with all their attributes, and the names of all else: `local storage: theme`."""

    cookies: tuple[Mapping[str, Any], ...]
    others: frozenset[str]

    @property
    def names(self) -> list[str]:
        """The names of the cookies, each as often as it is there."""
        return sorted(str(cookie["name"]) for cookie in self.cookies)


def held(page: Page) -> Held:
    """All that the browser holds. It says so itself, so that it makes no difference whether the page runs scripts."""
    origin = page.url.partition("//")[0] + "//" + page.url.partition("//")[2].partition("/")[0]
    session = page.context.new_cdp_session(page)
    try:
        others = frozenset(_others(session, origin))
    finally:
        session.detach()
    return Held(tuple(dict(cookie) for cookie in page.context.cookies()), others)


def _others(session: CDPSession, origin: str) -> Iterable[str]:
    workers: list[str] = []

    def note(event: dict[str, Any]) -> None:
        workers.extend(item["scopeURL"] for item in event["registrations"] if not item["isDeleted"])

    session.on("ServiceWorker.workerRegistrationUpdated", note)
    session.send("ServiceWorker.enable")
    for name, is_local in (("local", True), ("session", False)):
        place = {"storageId": {"securityOrigin": origin, "isLocalStorage": is_local}}
        entries = session.send("DOMStorage.getDOMStorageItems", place)["entries"]
        yield from (f"{name} storage: {key}" for key, _value in entries)
    databases = session.send("IndexedDB.requestDatabaseNames", {"securityOrigin": origin})["databaseNames"]
    yield from (f"database: {name}" for name in databases)
    caches = session.send("CacheStorage.requestCacheNames", {"securityOrigin": origin})["caches"]
    yield from (f"cache: {cache['cacheName']}" for cache in caches)
    # What there is no question for, such as files of the origin's own.
    usage = session.send("Storage.getUsageAndQuota", {"origin": origin})["usageBreakdown"]
    yield from (f"bytes of {kind['storageType']}" for kind in usage if kind["usage"])
    yield from (f"service worker: {scope}" for scope in workers)


def stored(granted: Collection[str], *, chosen: bool, used: bool = False, settings: bool = False) -> list[str]:
    """The names of what the register lets a browser hold, in a state.

    `chosen`: an answer was given. `used`: something was used that statistics count. `settings`: the visitor has made
    reading settings.
    """
    causes = {NECESSARY: True, STATISTICS: used, PREFERENCES: settings}
    own = {CHOICE.name: chosen, SETTINGS.name: settings}
    return sorted(
        entry.name
        for entry in REGISTER
        if entry.purpose in (NECESSARY, *granted) and own.get(entry.name, causes[entry.purpose])
    )


def faults(found: Held, names: list[str]) -> list[str]:
    """In what a browser holds something else than these cookies, or holds them otherwise than the register says."""
    told = [] if found.names == names else [f"cookies: {found.names}, not {names}"]
    told += sorted(found.others)
    now = time.time()
    for cookie in found.cookies:
        entry = BY_NAME.get(str(cookie["name"]))
        if entry is None:
            continue
        left = None if cookie["expires"] == -1 else cookie["expires"] - now
        longest = entry.seconds
        right = {
            "path": cookie["path"] == "/",
            "HttpOnly": cookie["httpOnly"],
            "SameSite": cookie["sameSite"] == "Lax",
            "end": left is None if longest is None else left is not None and 0 < left <= longest + LASTS_S,
        }
        told += [f"{entry.name}: {attribute} of {dict(cookie)}" for attribute, fine in right.items() if not fine]
    return told
