"""Writing the store back into the files it was loaded from."""

from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from webapp.content.translating.exporting import Domain, entries, released_header, untranslated
from webapp.content.translating.units import units
from webapp.failure import Failure
from webapp.files import write_whole
from webapp.i18n import po
from webapp.i18n.locales import translated
from webapp.i18n.po import PoEntry, PoFile
from webapp.store.queries import messages, rows, suggestions

from .digest import CONTENT, MESSAGES, catalogue, template
from .export import Export


def write(session: Session, seed: Path, translations: Path, locales: Sequence[str]) -> list[Path]:
    """Write seed files, catalogues and the template; the files that are no longer what they were.

    The file of a page that the store has not got any more is removed. Translations of messages that the store keeps
    though they have no place on the site any more are obsolete in the catalogues, which never lose one. Raises Failure
    before anything is written if a catalogue has texts that were not loaded.
    """
    export = Export(session, locales)
    files = {seed / name: text for name, text in export.seed_files().items()}
    placed = [entry for entry in untranslated(session, CONTENT) if entry.context in export.contexts]
    files[template(translations, CONTENT)] = po.render(None, placed)
    words = template(translations, MESSAGES)
    if words.is_file():
        strings = po.read(words)
    else:
        strings = untranslated(session, MESSAGES)
        # The template of the interface is made from the code, but no store is filled without one.
        files[words] = po.render(None, strings)
    wanted: dict[Domain, Iterable[PoEntry]] = {CONTENT: placed, MESSAGES: strings}
    for domain, placed_here in wanted.items():
        keys = {entry.key for entry in placed_here}
        for locale in translated(locales):
            path = catalogue(translations, locale, domain)
            file = po.read_file(path) if path.is_file() else None
            if file:
                _check_loaded(session, locale, file)
            listed = entries(session, locale, domain, notes=False)
            files[path] = po.render(
                locale,
                [entry for entry in listed if entry.key in keys],
                _obsolete(file, listed, keys),
                released_header(session, locale),
            )
    changed = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        write_whole(path, files[path])
    gone = [path for path in (seed / "pages").glob("*.yaml") if path not in files]
    for path in gone:
        path.unlink()
    return changed + gone


def _check_loaded(session: Session, locale: str, file: PoFile) -> None:
    """Raises Failure if a catalogue has a text that was never loaded into the store: it would be lost."""
    known = {text for _, text in messages.history_of(session, locale)}
    known |= {unit.version.text for unit in units(session, locale).values() if unit.version}
    known |= {item.text for item in suggestions.put_aside(session, locale)}
    # What was loaded and not taken, since the store had a text of its own, is known too.
    seed = rows.read(session, "seed_records")
    records = [row["record"] for (table, _), row in seed.items() if table == "translations"]
    known |= {str(record["text"]) for record in records if isinstance(record, dict)}
    for entry in file.entries:
        if any(entry.forms) and "\n".join(entry.forms) not in known:
            raise Failure(f"{file.name}:{entry.line}: this text was never loaded: samenspraak content load")


def _obsolete(file: PoFile | None, listed: Iterable[PoEntry], keys: Container[tuple[str | None, str]]) -> list[PoEntry]:
    """Translations of messages that are wanted no more: those that the file keeps, and those that the store has."""
    kept = file.obsolete if file else ()
    found = {entry.key: entry for entry in (*kept, *listed) if entry.key not in keys and any(entry.forms)}
    return list(found.values())
