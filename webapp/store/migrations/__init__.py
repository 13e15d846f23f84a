"""Migrations of the store, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from webapp.store.db import StoreError


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration: no ini file, the connection handed over."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Bring the store's tables up to date. Raises StoreError if the store cannot be written."""
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            command.upgrade(configuration(connection), "head")
    except (SQLAlchemyError, CommandError) as error:
        reason = str(error).partition("\n")[0]
        message = f"The store at {engine.url!r} cannot be brought up to date: {reason}. Choose another DATABASE_URL."
        raise StoreError(message) from error
