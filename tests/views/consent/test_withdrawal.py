"""Withdrawing: one press, on every page, at any time; afterwards nothing is left that needed consent."""

from hashlib import sha256

import pytest

from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.views.consent.browser import CHOICE_FORM, HOST, START, WITHDRAWAL, Browser, Site
from tests.views.consent.visitors import ONE
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.receipt import grouped, new_number, number_hash
from webapp.consent.register import CHOICE, PREFIX, REGISTER

PAGE = "/en/our-work/networks"
LIST = "/en/our-work/networks/organisations?region=africa"
AGENT = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
PLAIN_NAMES = [stored.name for stored in REGISTER if stored.purpose in OPTIONAL]
OPTIONAL_NAMES = [f"{PREFIX}{name}" for name in PLAIN_NAMES]
KINDS = {
    "en": "page:home",
    "text": "page:social-dialogue",
    "networks": "page:networks",
    "list": "page:organisations",
    "countries": "page:countries",
    "projects": "page:projects",
    "organisation": "org:ituc",
    "country": "country:MG",
    "glossary": "page:glossary",
    "sources": "page:sources",
    "site map": "page:site-map",
    "about": "page:about",
    "cookies": "page:cookies",
    "privacy": "page:privacy",
    "settings": "page:settings",
}
"""A page of each kind; projects are added as they are named in the store."""


def all_kinds(site: Site, locale: str) -> list[str]:
    """A public page of each kind in a language, and pages of errors."""
    paths = {
        row["ref"]: str(row["path"]) for row in site.rows("addresses") if row["locale"] == locale and row["current"]
    }
    project = next(ref for ref in paths if str(ref).startswith("project:"))
    return [paths[ref] for ref in (*KINDS.values(), project)] + [
        f"/{locale}/nowhere",
        f"/{locale}/consent/texts/00000000",
    ]


LIKELY = ("/", "/en", "/en/our-work")
PROXY_BUFFER = 4096
"""nginx gives the headers of an answer one page of memory, unless it is told otherwise."""


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES)
def test_the_button_is_on_every_page_if_there_is_something_to_withdraw(site: Site, locale: str) -> None:
    fresh, no, yes, one = (site.browser() for _ in range(4))
    no.choose("refuse", f"/{locale}")
    yes.choose("accept", f"/{locale}")
    one.keep(STATISTICS, path=f"/{locale}/cookies")
    kinds = all_kinds(site, locale)
    for path in kinds if WHOLE else kinds[LOCALES.index(locale) :: len(LOCALES)]:
        status = 404 if path.endswith(("nowhere", "00000000")) else 200
        for browser, wanted in ((fresh, 0), (no, 0), (yes, 1), (one, 1)):
            assert len(browser.page(path, status).all(WITHDRAWAL)) == wanted, path
    # Errors of other kinds have it too.
    assert yes.page(f"/{locale}", 405, method="POST").all(WITHDRAWAL)
    assert yes.follow(yes.post(f"/{locale}/consent", {}, {}), 400).all(WITHDRAWAL)


@pytest.mark.parametrize("locale", LOCALES)
def test_one_press_withdraws_and_gives_a_receipt(site: Site, locale: str) -> None:
    browser = site.browser()
    path = next(path for path in all_kinds(site, locale) if path.count("/") == 3)
    browser.choose("accept", path)
    number = browser.number
    site.clock.pass_by(days=3, hours=2)
    sent = browser.submit(browser.page(path), WITHDRAWAL)
    # It is the answer itself: nothing has to be fetched to know that it is done.
    page = browser.follow(sent)
    assert sent.status_code == 200
    assert sent.headers["Cache-Control"] == "private, no-store"
    assert page.one("html").attrs["lang"] == locale
    assert [link.attrs["href"] for link in page.all("main .link-list a")] == [path]
    assert not page.all(WITHDRAWAL)
    assert not page.all("#consent")
    consent, withdrawal = sorted(site.rows("receipts"), key=lambda row: str(row["at"]))
    assert consent["number_hash"] == number_hash(number)
    assert str(consent["withdrawn_at"]).startswith("2026-05-07 12:00:00")
    assert (withdrawal["granted"], withdrawal["withdrawn"]) == ("", "preferences statistics")
    shown = page.all("main dl code")[0].to_text()
    assert number_hash(shown.replace(" ", "")) == withdrawal["number_hash"]
    assert number not in sent.text
    assert browser.choice
    assert number not in browser.choice
    assert len(browser.choice.split(".")) == 5
    assert shown.replace(" ", "") not in browser.choice


