"""Choosing: one press in any language, kept and led back to the page, and never anywhere else."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking import attribute
from tests.conftest import LOCALES
from tests.views.consent.browser import CHOICE_FORM, HOST, NOTICE, Browser, Site
from tests.views.consent.conftest import Make
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.register import CHOICE
from webapp.i18n.slugs import normal_path
from webapp.security import Limiter
from webapp.store import db
from webapp.views import again as views

PAGES = {"en": "/en/our-work/networks", "nl": "/nl/ons-werk/netwerken", "fr": "/fr/notre-travail/reseaux"}
HOSTILE = [
    "//evil.test",
    "///evil.test",
    "////evil.test",
    "\\\\evil.test",
    "/\\evil.test",
    "\\/evil.test",
    "https:evil.test",
    "https:/evil.test",
    "https://evil.test",
    "http://evil.test/en",
    "HTTPS://EVIL.TEST",
    "%2f%2fevil.test",
    "/%2f%2fevil.test",
    "/%5cevil.test",
    "%2F%2Fevil.test%2Fen",
    "\t//evil.test",
    "/\t/evil.test",
    " //evil.test",
    "\n//evil.test",
    "@evil.test",
    "/@evil.test",
    "//site.test@evil.test",
    "https://site.test@evil.test/",
    "//site.test.evil.test",
    "https://site.test.evil.test/en",
    "https://site.test/en",
    "//site.test/en",
    ".evil.test",
    "/.evil.test",
    "/../evil.test",
    "/en/../../evil.test",
    "//\u0435vil.test",
    "//evil。test",
    "／／evil.test",
    "/en\r\nLocation: https://evil.test",
    "/en\r\nSet-Cookie: a=b",
    "/en%0d%0aSet-Cookie:a=b",
    "/en?x=\r\nSet-Cookie: a=b",
    "/en\u2028x",
    "/en\0",
    "\0",
    "/en\0//evil.test",
    "javascript:alert(1)",
    "data:text/html,x",
    "/static/css/tokens.css",
    "/en/consent/kept",
    "/en/consent/withdrawal",
    "/translate/nl",
    "/healthz",
    "/en?" + "a" * 10_000,
    "/" + "a" * 10_000,
    "/en/" * 2_500,
    "",
    "?",
    "/",
    "en",
    "/en#//evil.test",
    "/en?next=//evil.test",
    "/en?a=\\\\evil.test",
    "/en?a=é",
    "/en;//evil.test",
    "/en?\"'><script>",
]


def own_page(site: Site, location: str) -> None:
    """A location is a path of the store, as it stands there, perhaps with a query and our own fragment."""
    assert location.isascii()
    assert location.isprintable()
    parts = urlsplit(location)
    assert (parts.scheme, parts.netloc) == ("", "")
    assert not location.startswith(("//", "/\\"))
    assert parts.path in {row["path"] for row in site.rows("addresses")}
    assert parts.fragment in ("", "choice-kept")


@contextmanager
def busy(path: Path) -> Iterator[None]:
    """While another process writes to the store."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("answer", ["accept", "refuse"])
def test_the_notice_is_answered_with_one_press(site: Site, answer: str, locale: str) -> None:
    path = next(
        row["path"] for row in site.rows("addresses") if row["locale"] == locale and row["ref"] == "page:networks"
    )
    browser = site.browser()
    page = browser.page(str(path))
    sent = browser.submit(page, NOTICE, ("answer", answer))
    assert sent.status_code == 303
    step = urlsplit(sent.headers["Location"])
    assert step.path == f"/{locale}/consent/kept"
    assert dict(parse_qsl(step.query)) == {"page": path}
    led = browser.open(sent.headers["Location"])
    assert (led.status_code, led.headers["Location"]) == (303, f"{path}#choice-kept")
    for response in (sent, led):
        assert response.headers["Cache-Control"] == "private, no-store"
    page = browser.follow(led)
    assert not page.all("#consent")
    assert page.one("#choice-kept").attrs["tabindex"] == "-1"
    assert bool(page.all("#site-withdrawal form")) == (answer == "accept")
    assert len(site.rows("receipts")) == (answer == "accept")
    assert browser.jar.names() == ["__Host-samenspraak_choice"]


