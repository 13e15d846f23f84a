"""`samenspraak content`: the content in files and in the store, and corrections of a site that is live."""

import click

from .editing import edit_command, set_command
from .files import export_command, load_command


@click.group()
def content() -> None:
    """Load the site's content, write it back into files, and correct it: texts, figures and dates."""


for command in (edit_command, export_command, load_command, set_command):
    content.add_command(command)