@pytest.mark.parametrize("several", [False, True])
def test_the_headers_of_a_withdrawal_fit_what_proxies_take(plain_site: Site, *, several: bool) -> None:
    host = f"www.{HOST}"
    page = max(
        (path for locale in LOCALES for path in all_kinds(plain_site, locale)),
        key=lambda path: (path.count("/"), len(path)),
    )
    browser = plain_site.browser(host=host)
    browser.choose("accept", page)
    if several:
        assert browser.choice
        browser.jar.plant(CHOICE.name, browser.choice, domain=HOST)
        for name in PLAIN_NAMES:
            browser.jar.plant(name, "left", host=host)
    sent = browser.submit(browser.page(page), WITHDRAWAL)
    assert sent.status_code == 200
    assert len(browser.jar.cookies) == 1
    assert sum(len(f"{name}: {value}\r\n") for name, value in sent.headers) < PROXY_BUFFER


@pytest.mark.parametrize("host", [HOST, f"www.{HOST}"])
@pytest.mark.parametrize("way", ["button", "refuse", "form"])
def test_all_that_needed_consent_is_gone_wherever_it_was_stored(plain_site: Site, way: str, host: str) -> None:
    browser = plain_site.browser(host=host)
    browser.choose("accept", PAGE)
    domains = [None, HOST, host, f".{host}".lstrip(".")]
    for name in PLAIN_NAMES:
        for domain in dict.fromkeys(domains):
            for path in LIKELY if domain else (*LIKELY, PAGE, "/nl", "/fr", "/es"):
                browser.jar.plant(name, "left", domain=domain, path=path, host=host)
    planted = len(browser.jar.cookies) - 1
    assert planted == 2 * (7 + (1 if host == HOST else 2) * 3)
    if way == "button":
        browser.submit(browser.page(PAGE), WITHDRAWAL)
    else:
        press = ("answer", "refuse" if way == "refuse" else "keep")
        browser.submit(browser.page("/en/cookies"), CHOICE_FORM, press, page=PAGE, purpose=[])
    assert browser.jar.names() == [CHOICE.name]


def test_what_was_stored_elsewhere_is_gone_where_it_is_seen(plain_site: Site) -> None:
    browser = plain_site.browser()
    browser.choose("refuse")
    for name in PLAIN_NAMES:
        browser.jar.plant(name, "left", path="/nl/ons-werk")
        browser.jar.plant(name, "left", path="/nl/ons-werk/netwerken", domain=HOST)
    browser.page("/en")
    assert len(browser.jar.cookies) == 5
    browser.page("/nl/ons-werk/netwerken")
    assert browser.jar.names() == [CHOICE.name]


def test_what_is_left_when_a_consent_has_ended_is_gone_at_the_next_page(site: Site) -> None:
    browser = site.browser()
    browser.choose("accept")
    for name in OPTIONAL_NAMES:
        browser.jar.plant(name, "left")
    browser.page("/en")
    assert set(OPTIONAL_NAMES) <= set(browser.jar.names())
    site.clock.pass_by(days=190)
    for path in ("/en", "/healthz", "/en/nowhere"):
        for name in OPTIONAL_NAMES:
            browser.jar.plant(name, "left")
        browser.open(path)
        assert not set(OPTIONAL_NAMES).intersection(browser.jar.names()), path


@pytest.mark.parametrize("withdrawn", OPTIONAL)
def test_one_purpose_is_withdrawn_by_the_form(site: Site, withdrawn: str) -> None:
    browser = site.browser()
    browser.choose("accept")
    for name in OPTIONAL_NAMES:
        browser.jar.plant(name, "left")
    left = next(purpose for purpose in OPTIONAL if purpose != withdrawn)
    browser.keep(left)
    assert browser.choice
    assert browser.choice.split(".")[3] == left
    names = {stored.sent(secure=True) for stored in REGISTER if stored.purpose == withdrawn}
    assert not names.intersection(browser.jar.names())
    last = next(row for row in site.rows("receipts") if row["withdrawn_at"] is None)
    assert (last["granted"], last["withdrawn"]) == (left, withdrawn)


def test_consent_that_is_given_again_replaces_the_one_before(site: Site) -> None:
    browser = site.browser()
    browser.keep(STATISTICS)
    first = browser.number
    browser.keep(PREFERENCES, STATISTICS)
    assert browser.number != first
    ended = {row["number_hash"]: row["withdrawn_at"] is not None for row in site.rows("receipts")}
    assert ended == {number_hash(first): True, number_hash(browser.number): False}


