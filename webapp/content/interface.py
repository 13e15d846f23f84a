"""The interface strings that the store has: over those that the site comes with, at one revision of the content."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy.orm import Session

from webapp.content.translating.releases import released
from webapp.content.translating.units import INTERFACE, id_of
from webapp.i18n.catalogue import Catalogue, Entry
from webapp.i18n.edition import Edition, overlaid
from webapp.store.queries import messages, revision


def read(session: Session, shipped: Mapping[str, Catalogue]) -> Edition:
    """The edition of the state that the session sees, for the languages of the catalogues that the site comes with."""
    edited: dict[str, list[Entry]] = defaultdict(list)
    for context, source, locale, text in messages.interface(session, shipped, INTERFACE):
        entry = Entry(id_of(context)[0], tuple(source.split("\n")), tuple(text.split("\n")))
        edited[locale].append(entry)
    public = released(session, tuple(shipped))
    return Edition(revision.number(session), public, overlaid({locale: shipped[locale] for locale in public}, edited))
