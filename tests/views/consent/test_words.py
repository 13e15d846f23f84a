"""The question is short and plain: no word that talks visitors into a yes, and nothing chosen for them."""

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from justhtml import Element

from tests.checking import Page, elements
from tests.conftest import LOCALES
from tests.views.consent.browser import CHOICE_FORM, NOTICE, Site
from webapp.views import asking

NUDGES = Path(__file__).parents[2] / "consent" / "nudges"
MOST_WORDS = 40


def nudges(locale: str) -> list[str]:
    lines = (NUDGES / f"{locale}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def nudging(words: str, locale: str) -> list[str]:
    """What is in a text of the list of its language, as whole words."""
    plain = normalize("NFC", words).lower().replace("’", "'")
    return [
        nudge
        for nudge in nudges(locale)
        if re.search(rf"(?<!\w){re.escape(nudge.lower().replace('’', chr(39)))}(?!\w)", plain)
    ]


def spoken(element: Element, locale: str) -> Iterator[tuple[str, str]]:
    """The words of an element with their language."""
    own = element.attrs.get("lang") or locale
    for child in element.children:
        if isinstance(child, Element):
            yield from spoken(child, own)
        elif child.name == "#text" and child.to_text().strip():
            yield own, child.to_text()


def questions(site: Site, locale: str) -> dict[str, tuple[Page, Element]]:
    """All that a visitor is asked with: the notice, the notice on a list, the form, and the form once more."""
    browser = site.browser()
    listed = next(
        str(row["path"])
        for row in site.rows("addresses")
        if row["locale"] == locale and row["ref"] == "page:organisations"
    )
    pages = {
        "notice": (browser.page(f"/{locale}"), "#consent"),
        "notice on a list": (browser.page(listed), "#consent"),
        "notice on an error": (browser.page(f"/{locale}/nowhere", 404), "#consent"),
        "form": (browser.page(f"/{locale}/cookies"), CHOICE_FORM),
        "again": (
            browser.follow(browser.post(f"/{locale}/consent", {"answer": "accept", "text": "00000000"}), 409),
            CHOICE_FORM,
        ),
    }
    return {name: (page, page.one(selector)) for name, (page, selector) in pages.items()}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_question_is_short(read_site: Site, locale: str) -> None:
    page = read_site.browser().page(f"/{locale}")
    before = [paragraph.to_text() for paragraph in page.all("#consent p:not(.answers)")]
    assert len(before) == 2
    words = re.findall(r"[\w’'-]+", " ".join(before))
    assert 10 < len(words) <= MOST_WORDS, len(words)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_talks_anybody_into_a_yes(read_site: Site, locale: str) -> None:
    for name, (_, element) in questions(read_site, locale).items():
        by_language: dict[str, list[str]] = {}
        for lang, words in spoken(element, locale):
            by_language.setdefault(lang, []).append(words)
        assert by_language
        assert set(by_language) <= {locale, "en"}
        for lang, texts in by_language.items():
            assert nudging("\n".join(texts), lang) == [], name


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_finds_what_banners_say(locale: str) -> None:
    said = {
        "en": "We and our partners value your privacy: OK, I agree. For the best, personalised experience.",
        "nl": "Wij gebruiken cookies voor een optimale gebruikservaring. Akkoord?",
        "fr": "Pour améliorer votre expérience, nous et nos partenaires… J’ai compris. D’accord !",
        "es": "Para mejorar su experiencia, nosotros y nuestros socios… De acuerdo, entendido.",
    }
    assert len(nudging(said[locale], locale)) >= 3
    assert len(set(nudges(locale))) == len(nudges(locale)) >= 40
    # Whole words alone: what merely begins like one is no nudge.
    assert nudging("token book okapi", "en") == []


@pytest.mark.parametrize("locale", LOCALES)
def test_yes_and_no_are_two_words_of_one_kind(read_site: Site, locale: str) -> None:
    for name, (_, element) in questions(read_site, locale).items():
        buttons = {button.attrs["value"]: button for button in elements(element, "button")}
        accept, refuse = buttons["accept"], buttons["refuse"]
        assert accept.to_text().strip().lower() != refuse.to_text().strip().lower(), name
        for button in buttons.values():
            assert {key: value for key, value in button.attrs.items() if key not in ("value", "lang")} == {
                "type": "submit",
                "name": "answer",
            }
            assert button.parent is accept.parent
            assert 1 <= len(button.to_text().split()) <= 4


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_ticked_and_the_way_back_is_told_first(read_site: Site, locale: str) -> None:
    for name, (page, element) in questions(read_site, locale).items():
        if name != "again":
            assert not [box for box in elements(element, "input") if "checked" in box.attrs], name
        assert not element.query("select, [autofocus], [disabled], details, dialog")
        kind = "form" if element.name == "form" else "notice"
        with read_site.app.test_request_context(f"/{locale}", base_url="https://site.test"):
            told = str(asking.asked(kind).lines["withdrawal" if kind == "form" else "text"])  # type: ignore[arg-type]
        html = element.to_text()
        assert " ".join(told.split()) in " ".join(html.split())
        assert page.one("html").attrs["lang"] == locale


@pytest.mark.parametrize("locale", LOCALES)
def test_the_question_is_complete_in_one_language(read_site: Site, locale: str) -> None:
    # The catalogues of the site are complete: nobody is asked in two languages.
    with read_site.app.test_request_context(f"/{locale}", base_url="https://site.test"):
        for kind in asking.LINES:
            for place, words in asking.asked(kind).lines.items():
                assert words.lang in ("", None, locale), place
                if locale != "en" and str(words) == asking.LINES[kind][place]:
                    assert len(str(words).split()) == 1, place


@pytest.mark.parametrize("locale", LOCALES)
def test_who_asks_is_named(read_site: Site, locale: str) -> None:
    assert "Samenspraak" in read_site.browser().page(f"/{locale}").one(NOTICE).to_text()
    assert "Samenspraak" in read_site.browser().page(f"/{locale}/cookies").one(CHOICE_FORM).to_text()
