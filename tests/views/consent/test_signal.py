"""The signal of a browser (Global Privacy Control) is a refusal, unless the visitor accepts in spite of it."""

import pytest

from tests.conftest import LOCALES
from tests.views.consent.browser import CHOICE_FORM, WITHDRAWAL, Site
from webapp.consent.purposes import STATISTICS
from webapp.consent.register import REMEMBERED, VISIT

LIST = "/en/our-work/networks/organisations"


def told(site: Site, signal: str | None, value: str | None = None, locale: str = "en") -> str:
    """What the page on cookies says of the signal."""
    browser = site.browser(signal=signal)
    if value:
        browser.jar.plant("__Host-samenspraak_choice", value)
    # It is the last of those sentences that stand by themselves.
    return browser.page(f"/{locale}/cookies").all("main p.present")[-1].to_text()


@pytest.mark.parametrize("locale", LOCALES)
def test_with_the_signal_nothing_is_asked_stored_or_to_be_withdrawn(site: Site, locale: str) -> None:
    browser = site.browser(signal="1")
    for path in (f"/{locale}", f"/{locale}/cookies", f"/{locale}/nowhere"):
        page = browser.page(path, 404 if path.endswith("nowhere") else 200)
        assert not page.all("#consent")
        assert not page.all("#choice-kept")
        assert not page.all(WITHDRAWAL)
    browser.page(LIST + "?q=union")
    assert browser.jar.names() == []
    assert site.browser().page(f"/{locale}").all("#consent")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_on_cookies_says_whether_it_is_sent(site: Site, locale: str) -> None:
    yes = site.browser()
    yes.choose("accept")
    despite = site.browser(signal="1")
    despite.keep(STATISTICS)
    said = [
        told(site, None, locale=locale),
        told(site, "1", locale=locale),
        told(site, "1", yes.choice, locale),
        told(site, "1", despite.choice, locale),
    ]
    assert len(set(said)) == 4
    assert told(site, None, yes.choice, locale) == said[0]


def test_who_accepts_in_spite_of_it_has_accepted(site: Site) -> None:
    browser = site.browser(signal="1")
    browser.keep(STATISTICS)
    assert browser.choice
    assert browser.choice.endswith(".despite")
    assert browser.page("/en").all(WITHDRAWAL)
    # It counts: what needs the consent is not deleted, with the signal and without it.
    for signal in ("1", None):
        browser.signal = signal
        browser.jar.plant(VISIT.sent(secure=True), "kept")
        browser.jar.plant(REMEMBERED.sent(secure=True), "kept")
        browser.page("/en")
        assert VISIT.sent(secure=True) in browser.jar.names()
        assert REMEMBERED.sent(secure=True) not in browser.jar.names()


def test_a_refusal_with_the_signal_is_that_of_everybody(site: Site) -> None:
    one, other = site.browser(signal="1"), site.browser()
    one.follow(one.submit(one.page("/en/cookies"), CHOICE_FORM, ("answer", "keep"), purpose=[]))
    other.follow(other.submit(other.page("/en/cookies"), CHOICE_FORM, ("answer", "keep"), purpose=[]))
    assert one.choice == other.choice
    assert site.rows("receipts") == []


def test_an_earlier_consent_rests_while_the_signal_is_there_and_comes_back(site: Site) -> None:
    browser = site.browser()
    browser.choose("accept")
    value = browser.choice
    browser.signal = "1"
    browser.jar.plant(VISIT.sent(secure=True), "left")
    page = browser.page("/en")
    assert not page.all("#consent")
    # It rests, but it is there, so it can be withdrawn.
    assert page.all(WITHDRAWAL)
    assert browser.choice == value
    assert VISIT.sent(secure=True) not in browser.jar.names()
    assert len(site.rows("receipts")) == 1
    browser.signal = None
    browser.jar.plant(VISIT.sent(secure=True), "kept")
    assert browser.page("/en").all(WITHDRAWAL)
    assert VISIT.sent(secure=True) in browser.jar.names()


def test_a_resting_consent_is_withdrawn_like_any_other(site: Site) -> None:
    browser = site.browser()
    browser.choose("accept")
    browser.signal = "1"
    page = browser.follow(browser.submit(browser.page("/en"), WITHDRAWAL))
    assert page.all("main dl.receipt")
    browser.signal = None
    assert not browser.page("/en").all(WITHDRAWAL)
    assert not browser.page("/en").all("#consent")


def test_a_resting_consent_can_be_given_again_in_spite_of_the_signal(site: Site) -> None:
    browser = site.browser()
    browser.choose("accept")
    browser.signal = "1"
    browser.keep(STATISTICS)
    assert browser.choice
    assert browser.choice.endswith(".despite")
    assert "__Host-samenspraak_choice" in browser.jar.names()


def test_with_the_signal_nothing_is_kept_without_a_tick(site: Site) -> None:
    # The ticks of a consent that rests stand in the form; sending it is a new choice, in spite of the signal.
    browser = site.browser(signal="1")
    page = browser.page("/en/cookies")
    assert not [box for box in page.all("input[type=checkbox]") if "checked" in box.attrs]
    browser.follow(browser.submit(page, CHOICE_FORM, ("answer", "keep")))
    assert browser.choice
    assert browser.choice.split(".")[3] == "-"


@pytest.mark.parametrize("signal", [None, "0", "true", "", "1, 1", "1,1", "yes", "11"])
def test_nothing_else_is_the_signal(site: Site, signal: str | None) -> None:
    assert site.browser(signal=signal).page("/en").all("#consent")


def test_a_header_that_came_twice_is_read_as_one_that_is_neither(site: Site) -> None:
    # Servers join repeated headers with a comma: nobody can tell what was meant, and nothing is granted by it.
    environ = {"HTTP_SEC_GPC": "1,0"}
    page = site.browser().page("/en", environ_overrides=environ)
    assert page.all("#consent")
    assert not page.all(WITHDRAWAL)
