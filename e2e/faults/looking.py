"""A look of the suite at a place of the site, with or without a fault."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import Engine
from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Response

from e2e.browsing import Visitors
from e2e.faults.planting import KINDS, Change, Planting
from e2e.judging import Axe
from e2e.server import Site
from e2e.words import Words
from tests.checking import CheckingClient
from tests.views.consent.browser import Site as Asking
from webapp import create_app
from webapp.config import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

State = Callable[[Page, Words], None]
"""Brings a page into a state."""
SECURE = "https://site.test"


def planted(app: Flask, planting: Planting) -> Flask:
    """An app whose answers have what is planted, for tests that need no browser."""
    inner = app.wsgi_app

    def outer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        body, status, headers = run_wsgi_app(inner, environ, buffered=True)
        response = Response(body, status, headers)
        kind = KINDS.get(response.mimetype or "")
        if kind:
            partial = kind == "page" and "HTTP_HX_REQUEST" in environ
            response.set_data(planting.change("part" if partial else kind, response.get_data(as_text=True)))
        return response(environ, start_response)

    app.wsgi_app = outer  # type: ignore[method-assign]
    return app


def planted_client(site: Site, planting: Planting) -> CheckingClient:
    """A client of a site that checks every page it fetches, with what is planted."""
    settings = Settings(database_url=str(site.store.url), site_url=SECURE, trusted_hosts=("site.test",))
    return CheckingClient(planted(create_app(settings), planting), settings)


def copied(store: Engine, path: Path) -> Path:
    """A copy of a store that is in use."""
    with closing(sqlite3.connect(str(store.url.database))) as from_, closing(sqlite3.connect(path)) as to:
        from_.backup(to)
    return path


def planted_asking(store: Path, planting: Planting) -> Asking:
    """A site of the tests on consent, with what is planted; the folder of the store is to be kept as long."""
    site = Asking(store)
    planted(site.app, planting)
    return site


@dataclass(frozen=True)
class Ground:
    """A site that faults can be planted into, by a browser and without one."""

    site: Site
    visitors: Visitors
    client: CheckingClient
    asking: Asking
    planting: Planting
    axe: Axe


@dataclass(frozen=True)
class Look:
    """What a judge is given: a site on which something may be planted, a language, and how to come to the place."""

    ground: Ground
    words: Words
    ref: str | None
    query: str
    arrive: State
    standing: Page | None = None
    """A page that is in the state already, if there is one."""

    @property
    def site(self) -> Site:
        """The site."""
        return self.ground.site

    @property
    def locale(self) -> str:
        """The language."""
        return self.words.locale

    @property
    def path(self) -> str:
        """The address."""
        return self.words.path(self.ref) + self.query

    @property
    def client(self) -> CheckingClient:
        """Fetches and checks pages over HTTP."""
        return self.ground.client

    @property
    def visitors(self) -> Visitors:
        """Open pages in a browser."""
        return self.ground.visitors

    @contextmanager
    def fresh(self) -> Iterator[Page]:
        """A page that has never been on the site."""
        with self.visitors.shared(java_script_enabled=True) as page:
            yield page

    @contextmanager
    def arrived(self) -> Iterator[Page]:
        """A page in the state, into which a judge may put scripts and styles of its own; it leaves it as it was."""
        if self.standing:
            yield self.standing
            return
        with self.visitors.shared(bypass_csp=True) as page:
            self.arrive(page, self.words)
            yield page


@dataclass(frozen=True)
class Judge:
    """A check of the suite, by its name: it raises where it finds fault."""

    name: str
    judge: Callable[[Look], None]
    still: bool = False
    """Whether it reads a page and leaves it as it was, so that the next one can read it too."""
    waits: bool = False
    """Whether it waits for what happens, which a busy computer may delay: it must find the same twice."""


@dataclass(frozen=True)
class Scene:
    """A place of the site, and the checks that the suite has for it, those first that take least time."""

    name: str
    locale: str
    arrive: State
    judges: tuple[Judge, ...]
    ref: str | None = None
    """The page, if there is one whose address is all that is needed."""
    query: str = ""
    grown: bool = False
    """Whether on the site with so many entries that lists have several pages."""


@dataclass(frozen=True)
class Fault:
    """A barrier as developers make it."""

    id: str
    says: str
    """In one sentence what is wrong."""
    criterion: str
    """The one of WCAG 2.2 that it fails; or what else it breaks."""
    scene: Scene
    changes: tuple[Change, ...] = field(repr=False)
    written: bool = False
    """Whether its words stand in a template, as those do that no translator has seen."""
    missed: str = ""
    """Why the suite does not find it, if it does not."""


def fault(
    name: str,
    says: str,
    criterion: str,
    scene: Scene,
    *changes: Change | Sequence[Change],
    written: bool = False,
    missed: str = "",
) -> Fault:
    """A fault of the catalogue; a change that comes in two shapes may be given as one."""
    flat = tuple(one for change in changes for one in ([change] if isinstance(change, Change) else change))
    return Fault(name, says, criterion, scene, flat, written, missed)
