"""A store of French texts that may be attacked, and pages that show them."""

import logging
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import escape
from sqlalchemy import Engine, text

from tests.checking import CheckingClient, Page
from tests.hostile.making import ADDRESS, Hostile, make
from webapp import create_app
from webapp.config import Settings
from webapp.content.derive import derive
from webapp.content.translating.units import Unit, units
from webapp.i18n.catalogue import Catalogue, shipped
from webapp.store.db import reading, writing
from webapp.store.queries import messages, revision, rows
from webapp.views.editions import Editions

PAGES = (
    "/fr",
    "/fr/a-propos",
    "/fr/domaines-d-action/dialogue-social",
    "/fr/glossaire",
    "/fr/notre-travail/reseaux",
    "/fr/notre-travail/reseaux/pays/madagascar",
    "/fr/notre-travail/reseaux/organisations/csi",
    "/fr/notre-travail/reseaux/projets/stitch",
    "/fr/plan-du-site",
    "/fr/absent",
)
Texts = Mapping[str, str | None]
_DELETE = text("DELETE FROM translations WHERE context = :context AND locale = 'fr'")
_INSERT = text(
    "INSERT INTO translations (context, locale, text, source, approved, author, changed_at) "
    "VALUES (:context, 'fr', :text, :source, 1, 'x', '2026-01-01 00:00:00')"
)
_BUMP = text("UPDATE revision SET number = number + 1")
_MARK = re.compile(r"@@(\d+)@@")


class Site:
    """The site on a store of its own. `before` are its French messages as they were."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self.engine = engine
        self.settings = settings
        self.app = create_app(settings)
        # Each text that is left out would be told.
        self.app.logger.setLevel(logging.ERROR)
        self.client = CheckingClient(self.app, settings)
        with writing(engine) as session:
            missing = set(settings.locales) - messages.releases(session)
            rows.add(session, "releases", [{"locale": locale, "act": None} for locale in missing])
            derive(session, settings.locales)
            revision.bump(session)
        with reading(engine) as session:
            self.before: dict[str, Unit] = units(session, "fr")
        self._changed: set[str] = set()
        self.texts = {context: unit.version.text for context, unit in self.before.items() if unit.version}
        self.shown = {path: self._shown(path) for path in PAGES}
        self.write({})
        self.clean = {path: self.client.get(path, status=self.status(path)) for path in PAGES}
        self.elements = {path: elements(page) for path, page in self.clean.items()}

    def write(self, changes: Texts) -> None:
        """Have the store hold these texts, past all that checks them, and the others as they were; None is no text."""
        wanted = {**{context: self.texts[context] for context in self._changed}, **changes}
        self._changed = set(changes)
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            for context, words in wanted.items():
                where = {"context": context, "text": words, "source": self.before[context].source}
                connection.execute(_DELETE, where)
                if words is not None:
                    connection.execute(_INSERT, where)
            connection.execute(_BUMP)

    def compiled(self, folder: Path) -> None:
        """Have the site come with the catalogue that is compiled in a folder, as if it had been started with it."""
        catalogues = {locale: Catalogue(locale) for locale in self.settings.locales}
        self.app.extensions["edition"] = Editions({**catalogues, "fr": shipped(folder, "fr")}).current

    def status(self, path: str) -> int:
        """What a page answers with when nothing is wrong."""
        return 404 if path.endswith("/absent") else 200

    def _shown(self, path: str) -> list[str]:
        """The messages that a page shows: found by a mark in each of them."""
        contexts = [context for context in self.texts if not context.startswith(ADDRESS)]
        marked = {context: marked_text(self.texts[context], place) for place, context in enumerate(contexts)}
        self.write(marked)
        found = {int(place) for place in _MARK.findall(self.client.raw(path).text)}
        return [contexts[place] for place in sorted(found)]


def marked_text(words: str, place: int) -> str:
    """A text in which each form ends in a mark."""
    return "\n".join(f"{form} @@{place}@@ fin" for form in words.split("\n"))


def with_pieces(html: str, pieces: Sequence[str]) -> str:
    """A page with what stands for its marks, escaped."""
    return _MARK.sub(lambda match: str(escape(pieces[int(match[1])])), html)


WORDED = {
    **{key: {"lang", "content"} for key in ("description", "og:title", "og:description", "og:image", "og:image:alt")},
    "text": {"lang", "value"},
}
"""What follows the words of a language, by the name of the element: descriptions, the hash of the question."""


def elements(page: Page) -> Counter[tuple[str, frozenset[tuple[str, str | None]]]]:
    """The elements of a page with their attributes, without what tells of a language, and the words of one of them."""
    told = {id(element) for element in page.all(".notice, .notice *, .mark")}
    # The mark of a title stands in a paragraph of its own.
    told |= {
        id(mark.parent) for mark in page.all("h1 + p > .mark") if mark.parent is not None and not mark.parent.attrs
    }
    found: Counter[tuple[str, frozenset[tuple[str, str | None]]]] = Counter()
    for element in page.all("*"):
        worded = WORDED.get(element.attrs.get("name") or element.attrs.get("property") or "", {"lang"})
        attributes = frozenset((name, value) for name, value in element.attrs.items() if name not in worded)
        if id(element) not in told and (element.name != "span" or attributes):
            found[element.name, attributes] += 1
    return found


def hostile(site: Site, headers: Mapping[str, str], seed: int) -> tuple[str, Hostile]:
    """The catalogue of a seed, and the page that shows what it attacks."""
    path = PAGES[seed % len(PAGES)]
    return path, make(seed, site.before, site.shown[path], headers)
