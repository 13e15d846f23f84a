"""Receipts: shown to whoever has the number, which nobody else ever learns, and the words that were shown with them."""

import json
import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from tests.checking import Page, attribute
from tests.conftest import LOCALES
from tests.views.consent.browser import CHOICE_FORM, FORM, NOTICE, START, WITHDRAWAL, Browser, Site
from tests.views.consent.conftest import Make
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.receipt import grouped, number_hash
from webapp.consent.shown import Shown
from webapp.content.consent import receipts, texts
from webapp.content.consent.texts import MOST_VERSIONS
from webapp.store.db import writing
from webapp.views import asking

AGENT = "Agent/4711 (unmistakable)"
ADDRESS = "203.0.113.77"


def fetched(browser: Browser, number: str, **more: str) -> Page:
    return browser.follow(browser.post("/en/consent/receipt", {"number": number, **more}))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_receipt_is_shown_on_the_page_on_cookies_and_by_its_number(site: Site, locale: str) -> None:
    browser, other = site.browser(), site.browser()
    browser.keep(STATISTICS, path=f"/{locale}/cookies")
    page = browser.page(f"/{locale}/cookies")
    card = page.one("main dl.receipt").to_text()
    assert grouped(browser.number) in card
    assert not other.page(f"/{locale}/cookies").all("main dl.receipt")
    # Whoever has the number sees the same, in any browser.
    response = other.post(f"/{locale}/consent/receipt", {"number": browser.number})
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert other.follow(response).one("main dl.receipt").to_text() == card


@pytest.mark.parametrize("locale", LOCALES)
def test_a_receipt_is_a_file_with_the_fields_of_the_standard(site: Site, locale: str) -> None:
    browser = site.browser()
    browser.choose("accept", f"/{locale}")
    # In whichever language it is fetched, it stays in the one in which it was given.
    response = browser.post("/en/consent/receipt", {"number": browser.number, "as": "json"})
    assert response.mimetype == "application/json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="samenspraak-receipt.json"'
    assert response.headers["Content-Language"] == locale
    assert response.headers["Cache-Control"] == "private, no-store"
    told = json.loads(response.text)
    [row] = site.rows("receipts")
    assert told["schema_version"] == "ISO/IEC TS 27560:2023"
    assert told["record_id"] == browser.number
    assert told["pii_processing"]["language"] == locale
    assert told["pii_processing"]["notice_hash"] == f"sha256:{row['text']}"
    assert {purpose["purpose"] for purpose in told["pii_processing"]["purposes"]} == set(OPTIONAL)
    assert {event["event_time"] for event in told["events"]} == {"2026-05-04T10:00:00Z"}
    for address in (
        told["pii_processing"]["privacy_notice"],
        told["pii_processing"]["purposes"][0]["withdrawal_method"],
    ):
        assert address.startswith(f"https://site.test/{locale}/")
        assert browser.open(address.removeprefix("https://site.test")).status_code == 200


def test_the_button_on_the_page_fetches_the_file(browser: Browser) -> None:
    browser.choose("accept")
    page = browser.page("/en/cookies")
    response = browser.submit(page, "dl.receipt + form", ("as", "json"))
    assert json.loads(response.text)["record_id"] == browser.number


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "12 34",
        "g" * 32,
        "0" * 31,
        "0" * 33,
        "0" * 32,
        "<b>x</b>",
        "' OR 1=1 --",
        "\0" * 32,
        "é" * 32,
        "a" * 5_000,
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_a_wrong_number_comes_back_with_an_error_at_the_field(read_site: Site, typed: str, locale: str) -> None:
    browser = read_site.browser()
    page = browser.follow(browser.post(f"/{locale}/consent/receipt", {"number": typed}), 422)
    field = page.one("#receipt-number")
    assert page.one("html").attrs["lang"] == locale
    assert field.attrs["aria-invalid"] == "true"
    assert "receipt-number-fault" in attribute(field, "aria-describedby").split()
    assert [link.attrs["href"] for link in page.all("#faults a")] == ["#receipt-number"]
    assert page.one("#faults a").to_text() == page.one("#receipt-number-fault").to_text()
    assert page.response.headers["Cache-Control"] == "private, no-store"
    if "\0" not in typed:
        assert field.attrs["value"] == typed[:60]


def test_a_number_that_is_mistyped_and_one_that_is_unknown_are_told_apart(read_site: Site) -> None:
    browser = read_site.browser()
    words = {
        browser.follow(browser.post("/en/consent/receipt", {"number": typed}), 422)
        .one("#receipt-number-fault")
        .to_text()
        for typed in ("0" * 32, "0" * 31)
    }
    assert len(words) == 2


def test_no_number_at_all_is_told_too(read_site: Site) -> None:
    browser = read_site.browser()
    assert browser.follow(browser.post("/en/consent/receipt", {}, content_type=FORM), 422).all("#faults a")


