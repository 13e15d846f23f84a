"""The catalogues that the site comes with, as rows: `translations/<locale>/LC_MESSAGES/{content,messages}.po`."""

from collections.abc import Container, Sequence
from pathlib import Path

from webapp.content.translating.units import interface_context
from webapp.i18n import po
from webapp.i18n.po import PoEntry, PoError
from webapp.store.queries.rows import Key, Rows

from .digest import CONTENT, MESSAGES, catalogue, template


def interface(translations: Path, first: int) -> Rows:
    """The messages of the interface as the template has them, from a position on. Raises PoError."""
    file = template(translations, MESSAGES)
    entries = po.read(file) if file.is_file() else []
    return {
        (context,): {
            "context": context,
            "source": "\n".join(entry.sources),
            "comment": entry.comment or None,
            "position": position,
        }
        for position, entry in enumerate(entries, start=first)
        for context in [interface_context(*entry.key)]
    }


def released(translations: Path, locales: Sequence[str]) -> frozenset[str]:
    """The languages whose catalogues say that the public sees them. Raises PoError."""
    files = {locale: catalogue(translations, locale, CONTENT) for locale in locales}
    return frozenset(locale for locale, file in files.items() if file.is_file() and po.read_file(file).lasting)


def read(translations: Path, locales: Sequence[str], messages: Container[Key]) -> tuple[Rows, list[str]]:
    """The translations as rows, and where the files have messages that the site has not.

    A translation keeps the English it was made from, so that it counts as outdated when that is no longer the
    message's. Raises PoError.
    """
    found: Rows = {}
    unknown = []
    for locale in locales:
        for domain in (CONTENT, MESSAGES):
            file = catalogue(translations, locale, domain)
            met: set[str] = set()
            for entry in po.read(file) if file.is_file() else []:
                context = _context(file, entry, met) if domain == CONTENT else interface_context(*entry.key)
                if (context,) not in messages:
                    unknown.append(f"{file}:{entry.line}: {context}")
                elif any(entry.forms):
                    found[context, locale] = {
                        "context": context,
                        "locale": locale,
                        "text": "\n".join(entry.forms),
                        "source": "\n".join(entry.previous or entry.sources),
                        "approved": not entry.fuzzy,
                    }
    return found, unknown


def _context(file: Path, entry: PoEntry, met: set[str]) -> str:
    """The context of a message of the content, which stands there once. Raises PoError."""
    context = entry.context or ""
    if len(entry.sources) > 1:
        raise PoError(file, entry.line, f"“{context}” has a plural, which content cannot have")
    if context in met:
        raise PoError(file, entry.line, f"“{context}” stands here twice, with different English")
    met.add(context)
    return context
