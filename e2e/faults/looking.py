"""A look of the suite at a place of the site, with or without a fault."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Unpack

from playwright.sync_api import Page
from werkzeug.test import TestResponse

from e2e.browsing import Visitors
from e2e.faults.planting import KINDS, Change, Planting
from e2e.judging import Axe
from e2e.server import Site
from e2e.words import Words
from tests.checking import CheckingClient, Sent
from webapp import create_app
from webapp.config import Settings

State = Callable[[Page, Words], None]
"""Brings a page into a state."""
SECURE = "https://site.test"


class PlantedClient(CheckingClient):
    """The client of the tests over HTTP, whose answers have what is planted."""

    def __init__(self, site: Site, planting: Planting) -> None:
        settings = Settings(database_url=str(site.store.url), site_url=SECURE, trusted_hosts=("site.test",))
        super().__init__(create_app(settings), settings)
        self._planting = planting

    def raw(self, path: str, method: str = "GET", **arguments: Unpack[Sent]) -> TestResponse:
        """An answer as it is, with what is planted."""
        partial = "HX-Request" in arguments.get("headers", {})
        response = super().raw(path, method, **arguments)
        kind = KINDS.get(response.mimetype or "")
        if kind:
            # `text` would be kept as it was read first.
            text = response.get_data(as_text=True)
            response.set_data(self._planting.change("part" if partial and kind == "page" else kind, text))
        return response


@dataclass(frozen=True)
class Ground:
    """A site that faults can be planted into, by a browser and without one."""

    site: Site
    visitors: Visitors
    client: CheckingClient
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
