"""Catalogues out of the store: the same texts give the same bytes."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from sqlalchemy.orm import Session

from webapp.content.names import SOURCE_LANG
from webapp.content.translating.units import Unit, po_entry, units
from webapp.i18n import po
from webapp.store.queries import messages, revision

LONGEST_NOTE = 500
"""So much of a suggestion is told in a catalogue; the translators' page has all of it."""
Domain = Literal["content", "messages"]
DOMAINS: tuple[Domain, ...] = ("content", "messages")
BASE = "X-Samenspraak-Base"
"""The header that says which store a catalogue comes from, and what the last act was then."""


def export(session: Session, locale: str, domain: Domain) -> str:
    """The catalogue of a domain as a PO file that can be imported again.

    Suggestions stand beside their messages, as notes to the translator.
    """
    headers = {BASE: base(session), **released_header(session, locale)}
    return po.render(locale, entries(session, locale, domain), headers=headers)


def file_name(locale: str, domain: Domain) -> str:
    """How the file of a catalogue is called that a translator gets."""
    return f"samenspraak-{locale}-{domain}.po"


def released_header(session: Session, locale: str) -> dict[str, str]:
    """What the header of a catalogue says of a language that the public sees: a new store shows it at once."""
    return {po.RELEASED: "yes"} if locale in messages.releases(session) else {}


def entries(session: Session, locale: str, domain: Domain, *, notes: bool = True) -> list[po.PoEntry]:
    """The messages of a domain in the order of the site, if asked with notes to the translator."""
    plurals = po.plural_count(locale)
    told = suggestions(session, locale) if notes else {}
    return [po_entry(unit, plurals, told.get(unit.context, ())) for unit in of_domain(session, locale, domain)]


def untranslated(session: Session, domain: Domain) -> list[po.PoEntry]:
    """The messages of a domain as its template has them."""
    plurals = po.plural_count(SOURCE_LANG)
    return [po_entry(unit, plurals) for unit in of_domain(session, SOURCE_LANG, domain)]


def of_domain(session: Session, locale: str, domain: Domain) -> list[Unit]:
    """The messages of the interface, or those of the content."""
    return [unit for unit in units(session, locale).values() if unit.is_interface == (domain == "messages")]


def base(session: Session) -> str:
    """The store, and the moment in its history."""
    return f"{revision.current(session).store}/{messages.last_act(session)}"


def moment(header: str | None, session: Session) -> int | None:
    """The moment that a catalogue was exported at, if it comes from this store."""
    store, _, act = (header or "").partition("/")
    if store != revision.current(session).store or not (act.isascii() and act.isdigit() and len(act) < 10):
        return None
    return int(act) if int(act) <= messages.last_act(session) else None


def suggestions(session: Session, locale: str) -> dict[str, list[str]]:
    """By message what was put aside for it and is not its text now."""
    texts = {context: unit.version.text for context, unit in units(session, locale).items() if unit.version}
    found: dict[str, list[str]] = defaultdict(list)
    for item in messages.suggestions(session, locale):
        if texts.get(item.context) != item.text:
            found[item.context].append(_note(item.author, item.text.split("\n")))
    return found


def _note(author: str, forms: Iterable[str]) -> str:
    words = " | ".join(forms)
    return f"Suggestion ({author}): {words if len(words) <= LONGEST_NOTE else f'{words[:LONGEST_NOTE]}…'}"