def test_a_consent_is_kept_until_six_months_have_passed(site: Site, browser: Browser) -> None:
    browser.choose("accept")
    [cookie] = browser.jar.cookies.values()
    assert cookie.ends is not None
    assert f"{cookie.ends:%Y-%m-%d %H:%M:%S}" == "2026-11-04 00:00:00"
    assert (cookie.path, cookie.host_only, cookie.secure) == ("/", True, True)


def test_yes_and_no_are_kept_equally_long_and_asked_again_at_once_after(site: Site) -> None:
    yes, no = site.browser(), site.browser()
    yes.choose("accept")
    no.choose("refuse")
    assert {cookie.ends for cookie in (*yes.jar.cookies.values(), *no.jar.cookies.values())} == {
        next(iter(yes.jar.cookies.values())).ends
    }
    for days, asked in ((183, False), (1, True)):
        site.clock.pass_by(days=days)
        for browser in (yes, no):
            assert bool(browser.page("/en").all("#consent")) == asked


@pytest.mark.parametrize("ticked", [(PREFERENCES,), (STATISTICS,), OPTIONAL, ()], ids=str)
@pytest.mark.parametrize("locale", LOCALES)
def test_purposes_are_chosen_one_by_one(site: Site, ticked: tuple[str, ...], locale: str) -> None:
    browser = site.browser()
    browser.keep(*ticked, path=f"/{locale}/cookies")
    assert browser.choice
    assert browser.choice.split(".")[3] == ("_".join(sorted(ticked)) or "-")
    assert [row["granted"] for row in site.rows("receipts")] == ([" ".join(sorted(ticked))] if ticked else [])
    page = browser.page(f"/{locale}/cookies")
    assert [box.attrs["value"] for box in page.all("input[type=checkbox]") if "checked" in box.attrs] == [*ticked]


def test_the_form_can_accept_and_refuse_all_whatever_is_ticked(site: Site) -> None:
    for answer, granted in (("accept", "preferences_statistics"), ("refuse", "-")):
        browser = site.browser()
        page = browser.page("/en/cookies")
        browser.follow(browser.submit(page, CHOICE_FORM, ("answer", answer), purpose=[STATISTICS]))
        assert browser.choice
        assert browser.choice.split(".")[3] == granted


@pytest.mark.parametrize("purposes", [["advertising"], ["necessary"], ["statistics,preferences"], ["STATISTICS"], [""]])
def test_what_was_not_offered_cannot_be_granted(browser: Browser, purposes: list[str]) -> None:
    page = browser.page("/en/cookies")
    browser.follow(browser.submit(page, CHOICE_FORM, ("answer", "keep"), purpose=purposes))
    assert browser.choice
    assert browser.choice.split(".")[3] == "-"


def test_a_refusal_leaves_nothing_on_the_server_and_is_the_same_for_all(site: Site) -> None:
    choices = set()
    for _ in range(3):
        browser = site.browser()
        browser.choose("refuse")
        choices.add(browser.choice)
    assert len(choices) == 1
    assert site.rows("receipts") == site.rows("shown_texts") == []
    assert str(choices.pop()) not in site.dump()


@pytest.mark.parametrize("query", ["?a=1", "?region=africa&q=a%20b", "?q=%C3%A9&sort=name", "?a=%26%3D%23"])
def test_the_query_of_the_page_is_kept(browser: Browser, query: str) -> None:
    sent = browser.submit(browser.page("/en"), NOTICE, ("answer", "refuse"), page=PAGES["en"] + query)
    led = browser.open(sent.headers["Location"])
    assert led.headers["Location"] == f"{PAGES['en']}{query}#choice-kept"
    assert browser.follow(led).status == 200


