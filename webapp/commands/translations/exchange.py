"""Catalogues for translators, and back: a three-way merge that loses nothing, told message by message."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from webapp.commands.opening import ASIDE, author_option, language, opened, progress
from webapp.config import Settings
from webapp.content.translating import exporting, importing
from webapp.content.translating.exporting import DOMAINS
from webapp.content.translating.report import Item, Report
from webapp.failure import Failure
from webapp.files import write_whole
from webapp.i18n import po
from webapp.store.db import reading, writing


@click.command("export")
@click.argument("locale")
@click.option("--domain", type=click.Choice(DOMAINS), help="Only the content, or only the messages of the interface.")
@click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path(), show_default=False)
@click.option("--force", is_flag=True, help="Also over a file that is there and says something else.")
@click.pass_obj
def export_command(
    settings: Settings, *, locale: str, domain: exporting.Domain | None, output: Path, force: bool
) -> None:
    """Write the catalogues of a language for its translators, into the present folder or another (--output)."""
    language(settings, locale)
    with opened(settings) as engine, reading(engine) as session:
        for name in [domain] if domain else DOMAINS:
            path = output / exporting.file_name(locale, name)
            text = exporting.export(session, locale, name)
            if path.is_file() and path.read_text(encoding="utf-8") != text and not force:
                raise Failure(f"{path} is there already, and may have been edited: import it first, or give --force.")
            write_whole(path, text)
            click.echo(f"written: {path}")


@click.command("import")
@click.argument("locale")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--check", is_flag=True, help="Only tell what would become of each message.")
@author_option
@click.pass_obj
def import_command(settings: Settings, locale: str, files: Sequence[Path], check: bool, author: str) -> None:
    """Merge catalogues of a language into the store; a damaged file is refused before any of them is.

    The exit status is 3 if something was put aside and waits for a person.
    """
    language(settings, locale)
    read = [po.read_file(path) for path in files]
    for file in read:
        importing.check_language(file, locale)
    aside = 0
    with opened(settings) as engine:
        for file in read:
            with progress(f"Reading {file.name}") as told, (reading if check else writing)(engine) as session:
                report = importing.run(session, locale, file, author, settings.locales, write=not check, progress=told)
            click.echo("\n".join(tell(report, file.name, check=check)))
            aside += len(report.aside)
    if aside:
        sys.exit(ASIDE)


def tell(report: Report, name: str, *, check: bool) -> Iterator[str]:
    """What became of a catalogue, for a person."""
    yield f"{name}: {report.total} messages"
    if not report.has_base:
        yield "The file does not say which export of this site it was made from: nothing that differs is replaced."
    counts = (
        ("new", report.new),
        ("changed", report.changed),
        ("confirmed", report.confirmed),
        ("put aside, since they were changed on both sides", report.conflicts),
        ("put aside, since they may not be shown", report.broken),
        ("put aside, since the site has no such message", report.unknown),
        ("not put aside, since they were dismissed before", report.dismissed),
    )
    yield from (f"{word}: {len(items)}" for word, items in counts if items)
    yield from (f"{word}: {number}" for word, number in _rest(report) if number)
    for item in [*report.aside, *report.dismissed]:
        yield from _told(item, name)
    if report.released:
        yield f"The language is complete: the public sees “{report.locale}” from now on."
    if check:
        yield "Nothing was written (--check)."
    elif not report.taken:
        yield "No text was changed."
    else:
        yield f"This was act {report.act}. To take it back: samenspraak translations undo {report.act}"


def _rest(report: Report) -> tuple[tuple[str, int], ...]:
    return (
        ("as they were", report.unchanged),
        ("left empty in the file, which changes nothing", report.blank),
        ("not in the file, which changes nothing", report.absent),
        ("earlier suggestions of the same author that give way", report.replaced),
    )


def _told(item: Item, name: str) -> Iterator[str]:
    yield ""
    yield f"{name}:{item.line}: {item.context}"
    yield from (f"  {reason}" for reason in item.reasons)
    yield f"  in the file: {item.theirs}"
    if item.ours is not None:
        yield f"  on the site: {item.ours}"
