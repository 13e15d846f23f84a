"""The journey of TRANSLATING.md: from the download to the sentence on the page; in the long proof in each language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.browsing import Visitors
from e2e.pages.desk import DeskPage
from e2e.server import Site, serving
from e2e.words import LOCALES, Words
from tests.proving import WHOLE
from webapp.config import ROOT

TOKEN = "a token for the tests of translators"
CREDENTIALS = {"username": "Anna", "password": TOKEN}
REF = "page:social-dialogue"
CONTEXT = f"{REF}/democracy"
GUIDE = (ROOT / "TRANSLATING.md").read_text(encoding="utf-8")
SENTENCE = {
    "nl": "Overleg maakt de democratie sterker: dat is “100 %” zeker.",
    "fr": "Le dialogue rend la démocratie plus forte\u00a0: c’est sûr à 100\u00a0%.",
    "es": "El diálogo hace más fuerte la democracia: ¡eso es seguro al 100\u00a0%!",
}
each_language = pytest.mark.parametrize("locale", LOCALES[1:])


@pytest.fixture(scope="module")
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose texts these tests change."""
    with serving(tmp_path_factory.mktemp("desk"), TRANSLATION_TOKEN=TOKEN) as served:
        yield served


@pytest.fixture(scope="module")
def desk_visitors(browser: Browser, desk_site: Site) -> Visitors:
    return Visitors(browser, desk_site.origin)


@pytest.fixture
def words(desk_site: Site, locale: str) -> Words:
    return desk_site.words(locale)


@pytest.fixture
def translator(desk_visitors: Visitors) -> Iterator[Page]:
    """The browser of somebody who has given name and token when asked; its pages have no scripts to be turned off."""
    with desk_visitors.new(http_credentials=CREDENTIALS, java_script_enabled=False) as page:
        yield page


def edited(path: Path, new: str) -> str:
    """Put a text into the file as somebody does in a text editor; the text that was there."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf'(msgctxt "{re.escape(CONTEXT)}"\nmsgid "[^\n]*"\nmsgstr ")([^\n]*)"\n', text)
    assert found
    path.write_text(text[: found.start()] + f'{found[1]}{new}"\n' + text[found.end() :], encoding="utf-8")
    return found[2]


def sentence_on_page(page: Page, words: Words) -> str:
    page.goto(words.path(REF))
    return page.locator("#democracy").inner_text()


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES[1:] if WHOLE else ["nl"])
def test_from_the_download_to_the_sentence_on_the_page_and_back(
    translator: Page, words: Words, tmp_path: Path, locale: str
) -> None:
    file = DeskPage.open(translator, words).download(tmp_path)
    assert file.name == f"samenspraak-{locale}-content.po"
    before = edited(file, SENTENCE[locale])
    desk = DeskPage.open(translator, words)

    checked = desk.upload(file, "Only check this file")
    expect(checked.main).to_contain_text(words.say("This was only a check: nothing was changed."))
    assert sentence_on_page(translator, words) == before

    taken = DeskPage.open(translator, words).upload(file, "Upload this file")
    expect(taken.heading).to_have_text(words.count("{count} text was taken over.", "{count} texts were taken over.", 1))
    assert translator.title().startswith(taken.heading.inner_text())
    address = translator.url
    assert sentence_on_page(translator, words) == SENTENCE[locale]

    again = DeskPage.open(translator, words).upload(file, "Upload this file")
    expect(again.heading).to_have_text(words.say("There is nothing to take over in this file."))
    assert translator.url == address

    translator.goto(f"/translate/{locale}")
    undo = translator.get_by_role("main").locator("form[action$='/undo'] button").first
    with translator.expect_navigation():
        undo.click()
    expect(translator.get_by_role("heading", level=1)).to_have_text(
        words.count("{count} text was put back.", "{count} texts were put back.", 1)
    )
    assert sentence_on_page(translator, words) == before


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES[1:] if WHOLE else ["es"])
def test_a_text_that_cannot_be_shown_and_a_damaged_file_change_nothing(
    translator: Page, words: Words, tmp_path: Path, locale: str
) -> None:
    file = DeskPage.open(translator, words).download(tmp_path)
    before = edited(file, "<b>Democracy</b> {name}")
    refused = DeskPage.open(translator, words).upload(file, "Upload this file")
    expect(refused.heading).to_contain_text(words.say("No text was taken over."))
    expect(refused.main).to_contain_text(CONTEXT)
    expect(refused.main).to_contain_text("<b>Democracy</b> {name}")
    assert sentence_on_page(translator, words) == before

    lines = file.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if text.startswith('msgstr "<b>Democracy'))
    lines[line - 1] = lines[line - 1].removesuffix('"')
    file.write_text("\n".join(lines), encoding="utf-8")
    damaged = DeskPage.open(translator, words).upload(file, "Upload this file")
    expect(damaged.main).to_contain_text(str(line))
    expect(damaged.main).to_contain_text(words.say("Nothing was changed."))
    assert sentence_on_page(translator, words) == before


@each_language
def test_the_guide_uses_the_words_of_the_page(translator: Page, words: Words) -> None:
    for said in ("Upload this file", "Only check this file"):
        assert f"“{said}”" in GUIDE
        assert words.say(said)
    assert f"`/translate/{words.locale}`" in GUIDE
