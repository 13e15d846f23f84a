"""From the seed's files into the store and back."""

from pathlib import Path

import click
from sqlalchemy import Engine

from webapp.commands.opening import catalogues, opened, progress
from webapp.config import SEED, Settings
from webapp.content.seeding.load import Report, load
from webapp.content.seeding.save import write
from webapp.store.db import StoreError, open_store, reading, writing
from webapp.store.migrations import migrate
from webapp.store.queries import rows

_seed = click.option("--seed", type=click.Path(path_type=Path, file_okay=False), default=SEED, show_default=False)


@click.command("load")
@_seed
@catalogues
@click.pass_obj
def load_command(settings: Settings, seed: Path, folder: Path | None) -> None:
    """Bring the store up to the files, never over what was changed in the store."""
    engine = open_store(settings.database_url)
    try:
        click.echo(tell(_load(engine, settings, seed, folder or settings.translations)))
    finally:
        engine.dispose()


@click.command("export")
@_seed
@catalogues
@click.pass_obj
def export_command(settings: Settings, seed: Path, folder: Path | None) -> None:
    """Write the store's content into the files that it is loaded from."""
    with opened(settings) as engine, reading(engine) as session:
        if "generated" in {key for (key,) in rows.read(session, "sources")}:
            raise StoreError("The store has generated data, which have no place in the files: export another store.")
        changed = write(session, seed, folder or settings.translations, settings.locales)
    for path in changed:
        click.echo(f"written: {path}")
    click.echo(f"{len(changed)} files were changed.")


def _load(engine: Engine, settings: Settings, seed: Path, translations: Path) -> Report:
    """Load the files, showing how far it is: also if the store has them already, to list what it keeps."""
    migrate(engine)
    with progress("Loading the content") as told, writing(engine) as session:
        return load(session, seed, translations, settings.locales, told)


def tell(report: Report) -> str:
    """What a load did, for a person."""
    counts = (("added", report.inserted), ("changed", report.updated), ("removed", report.deleted))
    lines = [
        f"{word}: {', '.join(f'{number} {table}' for table, number in rows.items())}" for word, rows in counts if rows
    ]
    lines += [f"kept as changed in the store: {item}" for item in report.kept]
    lines += [f"not loaded, since the seed has no such message: {item}" for item in report.unknown]
    return "\n".join([*lines, f"The store is at revision {report.revision}."])
