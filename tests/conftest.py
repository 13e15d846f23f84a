"""A store that is filled once, an app on it, and a client that checks every page it fetches."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile

import pytest
from flask import Flask
from flask.templating import Environment
from hypothesis import HealthCheck, is_hypothesis_test, settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.checking import CheckingClient
from webapp import create_app
from webapp.config import SEED, TRANSLATIONS, Settings
from webapp.content import subjects
from webapp.content.seeding.load import fill
from webapp.i18n import catalogue
from webapp.i18n.catalogue import Catalogue
from webapp.store.db import open_store, reading

settings.register_profile("dev", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("prove", settings.get_profile("dev"), max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Property tests are the long proofs: `make prove` runs them at full count and prints the figures."""
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.prove)


LOCALES = Settings().locales


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Apps share their compiled templates and catalogues, which are known by what the files hold: tests make many."""
    kept: dict[tuple[str, Path, bytes], Catalogue] = {}

    def load(locale: str, path: Path) -> Catalogue:
        try:
            key = (locale, path, path.read_bytes())
        except OSError:
            return own_load(locale, path)
        if key not in kept:
            kept[key] = own_load(locale, path)
        return kept[key]

    own_load = catalogue.load
    bytecode = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(catalogue, "load", load)
        patched.setattr(Flask, "jinja_environment", staticmethod(partial(Environment, bytecode_cache=bytecode)))
        yield


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with the site's content; copy it to change it."""
    path = tmp_path_factory.mktemp("store") / "site.db"
    engine = open_store(f"sqlite:///{path}")
    fill(engine, LOCALES, SEED, TRANSLATIONS)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def site_settings(filled_store: Path) -> Settings:
    """Settings of a site on the filled store."""
    return Settings(
        database_url=f"sqlite:///{filled_store}", site_url="https://site.test", trusted_hosts=("site.test",)
    )


@pytest.fixture(scope="session")
def client(site_settings: Settings) -> CheckingClient:
    """A client of the whole site that checks every page it fetches."""
    return CheckingClient(create_app(site_settings), site_settings)


@pytest.fixture
def own_store(filled_store: Path, tmp_path: Path) -> Iterator[Engine]:
    """A store with the site's content that a test may change."""
    path = tmp_path / "own.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def store(filled_store: Path) -> Iterator[Session]:
    """A reading session on the filled store."""
    engine = open_store(f"sqlite:///{filled_store}")
    with reading(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="session")
def addresses(filled_store: Path) -> list[dict[str, str]]:
    """For every page of the site its path in each locale."""
    engine = open_store(f"sqlite:///{filled_store}")
    with reading(engine) as session:
        found = subjects.alternates_of_all(session, LOCALES)
    engine.dispose()
    return found
