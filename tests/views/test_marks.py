"""Honest to the visitor: what is not translated, or older than the English, is said once, counted and marked."""

from collections.abc import Callable

import pytest
from justhtml import Element
from sqlalchemy import Engine

from tests.checking import CheckingClient, Page, attribute
from webapp import create_app
from webapp.config import TRANSLATIONS, Settings
from webapp.content.translating import english
from webapp.content.translating.pen import Pen
from webapp.i18n import po
from webapp.store.db import reading, writing

LOCALES = Settings().locales
PATH = {
    "nl": "/nl/themas/sociale-dialoog",
    "fr": "/fr/domaines-d-action/dialogue-social",
    "es": "/es/areas-de-trabajo/dialogo-social",
}
ENGLISH = "/en/programme-areas/social-dialogue"
WHAT = "page:social-dialogue/what"
DEMOCRACY = "page:social-dialogue/democracy"
MOST_BYTES = 600

Edit = Callable[..., None]


@pytest.fixture
def site(own_store: Engine) -> CheckingClient:
    settings = Settings(
        database_url=own_store.url.render_as_string(), site_url="https://site.test", trusted_hosts=("site.test",)
    )
    return CheckingClient(create_app(settings), settings)


@pytest.fixture
def edit(own_store: Engine) -> Edit:
    def edit(context: str, text: str, *, typo: bool = False) -> None:
        with reading(own_store) as session:
            before = english.source(session, context)
        with writing(own_store) as session:
            english.edit(session, context, before, text, author="Bob", locales=LOCALES, typo=typo, reason="a test")

    return edit


@pytest.fixture
def forget(own_store: Engine) -> Callable[[str, str], None]:
    """Take a translation away."""

    def forget(context: str, locale: str) -> None:
        with writing(own_store) as session:
            pen = Pen(session, "edit", "Anna")
            pen.translate(locale, {context: None})
            pen.finish(LOCALES)

    return forget


def words(locale: str, source: str) -> tuple[str, ...]:
    """The forms of a message of the interface, as the catalogue has them."""
    entries = po.read(TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po")
    return next(entry.forms for entry in entries if entry.sources[0].startswith(source))


def marks(page: Page) -> dict[str, str]:
    """What is said of each block that is marked."""
    found = {}
    for mark in page.all(".mark"):
        assert isinstance(mark.parent, Element)
        found[attribute(mark.parent, "id")] = mark.to_text()
    return found


@pytest.mark.parametrize("locale", PATH)
def test_a_page_that_is_up_to_date_says_nothing(site: CheckingClient, locale: str) -> None:
    page = site.get(PATH[locale])
    assert not page.all(".notice, .mark")


@pytest.mark.parametrize("locale", PATH)
def test_an_outdated_text_is_marked_and_counted(site: CheckingClient, edit: Edit, locale: str) -> None:
    edit(WHAT, "Social dialogue is talk.")
    page = site.get(PATH[locale])
    assert marks(page) == {"what": f"({words(locale, 'older than')[0]})"}
    assert "lang" not in page.one("#what").attrs
    said = page.one(".notice").to_text().replace(" .", ".")
    link = page.one(".notice a")
    assert said == words(locale, "{count} part of this page")[0].format(count=1, english=link.to_text())
    assert (link.attrs["href"], link.attrs["hreflang"]) == (ENGLISH, "en")
    assert not site.get(ENGLISH).all(".notice, .mark")


@pytest.mark.parametrize("locale", PATH)
def test_a_missing_text_is_english_marked_and_counted_with_the_others(
    site: CheckingClient, edit: Edit, forget: Callable[[str, str], None], locale: str
) -> None:
    edit(WHAT, "Social dialogue is talk.")
    forget(DEMOCRACY, locale)
    page = site.get(PATH[locale])
    assert marks(page) == {
        "what": f"({words(locale, 'older than')[0]})",
        "democracy": f"({words(locale, 'not translated yet')[0]})",
    }
    assert page.one("#democracy").attrs["lang"] == "en"
    assert page.one("#democracy .mark").attrs["lang"] == locale
    said = page.one(".notice").to_text().replace(" .", ".")
    english_link = page.one(".notice a").to_text()
    assert said == words(locale, "{count} part of this page")[1].format(count=2, english=english_link)


def test_what_is_added_is_small_and_needs_no_script(
    site: CheckingClient, edit: Edit, forget: Callable[[str, str], None]
) -> None:
    before = site.get(PATH["nl"])
    edit(WHAT, "Social dialogue is talk.")
    forget(DEMOCRACY, "nl")
    after = site.get(PATH["nl"])
    added = len(after.response.data) - len(before.response.data)
    assert 0 < added < MOST_BYTES
    assert len(after.all("script")) == len(before.all("script"))


def test_a_typo_marks_nothing_and_a_reverted_text_is_current_again(site: CheckingClient, edit: Edit) -> None:
    english_now = site.get(ENGLISH).one("#what").to_text()
    edit(WHAT, f"{english_now}!", typo=True)
    assert not site.get(PATH["nl"]).all(".notice, .mark")
    edit(WHAT, "Something else.")
    assert marks(site.get(PATH["nl"])).keys() == {"what"}
    edit(WHAT, f"{english_now}!")
    assert not site.get(PATH["nl"]).all(".notice, .mark")


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        ("page:home", "/nl"),
        ("page:social-dialogue", PATH["nl"]),
        ("page:glossary", "/nl/woordenlijst"),
        ("page:organisations", "/nl/ons-werk/netwerken/organisaties"),
        ("project:vanilla-madagascar", "/nl/ons-werk/netwerken/projecten/vanille-madagaskar"),
    ],
)
def test_a_title_is_marked_and_counted_too(
    site: CheckingClient, edit: Edit, forget: Callable[[str, str], None], ref: str, path: str
) -> None:
    before = site.get(path)
    edit(f"{ref}/title", "Some other words")
    page = site.get(path)
    assert page.one("h1").to_text() == before.one("h1").to_text()
    assert page.one("h1 + p .mark").to_text() == f"({words('nl', 'older than')[0]})"
    assert (len(page.all(".mark")), page.all(".notice")[0].to_text()[:2]) == (1, "1 ")
    forget(f"{ref}/title", "nl")
    page = site.get(path)
    assert (page.one("h1").to_text(), page.one("h1").attrs["lang"]) == ("Some other words", "en")
    assert page.one("h1 + p .mark").to_text() == f"({words('nl', 'not translated yet')[0]})"


def test_the_summary_and_the_glossary_are_marked_too(site: CheckingClient, edit: Edit) -> None:
    edit("page:glossary/summary", "What words mean.")
    edit("term:mandate/definition", "What an organisation may do.")
    page = site.get("/nl/woordenlijst")
    assert len(page.all(".mark")) == 2
    assert page.one(".summary .mark").to_text() == f"({words('nl', 'older than')[0]})"
    assert page.one(".notice").to_text().startswith("2 ")


def test_new_english_is_live_at_the_next_request_also_in_titles(site: CheckingClient, edit: Edit) -> None:
    site.get(ENGLISH)
    edit("page:social-dialogue/title", "Talking together")
    assert site.get(ENGLISH).one("h1").to_text() == "Talking together"
    assert "Talking together" in site.get("/en/site-map").text
