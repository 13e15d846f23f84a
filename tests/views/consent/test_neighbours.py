"""Other hosts under the same domain can store cookies for it (RFC 6265, 8.6); none of them speaks for a visitor."""

import pytest

from tests.views.consent.browser import HOST, NOTICE, Site
from tests.views.consent.visitors import ONE
from webapp.consent.purposes import STATISTICS
from webapp.consent.register import CHOICE, REGISTER, VISIT

WWW = f"www.{HOST}"
LIST = "/en/our-work/networks/organisations?q=union"


@pytest.mark.parametrize("path", ["/", "/en"])
def test_no_neighbour_can_consent_for_a_visitor(site: Site, path: str) -> None:
    # The neighbour has a receipt of its own, which this site knows.
    neighbour, browser = site.browser(host=WWW), site.browser(host=WWW)
    neighbour.keep(STATISTICS)
    assert neighbour.choice
    browser.jar.plant(CHOICE.name, neighbour.choice, domain=HOST, path=path)
    browser.jar.plant(VISIT.name, f"{'a1' * 16}.{int(site.clock.now.timestamp())}", domain=HOST, path=path)
    before = set(browser.jar.cookies)
    assert browser.page("/en").all("#consent")
    browser.page(LIST, headers=ONE["headers"])
    assert set(browser.jar.cookies) == before
    assert "samenspraak_choice" not in str(browser.open("/en/cookies").headers)
    assert site.app.extensions["recorder"].flush()
    assert site.rows("visit_events") == []


def test_no_neighbour_can_refuse_or_undo_the_choice_of_a_visitor(site: Site) -> None:
    neighbour, browser = site.browser(host=WWW), site.browser(host=WWW)
    neighbour.choose("refuse")
    assert neighbour.choice
    browser.jar.plant(CHOICE.name, neighbour.choice, domain=HOST)
    assert browser.page("/en").all(NOTICE)
    browser.choose("accept")
    assert browser.page("/en").all("#site-withdrawal form")


def test_what_is_stored_has_a_name_that_no_neighbour_can_use(site: Site) -> None:
    browser = site.browser(host=WWW)
    browser.choose("accept")
    browser.page(LIST, headers=ONE["headers"])
    assert browser.jar.names() == [CHOICE.sent(secure=True), VISIT.sent(secure=True)]
    assert all(stored.sent(secure=True) == f"__Host-{stored.name}" for stored in REGISTER)
    cookies = browser.jar.cookies.values()
    assert all((cookie.path, cookie.host_only, cookie.secure) == ("/", True, True) for cookie in cookies)


def test_without_https_names_have_no_prefix_and_no_secure(plain_site: Site) -> None:
    browser = plain_site.browser()
    browser.choose("accept")
    browser.page(LIST, headers=ONE["headers"])
    assert browser.jar.names() == [CHOICE.name, VISIT.name]
    assert not any(cookie.secure for cookie in browser.jar.cookies.values())