def test_the_number_is_in_no_address_no_log_and_not_in_the_store(
    site: Site, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    statements: list[str] = []
    event.listen(site.engine, "before_cursor_execute", lambda *given: statements.append(repr(given[2:4])))
    locations = []
    whence, headers = {"REMOTE_ADDR": ADDRESS}, {"Origin": browser.origin, "User-Agent": AGENT}
    text = browser.page("/en").one("#consent [name=text]").attrs["value"]
    accepted = {"answer": "accept", "page": "/en", "text": text}
    sent = browser.post("/en/consent", accepted, headers, environ_overrides=whence)
    locations.append(sent.headers["Location"])
    number = browser.number
    locations.append(browser.open(sent.headers["Location"]).headers["Location"])
    for page in (browser.page("/en/cookies"), fetched(browser, number)):
        locations += [attribute(link, "href") for link in page.all("[href]")]
        locations += [attribute(form, "action") for form in page.all("form")]
    asked = {"number": number, "as": "json"}
    fetched_file = browser.post("/en/consent/receipt", asked, headers, environ_overrides=whence)
    locations += [value for name, value in fetched_file.headers if name != "Set-Cookie"]
    withdrawn = browser.post("/en/consent/withdrawal", {"page": "/en"}, headers, environ_overrides=whence)
    last = browser.follow(withdrawn).all("main dl code")[0].to_text().replace(" ", "")
    dump = site.dump()
    for secret in (number, last):
        for shape in (secret, secret.upper(), grouped(secret), "-".join(grouped(secret).split())):
            assert not any(shape in location for location in locations)
            assert shape not in caplog.text
            assert shape not in dump
            assert not any(shape in statement for statement in statements)
        assert number_hash(secret) in dump
    for trace in (ADDRESS, AGENT, "4711", "203.0.113"):
        assert trace not in dump
        assert trace not in caplog.text


def test_receipts_hold_nothing_but_what_is_listed(site: Site, browser: Browser) -> None:
    browser.choose("accept")
    [row] = site.rows("receipts")
    assert set(row) == {
        "number_hash",
        "at",
        "policy",
        "locale",
        "text",
        "granted",
        "withdrawn",
        "withdrawn_at",
        "renewed",
    }


@pytest.mark.parametrize(
    ("then", "states"),
    [
        (OPTIONAL, {PREFERENCES: "RenewedConsentGiven", STATISTICS: "RenewedConsentGiven"}),
        ((STATISTICS,), {PREFERENCES: "ConsentWithdrawn", STATISTICS: "RenewedConsentGiven"}),
        ((), {PREFERENCES: "ConsentWithdrawn", STATISTICS: "ConsentWithdrawn"}),
    ],
    ids=str,
)
def test_a_receipt_that_was_replaced_says_what_was_granted_again(
    site: Site, browser: Browser, then: tuple[str, ...], states: dict[str, str]
) -> None:
    browser.choose("accept")
    number = browser.number
    site.clock.pass_by(hours=1)
    browser.keep(*then)
    site.clock.pass_by(hours=1)
    browser.keep()
    told = json.loads(browser.post("/en/consent/receipt", {"number": number, "as": "json"}).text)
    later = [event for event in told["events"] if event["event_time"] != "2026-05-04T10:00:00Z"]
    assert {event["purpose"]: event["event_state"] for event in later} == {
        name: f"dpv:{state}" for name, state in states.items()
    }
    assert {event["event_time"] for event in later} == {"2026-05-04T11:00:00Z"}


def test_receipts_are_deleted_after_36_months(site: Site) -> None:
    for day in (date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 5)):
        site.clock.now = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
        site.browser().choose("accept")

    def purged(today: date) -> tuple[int, int]:
        with writing(site.engine) as session:
            gone = receipts.purge(session, today)
        return gone, len(site.rows("receipts"))

    assert purged(date(2029, 5, 3)) == (0, 3)
    assert purged(date(2029, 5, 4)) == (1, 2)
    assert purged(date(2029, 5, 6)) == (2, 0)
    assert len(site.rows("shown_texts")) >= 1


def shown(browser: Browser, short: str, locale: str) -> Page:
    return browser.page(f"/{locale}/consent/texts/{short}")


