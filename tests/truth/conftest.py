"""Sites with no, half and all of the translations, on marked texts."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import copyfile

import pytest

from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.truth import origins
from tests.truth.judge import Judge
from tests.truth.site import Site
from webapp.content.seeding.grow import grow
from webapp.store.db import open_store

SHARES = (0.0, 0.5, 1.0)
"""How much of the translations there is."""
REAL, GROWN = "real", "grown"
MOST = GROWN if WHOLE else REAL
Stores = dict[str, Path]
JUDGES = pytest.StashKey[dict[str, Judge]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """In the long proof, tell what has been judged."""
    for name, judge in config.stash.get(JUDGES, {}).items() if WHOLE else ():
        sorts = ", ".join(f"{number} {sort}" for sort, number in judge.judged.most_common())
        terminalreporter.write_line(f"{name}: {judge.pages} pages, {len(judge.faults)} faults; judged were {sorts}.")


@pytest.fixture
def judge(request: pytest.FixtureRequest) -> Judge:
    """A judge whose figures are told at the end."""
    return request.config.stash.setdefault(JUDGES, {}).setdefault(request.node.name, Judge())


@pytest.fixture(scope="package")
def unmarked(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    """The store of the site and, for the long proof, one that has 120 generated organisations besides."""
    if not WHOLE:
        return {REAL: filled_store}
    grown = tmp_path_factory.mktemp("truth") / "grown.db"
    copyfile(filled_store, grown)
    engine = open_store(f"sqlite:///{grown}")
    grow(engine, 120, LOCALES)
    engine.dispose()
    return {REAL: filled_store, GROWN: grown}


@pytest.fixture(scope="package")
def followed(unmarked: Stores) -> Iterator[Stores]:
    """The same stores, from when on all that comes from the source code and from CLDR is marked."""
    with origins.followed():
        yield unmarked


@pytest.fixture(scope="package")
def made(followed: Stores, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, float], Site]:
    """Makes a site on one of the stores with a share of the translations, each once."""
    return cache(lambda name, share: Site.make(followed[name], tmp_path_factory.mktemp(name), share))


@pytest.fixture(scope="package", params=SHARES, ids="{:.0%}".format)
def real(request: pytest.FixtureRequest, made: Callable[[str, float], Site]) -> Site:
    """The site as it is, with a share of the translations."""
    return made(REAL, request.param)


@pytest.fixture(scope="package")
def listed(real: Site, made: Callable[[str, float], Site]) -> Site:
    """The same, in the long proof with the generated organisations, so that its lists have several pages."""
    return made(MOST, real.share)


@pytest.fixture(scope="package")
def lacking(made: Callable[[str, float], Site]) -> list[Site]:
    """A site without any translation, and one with half of them."""
    return [made(MOST, share) for share in SHARES[:2]]
