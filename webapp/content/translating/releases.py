"""Which languages the public sees: one is released when it is complete, and stays."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from webapp.content.names import SOURCE_LANG
from webapp.content.translating.units import faults, units
from webapp.store.queries import messages, rows


def released(session: Session, locales: Sequence[str]) -> tuple[str, ...]:
    """Of the languages that the site is configured for, those that the public sees; English always."""
    public = messages.releases(session)
    return tuple(locale for locale in locales if locale in public or locale == SOURCE_LANG)


def release(session: Session, locales: Sequence[str], act: int | None, also: Collection[str] = ()) -> tuple[str, ...]:
    """Release the languages that are complete now, and `also` these; those that were not released before."""
    public = messages.releases(session)
    fresh = tuple(
        locale
        for locale in locales
        if locale not in public and (locale == SOURCE_LANG or locale in also or is_complete(session, locale))
    )
    rows.add(session, "releases", [{"locale": locale, "act": act} for locale in fresh])
    return fresh


def is_complete(session: Session, locale: str) -> bool:
    """Whether every message has an approved translation that may be shown."""
    found = units(session, locale)
    return bool(found) and all(
        unit.state == "approved"
        and unit.version is not None
        and not faults(unit.source, unit.version.text, locale, context=unit.context)
        for unit in found.values()
    )
