"""Catalogues out of the store: the same texts give the same bytes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from sqlalchemy.orm import Session

from webapp.content.names import SOURCE_LANG
from webapp.content.translating.units import Unit, po_entry, units
from webapp.i18n import po
from webapp.store.queries import messages, revision, suggestions

LONGEST_NOTE = 500
"""So much of a suggestion is told in a catalogue; the translators' page has all of it."""
Domain = Literal["content", "messages"]
DOMAINS: tuple[Domain, ...] = ("content", "messages")
BASE = "X-Samenspraak-Base"
"""The header that says which store a catalogue comes from, and what the last act was then."""
TIME = "%Y%m%dT%H%M%S%f"
"""How the header gives the time of the act."""


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
    found = units(session, locale)
    told = _notes(session, locale) if notes else {}
    return [po_entry(unit, plurals, told.get(unit.context, ())) for unit in _of_domain(found, domain)]


def untranslated(session: Session, domain: Domain) -> list[po.PoEntry]:
    """The messages of a domain as its template has them."""
    plurals = po.plural_count(SOURCE_LANG)
    return [po_entry(unit, plurals) for unit in _of_domain(units(session, SOURCE_LANG), domain)]


def base(session: Session) -> str:
    """The store, and the moment in its history: its last act, with its time, which tells copies of a store apart."""
    number = messages.last_act(session)
    act = messages.act(session, number)
    return f"{revision.current(session).store}/{number}{f'/{act.at:{TIME}}' if act else ''}"


def moment(header: str | None, session: Session) -> int | None:
    """The moment that a catalogue was exported at, if it comes from this store.

    An act of the same number in a copy of this store is another act, done at another time. An earlier version wrote no
    time.
    """
    store, _, rest = (header or "").partition("/")
    number, _, time = rest.partition("/")
    if store != revision.current(session).store or not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    act = messages.act(session, int(number))
    if act is None:
        return None if int(number) else 0
    return act.id if time in ("", f"{act.at:{TIME}}") else None


def _of_domain(found: Mapping[str, Unit], domain: Domain) -> list[Unit]:
    return [unit for unit in found.values() if unit.is_interface == (domain == "messages")]


def _notes(session: Session, locale: str) -> dict[str, list[str]]:
    """By message the suggestions that wait."""
    notes: dict[str, list[str]] = defaultdict(list)
    for item in suggestions.waiting(session, locale):
        notes[item.context].append(_note(item.author, item.text.split("\n")))
    return notes


def _note(author: str, forms: Iterable[str]) -> str:
    words = " | ".join(forms)
    return f"Suggestion ({author}): {words if len(words) <= LONGEST_NOTE else f'{words[:LONGEST_NOTE]}…'}"