@pytest.mark.parametrize("left", [(), (PREFERENCES,)], ids=str)
def test_a_visit_is_forgotten_whichever_consent_it_was_noted_with(site: Site, left: tuple[str, ...]) -> None:
    browser, other = site.browser(), site.browser()
    browser.choose("accept")
    browser.open("/en/our-work/networks/organisations?q=union", headers=ONE["headers"])
    assert site.app.extensions["recorder"].flush()
    [visit] = [cookie.value[:32] for cookie in browser.jar.cookies.values() if cookie.name.endswith("_visit")]
    noted = sha256(visit.encode()).hexdigest()
    assert noted in site.dump()
    other.choose("accept")
    assert other.choice
    browser.jar.plant(CHOICE.sent(secure=True), other.choice)
    browser.keep(*left)
    assert noted not in site.dump()


def test_withdrawing_twice_gives_no_second_receipt(site: Site) -> None:
    browser = site.browser()
    browser.choose("accept")
    page = browser.page("/en")
    browser.submit(page, WITHDRAWAL)
    before = site.rows("receipts")
    again = browser.follow(browser.submit(page, WITHDRAWAL))
    assert site.rows("receipts") == before
    assert not again.all("main dl")


def test_a_consent_ends_once_whatever_is_sent_later(site: Site, browser: Browser) -> None:
    browser.choose("accept")
    choice, number = browser.choice, browser.number
    assert choice
    for _ in range(2):
        browser.submit(browser.page("/en"), WITHDRAWAL)
        site.clock.pass_by(days=2)
        browser.jar.plant(CHOICE.sent(secure=True), choice)
    ended = {row["number_hash"]: str(row["withdrawn_at"]) for row in site.rows("receipts")}
    assert ended[number_hash(number)].startswith(f"{START:%Y-%m-%d}")


def test_without_a_choice_there_is_nothing_to_withdraw_and_nothing_is_asked_again(site: Site, browser: Browser) -> None:
    page = browser.follow(browser.post("/en/consent/withdrawal", {"page": PAGE}))
    assert not page.all("main dl")
    assert site.rows("receipts") == []
    assert browser.choice
    assert browser.choice.split(".")[3] == "-"
    assert not browser.page("/en").all("#consent")


def forged(browser: Browser, number: str) -> str:
    """A choice as our own, with another number."""
    browser.choose("accept")
    assert browser.choice
    return browser.choice.replace(browser.number, number)


def test_a_consent_that_this_site_does_not_know_is_withdrawn_without_a_receipt(site: Site, browser: Browser) -> None:
    value = forged(site.browser(), new_number())
    browser.jar.plant("__Host-samenspraak_choice", value)
    before = site.rows("receipts")
    page = browser.follow(browser.submit(browser.page("/en"), WITHDRAWAL))
    assert page.all("main h1")
    assert not page.all("main dl")
    assert site.rows("receipts") == before
    assert browser.choice
    assert browser.choice.split(".")[3] == "-"


@pytest.mark.parametrize(
    "value", ["accept", "1.1.20260504.preferences.00000000", "1.1.20990101.-.00000000", "'; DROP TABLE receipts", "\\"]
)
def test_a_damaged_choice_is_none(site: Site, browser: Browser, value: str) -> None:
    browser.jar.plant("__Host-samenspraak_choice", value)
    assert browser.page("/en").all("#consent")
    browser.follow(browser.post("/en/consent/withdrawal", {"page": "/en"}))
    assert browser.choice
    assert browser.choice.split(".")[3] == "-"
    assert site.rows("receipts") == []


def test_nobody_can_end_the_consent_of_somebody_else_without_its_number(site: Site) -> None:
    somebody, other = site.browser(), site.browser()
    somebody.choose("accept")
    other.choose("accept")
    other.submit(other.page("/en"), WITHDRAWAL, number=somebody.number, receipt=somebody.number)
    ended = {row["number_hash"]: row["withdrawn_at"] for row in site.rows("receipts")}
    assert ended[number_hash(somebody.number)] is None


def test_a_receipt_of_a_withdrawal_can_be_looked_up_but_not_withdrawn(site: Site, browser: Browser) -> None:
    browser.choose("accept")
    page = browser.follow(browser.submit(browser.page("/en"), WITHDRAWAL))
    number = page.all("main dl code")[0].to_text()
    shown = browser.follow(browser.post("/en/consent/receipt", {"number": number}))
    assert grouped(number.replace(" ", "")) in shown.text
    assert len(site.rows("receipts")) == 2
