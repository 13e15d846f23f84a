"""`samenspraak develop`: what only those who work on the site need."""

import click

from webapp.config import Settings
from webapp.content.seeding.generated import projects_for
from webapp.content.seeding.grow import grow
from webapp.store.db import open_store
from webapp.store.migrations import migrate


@click.group()
def develop() -> None:
    """Try the site while working on it: for development only."""


@develop.command("grow")
@click.argument("number", metavar="N", type=click.IntRange(1, 100_000), default=600)
@click.pass_obj
def grow_command(settings: Settings, number: int) -> None:
    """Fill the store with N generated organisations (600 by default), and with projects and countries.

    For development only: generated data have no place on a public site, and “samenspraak content export” would write
    them into the seed. Another N leaves more or fewer of them in the store; all else stays as it is.
    """
    engine = open_store(settings.database_url)
    try:
        migrate(engine)
        grow(engine, number, settings.locales)
    finally:
        engine.dispose()
    click.echo(f"The store has generated data now (organisations: {number}, projects: {projects_for(number)}).")
