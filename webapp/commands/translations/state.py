"""How far each language is, and what changed in the English since a text was translated."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from webapp.commands.opening import ASIDE, language, opened
from webapp.commands.translations.exchange import tell
from webapp.config import Settings
from webapp.content.translating import importing, progress
from webapp.content.translating.differences import difference, told
from webapp.content.translating.units import State, units
from webapp.i18n import po
from webapp.store.db import reading
from webapp.store.queries import messages

STATES: tuple[State, ...] = ("approved", "review", "outdated", "missing")


@click.command()
@click.argument("locales", nargs=-1)
@click.option("--pages", is_flag=True, help="Each page by itself.")
@click.pass_obj
def stats(settings: Settings, locales: Sequence[str], pages: bool) -> None:
    """Count the messages of each language by state, and the words that wait for a translator."""
    with opened(settings) as engine, reading(engine) as session:
        public = messages.releases(session)
        for locale in [language(settings, locale) for locale in locales] or settings.locales[1:]:
            groups = progress.by_group(units(session, locale).values(), progress.group_of)
            whole = progress.in_all(groups)
            seen = "public" if locale in public else "hidden until it is complete"
            click.echo(f"{locale}: {whole.percent} % of {whole.total} ({seen}); {_counts(whole)}")
            for name, group in groups.items() if pages else ():
                click.echo(f"  {name}: {group.percent} % of {group.total}; {_counts(group)}")


def _counts(found: progress.Progress) -> str:
    return ", ".join([*(f"{state}: {found.states[state]}" for state in STATES), f"words to do: {found.words}"])


@click.command()
@click.argument("locale")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def diff(settings: Settings, locale: str, file: Path | None) -> None:
    """Show what changed in the English of each outdated text, or what a catalogue (FILE) would change.

    {-removed-} was in the English that the translation was confirmed for, {+added+} is in today's. The exit status is 3
    if there is anything to show.
    """
    language(settings, locale)
    with opened(settings) as engine, reading(engine) as session:
        if file:
            report = importing.run(session, locale, po.read_file(file), "", settings.locales, write=False)
            click.echo("\n".join(tell(report, str(file), check=True)))
            found = report.taken + len(report.aside)
        else:
            outdated = [unit for unit in units(session, locale).values() if unit.outdated and unit.version]
            for unit in outdated:
                assert unit.version
                click.echo(f"{unit.context}\n  {told(difference(unit.version.source, unit.source))}")
                click.echo(f"  {locale}: {unit.version.text}\n")
            found = len(outdated)
            click.echo(f"Older than the English: {found}")
    if found:
        sys.exit(ASIDE)
