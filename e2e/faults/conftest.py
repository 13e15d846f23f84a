"""Where faults are planted, and what is told of them at the end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from e2e.browsing import Visitors
from e2e.faults.looking import Ground, copied, planted_asking, planted_client
from e2e.faults.planting import proxied
from e2e.faults.running import Runner
from e2e.judging import Axe
from e2e.server import Site

LEAST = 0.95
"""The share of the faults that the suite has to find."""


class Grounds(Mapping[bool, Ground]):
    """The sites to plant into, each made when it is first asked for, since filling one takes seconds."""

    def __init__(self, request: pytest.FixtureRequest, browser: Browser, axe: Axe) -> None:
        self._request = request
        self._browser = browser
        self._axe = axe
        self._made: dict[bool, Ground] = {}

    def __getitem__(self, grown: bool) -> Ground:
        if grown not in self._made:
            site: Site = self._request.getfixturevalue("grown_site" if grown else "site")
            around = proxied(site.origin)
            origin, planting = around.__enter__()
            self._request.addfinalizer(lambda: around.__exit__(None, None, None))
            planted = Site(origin, site.store)
            folder: Path = self._request.getfixturevalue("tmp_path_factory").mktemp("asking")
            store = copied(site.store, folder / "site.db")
            visitors, client = Visitors(self._browser, origin), planted_client(site, planting)
            self._made[grown] = Ground(planted, visitors, client, planted_asking(store, planting), planting, self._axe)
        return self._made[grown]

    def __iter__(self) -> Iterator[bool]:
        return iter((False, True))

    def __len__(self) -> int:
        return 2


@pytest.fixture(scope="session")
def runner(request: pytest.FixtureRequest, browser: Browser, axe: Axe) -> Runner:
    """Plants faults and keeps what came of them."""
    return Runner(Grounds(request, browser, axe))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many faults were planted and found, by which check; and those that were missed, by name."""
    told = [dict(report.user_properties) for report in terminalreporter.getreports("passed")]
    found = {str(item["fault"]): str(item["caught"]) for item in told if "fault" in item and "caught" in item}
    if not found:
        return
    missed = [name for name, check in found.items() if not check]
    terminalreporter.write_sep("-", "seeded faults")
    terminalreporter.write_line(f"{len(found)} planted, {len(found) - len(missed)} caught, {len(missed)} missed")
    for check, count in Counter(check for check in found.values() if check).most_common():
        terminalreporter.write_line(f"{count:4} by {check}")
    for name in missed:
        terminalreporter.write_line(f"  missed: {name}")
