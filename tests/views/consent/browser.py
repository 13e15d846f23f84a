"""A browser that keeps cookies as RFC 6265 says and fills in forms, and a site with a clock that a test can set."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Unpack
from urllib.parse import urlsplit

from flask import Flask
from justhtml import JustHTML
from sqlalchemy import Engine, delete
from werkzeug.test import TestResponse

from tests.checking import Aside, Page, Sent, attribute, check, elements
from webapp import create_app
from webapp.config import Settings
from webapp.consent.register import CHOICE, PREFIX
from webapp.security import Limiter
from webapp.store.db import writing
from webapp.store.models import Receipt, ShownText
from webapp.views.consent import HOUR_S, MOST_RECEIPTS

HOST = "site.test"
START = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
FORM = "application/x-www-form-urlencoded"


class Clock:
    """The time in UTC, which stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: int) -> None:
        self.now += timedelta(**span)


class Site:
    """An app on a store of its own."""

    def __init__(self, path: Path, **changes: object) -> None:
        self.path = path
        self.settings = replace(
            Settings(
                database_url=f"sqlite:///{path}",
                site_url=f"https://{HOST}",
                trusted_hosts=(HOST, f"www.{HOST}", "127.0.0.1", "localhost"),
            ),
            **changes,  # type: ignore[arg-type]
        )
        self.clock = Clock()
        self.app: Flask = create_app(self.settings, self.clock)

    @property
    def engine(self) -> Engine:
        engine: Engine = self.app.extensions["store"]
        return engine

    def forget(self) -> None:
        """Begin anew: no receipts, no texts, no limit in use, and the time of the beginning."""
        self.clock.now = START
        self.app.extensions["receipts"] = Limiter(MOST_RECEIPTS, HOUR_S)
        with writing(self.engine) as session:
            session.execute(delete(Receipt))
            session.execute(delete(ShownText))

    def browser(self, **given: object) -> "Browser":
        """Somebody who has never been here."""
        return Browser(self, **given)  # type: ignore[arg-type]

    def rows(self, table: str) -> list[dict[str, object]]:
        """All of a table, as SQLite itself has it."""
        with sqlite3.connect(self.path) as connection:
            connection.row_factory = sqlite3.Row
            found = [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]
        connection.close()
        return found

    def dump(self) -> str:
        """The whole store as text."""
        with sqlite3.connect(self.path) as connection:
            text = "\n".join(connection.iterdump())
        connection.close()
        return text


@dataclass(frozen=True)
class Cookie:
    """A cookie as a browser keeps it; `host_only` if it was set without a domain."""

    name: str
    value: str
    domain: str
    path: str
    host_only: bool
    ends: datetime | None = None
    secure: bool = False

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return (self.name, self.domain, self.path, self.host_only)


@dataclass
class Jar:
    """What a browser has stored (RFC 6265, 5.3 and 5.4)."""

    cookies: dict[tuple[str, str, str, bool], Cookie] = field(default_factory=dict)

    def names(self) -> list[str]:
        return sorted(cookie.name for cookie in self.cookies.values())

    def plant(self, name: str, value: str, *, domain: str | None = None, path: str = "/", host: str = HOST) -> None:
        assert not name.startswith(PREFIX) or (domain, path) == (None, "/"), "no browser has this"
        cookie = Cookie(name, value, domain or host, path, host_only=domain is None)
        self.cookies[cookie.key] = cookie

    def take(self, headers: Iterable[str], host: str, path: str, now: datetime) -> None:
        for header in headers:
            cookie = _read(header, host, path, now)
            if cookie is None:
                continue
            self.cookies.pop(cookie.key, None)
            if cookie.ends is None or cookie.ends > now:
                self.cookies[cookie.key] = cookie

    def sent(self, host: str, path: str, now: datetime) -> str:
        """The Cookie header for a request, longer paths first."""
        found = [
            cookie
            for cookie in self.cookies.values()
            if (host == cookie.domain if cookie.host_only else f".{host}".endswith(f".{cookie.domain}"))
            and (path == cookie.path or path.startswith(cookie.path.rstrip("/") + "/"))
            and (cookie.ends is None or cookie.ends > now)
        ]
        found.sort(key=lambda cookie: -len(cookie.path))
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in found)

    def close(self) -> None:
        """The browser is closed: cookies of the session are gone."""
        self.cookies = {key: cookie for key, cookie in self.cookies.items() if cookie.ends is not None}


