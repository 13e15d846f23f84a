"""One store and one app for all hostile catalogues."""

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import event

from tests.hostile.site import Site
from tests.proving import WHOLE
from webapp.config import Settings
from webapp.content.translating import exporting
from webapp.store.db import open_store, reading

CATALOGUES = 20_000 if WHOLE else 60
"""So many are tried in each way."""
SEEDS = [int(os.environ["HOSTILE_SEED"])] if "HOSTILE_SEED" in os.environ else range(CATALOGUES)
"""Each is made from its number; `HOSTILE_SEED=17` tries that one alone."""


@pytest.fixture(scope="package")
def site(filled_store: Path, site_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose texts a test may attack, without catalogues beside its store."""
    folder = tmp_path_factory.mktemp("hostile")
    copyfile(filled_store, folder / "site.db")
    engine = open_store(f"sqlite:///{folder / 'site.db'}")
    # Nothing here has to outlive the test, and each of thousands of changes would wait for the disk.
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    url = f"sqlite:///{folder / 'site.db'}"
    site = Site(engine, replace(site_settings, database_url=url, translations=folder, locales=("en", "fr")))
    yield site
    # All apps have one logger.
    site.app.logger.setLevel(logging.NOTSET)
    engine.dispose()


@pytest.fixture(scope="package")
def headers(site: Site) -> dict[str, str]:
    """The header of a catalogue that was exported from the site."""
    with reading(site.engine) as session:
        return {exporting.BASE: exporting.base(session)}


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str, Counter[str]], None]:
    """Says how many of each kind were tried."""
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")

    def told(title: str, kinds: Counter[str]) -> None:
        counted = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
        if reporter:
            reporter.ensure_newline()
            reporter.write_line(f"{title}: {counted}")

    return told
