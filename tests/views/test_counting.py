"""Counting through the front door: what a view is, what is used with consent, and that nothing else is kept."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from werkzeug.test import TestResponse

from tests.checking import CheckingClient
from tests.proving import WHOLE
from webapp import create_app
from webapp.config import Settings
from webapp.consent.choice import Choice, encode
from webapp.consent.purposes import STATISTICS
from webapp.consent.register import CHOICE, VISIT
from webapp.consent.shown import Shown
from webapp.consent.visit import Visit
from webapp.content.consent import receipts
from webapp.content.statistics.recorder import Recorder
from webapp.store.db import reading, writing
from webapp.store.models import Base, Dropped, PageView, VisitEvent
from webapp.views import counting

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
START = datetime(2026, 3, 31, 23, 0, tzinfo=UTC)
TODAY = START.date()
PART = {"HX-Request": "true", "HX-Request-Type": "partial"}
SHOWN = Shown("notice", "en", 1, {"text": "Do you agree?"})


@dataclass
class Site:
    """A site of a test's own whose clock can be set, and what it has counted."""

    app: Flask
    settings: Settings
    clock: list[datetime] = field(default_factory=list)

    @property
    def recorder(self) -> Recorder:
        recorder: Recorder = self.app.extensions["recorder"]
        return recorder

    @property
    def store(self) -> Engine:
        store: Engine = self.app.extensions["store"]
        return store

    def get(self, path: str, *, cookies: str = "", **headers: str) -> TestResponse:
        """As a browser asks; `Sec_GPC="1"` is a header."""
        sent = {"User-Agent": AGENT, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if cookies:
            sent["Cookie"] = cookies
        return CheckingClient(self.app, self.settings).raw(path, headers=sent)

    def rows(self, model: type[Base]) -> list[tuple[Any, ...]]:
        assert self.recorder.flush()
        with reading(self.store) as session:
            table = model.__table__
            return [tuple(row) for row in session.execute(select(*table.c).order_by(*table.primary_key))]

    @property
    def views(self) -> list[tuple[Any, ...]]:
        """Page, language, referrer and number, of today."""
        return [row[1:] for row in self.rows(PageView)]

    @property
    def used(self) -> list[tuple[Any, ...]]:
        """Kind, detail and language."""
        return [row[2:5] for row in self.rows(VisitEvent)]

    def consent(self, *granted: str) -> str:
        """The cookie of a visitor who granted this, with a receipt."""
        with writing(self.store) as session:
            at = self.clock[0].replace(tzinfo=None)
            number = receipts.give(session, at, SHOWN, granted=granted, withdrawn=())
        choice = Choice(self.clock[0].date(), frozenset(granted), SHOWN.short, number if granted else None)
        return f"{CHOICE.sent(secure=True)}={encode(choice)}"


@pytest.fixture
def site(filled_store: Path, tmp_path: Path) -> Iterator[Site]:
    copyfile(filled_store, tmp_path / "own.db")
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'own.db'}", site_url="https://site.test", trusted_hosts=("site.test",)
    )
    clock = [START]
    app = create_app(settings, lambda: clock[0])
    if "recorder" not in app.extensions:
        counting.init_app(app)
    site = Site(app, settings, clock)
    yield site
    site.recorder.close()
    site.store.dispose()


def _visit(response: TestResponse) -> str | None:
    """The cookie of a visit in an answer, as it is sent back."""
    sent = [value for value in response.headers.getlist("Set-Cookie") if value.startswith(VISIT.sent(secure=True))]
    found = [value for value in sent if "Max-Age=0" not in value]
    assert len(found) < 2
    return found[0].partition(";")[0] if found else None