def _read(header: str, host: str, path: str, now: datetime) -> Cookie | None:
    pair, *parts = header.split(";")
    name, _, value = pair.partition("=")
    told = {}
    for part in parts:
        key, _, said = part.partition("=")
        told[key.strip().lower()] = said.strip()
    domain = told.get("domain", "").lstrip(".").lower()
    if domain and not f".{host}".endswith(f".{domain}"):
        return None
    where = told.get("path", "")
    if name.startswith(PREFIX) and (domain or where != "/" or "secure" not in told):
        # RFC 6265bis, 5.7.
        return None
    if not where.startswith("/"):
        where = path.rpartition("/")[0] or "/"
    ends = None
    if "max-age" in told:
        ends = (
            now + timedelta(seconds=int(told["max-age"]))
            if told["max-age"] != "0"
            else datetime.min.replace(tzinfo=UTC)
        )
    elif "expires" in told:
        ends = parsedate_to_datetime(told["expires"]).astimezone(UTC)
    return Cookie(name.strip(), value.strip(), domain or host, where, not domain, ends, "secure" in told)


class Browser:
    """Somebody's browser. `signal` is what it sends as Sec-GPC; `keeps` whether it keeps cookies."""

    def __init__(self, site: Site, *, host: str = HOST, signal: str | None = None, keeps: bool = True) -> None:
        self.site = site
        self.host = host
        self.signal = signal
        self.keeps = keeps
        self.jar = Jar()

    @property
    def origin(self) -> str:
        return f"{urlsplit(self.site.settings.site_url).scheme}://{self.host}"

    def open(
        self,
        path: str,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        data: Mapping[str, object] | bytes | None = None,
        **arguments: Unpack[Aside],
    ) -> TestResponse:
        """An answer as it is; redirects are not followed."""
        sent = {"Host": self.host, **(headers or {})}
        plain = path.partition("?")[0].partition("#")[0]
        now = self.site.clock.now
        if cookies := self.jar.sent(self.host, plain, now):
            sent["Cookie"] = cookies
        if self.signal is not None:
            sent["Sec-GPC"] = self.signal
        client = self.site.app.test_client(use_cookies=False)
        response = client.open(
            path.partition("#")[0], method=method, headers=sent, data=data, buffered=True, **arguments
        )
        if self.keeps:
            self.jar.take(response.headers.getlist("Set-Cookie"), self.host, plain, now)
        return response

    def page(self, path: str, status: int = 200, method: str = "GET", **arguments: Unpack[Sent]) -> Page:
        """A page that passes the checks of every page; redirects are followed, as a browser does."""
        return self.follow(self.open(path, method, **arguments), status)

    def follow(self, response: TestResponse, status: int = 200) -> Page:
        """Where an answer leads, after at most two steps."""
        for _ in range(2):
            if response.status_code not in (301, 302, 303):
                break
            response = self.open(response.headers["Location"])
        assert response.status_code == status, f"{response.request.path}: {response.status}"
        page = Page(response, JustHTML(response.text, strict=True, sanitize=False))
        check(page, None)
        return page

    def post(
        self,
        path: str,
        data: Mapping[str, object] | bytes,
        headers: Mapping[str, str] | None = None,
        **arguments: Unpack[Aside],
    ) -> TestResponse:
        """Send a form from a page of the site."""
        own = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"} if headers is None else headers
        return self.open(path, "POST", own, data, **arguments)

    def submit(self, page: Page, form: str, press: tuple[str, str] | None = None, /, **changes: object) -> TestResponse:
        """Send a form of a page by one of its buttons, with what it holds and what was changed in it."""
        element = page.one(form)
        assert element.attrs["method"] == "post"
        data: dict[str, object] = {}
        ticked: dict[str, list[str]] = {}
        for item in elements(element, "input"):
            name = attribute(item, "name")
            if item.attrs["type"] != "checkbox":
                data[name] = attribute(item, "value")
            elif "checked" in item.attrs:
                data[name] = ticked[name] = [*ticked.get(name, []), attribute(item, "value")]
        if press:
            buttons = [(button.attrs.get("name"), button.attrs.get("value")) for button in elements(element, "button")]
            assert press in buttons, f"{press} is not among {buttons}"
            data[press[0]] = press[1]
        data.update(changes)
        action = attribute(element, "action")
        assert urlsplit(action).netloc == ""
        return self.post(action, data)

    def choose(self, answer: str, path: str = "/en") -> Page:
        """Press a button of the notice on a page, and see where it leads."""
        return self.follow(self.submit(self.page(path), NOTICE, ("answer", answer)))

    def keep(self, *purposes: str, path: str = "/en/cookies") -> Page:
        """Tick these purposes alone on the page about cookies, and see where it leads."""
        return self.follow(self.submit(self.page(path), CHOICE_FORM, ("answer", "keep"), purpose=list(purposes)))

    @property
    def choice(self) -> str | None:
        """The value of the cookie of the choice."""
        name = CHOICE.sent(secure=self.site.settings.secure)
        found = [cookie.value for cookie in self.jar.cookies.values() if cookie.name == name]
        assert len(found) <= 1
        return found[0] if found else None

    @property
    def number(self) -> str:
        """The number of the receipt that the browser keeps."""
        assert self.choice
        return self.choice.split(".")[5]


NOTICE = "#consent form"
CHOICE_FORM = "form[action$='/consent'].choice-form"
WITHDRAWAL = "#site-withdrawal form"
