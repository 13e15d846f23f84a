"""A site with its oracle: addresses written by hand, and pages and fragments read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch
from urllib.parse import parse_qsl, urlencode, urlsplit

from justhtml import JustHTML
from sqlalchemy import Engine

from tests.checking import CheckingClient, Page, attribute
from tests.views.directory.oracle import Oracle
from webapp import create_app
from webapp.config import Settings
from webapp.content.directory import fields as making
from webapp.content.directory.fields import Field
from webapp.content.directory.lists import LISTS
from webapp.i18n import babel
from webapp.i18n.catalogue import Catalogue
from webapp.store.db import open_store, reading
from webapp.store.queries import rows

LISTED = {listed.key: listed for listed in LISTS.values()}
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
FIRST, PREVIOUS, NEXT = "First page", "Previous page", "Next page"
SITE = "https://site.test"
ALL = 1_000_000


@dataclass(frozen=True)
class Asked:
    """A state of a list in a language: keys of choices by filter, text, order, and the reference it begins with."""

    listed: str
    locale: str
    chosen: Mapping[str, str]
    text: str = ""
    sort: str = "name"
    start: str | None = None

    def at(self, start: str | None) -> "Asked":
        return replace(self, start=start)


class Site:
    """An app on a store, what its addresses lead to, and the words for the choices."""

    def __init__(self, path: Path) -> None:
        self.settings = Settings(
            database_url=f"sqlite:///{path}", site_url=SITE, trusted_hosts=("site.test", "localhost")
        )
        app = create_app(self.settings)
        self.client = CheckingClient(app, self.settings)
        self.engine: Engine = app.extensions["store"]
        with app.app_context():
            self.catalogues: Mapping[str, Catalogue] = babel.catalogues()
        self._fields: dict[tuple[str, str], dict[str, Field]] = {}
        engine = open_store(self.settings.database_url)
        with reading(engine) as session:
            self.oracle = Oracle(session)
            found = rows.read(session, "addresses").items()
        engine.dispose()
        self.refs = {str(path): str(row["ref"]) for (path,), row in found}
        self._paths = {(row["ref"], row["locale"]): str(path) for (path,), row in found if row["current"]}

    def path_of(self, ref: str, locale: str) -> str:
        return self._paths[ref, locale]

    def path(self, listed: str, locale: str) -> str:
        """The path of a list."""
        return self.path_of(LISTED[listed].page, locale)

    def fields(self, listed: str, locale: str) -> dict[str, Field]:
        """The filters of a list with all their choices, also the connections that a form does not offer."""
        if (listed, locale) not in self._fields:
            with reading(self.engine) as session, patch.object(making, "MOST_CONNECTIONS", ALL):
                made = making.fields(session, LISTED[listed], locale, self.catalogues, asked="")
            self._fields[listed, locale] = made
        return self._fields[listed, locale]

    def word(self, listed: str, name: str, key: str, locale: str) -> str:
        """What stands for a choice in an address."""
        return next(item for item in self.fields(listed, locale)[name].choices if item.key == key).words[locale]

    def say(self, locale: str, source: str, **values: object) -> str:
        return str(self.catalogues[locale].text(source, context=None, **values))

    def pairs(self, asked: Asked, locale: str | None = None) -> list[tuple[str, str]]:
        """The parameters of an address."""
        listed, locale = asked.listed, locale or asked.locale
        names = [name for name in LISTED[listed].filters if name in asked.chosen]
        pairs = [(name, self.word(listed, name, asked.chosen[name], locale)) for name in names]
        pairs += [("q", asked.text)] if asked.text else []
        pairs += [("sort", self.word(listed, "sort", asked.sort, locale))] if asked.sort != "name" else []
        return pairs + ([("from", asked.start.partition(":")[2])] if asked.start else [])

    def address(self, asked: Asked, suffix: str = "", locale: str | None = None) -> str:
        """The address of a state."""
        query = urlencode(self.pairs(asked, locale))
        path = self.path(asked.listed, locale or asked.locale) + suffix
        return f"{path}?{query}" if query else path

    def matches(self, asked: Asked) -> list[str]:
        """All that the oracle finds."""
        return self.oracle.matches(asked.listed, asked.locale, asked.chosen, asked.text, asked.sort)

    def page(self, address: str, status: int = 200) -> Page:
        """A whole page that has passed the checks."""
        return self.client.get(address, status=status)

    def fragment(self, address: str, headers: Mapping[str, str] = PARTIAL) -> Page:
        """A fragment, which must be a valid document too."""
        response = self.client.raw(address, headers=dict(headers))
        assert response.status_code == 200, f"{address}: {response.status}"
        return Page(response, JustHTML(response.text, strict=True, sanitize=False))

    def listed(self, page: Page) -> list[str]:
        """The references of the entries on a page, in order."""
        return [self.refs[attribute(item, "href")] for item in page.all("#results .entry-list > li > a")]

    def turn(self, page: Page, words: str) -> str | None:
        """Where the link to another page of the list leads (“Next page”), if there is one."""
        said = self.say(attribute(page.one("html"), "lang"), words)
        found = [link.attrs["data-hx-get"] for link in page.all("#results .paging a") if link.to_text() == said]
        assert len(found) <= 1
        return found[0] if found else None

    def walk(self, address: str, words: str) -> list[str]:
        """What is met from an address on, page by page: “Next page” to the end, or “Previous page”."""
        met: list[str] = []
        seen = set()
        following: str | None = address
        while following:
            assert following not in seen, f"{following} comes round again"
            seen.add(following)
            page = self.fragment(following)
            met = [*met, *self.listed(page)] if words == NEXT else [*self.listed(page), *met]
            following = self.turn(page, words)
        return met


def total(page: Page) -> int:
    """The number in the heading of the results."""
    digits = "".join(character for character in page.one("#results-heading").to_text() if character.isdigit())
    return int(digits)


def parameters(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)