def test_a_page_is_counted_by_language_without_its_query(site: Site) -> None:
    for path in ("/en", "/en", "/nl", "/en/about?name=secret", "/en/our-work/networks/organisations?region=africa"):
        assert site.get(path).status_code == 200
    assert site.views == [
        ("page:about", "en", "none", 1),
        ("page:home", "en", "none", 2),
        ("page:home", "nl", "none", 1),
        ("page:organisations", "en", "none", 1),
    ]
    assert {row[0] for row in site.rows(PageView)} == {TODAY}


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/en", "HEAD", {}),
        ("/en/nowhere", "GET", {}),
        ("/", "GET", {}),
        ("/EN", "GET", {}),
        ("/healthz", "GET", {}),
        ("/sitemap.xml", "GET", {}),
        ("/en/our-work/networks/organisations.csv", "GET", {}),
        ("/en/our-work/networks/organisations", "GET", PART),
        ("/en/our-work/networks/organisations?region=afrique", "GET", {}),
        ("/en", "GET", {"Sec-Purpose": "prefetch"}),
        ("/en", "GET", {"Sec-Purpose": "prefetch;prerender"}),
        ("/en", "GET", {"Purpose": "prefetch"}),
        ("/en", "GET", {"User-Agent": ""}),
        ("/en", "GET", {"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"}),
        ("/en", "GET", {"User-Agent": "Werkzeug/3.1.9"}),
    ],
)
def test_what_no_person_reads_as_a_page_is_no_view(site: Site, path: str, method: str, headers: dict[str, str]) -> None:
    CheckingClient(site.app, site.settings).raw(path, method, headers={"User-Agent": AGENT, **headers})
    assert site.recorder.waiting() == 0
    assert site.views == []


@pytest.mark.parametrize(
    ("referrer", "wanted"),
    [
        ("https://site.test/en/about?q=secret", "inside"),
        ("https://duckduckgo.com/?q=secret", "search"),
        ("https://members.union.example/secret", "elsewhere"),
    ],
)
def test_of_the_referrer_its_class_is_kept(site: Site, referrer: str, wanted: str) -> None:
    site.get("/en", Referer=referrer)
    assert site.views == [("page:home", "en", wanted, 1)]


def test_filters_are_kept_by_name_with_consent(site: Site) -> None:
    cookies = site.consent(STATISTICS)
    answer = site.get("/en/our-work/networks/organisations?region=europe&q=CNV", cookies=cookies)
    assert site.used == [("filter", "q", "en"), ("filter", "region", "en")]
    assert _visit(answer)
    assert answer.headers["Cache-Control"].startswith("private")


def test_a_part_of_a_page_tells_of_filters_too_and_is_no_view(site: Site) -> None:
    site.get("/en/our-work/networks/projects?status=ended", cookies=site.consent(STATISTICS), **PART)
    assert site.used == [("filter", "status", "en")]
    assert site.views == []


def test_a_list_that_was_narrowed_to_nothing_is_kept(site: Site) -> None:
    site.get("/fr/notre-travail/reseaux/organisations?q=zzzzqqqq", cookies=site.consent(STATISTICS))
    assert site.used == [("filter", "q", "fr"), ("nothing-found", "page:organisations", "fr")]


def test_the_language_switch_is_kept(site: Site) -> None:
    cookies = site.consent(STATISTICS)
    site.get("/nl", cookies=cookies, Referer="https://site.test/en")
    assert site.used == [("language", "en>nl", "nl")]


@pytest.mark.parametrize(
    "referrer", ["https://elsewhere.test/en", "https://site.test/en/about", "https://site.test/nl", ""]
)
def test_coming_from_elsewhere_is_no_switch_of_language(site: Site, referrer: str) -> None:
    answer = site.get("/nl", cookies=site.consent(STATISTICS), Referer=referrer)
    assert site.used == []
    assert _visit(answer) is None


def test_reading_alone_makes_no_visit(site: Site) -> None:
    cookies = site.consent(STATISTICS)
    for path in ("/en", "/en/about", "/en/our-work/networks/organisations"):
        assert _visit(site.get(path, cookies=cookies)) is None


