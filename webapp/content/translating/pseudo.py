"""Pseudo translations of all texts that the store has: a language that is complete without a translator."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from webapp.content.translating.pen import Pen
from webapp.content.translating.units import Version, id_of, units
from webapp.i18n import po, pseudo
from webapp.i18n.catalogue import ADDRESS

AUTHOR = "machine"


def fill(session: Session, locale: str, locales: Sequence[str]) -> int:
    """Give every message its pseudo translation into a language, as one act; how many texts were new or another.

    `locales` are the languages that the site is configured for. The language is complete then, and so released. It has
    no slugs of its own: its addresses are the English ones.
    """
    # An import is what it is for the history: texts that come from outside, here from a program.
    pen = Pen(session, "import", AUTHOR, locale=locale, reason="samenspraak develop pseudo")
    changes: dict[str, Version | None] = {}
    for unit in units(session, locale).values():
        version = Version(translation(unit.context, unit.source, locale), unit.source, approved=True)
        if version != unit.version:
            changes[unit.context] = version
    pen.translate(locale, changes)
    pen.finish(locales)
    return len(changes)


def translation(context: str, source: str, locale: str) -> str:
    """The pseudo translation of a message of the store, with as many forms as the language has where it has a plural.

    The first form is made from the English singular, the others from the plural.
    """
    if id_of(context)[0] == ADDRESS:
        return pseudo.address_word(source, locale)
    one, *more = source.split("\n")
    others = more[-1:] * (po.plural_count(locale) - 1)
    return "\n".join(pseudo.translate(form, locale) for form in (one, *others))
