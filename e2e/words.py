"""What stands on the pages in a language, from the catalogues and the store: no test repeats a translation."""

from dataclasses import dataclass
from functools import cached_property
from gettext import c2py

from babel.messages.plurals import get_plural
from sqlalchemy import Engine

from webapp.config import ROOT, Settings
from webapp.content import subjects, texts
from webapp.content.subjects import Link
from webapp.i18n import catalogue, po
from webapp.i18n.catalogue import Catalogue, Entry
from webapp.store.db import reading

LOCALES = Settings().locales

ADDRESSES = {
    "home": "page:home",
    "our-work": "page:our-work",
    "social-dialogue": "page:social-dialogue",
    "about": "page:about",
    "glossary": "page:glossary",
    "sources": "page:sources",
    "site-map": "page:site-map",
    "networks": "page:networks",
    "organisations": "page:organisations",
    "countries": "page:countries",
    "projects": "page:projects",
    "organisation": "org:ituc",
    "former-organisation": "org:cnv-vakmensen",
    "country": "country:BJ",
    "country-with-project": "country:MG",
    "project": "project:stitch",
    "error": None,
}
"""At least one page for each template; the error page has no place in the site."""


@dataclass(frozen=True)
class Words:
    """The words and paths of one language."""

    locale: str
    store: Engine

    @cached_property
    def catalogue(self) -> Catalogue:
        """The interface strings, as the catalogue file has them."""
        if self.locale == catalogue.SOURCE_LOCALE:
            return Catalogue(self.locale)
        path = ROOT / "translations" / self.locale / "LC_MESSAGES" / "messages.po"
        entries = [Entry(entry.context, entry.sources, entry.forms) for entry in po.read(path) if not entry.fuzzy]
        return catalogue.make(self.locale, entries, c2py(get_plural(self.locale).plural_expr))

    def say(self, source: str, **values: object) -> str:
        """An interface string; it must be translated."""
        text = self.catalogue.text(source, context=None, **values)
        assert text.lang is None, f"{self.locale}: not translated: {source}"
        return str(text)

    def link(self, ref: str) -> Link:
        """A subject as it is called in this language."""
        with reading(self.store) as session:
            return subjects.links(session, self.locale, [ref])[ref]

    def path(self, ref: str | None) -> str:
        """Where a subject is; for None a path that leads nowhere."""
        return self.link(ref).path if ref else f"/{self.locale}/%C3%A9-no-such-page"

    def words_of_link(self, ref: str, target: str) -> str:
        """The words with which the text of a page first links to a subject."""
        path = self.path(target)
        with reading(self.store) as session:
            body = texts.body(session, ref, self.locale)
        blocks = (block for section in body.sections for group in section.groups for block in group.blocks)
        return next(run.text for block in blocks for run in block.parts if run.path == path)