@pytest.mark.parametrize("locale", LOCALES)
def test_what_was_shown_is_shown_again_word_for_word_after_it_has_changed(make_site: Make, locale: str) -> None:
    before = make_site(responsible_name="Vakbond van vroeger")
    browser = before.browser()
    page = browser.page(f"/{locale}")
    notice = page.one("#consent")
    words = [paragraph.to_text() for paragraph in notice.query("p")[:2]]
    buttons = [element.to_text() for element in notice.query("button, a")]
    assert "Vakbond van vroeger" in words[1]
    browser.follow(browser.submit(page, NOTICE, ("answer", "accept")))
    form = browser.page(f"/{locale}/cookies")
    told = [item.to_text() for item in form.all("legend, .purpose label, .purpose .hint")]
    browser.follow(browser.submit(form, CHOICE_FORM, ("answer", "keep"), purpose=[STATISTICS]))
    used = [str(row["text"]) for row in before.rows("receipts")]

    after = make_site(responsible_name="Vakbond van nu")
    after.clock.pass_by(days=40)
    later = after.browser()
    now = later.page(f"/{locale}").one("#consent")
    assert "Vakbond van nu" in now.to_text()
    assert "vroeger" not in now.to_text()
    later.choose("accept", f"/{locale}")
    old = [shown(later, text[:8], locale) for text in used]
    pictured = [[item.to_text() for item in page.all(".past-text p, .past-text li")] for page in old]
    assert pictured[0] == [*words, *buttons]
    assert set(told) < set(pictured[1])
    for page, text in zip(old, used, strict=True):
        assert text in page.text
        assert not page.all("main form, main button, main input")
    listed = [link.attrs["href"] for link in later.page(f"/{locale}/cookies").all("main ul a[href*='/texts/']")]
    assert {f"/{locale}/consent/texts/{text[:8]}" for text in used} < set(listed)
    assert len(listed) == len(set(listed)) == 3
    # The receipt leads to the words of its time.
    card = later.follow(later.post("/en/consent/receipt", {"number": browser.number}))
    assert card.one("main dl.receipt a").attrs["href"] == f"/{locale}/consent/texts/{used[1][:8]}"


def test_the_newest_texts_are_listed_and_no_more_of_them_is_read_than_that_takes(site: Site) -> None:
    with writing(site.engine) as opened:
        for number in range(MOST_VERSIONS + 10):
            at = START + timedelta(days=number)
            texts.record(opened, Shown("notice", "en", 1, {"text": f"Wording {number}"}), at)
    statements: list[str] = []
    event.listen(site.engine, "before_cursor_execute", note := lambda *given: statements.append(given[2]))
    page = site.browser().page("/en/cookies")
    event.remove(site.engine, "before_cursor_execute", note)
    listed = [attribute(link, "href").rpartition("/")[2] for link in page.all("main ul a[href*='/texts/']")]
    newest = [
        Shown("notice", "en", 1, {"text": f"Wording {number}"}).short for number in range(MOST_VERSIONS + 9, 9, -1)
    ]
    assert listed == newest
    [asked] = [statement for statement in statements if "ORDER BY shown_texts.since" in statement]
    assert "lines" not in asked


def test_the_version_on_the_page_is_the_one_that_is_kept(site: Site, browser: Browser) -> None:
    page = browser.page("/fr")
    short = attribute(page.one("#consent [name=text]"), "value")
    browser.follow(browser.submit(page, NOTICE, ("answer", "accept")))
    [row] = site.rows("receipts")
    assert str(row["text"]).startswith(short)
    assert row["locale"] == "fr"
    [kept] = [row for row in site.rows("shown_texts") if str(row["hash"]).startswith(short)]
    for line in json.loads(str(kept["lines"])).values():
        assert line in page.text


def test_a_text_of_before_can_still_be_agreed_to_and_is_the_one_that_is_proven(make_site: Make) -> None:
    before = make_site(responsible_name="Vakbond van vroeger")
    before.browser().choose("accept")
    reader = before.browser()
    opened = reader.page("/en")
    after = make_site(responsible_name="Vakbond van nu")
    slow = after.browser()
    sent = slow.submit(opened, NOTICE, ("answer", "accept"))
    assert sent.status_code == 303
    texts = [row["text"] for row in after.rows("receipts")]
    assert texts[0] == texts[1]


def test_a_start_keeps_what_is_asked_in_each_language_once(site: Site) -> None:
    for _ in range(2):
        asking.record(site.app)
        rows = site.rows("shown_texts")
        assert sorted((row["locale"], row["kind"]) for row in rows) == sorted(
            (locale, kind) for locale in LOCALES for kind in ("form", "notice")
        )
    for row in rows:
        page = shown(site.browser(), str(row["hash"])[:8], str(row["locale"]))
        assert str(row["hash"]) in page.text


@pytest.mark.parametrize("short", ["00000000", "%25%25%25%25%25%25%25%25", "________", "zz", "0" * 64, "", "ABCDEF01"])
def test_a_text_that_was_never_shown_is_not_there(read_site: Site, short: str) -> None:
    asking.record(read_site.app)
    read_site.browser().page(f"/en/consent/texts/{short}", 404)


def test_a_text_is_shown_in_its_own_language_alone(read_site: Site) -> None:
    asking.record(read_site.app)
    for row in read_site.rows("shown_texts"):
        for locale in LOCALES:
            status = 200 if row["locale"] == locale else 404
            read_site.browser().page(f"/{locale}/consent/texts/{str(row['hash'])[:8]}", status)


def test_after_a_withdrawal_the_receipt_says_when_it_ended(site: Site, browser: Browser) -> None:
    browser.choose("accept")
    number = browser.number
    assert len(fetched(browser, number).all("main dl.receipt time")) == 2
    site.clock.pass_by(hours=1)
    browser.submit(browser.page("/en"), WITHDRAWAL)
    times = [item.attrs["datetime"] for item in fetched(browser, number).all("main dl.receipt time")]
    assert times == ["2026-05-04T10:00:00Z", "2026-11-04", "2026-05-04T11:00:00Z"]