@pytest.mark.parametrize("page", HOSTILE, ids=lambda text: ascii(text)[:40])
@pytest.mark.parametrize("answer", ["accept", "refuse"])
def test_nobody_is_led_away(read_site: Site, answer: str, page: str) -> None:
    browser = read_site.browser()
    sent = browser.submit(browser.page("/en"), NOTICE, ("answer", answer), page=page)
    assert sent.status_code == 303
    step = urlsplit(sent.headers["Location"])
    assert (step.scheme, step.netloc, step.path, step.fragment) == ("", "", "/en/consent/kept", "")
    [(name, led)] = parse_qsl(step.query)
    assert name == "page"
    own_page(read_site, led)
    # The step itself can be asked for by anybody, with anything.
    for address in (sent.headers["Location"], None):
        if address is None:
            response = browser.open("/en/consent/kept", query_string={"page": page})
        else:
            response = browser.open(address)
        assert response.status_code == 303
        own_page(read_site, response.headers["Location"])
        assert not response.headers.getlist("Set-Cookie")


@pytest.mark.parametrize("page", HOSTILE, ids=lambda text: ascii(text)[:40])
def test_no_link_leads_away_either(read_site: Site, page: str) -> None:
    # Without cookies the step is a page with a link; a withdrawal is one too.
    browser = read_site.browser(keeps=False)
    kept = browser.open("/en/consent/kept", query_string={"page": page})
    withdrawn = browser.post("/en/consent/withdrawal", {"page": page})
    for response in (kept, withdrawn):
        found = browser.follow(response)
        for link in found.all("main a"):
            own_page(read_site, attribute(link, "href").partition("#")[0])


@given(page=st.text(max_size=300))
def test_whatever_is_sent_leads_to_a_page_of_ours(read_site: Site, page: str) -> None:
    browser = read_site.browser()
    sent = browser.post("/en/consent", {"answer": "refuse", "page": page})
    assert sent.status_code == 303
    [(_, led)] = parse_qsl(urlsplit(sent.headers["Location"]).query)
    own_page(read_site, led)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_browser_without_cookies_is_told_so(site: Site, locale: str) -> None:
    browser = site.browser(keeps=False)
    page = browser.choose("accept", f"/{locale}")
    assert page.one("html").attrs["lang"] == locale
    assert page.response.request.path == f"/{locale}/consent/kept"
    assert [link.attrs["href"] for link in page.all("main a")] == [f"/{locale}"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": f"https://{HOST}"},
        {"Origin": "https://evil.test"},
        {"Origin": "https://evil.test", "Sec-Fetch-Site": "same-origin"},
        {"Origin": f"https://{HOST}.evil.test"},
        {"Origin": f"https://evil.{HOST}"},
        {"Origin": f"https://{HOST}:444"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
    ids=str,
)
@pytest.mark.parametrize("address", ["", "/withdrawal", "/receipt"])
def test_nothing_is_taken_from_elsewhere(site: Site, address: str, headers: Mapping[str, str]) -> None:
    browser = site.browser()
    browser.choose("accept")
    value, before = browser.choice, site.rows("receipts")
    for answer in ("accept", "refuse"):
        response = browser.post(f"/en/consent{address}", {"answer": answer, "number": browser.number}, headers)
        assert response.status_code == 403
        assert not response.headers.getlist("Set-Cookie")
    assert (browser.choice, site.rows("receipts")) == (value, before)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}], ids=str)
def test_without_a_known_origin_only_less_can_be_chosen(site: Site, headers: Mapping[str, str]) -> None:
    browser = site.browser()
    text = browser.page("/en").one("#consent [name=text]").attrs["value"]
    for data in ({"answer": "accept"}, {"answer": "keep", "purpose": [STATISTICS]}):
        refused = browser.post("/en/consent", {**data, "text": text}, headers)
        assert refused.status_code == 403
        assert browser.choice is None
    for data in ({"answer": "refuse"}, {"answer": "keep"}):
        taken = browser.post("/en/consent", {**data, "text": text}, headers)
        assert taken.status_code == 303
    browser = site.browser()
    browser.choose("accept")
    assert browser.post("/en/consent/withdrawal", {"page": "/en"}, headers).status_code == 200
    assert browser.choice
    assert browser.choice.split(".")[3] == "-"


