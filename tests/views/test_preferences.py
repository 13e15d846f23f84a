"""Reading settings through the front door: what is stored on a device and when, and what changes on the pages."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from tests.checking import CheckingClient, Page, attribute, elements
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import Settings
from webapp.consent import choice
from webapp.consent.choice import Choice
from webapp.consent.preferences import CHOICES, Preferences, encode
from webapp.consent.purposes import PREFERENCES, STATISTICS
from webapp.consent.register import CHOICE, REMEMBERED, SETTINGS

OWN = {"Origin": "https://site.test", "Sec-Fetch-Site": "same-origin"}
PAGES = {
    "en": "/en/reading-settings",
    "nl": "/nl/leesinstellingen",
    "fr": "/fr/reglages-de-lecture",
    "es": "/es/ajustes-de-lectura",
}
USUAL_FORM = {setting.name: setting.options[0].value for setting in CHOICES}
DARK = encode(Preferences(theme="dark"))


def granted(*purposes: str) -> str:
    """The cookie of a visitor who has consented to these purposes today, or refused all."""
    receipt = "0" * 32 if purposes else None
    return choice.encode(Choice(datetime.now(UTC).date(), frozenset(purposes), "0" * 8, receipt))


def cookies(**values: str) -> dict[str, str]:
    """The header with these cookies: `settings`, `remembered`, `choice`."""
    names = {
        "settings": SETTINGS.sent(secure=True),
        "remembered": REMEMBERED.sent(secure=True),
        "choice": CHOICE.sent(secure=True),
    }
    return {"Cookie": "; ".join(f"{names[name]}={value}" for name, value in values.items())} if values else {}


def send(
    client: CheckingClient, form: Mapping[str, str], locale: str = "en", *, own: bool = True, **kept: str
) -> TestResponse:
    headers = {**(OWN if own else {}), **cookies(**kept)}
    return client.raw(f"/{locale}/consent/preferences", method="POST", data=form, headers=headers)


def stored(response: TestResponse) -> dict[str, str]:
    """The Set-Cookie headers of an answer that store something, by name."""
    return {header.partition("=")[0]: header for header in set_cookies(response) if "Max-Age=0" not in header}


def deleted(response: TestResponse) -> set[str]:
    return {header.partition("=")[0] for header in set_cookies(response) if "Max-Age=0" in header}


def set_cookies(response: TestResponse) -> list[str]:
    return response.headers.getlist("Set-Cookie")


def checked(page: Page) -> dict[str, str]:
    return {
        attribute(field, "name"): attribute(field, "value")
        for field in page.all("input[type=radio]")
        if "checked" in field.attrs
    }


def attributes(page: Page) -> dict[str, str]:
    root = page.one("html")
    return {name: attribute(root, name) for name in root.attrs if name.startswith("data-")}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_is_linked_from_the_head_of_every_page(client: CheckingClient, locale: str) -> None:
    assert client.get(f"/{locale}").one("header .site-settings a").attrs["href"] == PAGES[locale]
    page = client.get(PAGES[locale])
    assert page.one("header .site-settings a").attrs["aria-current"] == "page"
    assert checked(page) == USUAL_FORM
    names = [label.to_text().strip() for label in page.all(".options label[lang]")]
    assert names == ["English", "Nederlands", "Français", "Español"]


def test_looking_stores_nothing(client: CheckingClient) -> None:
    for path in ("/", "/en", PAGES["en"], "/en/consent/preferences", "/en/consent/preferences/kept?theme=dark"):
        assert not set_cookies(client.raw(path)), path


def test_without_settings_a_page_is_the_same_for_all(client: CheckingClient) -> None:
    page = client.get("/en")
    assert not attributes(page)
    assert page.one("meta[name=color-scheme]").attrs["content"] == "light dark"
    assert "reading.css" not in page.response.text
    assert page.one("link[href*=contrast]").attrs["media"] == "(prefers-contrast: more)"
    language_alone = client.raw("/en", headers=cookies(settings="language=nl"))
    assert language_alone.data == page.response.data


def test_settings_are_kept_for_the_visit_and_no_longer(client: CheckingClient) -> None:
    response = send(client, {**USUAL_FORM, "theme": "dark", "size": "150"})
    assert (response.status_code, response.location) == (303, "/en/consent/preferences/kept?theme=dark&size=150")
    assert list(stored(response)) == [SETTINGS.sent(secure=True)]
    [header] = set_cookies(response)
    assert header.startswith(f"{SETTINGS.sent(secure=True)}=theme=dark&size=150;")
    assert "Max-Age" not in header
    assert "Expires" not in header
    assert "no-store" in response.headers["Cache-Control"]


def test_the_answer_leads_to_the_page_which_says_that_they_are_kept(client: CheckingClient) -> None:
    response = client.raw("/nl/consent/preferences/kept?theme=dark", headers=cookies(settings=DARK))
    assert (response.status_code, response.location) == (303, f"{PAGES['nl']}#settings-kept")
    page = client.get(PAGES["en"], headers=cookies(settings=DARK))
    assert page.one("#settings-kept").to_text() == "Your settings are kept for this visit."
    assert page.one("#settings-kept").attrs["tabindex"] == "-1"
    assert checked(page) == {**USUAL_FORM, "theme": "dark"}


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [((PREFERENCES,), True), ((PREFERENCES, STATISTICS), True), ((STATISTICS,), False), ((), False)],
)
def test_settings_are_remembered_after_consent_alone(
    client: CheckingClient, chosen: tuple[str, ...], kept: bool
) -> None:
    response = send(client, {**USUAL_FORM, "theme": "dark"}, choice=granted(*chosen))
    assert set(stored(response)) == (
        {SETTINGS.sent(secure=True), REMEMBERED.sent(secure=True)} if kept else {SETTINGS.sent(secure=True)}
    )
    if kept:
        header = stored(response)[REMEMBERED.sent(secure=True)]
        assert header.startswith(f"{REMEMBERED.sent(secure=True)}={DARK};")
        assert 180 * 86_400 < int(header.partition("Max-Age=")[2].partition(";")[0]) <= REMEMBERED.seconds  # type: ignore[operator]
        page = client.get(PAGES["en"], headers=cookies(settings=DARK, remembered=DARK, choice=granted(*chosen)))
        assert page.one("#settings-kept").to_text() == "Your settings are remembered."


def test_what_is_remembered_counts_while_the_consent_does(client: CheckingClient) -> None:
    consent = granted(PREFERENCES)
    assert attributes(client.get("/en", headers=cookies(remembered=DARK, choice=consent))) == {"data-theme": "dark"}
    light = cookies(settings="theme=light", remembered=DARK, choice=consent)
    assert attributes(client.get("/en", headers=light)) == {"data-theme": "light"}
    for headers in (
        cookies(remembered=DARK),
        cookies(remembered=DARK, choice=granted()),
        cookies(remembered=DARK, choice=granted(STATISTICS)),
        {**cookies(remembered=DARK, choice=consent), "Sec-GPC": "1"},
    ):
        assert not attributes(client.get("/en", headers=headers))


@pytest.mark.parametrize("form", [{"reset": "yes"}, {**USUAL_FORM, "reset": "yes", "theme": "?"}, USUAL_FORM])
def test_the_usual_settings_need_no_cookie(client: CheckingClient, form: dict[str, str]) -> None:
    response = send(client, form, "fr", settings=DARK, remembered=DARK, choice=granted(PREFERENCES))
    assert (response.status_code, response.location) == (303, f"{PAGES['fr']}#settings-kept")
    assert not stored(response)
    assert deleted(response) == {SETTINGS.sent(secure=True), REMEMBERED.sent(secure=True)}
    assert not set_cookies(send(client, form))


def test_a_browser_without_cookies_is_told_once_and_the_form_keeps_what_was_chosen(client: CheckingClient) -> None:
    location = send(client, {**USUAL_FORM, "language": "es", "size": "200"}, "en").location
    assert location is not None
    page = client.get(location)
    assert page.one("h1").to_text() == "Your settings were not kept"
    assert "keeps no cookies" in page.one("#faults").to_text()
    assert checked(page) == {**USUAL_FORM, "language": "es", "size": "200"}
    assert not attributes(page)
    assert not set_cookies(page.response)
    assert not client.get(PAGES["en"]).all("#faults")


@pytest.mark.parametrize("query", ["", "theme=sepia", "%00&theme=%F0%9F%92%A5", "theme=dark&" * 99])
def test_an_odd_address_of_the_check_leads_to_the_page(client: CheckingClient, query: str) -> None:
    response = client.raw(f"/en/consent/preferences/kept?{query}")
    assert (response.status_code, response.location) == (303, PAGES["en"])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_wrong_value_is_told_and_nothing_is_lost(client: CheckingClient, locale: str) -> None:
    form = {**USUAL_FORM, "theme": "<b>", "size": "150", "language": "nl"}
    page = client.get(
        f"/{locale}/consent/preferences",
        422,
        method="POST",
        data=form,
        headers={**OWN, **cookies(settings="theme=light&spacing=wide")},
    )
    assert not set_cookies(page.response)
    assert checked(page) == {**USUAL_FORM, "theme": "light", "size": "150", "language": "nl"}
    assert [link.attrs["href"] for link in page.all("#faults a")] == ["#settings-theme-system"]
    assert page.one("form[action$='#faults'] fieldset[aria-describedby] .fault").attrs["id"] == "settings-theme-fault"
    assert page.one("#faults").attrs["tabindex"] == "-1"
    assert "<b>" not in page.response.text
    assert {link.attrs["href"] for link in page.all(".language-switch a")} == set(PAGES.values())


def test_an_empty_form_names_every_setting(client: CheckingClient) -> None:
    page = client.get("/en/consent/preferences", 422, method="POST", data={"x": "y"}, headers=OWN)
    assert len(page.all("#faults a")) == len(page.all(".fault")) == len(CHOICES)
    assert checked(page) == USUAL_FORM


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.test"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {**OWN, "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_refused(client: CheckingClient, headers: dict[str, str]) -> None:
    form = {**USUAL_FORM, "theme": "dark"}
    page = client.get("/en/consent/preferences", 403, method="POST", data=form, headers=headers)
    assert not set_cookies(page.response)


def test_a_language_that_is_not_there_is_404(client: CheckingClient) -> None:
    for path in ("/de/consent/preferences", "/EN/consent/preferences"):
        assert client.raw(path, method="POST", data=USUAL_FORM, headers=OWN).status_code == 404
        assert client.raw(f"{path}/kept").status_code == 404


def test_asking_again_for_the_address_of_an_answer_leads_to_the_page(client: CheckingClient) -> None:
    assert client.raw("/es/consent/preferences").location == PAGES["es"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (setting.name, option.value)
        for setting in CHOICES
        for option in setting.options[1:]
        if setting.name != "language"
    ],
)
def test_each_setting_changes_every_page(client: CheckingClient, name: str, value: str) -> None:
    for path in ("/en", PAGES["nl"], "/fr/nowhere"):
        page = client.get(path, 404 if "nowhere" in path else 200, headers=cookies(settings=f"{name}={value}"))
        assert attributes(page) == {f"data-{name}": value}
        assert page.one("link[href*='reading.css']")
        scheme = {"light": "only light", "dark": "dark"}.get(value, "light dark")
        assert page.one("meta[name=color-scheme]").attrs["content"] == scheme
        assert ("media" in page.one("link[href*='contrast.css']").attrs) is (name != "contrast")
        assert "private" in page.response.headers["Cache-Control"]


def test_a_part_of_a_page_says_the_same_of_itself_as_the_page(client: CheckingClient) -> None:
    headers = {**cookies(settings=DARK), "HX-Request": "true", "HX-Request-Type": "partial"}
    response = client.raw("/en/our-work/networks/organisations", headers=headers)
    assert '<html lang="en" dir="ltr" data-theme="dark">' in response.text


@pytest.mark.parametrize(
    "value", ["theme=sepia", "theme=dark&theme", "a" * 4_000, '"theme=dark"', "theme=%22%3E", "=&=&"]
)
def test_a_damaged_cookie_is_as_good_as_none(client: CheckingClient, value: str) -> None:
    found = attributes(client.get("/en", headers=cookies(settings=value)))
    assert found in ({}, {"data-theme": "dark"})


def test_two_cookies_of_the_name_count_as_none(client: CheckingClient) -> None:
    header = {"Cookie": f"{SETTINGS.sent(secure=True)}=theme=dark; {SETTINGS.sent(secure=True)}=theme=light"}
    assert not attributes(client.get("/en", headers=header))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_chosen_language_opens_the_site(client: CheckingClient, locale: str) -> None:
    asked = {"Accept-Language": "de, en;q=0.5"}
    chosen = cookies(settings=encode(Preferences(language=locale)))
    response = client.raw("/", headers={**asked, **chosen})
    assert (response.status_code, response.location) == (302, f"/{locale}")
    assert {"Accept-Language", "Cookie", "Sec-GPC"} <= set(response.vary)
    assert "private" in response.headers["Cache-Control"]


def test_without_a_chosen_language_the_browser_decides(client: CheckingClient) -> None:
    asked = {"Accept-Language": "fr"}
    language = encode(Preferences(language="nl"))
    for kept in ({}, {"settings": DARK}, {"settings": "language=de"}, {"remembered": language}):
        assert client.raw("/", headers={**asked, **cookies(**kept)}).location == "/fr"
    refused = cookies(remembered=language, choice=granted())
    assert client.raw("/", headers={**asked, **refused}).location == "/fr"
    consented = cookies(remembered=language, choice=granted(PREFERENCES))
    assert client.raw("/", headers={**asked, **consented}).location == "/nl"


def test_no_page_is_in_another_language_than_its_address(client: CheckingClient) -> None:
    assert client.get("/fr", headers=cookies(settings="language=nl")).one("html").attrs["lang"] == "fr"


def test_a_consent_remembers_what_was_chosen_before_it(own_store: Engine) -> None:
    settings = Settings(database_url=str(own_store.url), site_url="https://site.test", trusted_hosts=("site.test",))
    client = CheckingClient(create_app(settings), settings)
    notice = client.get("/en", headers=cookies(settings=DARK)).one("#consent form")
    hidden = elements(notice, "input[type=hidden]")
    fields = {attribute(field, "name"): attribute(field, "value") for field in hidden}
    headers = {**OWN, **cookies(settings=DARK)}
    refused, accepted = (
        client.raw("/en/consent", method="POST", data={**fields, "answer": answer}, headers=headers)
        for answer in ("refuse", "accept")
    )
    assert REMEMBERED.sent(secure=True) not in stored(refused)
    assert stored(accepted)[REMEMBERED.sent(secure=True)].startswith(f"{REMEMBERED.sent(secure=True)}={DARK};")
