"""`samenspraak translations`: the catalogues of interface strings and of content, kept up to date and checked."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from babel.messages.extract import extract_from_dir

from webapp.config import ROOT, SEED, TRANSLATIONS, Settings
from webapp.content.seeding.files import Seed
from webapp.content.seeding.records import Records
from webapp.i18n import po
from webapp.i18n.catalogue import Entry, entry_problems
from webapp.i18n.po import PoEntry

SOURCES = (("webapp/**.py", "python"), ("templates/**.html", "jinja2"))
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "NC_": ((1, "c"), 2)}
DOMAINS = ("messages", "content")


_catalogues = click.option(
    "--translations",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=TRANSLATIONS,
    show_default=False,
)


@click.group()
def translations() -> None:
    """Keep the catalogues up to date with the texts, check them, compile them."""


@translations.command()
@_catalogues
@click.pass_obj
def update(settings: Settings, folder: Path) -> None:
    """Bring templates and catalogues up to date: nothing is guessed, nothing that was translated is changed."""
    for domain, wanted in _domains(settings).items():
        po.write(folder / f"{domain}.pot", None, wanted)
        for locale in settings.locales[1:]:
            path = _path(folder, locale, domain)
            known = po.read(path) if path.is_file() else []
            po.write(path, locale, merge(wanted, known, plurals=po.plural_count(locale)))


@translations.command()
@_catalogues
@click.pass_obj
def check(settings: Settings, folder: Path) -> None:
    """Fail if a catalogue is not up to date, not complete, or has a message that may not be shown."""
    found = []
    for domain, wanted in _domains(settings).items():
        template = folder / f"{domain}.pot"
        if not template.is_file() or template.read_text(encoding="utf-8") != po.render(None, wanted):
            found.append(f"{template}: is not up to date; run “make translations”")
        for locale in settings.locales[1:]:
            found += _faults(_path(folder, locale, domain), locale, wanted)
    for fault in found:
        click.echo(fault, err=True)
    if found:
        sys.exit(1)
    click.echo(f"The catalogues of {', '.join(settings.locales[1:])} are complete.")


@translations.command("compile")
@_catalogues
@click.pass_obj
def compile_command(settings: Settings, folder: Path) -> None:
    """Compile the catalogues of interface strings."""
    for locale in settings.locales[1:]:
        path = _path(folder, locale, "messages")
        if path.is_file():
            po.compile_to(path.with_suffix(".mo"), locale, po.read(path))


def merge(wanted: Iterable[PoEntry], known: Iterable[PoEntry], plurals: int) -> list[PoEntry]:
    """The wanted messages with the translations that are known for exactly them.

    A content message keeps its translation under its context when its English changes: it is marked fuzzy.
    """
    exact = {entry.key: entry for entry in known}
    by_context = {entry.context: entry for entry in exact.values() if entry.context}
    merged = []
    for entry in wanted:
        found = exact.get(entry.key)
        moved = by_context.get(entry.context) if found is None and entry.context else None
        source = found or moved
        empty = ("",) * (plurals if len(entry.sources) > 1 else 1)
        forms = source.forms if source and len(source.forms) == len(empty) else empty
        fuzzy = any(forms) and (moved is not None or bool(found and found.fuzzy))
        previous = (source.previous or source.sources[0]) if source and fuzzy else None
        previous = previous if previous != entry.sources[0] else None
        merged.append(PoEntry(entry.context, entry.sources, forms, entry.comment, fuzzy, previous=previous))
    return merged


def _domains(settings: Settings) -> dict[str, list[PoEntry]]:
    records = Records(Seed(SEED), settings.locales)
    content = [
        PoEntry(context, (str(row["source"]),), ("",), str(row["comment"] or ""))
        for (context,), row in records.tables["messages"].items()
    ]
    return {"messages": _extract(), "content": content}


def _extract() -> list[PoEntry]:
    """The interface strings of templates and code, in the order of the files, each once."""
    found: dict[tuple[str | None, str], PoEntry] = {}
    extracted = extract_from_dir(
        ROOT,
        [(pattern, method) for pattern, method in SOURCES],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for _file, _line, message, comments, context in sorted(extracted, key=lambda item: (item[0], item[1])):
        sources = message if isinstance(message, tuple) else (message,)
        entry = PoEntry(context, sources, ("",) * len(sources), " ".join(comments))
        if entry.key not in found or (comments and not found[entry.key].comment):
            found[entry.key] = entry
    return list(found.values())


def _faults(path: Path, locale: str, wanted: list[PoEntry]) -> list[str]:
    if not path.is_file():
        return [f"{path}: is missing; run “make translations”"]
    known = po.read(path)
    faults = []
    if path.read_text(encoding="utf-8") != po.render(locale, merge(wanted, known, po.plural_count(locale))):
        faults.append(f"{path}: is not up to date; run “make translations”")
    for entry in known:
        if not all(entry.forms):
            faults.append(f"{path}:{entry.line}: “{entry.sources[0]}” is not translated")
        elif entry.fuzzy:
            faults.append(f"{path}:{entry.line}: “{entry.sources[0]}” needs review")
        else:
            reasons = entry_problems(Entry(entry.context, entry.sources, entry.forms))
            faults += [f"{path}:{entry.line}: {reason}" for reason in reasons]
    return faults


def _path(folder: Path, locale: str, domain: str) -> Path:
    return folder / locale / "LC_MESSAGES" / f"{domain}.po"
