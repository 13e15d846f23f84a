"""The command line: `samenspraak --help`."""

import os
import sys

import click

from webapp.commands import content, serve, translations
from webapp.config import SettingError, from_environment
from webapp.content.seeding.files import SeedError
from webapp.i18n.po import PoError
from webapp.store.db import StoreError


@click.group()
@click.pass_context
def samenspraak(context: click.Context) -> None:
    """Serve the site and keep its content and translations.

    Settings come from the environment: HOST, PORT, DATABASE_URL, SITE_URL, LOCALES, TRUSTED_HOSTS, WORKERS,
    RESPONSIBLE_NAME, RESPONSIBLE_EMAIL.
    """
    context.obj = from_environment(os.environ)


samenspraak.add_command(content.content)
samenspraak.add_command(serve.serve)
samenspraak.add_command(translations.translations)


def main() -> None:
    """Run the command line; what a person can mend is told in a sentence, with exit status 1."""
    try:
        samenspraak(prog_name="samenspraak")
    except (SettingError, StoreError, SeedError, PoError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