@pytest.mark.parametrize("mimetype", ["application/json", "text/plain", "application/xml", ""])
@pytest.mark.parametrize("address", ["", "/withdrawal", "/receipt"])
def test_only_forms_are_taken(browser: Browser, address: str, mimetype: str) -> None:
    own = {"Origin": browser.origin}
    for body in (b'{"answer": "refuse"}', b"answer=refuse"):
        response = browser.open(f"/en/consent{address}", "POST", own, data=body, content_type=mimetype)
        assert response.status_code == 400
        assert not response.headers.getlist("Set-Cookie")


@pytest.mark.parametrize(
    "data", [{}, {"answer": ""}, {"answer": "ACCEPT"}, {"answer": "yes"}, {"purpose": "statistics"}]
)
def test_no_answer_is_no_choice(browser: Browser, data: dict[str, str]) -> None:
    response = browser.post("/en/consent", {**data, "page": "/en"})
    assert response.status_code == 400
    assert browser.jar.names() == []
    assert response.mimetype == "text/html"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("text", ["00000000", "", "zz", "0" * 64, "%", "________", "0000000\0"], ids=ascii)
def test_a_text_that_nobody_knows_is_shown_anew_with_the_ticks(site: Site, text: str, locale: str) -> None:
    browser = site.browser()
    page = browser.page(f"/{locale}/cookies")
    sent = browser.submit(page, CHOICE_FORM, ("answer", "keep"), text=text, purpose=[STATISTICS])
    assert sent.status_code == 409
    assert not sent.headers.getlist("Set-Cookie")
    assert site.rows("receipts") == []
    again = browser.follow(sent, 409)
    assert again.one("html").attrs["lang"] == locale
    assert [box.attrs["value"] for box in again.all("input[type=checkbox]") if "checked" in box.attrs] == [STATISTICS]
    led = browser.submit(again, CHOICE_FORM, ("answer", "keep"), purpose=[STATISTICS])
    assert led.status_code == 303
    assert dict(parse_qsl(urlsplit(led.headers["Location"]).query)) == {"page": f"/{locale}/cookies"}
    [row] = site.rows("receipts")
    assert row["granted"] == STATISTICS


def test_nobody_is_told_of_ticks_that_are_not_there(site: Site) -> None:
    browser = site.browser()
    sentence = "What you chose is still ticked."
    sent = {"accept": [], "keep": [STATISTICS]}
    told = {
        answer: browser.follow(
            browser.post("/en/consent", {"answer": answer, "text": "00000000", "purpose": purposes}), 409
        )
        for answer, purposes in sent.items()
    }
    assert sentence in told["keep"].one("main .summary").to_text()
    assert sentence not in told["accept"].one("main .summary").to_text()


def test_a_very_long_page_is_not_even_looked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(path: str) -> str:
        looked.append(path)
        return normal_path(path)

    monkeypatch.setattr(views, "normal_path", look)
    for page in ("/en/about", "/en/" + "a" * 400, "ﷺ" * 50_000):
        response = site.browser().post("/en/consent", {"answer": "refuse", "page": page})
        way = dict(parse_qsl(urlsplit(response.headers["Location"]).query))["page"]
        assert way == ("/en/about" if len(page) < 100 else "/en")
    assert looked == ["/en/about"]


def test_a_refusal_needs_no_text(browser: Browser) -> None:
    assert browser.post("/en/consent", {"answer": "refuse", "text": "00000000"}).status_code == 303
    assert browser.choice