def test_a_visit_lasts_30_minutes_and_is_not_renewed(site: Site) -> None:
    cookies = site.consent(STATISTICS)
    visit = _visit(site.get("/en/our-work/networks/projects?status=ended", cookies=cookies))
    assert visit
    site.clock[0] = START + timedelta(minutes=29)
    assert _visit(site.get("/en/our-work/networks/projects?region=africa", cookies=f"{cookies}; {visit}")) is None
    assert len({row[0] for row in site.rows(VisitEvent)}) == 1
    site.clock[0] = START + timedelta(minutes=30)
    again = _visit(site.get("/en/our-work/networks/projects?region=africa", cookies=f"{cookies}; {visit}"))
    assert again
    assert again != visit
    assert len({row[0] for row in site.rows(VisitEvent)}) == 2


def test_of_two_visits_that_are_sent_one_goes_on(site: Site) -> None:
    cookies = site.consent(STATISTICS)
    visit = _visit(site.get("/en/our-work/networks/projects?status=ended", cookies=cookies))
    other = f"{VISIT.sent(secure=True)}={'a1' * 16}.{int(START.timestamp())}"
    damaged = f"{VISIT.sent(secure=True)}=none"
    for both in (f"{visit}; {other}", f"{other}; {visit}", f"{damaged}; {visit}"):
        path = "/en/our-work/networks/projects?region=africa"
        assert _visit(site.get(path, cookies=f"{cookies}; {both}")) is None


def test_who_objects_by_the_signal_is_not_counted(site: Site) -> None:
    site.get("/en", Sec_GPC="1")
    site.get("/en", cookies=site.consent(STATISTICS), Sec_GPC="1")
    assert site.views == []
    site.get("/en", Sec_GPC="0")
    site.get("/en", cookies=f"{site.consent(STATISTICS)}.despite", Sec_GPC="1")
    assert site.views == [("page:home", "en", "none", 2)]


@pytest.mark.parametrize("minutes", [0, 31, 60 * 24])
@pytest.mark.parametrize("flushed", [True, False])
@pytest.mark.parametrize("signal", [{}, {"Sec_GPC": "1"}])
def test_a_withdrawal_forgets_every_visit_that_is_not_added_up(
    site: Site, minutes: int, flushed: bool, signal: dict[str, str]
) -> None:
    cookies, other = site.consent(STATISTICS), site.consent(STATISTICS)
    for cookie in (cookies, cookies, other):
        # Without the cookie of a visit, as from two tabs that are opened at once.
        site.get("/en/our-work/networks/projects?status=ended", cookies=cookie)
    if flushed:
        assert len(site.rows(VisitEvent)) == 3
    site.clock[0] = START + timedelta(minutes=minutes)
    site.get("/en", cookies=cookies, **signal)
    own = {"Host": "site.test", "Origin": "https://site.test", "Cookie": cookies}
    answer = site.app.test_client(use_cookies=False).post("/en/consent/withdrawal", data={"page": "/en"}, headers=own)
    assert answer.status_code == 200
    assert len(site.rows(VisitEvent)) == 1


def _post(site: Site, path: str, cookies: str, **form: str) -> TestResponse:
    own = {"Host": "site.test", "Origin": "https://site.test", "Cookie": cookies}
    return site.app.test_client(use_cookies=False).post(path, data={"page": "/en", **form}, headers=own)


def _given_again(site: Site, cookies: str) -> str:
    """The choice after everything was accepted on the page on cookies."""
    text = re.search(r'name="text" value="([0-9a-f]{8})"', site.get("/en/cookies", cookies=cookies).text)
    assert text
    answer = _post(site, "/en/consent", cookies, answer="accept", text=text[1])
    found = answer.headers.getlist("Set-Cookie")
    return next(value.partition(";")[0] for value in found if value.startswith(f"{CHOICE.sent(secure=True)}=1."))


@pytest.mark.parametrize("minutes", [40, 90, 60 * 24])
def test_a_withdrawal_forgets_visits_of_consents_that_were_replaced(site: Site, minutes: int) -> None:
    cookies, other = site.consent(STATISTICS), site.consent(STATISTICS)
    for cookie in (cookies, other):
        site.get("/en/our-work/networks/projects?status=ended", cookies=cookie)
    assert len(site.rows(VisitEvent)) == 2
    # Of the two consents one is given again, and once more, perhaps in the night: what belongs to it begins anew.
    for _ in range(2):
        site.clock[0] += timedelta(minutes=minutes)
        # The form is sent twice, before the first answer is there.
        _given_again(site, cookies)
        cookies = _given_again(site, cookies)
        assert len(site.rows(VisitEvent)) == 1
        site.get("/en/our-work/networks/projects?status=ended", cookies=cookies)
        assert len(site.rows(VisitEvent)) == 2
    assert _post(site, "/en/consent/withdrawal", cookies).status_code == 200
    assert len(site.rows(VisitEvent)) == 1


