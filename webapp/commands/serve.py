"""`samenspraak serve`: migrate, load the content, serve."""

import os
import socket

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from webapp.config import ROOT, SEED, SettingError, Settings
from webapp.content.seeding.digest import digest, is_filled
from webapp.store.db import open_store

THREADS = 2 * (os.cpu_count() or 1) + 1
"""Requests that one process works on at a time; the others wait."""
STOP_S = 20
"""So long a process may take to end: more than the statistics, which are written before, may wait for the store."""


@click.command()
@click.pass_context
def serve(context: click.Context) -> None:
    """Bring the store up to date and serve the site until it is stopped."""
    settings: Settings = context.obj
    _check_port(settings)
    _fill(context, settings)
    server = Granian(
        "webapp.wsgi:app",
        address=settings.host.strip("[]"),
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=THREADS,
        # A worker that is told to stop while it starts does not hear it.
        workers_kill_timeout=STOP_S,
        websockets=False,
        log_level=LogLevels.warning,
        working_dir=ROOT,
    )
    server.on_startup(lambda: click.echo(f"Samenspraak is at {settings.site_url} (stop it with Ctrl-C)"))
    server.serve()


def _fill(context: click.Context, settings: Settings) -> None:
    """Load the content if the store has not got it: the command for that is not even imported if it has."""
    engine = open_store(settings.database_url)
    filled = is_filled(engine, digest(SEED, settings.translations, settings.locales))
    engine.dispose()
    if not filled:
        content = context.find_root().command.get_command(context, "content")  # type: ignore[attr-defined]
        context.invoke(content.commands["load"], seed=SEED, folder=settings.translations)


def _check_port(settings: Settings) -> None:
    """Say in words what the server would say in a traceback. Raises SettingError."""
    host = settings.host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, settings.port))
    except socket.gaierror as error:
        raise SettingError(f"HOST is “{settings.host}”, which is no address of this machine.") from error
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        message = (
            f"The site cannot listen on {settings.host} port {settings.port} ({reason}). "
            f"Stop what uses this port, or choose another one: PORT=5001 make run"
        )
        raise SettingError(message) from error
