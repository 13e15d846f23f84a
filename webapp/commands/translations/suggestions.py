"""What was put aside, and waits for a person."""

import sys
from collections.abc import Sequence

import click

from webapp.commands.opening import ASIDE, author_option, language, opened
from webapp.config import Settings
from webapp.content.translating.suggestions import dismiss as dismiss_all
from webapp.content.translating.units import units
from webapp.store.db import reading, writing
from webapp.store.queries.suggestions import waiting


@click.command()
@click.argument("locale")
@click.pass_obj
def suggestions(settings: Settings, locale: str) -> None:
    """List what was put aside in a language and waits: number, message, by whom, why, and both texts.

    The exit status is 3 if anything waits.
    """
    language(settings, locale)
    with opened(settings) as engine, reading(engine) as session:
        found = units(session, locale)
        waits = waiting(session, locale)
        for item in waits:
            click.echo(f"{item.id}  {item.context}  {item.author}\n  {item.reason}\n  suggested: {item.text}")
            unit = found.get(item.context)
            if unit and unit.version:
                click.echo(f"  on the site: {unit.version.text}")
            click.echo()
    click.echo(f"Suggestions that wait: {len(waits)}")
    if waits:
        sys.exit(ASIDE)


@click.command()
@click.argument("locale")
@click.argument("numbers", nargs=-1, required=True, type=int)
@author_option
@click.pass_obj
def dismiss(settings: Settings, locale: str, numbers: Sequence[int], author: str) -> None:
    """Dismiss suggestions (NUMBERS, as “suggestions” lists them): they wait no more, and stay in the history."""
    language(settings, locale)
    with opened(settings) as engine, writing(engine) as session:
        act, _ = dismiss_all(session, numbers, author, settings.locales, locale)
    click.echo(f"This was act {act}. To take it back: samenspraak translations undo {act}")
