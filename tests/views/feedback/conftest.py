"""A site whose store may be filled with messages, as good as new for each test."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Row, text
from werkzeug.test import TestResponse

from tests.checking import CheckingClient, Page
from webapp import create_app
from webapp.config import Settings
from webapp.security import Limiter
from webapp.store.db import reading, writing
from webapp.views.feedback import HOUR_S, MOST_MESSAGES

OWN = {"Origin": "https://site.test", "Sec-Fetch-Site": "same-origin"}
FORMS = {
    "en": "/en/accessibility/report-a-problem",
    "nl": "/nl/toegankelijkheid/probleem-melden",
    "fr": "/fr/accessibilite/signaler-un-probleme",
    "es": "/es/accesibilidad/avisar-de-un-problema",
}
FULL = {
    "problem": "The list does not tell me anything.\r\nNot once.",
    "page": "https://site.test/en",
    "uses": "Orca",
    "email": "jo@example.org",
}


START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **time: int) -> None:
        self.now += timedelta(**time)


@dataclass(frozen=True)
class Site:
    """A site whose clock a test sets, and what it has kept."""

    client: CheckingClient
    clock: Clock

    def send(
        self, form: Mapping[str, str], locale: str = "en", headers: Mapping[str, str] = OWN, **environ: str
    ) -> TestResponse:
        return self.client.raw(
            f"/{locale}/feedback", method="POST", data=form, headers=headers, environ_overrides=environ
        )

    def refused(self, form: Mapping[str, str], status: int, locale: str = "en") -> Page:
        """The form as it is shown again."""
        return self.client.get(f"/{locale}/feedback", status, method="POST", data=form, headers=OWN)

    def kept(self) -> list[Row[tuple[object, ...]]]:
        with reading(self.client.app.extensions["store"]) as session:
            return list(session.execute(text("SELECT * FROM feedback ORDER BY at, problem")).all())


@pytest.fixture(scope="module")
def made(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    path = tmp_path_factory.mktemp("feedback") / "site.db"
    copyfile(filled_store, path)
    settings = Settings(database_url=f"sqlite:///{path}", site_url="https://site.test", trusted_hosts=("site.test",))
    clock = Clock()
    return Site(CheckingClient(create_app(settings, clock), settings), clock)


@pytest.fixture
def site(made: Site) -> Site:
    """As good as new: nothing is kept, nobody has sent anything."""
    made.clock.now = START
    app = made.client.app
    app.extensions["messages"] = Limiter(MOST_MESSAGES, HOUR_S)
    with writing(app.extensions["store"]) as session:
        session.execute(text("DELETE FROM feedback"))
    return made
