"""Sites on the real content and on generated data beside it."""

from pathlib import Path
from shutil import copyfile

import pytest

from tests.conftest import LOCALES
from tests.views.directory.site import Site
from webapp.content.seeding.grow import grow
from webapp.store.db import open_store


@pytest.fixture(scope="package")
def real(filled_store: Path) -> Site:
    """The site as it is."""
    return Site(filled_store)


@pytest.fixture(scope="package")
def grown(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with 120 generated organisations."""
    return _grown(filled_store, tmp_path_factory, 120)


@pytest.fixture(scope="package")
def large(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with 600 generated organisations."""
    return _grown(filled_store, tmp_path_factory, 600)


@pytest.fixture(scope="package")
def sites(real: Site, grown: Site, large: Site) -> dict[str, Site]:
    """By name."""
    return {"real": real, "grown": grown, "large": large}


def _grown(filled_store: Path, tmp_path_factory: pytest.TempPathFactory, count: int) -> Site:
    path = tmp_path_factory.mktemp("directory") / "site.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    grow(engine, count, LOCALES)
    engine.dispose()
    return Site(path)
