"""Correcting a site that is live: English texts, and figures and dates with their year and source."""

import click
from sqlalchemy import Engine

from webapp.commands.opening import author_option, opened
from webapp.config import Settings
from webapp.content import facts
from webapp.content.translating import english
from webapp.content.translating.differences import difference, told
from webapp.content.translating.english import EditError
from webapp.failure import Failure
from webapp.store.db import reading, writing


@click.command("edit")
@click.argument("key")
@click.option("--text", help="The new text; without it an editor is opened (VISUAL or EDITOR).")
@click.option("--typo/--change", "typo", default=None, help="Whether the meaning stays; it is asked if left out.")
@click.option("--reason", help="Why: a typo needs a reason, since translations stay as they are.")
@author_option
@click.pass_obj
def edit_command(
    settings: Settings, *, key: str, text: str | None, typo: bool | None, reason: str | None, author: str
) -> None:
    """Change the English of a text: KEY is its context, such as page:networks/cnv-ituc or page:networks/title.

    It is shown what becomes outdated by it, and how many words that is in each language.
    """
    with opened(settings) as engine:
        with reading(engine) as session:
            before = english.source(session, key)
        after = text if text is not None else _typed(engine, before, before)
        if after == before:
            click.echo("Nothing was changed.")
            return
        _show(engine, settings, key, before, after)
        only_typo = _ask_typo() if typo is None else typo
        why = click.prompt("Why is it only a typo?") if only_typo and reason is None else reason or ""
        try:
            with writing(engine) as session:
                act = english.edit(
                    session,
                    key,
                    before,
                    after,
                    author=author,
                    locales=settings.locales,
                    typo=only_typo,
                    reason=why,
                )
        except EditError as error:
            raise Failure(f"{error} Nothing was changed. Your text was: {after}") from error
    if act is None:
        click.echo("Somebody has made the same change in the meantime.")
    else:
        click.echo(f"Changed, as act {act}. To have it in the files too: samenspraak content export")


def _typed(engine: Engine, before: str, present: str) -> str:
    """What somebody makes of a text in an editor: asked again, with what was typed, until it can stand."""
    answer = click.edit(f"{present}\n", extension=".txt")
    after = present if answer is None else " ".join(answer.split("\n")).strip()
    try:
        with reading(engine) as session:
            english.check(session, after)
    except EditError as error:
        click.echo(str(error), err=True)
        if click.confirm("Open the editor again?", default=True):
            return _typed(engine, before, after)
        raise Failure(f"Nothing was changed. Your text was: {after}") from error
    return after


def _show(engine: Engine, settings: Settings, key: str, before: str, after: str) -> None:
    click.echo(told(difference(before, after)))
    with reading(engine) as session:
        for effect in english.effects(session, key, after, settings.locales):
            becomes = f"becomes outdated ({effect.words} words)" if effect.outdated else "stays as it is"
            click.echo(f"{effect.locale}: {becomes}")


def _ask_typo() -> bool:
    kind = click.prompt("Is this only a typo, or a change of what is said?", type=click.Choice(["typo", "change"]))
    return bool(kind == "typo")


@click.command("set")
@click.argument("key")
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True)
@click.option("--year", help="What it holds for: a year, month or day (2025, 2025-04, 2025-04-01).")
@click.option("--source", "sources", multiple=True, required=True, help="Who says so (S10); may be given again.")
@author_option
@click.pass_obj
def set_command(
    settings: Settings, *, key: str, fields: tuple[str, ...], year: str | None, sources: tuple[str, ...], author: str
) -> None:
    """Change a figure, or the dates of a connection, partnership or project, or of what a text tells.

    KEY is that of the statement, such as figure:cnv-members, relation:rel-cnv-ituc, partnership:MG or project:stitch;
    that of a text is its context, such as org:cnv/formed, with its date as moment. A field without a value (until=) is
    emptied; a text without a moment leaves the timeline.
    """
    wrong = [field for field in fields if "=" not in field]
    if wrong:
        raise click.BadParameter(f"“{wrong[0]}” has no value: write {wrong[0]}=VALUE, or {wrong[0]}= to empty it.")
    given = dict(field.partition("=")[::2] for field in fields)
    with opened(settings) as engine, writing(engine) as session:
        changes = facts.change(session, key, given, year=year, sources=sources, author=author, locales=settings.locales)
    for line in changes:
        click.echo(line)
    click.echo("To have it in the files too: samenspraak content export" if changes else "It says that already.")
