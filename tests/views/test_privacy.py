"""The privacy page says all that article 13 of the GDPR asks for, as the code has it, in every language."""

from dataclasses import replace

import pytest
from flask import Flask
from justhtml import Element
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, Page, attribute, elements
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import TRANSLATIONS, Settings
from webapp.consent import periods, register
from webapp.consent.purposes import NECESSARY
from webapp.content import subjects
from webapp.content.inline import plain
from webapp.i18n import babel, po
from webapp.store.models import Feedback
from webapp.views.privacy import CONSENT, PROCESSING, Processing

NAME, EMAIL = "Stichting Voorbeeld", "privacy@example.org"
RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "withdrawal", "recognise", "objection")
DUTIES = ("views", "no-profile", "no-duty", "nobody", "host", "special", "untied", "no-log", "limits", "authority")
KEPT = {
    "choice": ("month", periods.CHOICE_MONTHS),
    "visit": ("minute", periods.VISIT_MINUTES),
    "interactions": ("day", periods.RAW_DAYS),
    "figures": ("month", periods.STATISTICS_MONTHS),
    "receipts": ("month", periods.RECEIPT_MONTHS),
    "feedback": ("month", periods.FEEDBACK_MONTHS),
}
FEEDBACK = ("feedback-kept", "feedback-sent", "feedback-health")


@pytest.fixture(scope="module")
def named(site_settings: Settings) -> CheckingClient:
    """A client of a site that somebody is responsible for."""
    settings = replace(site_settings, responsible_name=NAME, responsible_email=EMAIL)
    return CheckingClient(create_app(settings), settings)


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(named: CheckingClient, store: Session, locale: str) -> Page:
    return named.get(path_of(store, locale))


def path_of(store: Session, locale: str) -> str:
    return subjects.links(store, locale, ["page:privacy"])["page:privacy"].path


def words(app: Flask, locale: str, source: str, **values: object) -> str:
    """An interface string as the site says it in a language."""
    with app.test_request_context(f"/{locale}"):
        return " ".join(str(babel.gettext(source, **values)).split())


def reads(element: Element) -> str:
    return " ".join(element.to_text(separator="", strip=False).split())


def cell_of(cell: Element) -> str:
    """What a cell says, without the head of its column, which is shown before it on small screens."""
    return reads(cell).removeprefix(" ".join(map(reads, elements(cell, ".label")))).strip()


def section_of(page: Page, heading: str) -> Element:
    """The section that a heading begins."""
    return next(part for part in page.all("section") if part.query(f"#{heading}"))


def test_it_names_who_is_responsible_and_how_to_reach_them(page: Page) -> None:
    section = section_of(page, "controller")
    assert NAME in reads(section)
    assert [link.attrs["href"] for link in elements(section, "a")] == [f"mailto:{EMAIL}"]


def test_it_says_so_if_nobody_is_named(client: CheckingClient, store: Session, locale: str) -> None:
    section = section_of(client.get(path_of(store, locale)), "controller")
    for sentence in (
        "This copy of the site does not name anyone who is responsible for it yet.",
        "This copy of the site does not name an address that you can write to yet.",
    ):
        assert words(client.app, locale, sentence) in reads(section)
    assert not section.query("a")


@pytest.mark.parametrize("item", PROCESSING, ids=lambda item: item.id)
def test_whatever_is_done_with_data_has_a_reason_and_a_legal_basis(
    item: Processing, page: Page, named: CheckingClient, locale: str
) -> None:
    row = page.one(f"#processing-{item.id}")
    cells = [cell_of(cell) for cell in elements(row, "th, td")]
    assert cells == [words(named.app, locale, text) for text in (item.what, item.why, item.basis)]


def test_every_purpose_of_the_register_is_there_on_the_basis_that_it_needs() -> None:
    bases = {stored.purpose: set[str]() for stored in register.REGISTER}
    for item in PROCESSING:
        if item.purpose:
            bases[item.purpose].add(item.basis)
    assert all(bases.values())
    assert {purpose for purpose, found in bases.items() if found == {CONSENT}} == set(bases) - {NECESSARY}
    assert CONSENT not in bases[NECESSARY]


@pytest.mark.parametrize("key", KEPT)
def test_periods_are_those_of_the_code(key: str, page: Page, named: CheckingClient, locale: str) -> None:
    unit, count = KEPT[key]
    [cell] = elements(page.one(f"#kept-{key}"), "td")
    with named.app.test_request_context(f"/{locale}"):
        wanted = str(babel.ngettext(f"{{count}} {unit}", f"{{count}} {unit}s", count))
    assert cell_of(cell) == " ".join(wanted.split())


def test_whatever_is_stored_on_a_device_has_a_period(page: Page) -> None:
    ids = [attribute(row, "id") for row in page.all("tr[id]")]
    rows = {name.removeprefix("kept-") for name in ids if name.startswith("kept-")}
    assert rows >= {item.id for item in PROCESSING if item.basis == CONSENT or item.purpose == NECESSARY}


def test_the_least_figure_that_is_shown_is_that_of_the_code(page: Page, named: CheckingClient, locale: str) -> None:
    wanted = words(
        named.app, locale, "A figure below {least} is not shown, unless it is zero.", least=periods.LEAST_SHOWN
    )
    assert reads(page.one("#least")) == wanted


@pytest.mark.parametrize("block", [*RIGHTS, *DUTIES, *FEEDBACK])
def test_it_tells_every_right_and_what_else_must_be_told(block: str, page: Page, store: Session, locale: str) -> None:
    element = page.one(f"#{block}")
    assert "lang" not in element.attrs
    if locale != "en":
        entries = po.read(TRANSLATIONS / locale / "LC_MESSAGES" / "content.po")
        [entry] = [entry for entry in entries if entry.context == f"page:privacy/{block}"]
        assert reads(element) == " ".join(plain(entry.forms[0]).split())


def test_it_names_the_authority(page: Page) -> None:
    assert "Autoriteit Persoonsgegevens" in reads(page.one("#authority"))


def test_objecting_is_told_apart_from_the_other_rights(page: Page) -> None:
    # GDPR, article 21(4): clearly, and separately from any other information.
    section = section_of(page, "object")
    assert [part.attrs["id"] for part in elements(section, "p")] == ["objection"]


def test_every_page_links_to_it(client: CheckingClient, store: Session, addresses: list[dict[str, str]]) -> None:
    for paths in addresses:
        for locale, path in paths.items():
            links = [link.attrs["href"] for link in client.get(path).all("footer nav a")]
            assert path_of(store, locale) in links, path


def test_what_the_form_for_problems_takes_is_told() -> None:
    """The columns of its table, all of them: whoever adds one must tell of it first."""
    assert set(Feedback.__table__.columns.keys()) == {
        *("problem", "page", "uses", "email"),  # what one writes in the form
        *("at", "locale"),  # the time, and the language of the page
        *("number", "digest", "tried_at", "sent_at"),  # made by the site, of these alone
    }
    assert "feedback" in {item.id for item in PROCESSING}
