"""`samenspraak serve`: migrate, load the content, serve."""

import os
import socket
from pathlib import Path

import click
from granian import Granian
from granian.constants import Interfaces

from webapp.commands.content import fill_with_bar
from webapp.config import ROOT, SettingError, Settings
from webapp.store.db import open_store


@click.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Bring the store up to date and serve the site until it is stopped."""
    _check_port(settings)
    engine = open_store(settings.database_url)
    click.echo(fill_with_bar(engine, settings))
    engine.dispose()
    server = Granian(
        "webapp.wsgi:app",
        address=settings.host.strip("[]"),
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        log_enabled=True,
        working_dir=Path(ROOT),
    )
    server.on_startup(lambda: click.echo(f"Samenspraak is at {settings.site_url} (stop it with Ctrl-C)"))
    server.serve()


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
