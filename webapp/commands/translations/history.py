"""What was done to texts, and the way back."""

import click

from webapp.commands.opening import author_option, language, opened
from webapp.config import Settings
from webapp.content.translating import history
from webapp.store.db import reading, writing

LARGEST = 2**31 - 1
_locale = click.option("--locale", help="Only one language.")


@click.command()
@_locale
@click.option(
    "-n",
    "--number",
    "most",
    type=click.IntRange(1, LARGEST),
    default=20,
    show_default=True,
    help="How many acts, the newest first.",
)
@click.pass_obj
def log(settings: Settings, locale: str | None, most: int) -> None:
    """List what was done to texts: number, time (UTC), what, by whom, and how many texts and suggestions."""
    if locale:
        language(settings, locale)
    with opened(settings) as engine, reading(engine) as session:
        for done in history.log(session, locale, most):
            about = " ".join(filter(None, [done.locale, f"act {done.of}" if done.of else done.reason]))
            told = f"{done.number}  {done.at:%Y-%m-%d %H:%M:%S}  {done.kind}  {done.author}"
            counts = {"changed": done.changed, "put aside": done.aside}
            judged = {"dismissed": done.dismissed, "brought back": done.offered}
            counts |= {name: count for name, count in judged.items() if count}
            numbers = "  ".join(f"{name}: {count}" for name, count in counts.items())
            click.echo(f"{told}  {numbers}{f'  ({about})' if about else ''}")


@click.command()
@click.argument("number", type=click.IntRange(0, LARGEST))
@_locale
@author_option
@click.pass_obj
def restore(settings: Settings, number: int, locale: str | None, author: str) -> None:
    """Have the translations again that there were right after act NUMBER (0: before the first one).

    What is replaced stays in the history: this can be taken back as well.
    """
    if locale:
        language(settings, locale)
    with opened(settings) as engine, writing(engine) as session:
        done = history.restore(session, number, author, settings.locales, locale)
    _tell(done)


@click.command()
@click.argument("number", type=click.IntRange(1, LARGEST))
@_locale
@author_option
@click.pass_obj
def undo(settings: Settings, number: int, locale: str | None, author: str) -> None:
    """Take back what act NUMBER did to texts and suggestions; what was changed since is left alone, and listed."""
    if locale:
        language(settings, locale)
    with opened(settings) as engine, writing(engine) as session:
        done = history.undo(session, number, author, settings.locales, locale)
    _tell(done)


def _tell(done: history.Restored) -> None:
    reasons = (
        ("it was changed since", done.kept),
        ("two words in addresses would be the same", done.clashing),
        ("the site has no such message any more", done.gone),
    )
    for reason, contexts in reasons:
        for context in contexts:
            click.echo(f"left alone, since {reason}: {context}")
    if done.passed:
        click.echo(f"Suggestions left alone, since they were taken over or judged since: {done.passed}")
    if done.dismissed:
        click.echo(f"Suggestions dismissed: {done.dismissed}")
    if done.offered:
        click.echo(f"Suggestions that wait again: {done.offered}")
    click.echo(f"Texts put back: {done.changed}{f', as act {done.act}' if done.act else ''}")
