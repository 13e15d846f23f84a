"""The site with marks put on its texts where they come from: the store, catalogues, the source code, CLDR."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any
from unittest.mock import patch

from babel import Locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from tests.truth.judge import EMAIL, SITE_URL
from tests.truth.marks import Origin, mark, mark_message, marked
from webapp import create_app
from webapp.config import TRANSLATIONS, Settings
from webapp.content.derive import derive
from webapp.content.directory.lists import ADDRESS
from webapp.i18n import catalogue, cldr, po
from webapp.i18n.text import Text
from webapp.store.db import open_store, writing
from webapp.store.models import Message, Name, Source, Translation

SOURCE = LOCALES[0]
INTERFACE = "interface:"
"""How the contexts of interface strings begin, where they stand in the store."""
_TERRITORIES: property = vars(Locale)["territories"]


@contextmanager
def followed() -> Iterator[None]:
    """While this lasts, what comes from the source code and from CLDR is marked."""
    with ExitStack() as patches:
        for place, name, make in (
            (catalogue, "fill", _of_the_code),
            (cldr, "format_moment", _of_cldr),
            (cldr, "format_number", _of_cldr),
            (cldr, "join", _of_cldr),
            (Locale, "get_display_name", _autonym),
        ):
            patches.enter_context(patch.object(place, name, make(getattr(place, name))))
        patches.enter_context(patch.object(Locale, "territories", property(_territories)))
        yield


def fill_store(filled: Path, path: Path, share: float) -> None:
    """A copy of a filled store with marked texts and only this share of its translations and of its terms' names.

    Of the translations that are left the same share is up to date; the others were made from some other English.
    """
    copyfile(filled, path)
    engine = open_store(f"sqlite:///{path}")
    with writing(engine) as session:
        _mark_texts(session)
        for row in session.scalars(select(Translation)):
            if not _stays(row.context, row.locale, share):
                session.delete(row)
            elif not _stays(row.context, f"{row.locale} today", share):
                row.source = "Something else."
        for name in session.scalars(select(Name).where(Name.ref.startswith("term:"), Name.lang != SOURCE)):
            if not _stays(name.ref, name.lang, share):
                session.delete(name)
        session.flush()
        derive(session, LOCALES)
    engine.dispose()


def compile_catalogues(folder: Path, share: float) -> None:
    """Catalogues in a folder with marked forms and only this share of what is translated."""
    for locale in LOCALES[1:]:
        place = Path(locale) / "LC_MESSAGES"
        entries = [
            replace(entry, forms=tuple(_marked_form(form, entry.context, locale) for form in entry.forms))
            for entry in po.read(TRANSLATIONS / place / "messages.po")
            if _stays(f"{INTERFACE}{entry.context or ''}|{entry.sources[0]}", locale, share)
        ]
        po.compile_to(folder / place / "messages.mo", locale, entries)


def client(store: Path, translations: Path) -> CheckingClient:
    """A client of a site on a store and on catalogues."""
    settings = Settings(
        database_url=f"sqlite:///{store}",
        site_url=SITE_URL,
        trusted_hosts=("site.test",),
        responsible_name=mark("Jo Smit", None, Origin.NAME),
        responsible_email=EMAIL,
        translations=translations,
    )
    return CheckingClient(create_app(settings), settings)


def _stays(context: str, locale: str, share: float) -> bool:
    """Whether a translation is among the share that is left: the same ones at each run, in the store as in files."""
    return Random(f"{locale} {context}").random() < share


def _marked_form(form: str, context: str | None, locale: str) -> str:
    # Words of addresses are no texts, and may hold nothing but letters, digits and hyphens.
    return form if context == ADDRESS else mark_message(form, locale)


def _mark_texts(session: Session) -> None:
    sources = {row.context: row.source for row in session.scalars(select(Message))}
    for translation in session.scalars(select(Translation)):
        if translation.source == sources[translation.context]:
            translation.source = _source(translation)
        if not translation.context.startswith(f"{INTERFACE}{ADDRESS}|"):
            translation.text = mark_message(translation.text, translation.locale)
    for message in session.scalars(select(Message)):
        message.source = _source(message)
    for name in session.scalars(select(Name)):
        name.name = mark(name.name, name.lang, Origin.NAME)
        name.acronym = mark(name.acronym, name.lang, Origin.NAME) if name.acronym else None
    for source in session.scalars(select(Source)):
        source.title = mark(source.title, source.lang, Origin.NAME)
        source.publisher = mark(source.publisher, None, Origin.NAME)


def _source(row: Message | Translation) -> str:
    # An interface string is found by its English.
    return row.source if row.context.startswith(INTERFACE) else mark_message(row.source, SOURCE)


def _of_the_code(fill: Callable[..., Text]) -> Callable[..., Text]:
    """What no catalogue has marked stands in the source code, in English."""

    def filled(message: str, values: Mapping[str, object], lang: str | None = None) -> Text:
        return fill(message if marked(message) else mark_message(message, SOURCE), values, lang)

    return filled


def _of_cldr(make: Callable[..., Any]) -> Callable[..., Any]:
    """What is made is in the language that it was asked for; values that are put in keep their own."""

    def made(value: object, locale: str) -> Any:
        found = make(value, locale)
        if isinstance(found, str):
            return mark(found, locale, Origin.CLDR)
        return replace(found, parts=tuple(_marked_string(part, locale) for part in found.parts))

    return made


def _marked_string(part: object, locale: str) -> object:
    return mark(part, locale, Origin.CLDR) if isinstance(part, str) else part


def _autonym(get_display_name: Callable[..., str]) -> Callable[..., str]:
    def display_name(self: Locale, locale: Locale | str) -> str:
        return mark(get_display_name(self, locale), Locale.parse(locale).language, Origin.NAME)

    return display_name


def _territories(locale: Locale) -> dict[str, str]:
    return _territories_in(str(locale))


@lru_cache
def _territories_in(tag: str) -> dict[str, str]:
    locale = Locale.parse(tag)
    return {code: mark(name, locale.language, Origin.CLDR) for code, name in _TERRITORIES.__get__(locale).items()}
