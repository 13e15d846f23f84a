"""`samenspraak develop`: what only those who work on the site need."""

from collections.abc import Sequence

import click

from webapp.commands.opening import opened
from webapp.config import ROOT, Settings
from webapp.content.seeding.generated import projects_for
from webapp.content.seeding.grow import grow
from webapp.content.translating import pseudo
from webapp.drawing.mark import ICONS
from webapp.failure import Failure
from webapp.i18n.locales import ACCENTED, RIGHT_TO_LEFT
from webapp.store.db import open_store, writing
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


PSEUDO = (ACCENTED, RIGHT_TO_LEFT)


@develop.command("pseudo")
@click.argument("tags", metavar="[TAG]...", nargs=-1, type=click.Choice(PSEUDO))
@click.pass_obj
def pseudo_command(settings: Settings, tags: Sequence[str]) -> None:
    """Translate all texts into the pseudo-locales (en-xa and ar-xb, or those named), by machine.

    en-xa has accents and longer texts: what is not translated and what has no room is seen. ar-xb runs from right to
    left. For development only; LOCALES must name them, here and for “samenspraak serve”. Files never have them.
    """
    wanted = tuple(dict.fromkeys(tags)) or PSEUDO
    absent = [tag for tag in wanted if tag not in settings.locales]
    if absent:
        remedy = " ".join([*settings.locales, *absent])
        raise Failure(f'LOCALES does not name {" and ".join(absent)}. Name it, here and to serve: LOCALES="{remedy}"')
    with opened(settings) as engine:
        for tag in wanted:
            with writing(engine) as session:
                changed = pseudo.fill(session, tag, settings.locales)
            click.echo(f"{tag}: {changed} texts were made. The site has them at /{tag}.")


@develop.command("icons")
def icons_command() -> None:
    """Draw the icons of static/img/ anew. They are kept under version control."""
    folder = ROOT / "static" / "img"
    for name, draw in ICONS.items():
        (folder / name).write_bytes(draw())
        click.echo(f"{name}: {(folder / name).stat().st_size} bytes")
