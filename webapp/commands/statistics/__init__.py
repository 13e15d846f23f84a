"""`samenspraak statistics`: what was counted, as tables and as a page."""

from datetime import UTC, datetime
from pathlib import Path

import click

from webapp.commands.opening import opened
from webapp.commands.statistics.page import page
from webapp.commands.statistics.tables import as_text, tables
from webapp.config import Settings
from webapp.consent.periods import STATISTICS_MONTHS
from webapp.content.statistics import forgetting
from webapp.content.statistics.report import overview
from webapp.failure import Failure
from webapp.files import write_whole
from webapp.store.db import reading


@click.command()
@click.option(
    "--months",
    type=click.IntRange(1, STATISTICS_MONTHS + 1),
    default=12,
    show_default=True,
    help="So many months, this one included.",
)
@click.option(
    "--html",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page with charts and their tables into this file instead.",
)
@click.pass_obj
def statistics(settings: Settings, months: int, file: Path | None) -> None:
    """Show how often pages were read, and what was used by visitors who consented to statistics.

    Figures under 20 are not shown. Days are those of UTC.
    """
    today = datetime.now(UTC).date()
    with opened(settings) as engine:
        forgetting.keep_tidy(engine, today, whole=True)
        with reading(engine) as session:
            found = tables(overview(session, today, months, settings.locales[0]))
    if file is None:
        click.echo(as_text(found), nl=False)
        return
    try:
        write_whole(file, page(found))
    except OSError as error:
        raise Failure(f"The page cannot be written to {file} ({error.strerror}). Choose another place.") from error
    click.echo(f"The page is in {file}.")
