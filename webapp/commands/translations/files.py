"""The catalogues that the site comes with: brought up to date with the texts, checked, compiled, begun."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from babel.messages.extract import extract_from_dir

from webapp.commands.opening import catalogues
from webapp.config import ROOT, SEED, Settings
from webapp.content.seeding.digest import CONTENT, MESSAGES, catalogue, template
from webapp.content.seeding.files import Seed
from webapp.content.seeding.records import Records
from webapp.failure import Failure
from webapp.files import write_whole
from webapp.i18n import po
from webapp.i18n.catalogue import Entry, entry_problems
from webapp.i18n.locales import is_pseudo, parse_locales, translated
from webapp.i18n.po import PoEntry

SOURCES = (("webapp/**.py", "python"), ("templates/**.html", "jinja2"))
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "NC_": ((1, "c"), 2)}


@click.command()
@catalogues
@click.pass_obj
def update(settings: Settings, folder: Path | None) -> None:
    """Bring templates and catalogues up to date: nothing is guessed, nothing that was translated is changed."""
    folder = folder or settings.translations
    for domain, wanted in _domains(settings).items():
        po.write(template(folder, domain), None, wanted)
        for locale in translated(settings.locales):
            path = catalogue(folder, locale, domain)
            write_whole(path, _updated(path, locale, domain, wanted))


@click.command()
@catalogues
@click.pass_obj
def check(settings: Settings, folder: Path | None) -> None:
    """Fail if a catalogue is not up to date, not complete, or has a message that may not be shown."""
    folder = folder or settings.translations
    found = []
    for domain, wanted in _domains(settings).items():
        path = template(folder, domain)
        if not path.is_file() or path.read_text(encoding="utf-8") != po.render(None, wanted):
            found.append(f"{path}: is not up to date; run “make translations”")
        for locale in translated(settings.locales):
            found += _faults(catalogue(folder, locale, domain), locale, domain, wanted)
    for fault in found:
        click.echo(fault, err=True)
    if found:
        sys.exit(1)
    click.echo(f"The catalogues of {', '.join(translated(settings.locales))} are complete.")


@click.command("compile")
@catalogues
@click.pass_obj
def compile_command(settings: Settings, folder: Path | None) -> None:
    """Compile the catalogues of interface strings."""
    for locale in translated(settings.locales):
        path = catalogue(folder or settings.translations, locale, MESSAGES)
        if path.is_file():
            po.compile_to(path.with_suffix(".mo"), locale, po.read(path))


@click.command()
@click.argument("locale")
@catalogues
@click.pass_obj
def add(settings: Settings, locale: str, folder: Path | None) -> None:
    """Begin a language: its catalogues with all messages and no translations.

    LOCALE is the tag of the language, such as de. The language stays hidden until it is complete.
    """
    try:
        (tag,) = parse_locales(locale)
    except ValueError as error:
        raise Failure(f"{error} A language is added by its tag, such as de.") from error
    if is_pseudo(tag):
        raise Failure(f"“{tag}” is a pseudo-locale, which has no catalogues: samenspraak develop pseudo {tag}")
    if tag in settings.locales[:1]:
        raise Failure("English is the language that texts are written in first: it has no catalogues.")
    paths = {domain: catalogue(folder or settings.translations, tag, domain) for domain in (CONTENT, MESSAGES)}
    for path in paths.values():
        if path.is_file():
            raise Failure(f"{path} is there already.")
    for domain, wanted in _domains(settings).items():
        path = paths[domain]
        write_whole(path, _updated(path, tag, domain, wanted))
        click.echo(f"written: {path}")
    if tag not in settings.locales:
        click.echo(f"Name it in the settings, so that it can be translated: LOCALES={','.join(settings.locales)},{tag}")
    click.echo("It stays hidden until all of it is translated.")


def merge(
    wanted: Iterable[PoEntry], known: Iterable[PoEntry], plurals: int, *, by_context: bool = False
) -> tuple[list[PoEntry], list[PoEntry]]:
    """The wanted messages with the translations that are known for exactly them; and, apart, what is no longer wanted.

    With `by_context` a message keeps its translation under its context when its English changes, marked fuzzy: that is
    for content, where a context is one message. In the interface many messages can have the same context.
    """
    exact = {entry.key: entry for entry in known}
    moves = {entry.context: entry for entry in exact.values() if entry.context and by_context and any(entry.forms)}
    merged = []
    used = set()
    for entry in wanted:
        found = exact.get(entry.key)
        moved = moves.get(entry.context or "") if found is None else None
        source = found or moved
        empty = ("",) * (plurals if len(entry.sources) > 1 else 1)
        forms = source.forms if source and len(source.forms) == len(empty) else empty
        fuzzy = any(forms) and (moved is not None or bool(found and found.fuzzy))
        previous = (source.previous or source.sources) if source and fuzzy else None
        previous = previous if previous != entry.sources else None
        merged.append(PoEntry(entry.context, entry.sources, forms, entry.comment, fuzzy, previous=previous))
        if source and forms == source.forms:
            used.add(source.key)
    return merged, [entry for key, entry in exact.items() if key not in used and any(entry.forms)]


def _updated(path: Path, locale: str, domain: str, wanted: Sequence[PoEntry]) -> str:
    """A catalogue as it should be; translations of messages that are gone stay in it as obsolete, and can come back."""
    file = po.read_file(path) if path.is_file() else None
    known = [*file.obsolete, *file.entries] if file else []
    merged, obsolete = merge(wanted, known, po.plural_count(locale), by_context=domain == CONTENT)
    return po.render(locale, merged, obsolete, file.lasting if file else None)


def _domains(settings: Settings) -> dict[str, list[PoEntry]]:
    records = Records(Seed(SEED), settings.locales)
    content = [
        PoEntry(context, (str(row["source"]),), ("",), str(row["comment"] or ""))
        for (context,), row in records.tables["messages"].items()
    ]
    return {MESSAGES: _extract(), CONTENT: content}


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


def _faults(path: Path, locale: str, domain: str, wanted: list[PoEntry]) -> list[str]:
    if not path.is_file():
        return [f"{path}: is missing; run “make translations”"]
    known = po.read(path)
    faults = []
    if path.read_text(encoding="utf-8") != _updated(path, locale, domain, wanted):
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
