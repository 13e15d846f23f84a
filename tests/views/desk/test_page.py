"""What the page says: how the language is doing, what can be done, what changed, and what was done."""

import re

from justhtml import Element
from sqlalchemy import Engine, update

from tests.checking import Page, elements
from tests.conftest import LOCALES
from tests.views.desk.site import LACKING, LEVELS, PARTIES, PUBLIC, WHAT, Desk, changed
from webapp.content.translating.units import units
from webapp.i18n.cldr import language_name
from webapp.store.db import reading, writing
from webapp.store.models import Translation
from webapp.store.queries import revision


def test_it_is_in_the_language_that_is_translated_into(desk: Desk) -> None:
    for locale in LOCALES[1:]:
        page = desk.get(locale)
        assert page.one("html").attrs["lang"] == locale
        assert language_name(locale, locale) in page.one("h1").to_text()
        links = [link.attrs["href"] for link in page.all("main a")]
        assert links[:2] == [f"/translate/{locale}/content.po", f"/translate/{locale}/messages.po"]
        assert page.one("main form").attrs["action"] == f"/translate/{locale}"


def test_what_needs_no_work_is_closed(desk: Desk) -> None:
    page = desk.get()
    assert len(page.all("table")) == len(page.all("details table")) == 1
    desk.edit(WHAT, "unions", "trade unions")
    page = desk.get()
    assert [_counts(row) for row in _waiting(page)] == [(45, 1, 0, 0)]
    assert elements(_waiting(page)[0], "a")[0].attrs["href"] == PUBLIC
    assert PUBLIC not in [link.attrs["href"] for link in page.all("details a")]


def test_all_texts_are_counted_once_in_rows_of_the_interface_and_of_the_pages(desk: Desk) -> None:
    page = desk.get()
    rows = {row.query("th")[0].to_text(): _counts(row) for row in page.all("details tbody tr")}
    assert len(rows) == len(page.all("details tbody tr"))
    assert next(iter(rows.values()))[0] > 100, "the interface comes first"
    assert rows["Woordenlijst"][0] > 20, "terms belong to the page that they stand on"
    assert sum(row[0] for row in rows.values()) == _numbers(page, ".summary")[0]


def test_each_state_is_counted_and_the_words_of_what_is_to_be_translated(desk: Desk) -> None:
    before = _numbers(desk.get(), ".summary")[0]
    with writing(desk.store) as session:
        session.execute(
            update(Translation).where(Translation.context == PARTIES, Translation.locale == "nl").values(approved=False)
        )
        session.delete(session.get_one(Translation, (LEVELS, "nl")))
        revision.bump(session)
    desk.edit(WHAT, "unions", "trade unions")
    page = desk.get()
    assert _counts(_waiting(page)[0]) == (43, 1, 1, 1)
    words = len(desk.unit(WHAT).source.split()) + len(desk.unit(LEVELS).source.split())
    assert _numbers(page, ".summary") == [before - 3, before, words]
    assert [int(re.findall(r"\d+", link.to_text())[-1]) for link in page.all("main a")[:2]] == [3, 0]


def test_what_changed_in_the_english_is_said_in_words_too(hidden: Desk) -> None:
    hidden.edit(WHAT, "unions", "guilds & “unions”")
    item = hidden.get().one("#outdated + ul > li")
    assert WHAT in item.to_text()
    assert [" ".join(element.to_text().split()) for element in (*item.query("del"), *item.query("ins"))] == [
        "removed: unions end of change",
        "added: guilds & “unions” end of change",
    ]
    assert str(hidden.text(WHAT)) in item.to_text()


def test_each_part_of_a_changed_text_is_in_its_language(desk: Desk) -> None:
    desk.edit(WHAT, "unions", "trade unions")
    item = desk.get().one("#outdated + ul > li")
    assert [said.attrs.get("lang") for said in elements(item, ".said")] == ["en", None]
    assert all(word.attrs["lang"] for word in elements(item, ".visually-hidden"))
    desk.locale = "fr"
    desk.hide()
    assert [said.attrs.get("lang") for said in desk.get().all("#outdated + ul .said")] == [None, "fr"]


