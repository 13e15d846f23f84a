"""The site of the life-cycle: served over loopback on a store of its own, with a clock that the test moves."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

from webapp import create_app
from webapp.config import Settings
from webapp.consent import purposes
from webapp.content import subjects
from webapp.security import Limiter
from webapp.store.db import reading
from webapp.store.models import Receipt, VisitEvent
from webapp.views import asking

HOST = "127.0.0.1"
START = datetime(2027, 8, 31, 12, tzinfo=UTC)
NAMES = ("", "Vakbond Noord", "Vakbond Noord en Zuid")
"""Who is responsible for the site: a change of it changes the words of the question, not what is asked."""
PAGES = ("page:home", "page:about", "page:cookies", "page:settings", "page:organisations")


class Handler(WSGIRequestHandler):
    """Keeps connections, and says nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log(self, *_told: object) -> None:
        """Say nothing: a request is no news."""


class Site:
    """The site, what its operator does to it, and what is in its store."""

    def __init__(self, app: Flask, port: int) -> None:
        self.app = app
        self.port = port
        self.now = START
        self.engine = app.extensions["store"]
        self.settings: Settings = app.extensions["settings"]
        self.locales = self.settings.locales
        with reading(self.engine) as session:
            self.paths = {ref: dict(subjects.paths_of(session, ref, self.locales)) for ref in PAGES}
        self.refs = {path: (ref, locale) for ref, paths in self.paths.items() for locale, path in paths.items()}

    @property
    def origin(self) -> str:
        """As a browser writes it."""
        return f"http://{HOST}:{self.port}"

    @property
    def name(self) -> str:
        """Who is responsible."""
        return self.app.extensions["settings"].responsible_name  # type: ignore[no-any-return]

    @property
    def policy(self) -> int:
        """The version of the purposes."""
        return purposes.POLICY

    def reword(self, name: str) -> None:
        """Other words for the same question."""
        self.app.extensions["settings"] = replace(self.settings, responsible_name=name)

    def ask_for_more(self, policy: int) -> None:
        """Other purposes."""
        purposes.POLICY = policy

    def record(self) -> None:
        """What a process of the site does when it starts."""
        asking.record(self.app)

    def receipts(self, hashes: list[str] | None = None) -> dict[str, dict[str, Any]]:
        """The rows of receipts, all or those under these hashes."""
        wanted = select(Receipt.__table__)
        if hashes is not None:
            wanted = wanted.where(Receipt.number_hash.in_(hashes))
        with Session(self.engine) as session:
            return {row["number_hash"]: dict(row) for row in session.execute(wanted).mappings()}

    def count_receipts(self) -> int:
        """How many receipts there are."""
        with Session(self.engine) as session:
            return session.scalar(select(func.count()).select_from(Receipt)) or 0

    def events(self, visit: str) -> set[tuple[Any, ...]]:
        """What the store has of a visit, by the hash of its number: day, kind, detail, language."""
        self.app.extensions["recorder"].flush()
        wanted = select(VisitEvent.day, VisitEvent.kind, VisitEvent.detail, VisitEvent.locale)
        with Session(self.engine) as session:
            return {tuple(row) for row in session.execute(wanted.where(VisitEvent.visit == visit))}

    def visits(self) -> set[str]:
        """The hashes of all visits in the store."""
        self.app.extensions["recorder"].flush()
        with Session(self.engine) as session:
            return set(session.scalars(select(VisitEvent.visit)))


@contextmanager
def served(store: Path) -> Iterator[Site]:
    """The site on a store that it may change."""
    held: list[Site] = []
    app = create_app(Settings(database_url=f"sqlite:///{store}"), lambda: held[0].now if held else START)
    level = app.logger.level
    app.logger.setLevel(logging.CRITICAL)
    # All browsers of the test have one address.
    app.extensions["receipts"] = Limiter(10**9, 3600)
    server = make_server(HOST, 0, app, threaded=True, request_handler=Handler)
    server.daemon_threads = True  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    site = Site(app, server.port)
    held.append(site)
    policy = purposes.POLICY
    try:
        yield site
    finally:
        purposes.POLICY = policy
        app.logger.setLevel(level)
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["recorder"].close()
        site.engine.dispose()