def test_what_is_used_in_several_languages_is_used_once(site: Site) -> None:
    cookies = site.consent(STATISTICS)
    first = site.get("/fr/notre-travail/reseaux/organisations?q=CNV", cookies=cookies)
    cookies = f"{cookies}; {_visit(first)}"
    assert site.recorder.flush()
    for path in ("/en/our-work/networks/organisations?q=CNV", "/fr/notre-travail/reseaux/organisations?q=FNV"):
        site.get(path, cookies=cookies)
    assert site.used == [("filter", "q", "fr")]


@pytest.mark.parametrize("granted", [None, (), ("preferences",)])
def test_without_consent_nothing_tells_of_a_visit(
    site: Site, caplog: pytest.LogCaptureFixture, granted: tuple[str, ...] | None
) -> None:
    caplog.set_level(logging.DEBUG)
    told = ("203.0.113.77", "Gecko/20100101", "leftover", "hexenkessel", "zzzzqqqq")
    cookies = "" if granted is None else site.consent(*granted)
    left = f"{VISIT.sent(secure=True)}={'a1' * 16}.{int(START.timestamp())}"
    client = CheckingClient(site.app, site.settings)
    for path in (
        "/en",
        "/nl",
        "/en/our-work/networks/organisations?q=zzzzqqqq",
        "/en/our-work/networks/projects?status=ended",
    ):
        headers = {
            "User-Agent": AGENT,
            "Referer": "https://site.test/en?hexenkessel",
            "Cookie": f"{cookies}; {left}; other=leftover",
        }
        answer = client.raw(path, headers=headers, environ_overrides={"REMOTE_ADDR": told[0]})
        assert answer.status_code == 200
        assert _visit(answer) is None
    assert site.used == []
    assert len(site.views) == 4
    with reading(site.store) as session:
        dump = "\n".join(
            repr(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table)).all()
        )
    assert "page:home" in dump
    number = cookies.rpartition(".")[2] if granted else "a1" * 16
    for item in (*told, AGENT, number, "a1" * 16, Visit("a1" * 16, START).hash):
        assert item not in dump + caplog.text


def test_whatever_goes_wrong_the_page_is_there(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(referrer: str, _hosts: object) -> None:
        raise ValueError(referrer)

    monkeypatch.setattr(counting, "referrer_class", fail)
    assert site.get("/en", Referer="https://secret.test/").status_code == 200
    assert "An answer was not counted: ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_store_that_is_locked_slows_no_page(site: Site) -> None:
    site.get("/en")
    assert site.recorder.flush()
    with writing(site.store) as session:
        session.connection()
        start = datetime.now(UTC)
        for _ in range(20):
            assert site.get("/en").status_code == 200
        assert datetime.now(UTC) - start < timedelta(seconds=5)
        assert site.recorder.waiting() == 20
    assert site.views == [("page:home", "en", "none", 21)]


@pytest.mark.prove
def test_each_view_is_counted_or_dropped(site: Site) -> None:
    wanted = 1000 if WHOLE else 60
    site.recorder._size = 5
    for number in range(wanted):
        site.get(("/en", "/nl", "/en/about")[number % 3])
    counted = sum(row[-1] for row in site.views)
    dropped = sum(row[-1] for row in site.rows(Dropped))
    print(f"views: {wanted}, counted: {counted}, dropped: {dropped}")  # noqa: T201
    assert counted + dropped == wanted
    assert counted
    assert dropped


def test_no_thread_is_started_for_a_program(site: Site) -> None:
    CheckingClient(site.app, site.settings).get("/en")
    assert site.recorder._thread is None
