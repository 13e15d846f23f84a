"""No cache mixes visitors up: pages say what they depend on, and what is for one visitor alone is for nobody else."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.views.consent.browser import Site
from tests.views.consent.visitors import HOST, PARTIAL, SharedCache
from webapp.consent.register import REMEMBERED, SETTINGS, VISIT

YES = "1.1.20260504.preferences_statistics.0123abcd." + "0123456789abcdef" * 2
NO = "1.1.20260504.-.0123abcd"
VISITORS: dict[str, dict[str, str]] = {
    "nobody knows": {},
    "with the signal": {"Sec-GPC": "1"},
    "refused": {"Cookie": f"__Host-samenspraak_choice={NO}"},
    "accepted": {"Cookie": f"__Host-samenspraak_choice={YES}"},
    "accepted, with the signal": {"Cookie": f"__Host-samenspraak_choice={YES}", "Sec-GPC": "1"},
    "with another cookie": {"Cookie": "other=1"},
    "with the signal off": {"Sec-GPC": "0"},
}
SHAPES = {"nobody knows": "due", "with another cookie": "due", "with the signal off": "due"}
SHAPES |= {"with the signal": "nothing", "refused": "nothing", "accepted": "something"}
SHAPES |= {"accepted, with the signal": "something"}
PATHS = ["/en", "/nl", "/fr/notre-travail/reseaux", "/en/our-work/networks/organisations", "/en/nowhere", "/es/cookies"]
PATHS += ["/en/privacy", "/en/reading-settings"]


def shape(response: TestResponse) -> str:
    """What a page shows of the state of its visitor."""
    asked = 'id="consent"' in response.text
    button = "/consent/withdrawal" in response.text
    assert not (asked and button)
    return "due" if asked else "something" if button else "nothing"


def mixed_up(cache: SharedCache, requests: list[tuple[str, str]]) -> bool:
    """Whether anybody is shown the page of somebody else."""
    return any(shape(cache.get(path, VISITORS[visitor])) != SHAPES[visitor] for path, visitor in requests)


@settings(max_examples=settings().max_examples // 4)
@given(wanted=st.lists(st.tuples(st.sampled_from(PATHS), st.sampled_from(sorted(VISITORS))), min_size=2, max_size=12))
def test_no_cache_gives_the_question_or_the_button_to_the_wrong_visitor(
    read_site: Site, wanted: list[tuple[str, str]]
) -> None:
    # All of them ask for the first page too, so that they meet in the cache.
    requests = [*wanted, *((wanted[0][0], visitor) for _, visitor in wanted)]
    assert not mixed_up(SharedCache(read_site.app), requests)


@pytest.mark.prove
@pytest.mark.parametrize("path", PATHS)
def test_every_two_visitors_meet_in_the_cache_unharmed(read_site: Site, path: str) -> None:
    pairs = list(product(VISITORS, VISITORS))
    for first, second in pairs if WHOLE else pairs[PATHS.index(path) % 4 :: 4]:
        assert not mixed_up(SharedCache(read_site.app), [(path, first), (path, second), (path, first)])


@pytest.mark.parametrize("blind", ["Cookie", "Sec-GPC"])
def test_the_cache_would_mix_them_up_without_vary(read_site: Site, blind: str) -> None:
    other = "accepted" if blind == "Cookie" else "with the signal"
    requests = [("/en", "nobody knows"), ("/en", other)]
    assert not mixed_up(SharedCache(read_site.app), requests)
    assert mixed_up(SharedCache(read_site.app, blind_to={blind}), requests)


def test_the_cache_does_keep_pages(read_site: Site) -> None:
    cache = SharedCache(read_site.app)
    for _ in range(3):
        cache.get("/en", {})
    assert cache.hits == 2


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_names_what_it_depends_on(read_site: Site, visitor: str, locale: str) -> None:
    paths = [row["path"] for row in read_site.rows("addresses") if row["locale"] == locale and row["current"]]
    for path in [*map(str, paths[::9]), f"/{locale}", f"/{locale}/nowhere", f"/{locale}/consent/kept", "/"]:
        response = read_site.browser().open(path, headers=VISITORS[visitor])
        if response.status_code != 303:
            assert {"cookie", "sec-gpc"} <= {name.lower() for name in response.vary}, path


@pytest.mark.parametrize("name", [SETTINGS.sent(secure=True), REMEMBERED.sent(secure=True), VISIT.sent(secure=True)])
@pytest.mark.parametrize("choice", [None, YES, NO], ids=["none", "yes", "no"])
@pytest.mark.parametrize(
    "path",
    ["/en", "/", "/en/nowhere", "/en/our-work/networks/organisations", "/en/our-work/networks/organisations.csv"],
)
@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_who_has_cookies_of_ours_is_answered_alone(
    read_site: Site, headers: dict[str, str], path: str, choice: str | None, name: str
) -> None:
    cookies = f"{name}=size=150" + (f"; __Host-samenspraak_choice={choice}" if choice else "")
    response = read_site.browser().open(path, headers={**headers, "Cookie": cookies})
    assert "private" in response.headers["Cache-Control"]
    assert "public" not in response.headers["Cache-Control"]


@pytest.mark.parametrize("value", [None, YES, NO], ids=["none", "yes", "no"])
def test_who_has_none_of_them_is_answered_like_all_others(read_site: Site, value: str | None) -> None:
    headers = {"Cookie": f"__Host-samenspraak_choice={value}"} if value else {}
    response = read_site.browser().open("/en", headers=headers)
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("locale", LOCALES)
def test_all_who_accepted_see_the_same_page(read_site: Site, locale: str) -> None:
    # No number and no day of one visitor is on a page that others may be given.
    values = [YES, YES.replace("0123456789abcdef" * 2, "f" * 32), YES.replace("20260504", "20260401")]
    pages = {
        read_site.browser().open(f"/{locale}", headers={"Cookie": f"__Host-samenspraak_choice={value}"}).data
        for value in values
    }
    assert len(pages) == 1


def test_what_sets_a_cookie_is_kept_by_nobody(site: Site) -> None:
    browser = site.browser()
    text = browser.page("/en").one("#consent [name=text]").attrs["value"]
    for address, data in (
        ("/en/consent", {"answer": "accept", "text": text}),
        ("/en/consent", {"answer": "refuse"}),
        ("/en/consent/withdrawal", {}),
    ):
        response = browser.post(address, data, content_type="application/x-www-form-urlencoded")
        assert response.headers.getlist("Set-Cookie")
        assert "private" in response.headers["Cache-Control"]
    browser.jar.plant(VISIT.sent(secure=True), "left", host=HOST)
    response = browser.open("/en/nowhere")
    assert response.headers.getlist("Set-Cookie")
    assert "private" in response.headers["Cache-Control"]
