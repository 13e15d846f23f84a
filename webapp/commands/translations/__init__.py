"""`samenspraak translations`: the files the site comes with, and the work of translators in the store."""

import click

from .exchange import export_command, import_command
from .files import add, check, compile_command, update
from .history import log, restore, undo
from .state import diff, stats
from .suggestions import dismiss, suggestions


@click.group()
def translations() -> None:
    """Keep the catalogues: bring them up to date, give them to translators, take them back, look at what was done.

    The exit status is 0 if all is well, 1 if something was refused, 2 for a wrong command, 3 if something was put aside
    and waits for a person.
    """


COMMANDS = (
    add,
    check,
    compile_command,
    diff,
    dismiss,
    export_command,
    import_command,
    log,
    restore,
    stats,
    suggestions,
    undo,
    update,
)
for command in COMMANDS:
    translations.add_command(command)
