"""The store that a command works on, and the options that several commands have."""

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import Engine

from webapp.config import Settings
from webapp.content.translating.units import INTERFACE
from webapp.failure import Failure
from webapp.store.db import StoreError, open_store, reading
from webapp.store.migrations import migrate
from webapp.store.queries import messages, revision

ASIDE = 3
"""The exit status of a command that did what it could, where something waits for a person."""

catalogues = click.option(
    "--translations",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the catalogues, if it is not that of the settings.",
)


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


author_option = click.option(
    "--author", default=_user, required=True, help="Who does this; the name of the user of this computer if left out."
)


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The store, brought up to date. Raises StoreError if it was never filled."""
    engine = open_store(settings.database_url)
    try:
        migrate(engine)
        with reading(engine) as session:
            if not revision.number(session):
                raise StoreError("The store is empty: fill it with “samenspraak content load” first.")
            if not messages.has_any(session, INTERFACE):
                raise StoreError(
                    "An earlier version filled the store: bring it up with “samenspraak content load” first."
                )
        yield engine
    finally:
        engine.dispose()


def language(settings: Settings, locale: str) -> str:
    """A language that texts are translated into. Raises Failure for another one."""
    if locale not in settings.locales[1:]:
        known = ", ".join(settings.locales[1:])
        raise Failure(f"“{locale}” is not a language that this site is translated into ({known}). LOCALES names them.")
    return locale


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on the standard error that shows how far long work is: `told(done, total)`."""
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield told