def test_only_the_first_fifty_are_listed_with_the_number_of_all(hidden: Desk) -> None:
    with writing(hidden.store) as session:
        session.execute(update(Translation).where(Translation.locale == "fr").values(source="Something else."))
        revision.bump(session)
    page = hidden.get()
    total = sum(_counts(row)[1] for row in _waiting(page))
    assert total > 400
    assert _numbers(page, "#outdated") == [total]
    assert len(page.all("#outdated + ul > li")) == 50
    assert f"{total - 50} more are not shown here." in page.text


def test_what_was_put_aside_is_shown_with_author_and_reason_until_it_is_the_text(hidden: Desk) -> None:
    file = changed(hidden.export(), WHAT, "D’Anna.")
    hidden.write(WHAT, "De Bram.")
    hidden.upload(file)
    item = hidden.get().one("#aside ~ ul > li").to_text()
    for words in (WHAT, "By: Anna", "D’Anna.", "De Bram.", "was changed on the site too"):
        assert words in item
    hidden.write(WHAT, "D’Anna.")
    assert not hidden.get().all("#aside")


def test_the_last_acts_are_listed_each_with_its_own_button(desk: Desk) -> None:
    with reading(desk.store) as session:
        titles = [context for context in units(session, "nl") if context.endswith("/title")]
    for number, context in enumerate(titles[:12]):
        desk.write(context, f"Versie {number}.", author=f"Bram {number}")
    page = desk.get()
    items = page.all(".acts > li")
    assert len(items) == 12
    assert page.one("#acts ~ details summary").to_text() == "Eerdere acties"
    assert items[10:] == page.all("#acts ~ details .acts > li")
    assert "Bram 11" in items[0].to_text()
    assert "other.po" in items[0].to_text()
    buttons = [button.to_text() for button in page.all("main button")]
    assert len(set(buttons)) == len(buttons) == 14
    assert not desk.get("fr").all(".acts button")


def test_a_language_that_is_not_public_has_its_page_in_english(hidden: Desk) -> None:
    page = hidden.get()
    assert page.one("html").attrs["lang"] == "en"
    assert page.one("h1").to_text() == "Translations into French"
    assert "This language is not public yet" in page.text
    assert "About this site" in _waiting(page)[0].to_text()
    assert not page.all("table a")
    assert "/fr" not in [link.attrs["href"] for link in page.all("a")]


def test_a_language_becomes_public_when_its_last_text_arrives(hidden: Desk) -> None:
    page = hidden.upload(changed(hidden.export(), WHAT, "Le tout."))
    assert "everybody can see this language" not in page.text
    assert hidden.client.raw("/fr").status_code == 404
    page = hidden.upload(changed(hidden.export(), LACKING, "Ce que c’est."))
    assert "everybody can see this language" in page.text
    assert "Le tout." in hidden.client.get(PUBLIC_FRENCH).text
    assert hidden.get().one("html").attrs["lang"] == "fr"


def test_a_name_is_only_a_name(own_store: Engine) -> None:
    desk = Desk(own_store)
    name = "<b>Zoë</b> O’Neil"
    assert name in desk.get(name=name).text


PUBLIC_FRENCH = "/fr/domaines-d-action/dialogue-social"


def _waiting(page: Page) -> list[Element]:
    """The rows of pages on which something waits."""
    closed = page.all("details tbody tr")
    return [row for row in page.all("tbody tr") if row not in closed]


def _counts(row: Element) -> tuple[int, ...]:
    """Ready, outdated, missing, to review."""
    return tuple(int(cell.to_text()) for cell in row.query("td"))


def _numbers(page: Page, selector: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", page.one(selector).to_text())]
