"""`samenspraak content`: from the seed's files into the store and back."""

import sys
from pathlib import Path

import click
from sqlalchemy import Engine

from webapp.config import SEED, TRANSLATIONS, Settings
from webapp.content.seeding.load import Report, load
from webapp.content.seeding.save import write
from webapp.store.db import StoreError, open_store, reading, writing
from webapp.store.migrations import migrate
from webapp.store.queries import revision, rows

FILLED = "The store has these files already."

_seed = click.option("--seed", type=click.Path(path_type=Path, file_okay=False), default=SEED, show_default=False)
_catalogues = click.option(
    "--translations", type=click.Path(path_type=Path, file_okay=False), default=TRANSLATIONS, show_default=False
)


@click.group()
def content() -> None:
    """Load the site's content into the store, and write it back into files."""


@content.command("load")
@_seed
@_catalogues
@click.pass_obj
def load_command(settings: Settings, seed: Path, translations: Path) -> None:
    """Bring the store up to the files, never over what was changed in the store."""
    engine = open_store(settings.database_url)
    try:
        click.echo(tell(_load(engine, settings, seed, translations)))
    finally:
        engine.dispose()


@content.command("export")
@_seed
@_catalogues
@click.pass_obj
def export_command(settings: Settings, seed: Path, translations: Path) -> None:
    """Write the store's content into the files that it is loaded from."""
    engine = open_store(settings.database_url)
    try:
        migrate(engine)
        with reading(engine) as session:
            if not revision.number(session):
                raise StoreError(
                    "The store is empty: fill it with “samenspraak content load” before it is written out."
                )
            if "generated" in {key for (key,) in rows.read(session, "sources")}:
                raise StoreError(
                    "The store has generated data, which have no place in the files: export another store."
                )
            changed = write(session, seed, translations, settings.locales)
    finally:
        engine.dispose()
    for path in changed:
        click.echo(f"written: {path}")
    click.echo(f"{len(changed)} files were changed.")


def _load(engine: Engine, settings: Settings, seed: Path, translations: Path) -> Report:
    """Load the files, showing how far it is: also if the store has them already, to list what it keeps."""
    migrate(engine)
    with click.progressbar(length=1, label="Loading the content", file=sys.stderr) as bar, writing(engine) as session:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return load(session, seed, translations, settings.locales, progress)


def tell(report: Report) -> str:
    """What a load did, for a person."""
    counts = (("added", report.inserted), ("changed", report.updated), ("removed", report.deleted))
    lines = [
        f"{word}: {', '.join(f'{number} {table}' for table, number in rows.items())}" for word, rows in counts if rows
    ]
    lines += [f"kept as changed in the store: {item}" for item in report.kept]
    lines += [f"not loaded, since the seed has no such message: {item}" for item in report.unknown]
    return "\n".join([*lines, f"The store is at revision {report.revision}."])