def test_the_text_of_another_language_is_known_too(site: Site) -> None:
    # The visitor read the notice in French, and the answer is given under another address.
    browser = site.browser()
    text = browser.page("/fr").one("#consent [name=text]").attrs["value"]
    assert browser.post("/en/consent", {"answer": "accept", "text": text}).status_code in (303, 409)
    assert [row["locale"] for row in site.rows("receipts")] in ([], ["fr"])


def test_at_the_limit_refusing_and_withdrawing_still_work(site: Site) -> None:
    site.app.extensions["receipts"] = Limiter(2, 3600)
    first, second, third = (site.browser() for _ in range(3))
    first.choose("accept")
    second.choose("accept")
    refused = third.submit(third.page("/en"), NOTICE, ("answer", "accept"))
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 3600
    assert third.jar.names() == []
    third.choose("refuse")
    assert third.choice
    page = first.follow(first.submit(first.page("/en"), "#site-withdrawal form"))
    assert page.status == 200
    assert first.choice
    assert first.choice.split(".")[3] == "-"
    # There are no more withdrawals than consents, which are limited: each has a receipt.
    assert page.all("main dl.receipt")
    assert sorted(row["withdrawn_at"] is None for row in site.rows("receipts")) == [False, True, True]
    before = second.choice
    assert before
    changed = second.submit(second.page("/en/cookies"), CHOICE_FORM, ("answer", "keep"), purpose=[])
    assert changed.status_code == 200
    assert second.choice
    assert second.choice.split(".")[3] == "-"
    written = len(site.rows("receipts"))
    assert written == 4
    # Whoever repeats a withdrawal gets no further one.
    second.jar.plant(CHOICE.sent(secure=True), before)
    page = second.follow(second.submit(second.page("/en"), "#site-withdrawal form"))
    assert not page.all("main dl.receipt")
    assert len(site.rows("receipts")) == written


def test_no_receipt_of_a_withdrawal_is_withdrawn_for_another(site: Site, browser: Browser) -> None:
    site.app.extensions["receipts"] = Limiter(1, 3600)
    browser.choose("accept")
    consent = browser.choice
    assert consent
    number = browser.number
    for _ in range(3):
        page = browser.follow(browser.submit(browser.page("/en"), "#site-withdrawal form"))
        for shown in page.all("main dl code")[:1]:
            number = shown.to_text().replace(" ", "")
        browser.jar.plant(CHOICE.sent(secure=True), consent.replace(consent.split(".")[5], number))
    rows = {row["granted"]: row["withdrawn_at"] is None for row in site.rows("receipts")}
    assert rows == {"preferences statistics": False, "": True}
    assert len(site.rows("receipts")) == 2


def test_the_limit_is_a_thousand_for_each_address(site: Site) -> None:
    def allowed(address: str) -> bool:
        browser = site.browser()
        text = browser.page("/en").one("#consent [name=text]").attrs["value"]
        limiter = site.app.extensions["receipts"]
        for _ in range(999):
            assert limiter.allow(f"receipt {address}") == 0
        own = {"REMOTE_ADDR": address}
        data = {"answer": "accept", "text": text}
        return [browser.post("/en/consent", data, environ_overrides=own).status_code for _ in range(2)] == [303, 429]

    assert allowed("192.0.2.1")
    assert allowed("192.0.2.2")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("address", ["", "/withdrawal", "/receipt"])
def test_the_address_of_an_answer_leads_to_the_page_on_cookies(site: Site, address: str, locale: str) -> None:
    response = site.browser().open(f"/{locale}/consent{address}")
    assert (response.status_code, response.headers["Location"]) == (303, f"/{locale}/cookies")
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_do_nothing(browser: Browser, method: str) -> None:
    browser.choose("accept")
    before = browser.choice
    for address in ("", "/withdrawal", "/receipt", "/kept", "/texts/00000000"):
        assert browser.open(f"/en/consent{address}", method).status_code == 405
    assert browser.choice == before


