"""What stands on the pages in a language, from the catalogues and the store: no test repeats a translation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import c2py

from babel.messages.plurals import get_plural
from sqlalchemy import Engine

from webapp.config import ROOT, Settings
from webapp.content import subjects, texts
from webapp.content.subjects import Link
from webapp.i18n import catalogue, cldr, po
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
    "cookies": "page:cookies",
    "privacy": "page:privacy",
    "accessibility": "page:accessibility",
    "feedback": "page:feedback",
    "settings": "page:settings",
    "networks": "page:networks",
    "timeline": "page:timeline",
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


@cache
def catalogues() -> Mapping[str, Catalogue]:
    """The interface strings of each language, as the catalogue files have them."""
    return {locale: _catalogue(locale) for locale in LOCALES}


def _catalogue(locale: str) -> Catalogue:
    if locale == catalogue.SOURCE_LOCALE:
        return Catalogue(locale)
    path = ROOT / "translations" / locale / "LC_MESSAGES" / "messages.po"
    entries = [Entry(entry.context, entry.sources, entry.forms) for entry in po.read(path) if not entry.fuzzy]
    return catalogue.make(locale, entries, c2py(get_plural(locale).plural_expr))


@dataclass(frozen=True)
class Words:
    """The words and paths of one language."""

    locale: str
    store: Engine

    def say(self, source: str, **values: object) -> str:
        """An interface string; it must be translated."""
        text = catalogues()[self.locale].text(source, context=None, **values)
        assert text.lang is None, f"{self.locale}: not translated: {source}"
        return str(text)

    def count(self, one: str, other: str, number: int) -> str:
        """An interface string that depends on a number."""
        count = cldr.format_number(number, self.locale)
        text = catalogues()[self.locale].plural_text(one, other, number, count=count)
        assert text.lang is None, f"{self.locale}: not translated: {one}"
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
