"""The translations of content as PO files: `translations/<locale>/LC_MESSAGES/content.po`."""

from collections.abc import Container, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from webapp.i18n import po
from webapp.i18n.po import PoEntry, PoError
from webapp.store.queries import rows
from webapp.store.queries.rows import Key, Rows

from .digest import catalogue


def read(translations: Path, locales: Sequence[str], messages: Container[Key]) -> tuple[Rows, list[str]]:
    """The translations as rows, and where the files have messages that the seed has not.

    A translation keeps the English it was made from, so that it counts as outdated when that is no longer the
    message's. Raises PoError.
    """
    found: Rows = {}
    unknown = []
    for locale in locales:
        file = catalogue(translations, locale)
        met: set[str] = set()
        for entry in po.read(file) if file.is_file() else []:
            context, text = entry.context or "", entry.forms[0]
            if len(entry.sources) > 1:
                raise PoError(file, entry.line, f"“{context}” has a plural, which content cannot have")
            if context in met:
                raise PoError(file, entry.line, f"“{context}” stands here twice, with different English")
            met.add(context)
            if (context,) not in messages:
                unknown.append(f"{file}:{entry.line}: {context}")
            elif text:
                found[context, locale] = {
                    "context": context,
                    "locale": locale,
                    "text": text,
                    "source": entry.previous or entry.sources[0],
                    "approved": not entry.fuzzy,
                }
    return found, unknown


def entries(session: Session, locale: str | None) -> list[PoEntry]:
    """The messages of the store with their translations into a locale, or without any for the template."""
    translations = rows.read(session, "translations")
    found = []
    for (context,), message in rows.read(session, "messages").items():
        source, comment = str(message["source"]), str(message["comment"] or "")
        row = translations.get((context, locale)) if locale else None
        text = str(row["text"]) if row else ""
        previous = str(row["source"]) if row and row["source"] != source else None
        fuzzy = bool(row and (previous or not row["approved"]))
        found.append(PoEntry(context, (source,), (text,), comment, fuzzy, previous=previous))
    return found