@pytest.mark.parametrize("locale", ["de", "xx", "en-GB", "EN", "%00"])
def test_a_language_that_is_not_there_is_not_asked_in(browser: Browser, locale: str) -> None:
    for address in ("", "/withdrawal", "/receipt"):
        response = browser.post(f"/{locale}/consent{address}", {"answer": "refuse"})
        assert response.status_code in (404, 405)
        assert "Set-Cookie" not in response.headers


def test_a_busy_store_is_told_and_nothing_is_half_done(monkeypatch: pytest.MonkeyPatch, make_site: Make) -> None:
    monkeypatch.setattr(db, "BUSY_TIMEOUT_MS", 50)
    site = make_site()
    browser, chosen = site.browser(), site.browser()
    chosen.choose("accept")
    kept, before = chosen.choice, site.rows("receipts")
    page, form, own = browser.page("/en"), chosen.page("/en/cookies"), chosen.page("/en")
    with busy(site.path):
        answers = [
            browser.submit(page, NOTICE, ("answer", "accept")),
            chosen.submit(form, CHOICE_FORM, ("answer", "keep"), purpose=[STATISTICS]),
            chosen.submit(own, "#site-withdrawal form"),
        ]
        for response in answers:
            assert response.status_code == 503
            assert not [
                one for one in response.headers.getlist("Set-Cookie") if one.startswith("__Host-samenspraak_choice")
            ]
            assert "choice-kept" not in response.headers.get("Location", "")
            assert "Nothing was changed" in response.text
        # A refusal needs no store to be written.
        assert browser.submit(page, NOTICE, ("answer", "refuse")).status_code == 303
    assert chosen.choice == kept
    assert site.rows("receipts") == before
    assert chosen.submit(own, "#site-withdrawal form").status_code == 200
    assert [row["withdrawn_at"] is None for row in site.rows("receipts")].count(True) == 1


@pytest.mark.parametrize("listed", ["organisations", "countries", "projects"])
def test_on_lists_htmx_is_given_what_takes_the_place_of_the_question(site: Site, listed: str) -> None:
    path = next(
        row["path"] for row in site.rows("addresses") if row["locale"] == "en" and row["ref"] == f"page:{listed}"
    )
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    for answer in ("accept", "refuse"):
        browser = site.browser()
        page = browser.page(str(path))
        form = page.one(NOTICE)
        assert form.attrs["data-hx-post"] == form.attrs["action"]
        sent = browser.submit(page, NOTICE, ("answer", answer))
        shown = browser.open(sent.headers["Location"], headers=partial)
        assert shown.status_code == 200
        assert shown.headers["Cache-Control"] == "private, no-store"
        assert 'id="choice-kept"' in shown.text
        assert "autofocus" in shown.text
        assert ('id="site-withdrawal"' in shown.text) == (answer == "accept")
        assert "HX-Push-Url" not in shown.headers


def test_a_question_that_was_answered_elsewhere_is_not_answered_in_place(site: Site) -> None:
    browser = site.browser()
    path = "/en/our-work/networks/organisations"
    stale = browser.page(path)
    browser.choose("accept")
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    data = {"answer": "refuse", "page": path, "text": stale.one(f"{NOTICE} [name=text]").attrs["value"]}
    own = {"Origin": browser.origin, "Sec-Fetch-Site": "same-origin"}
    before = browser.choice
    assert browser.post("/en/consent", data, {**own, **partial}).status_code == 409
    assert browser.choice == before
    answer = browser.follow(browser.submit(stale, NOTICE, ("answer", "refuse")))
    assert answer.all("main dl.receipt")


def test_a_form_that_is_far_too_large_is_refused(browser: Browser) -> None:
    response = browser.post("/en/consent", {"answer": "accept", "page": "a" * 2_000_000})
    assert response.status_code == 413
    assert browser.jar.names() == []


def test_a_form_in_parts_is_a_form_too(browser: Browser) -> None:
    text = browser.page("/en").one("#consent [name=text]").attrs["value"]
    data = {"answer": "accept", "page": "/en", "text": text}
    assert browser.post("/en/consent", data, content_type="multipart/form-data").status_code == 303
    assert browser.choice
