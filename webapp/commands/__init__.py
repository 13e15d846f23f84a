"""The command line: `samenspraak --help`."""

import os
import sys
from importlib import import_module

import click

from webapp.config import from_environment
from webapp.failure import Failure


class Rooms(click.Group):
    """Commands that are imported when they are asked for: a start must not wait for what only another one needs."""

    names = ("content", "develop", "feedback", "serve", "statistics", "translations")

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in alphabetical order."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, which its module has under the same name."""
        if cmd_name not in self.names:
            return None
        command: click.Command = getattr(import_module(f"webapp.commands.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Rooms)
@click.pass_context
def samenspraak(context: click.Context) -> None:
    """Serve the site and keep its content and translations.

    Settings come from the environment: HOST, PORT, DATABASE_URL, SITE_URL, LOCALES, TRUSTED_HOSTS, WORKERS,
    RESPONSIBLE_NAME, RESPONSIBLE_EMAIL, TRANSLATIONS, TRANSLATION_TOKEN, SMTP_URL, FEEDBACK_EMAIL,
    FEEDBACK_REPLY_DAYS, ENFORCEMENT_NAME, ENFORCEMENT_URL.
    """
    context.obj = from_environment(os.environ)


def main() -> None:
    """Run the command line; what a person can mend is told in a sentence, with exit status 1."""
    try:
        samenspraak(prog_name="samenspraak")
    except Failure as failure:
        click.echo(str(failure), err=True)
        sys.exit(1)
