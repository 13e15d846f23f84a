"""Every act can be taken back, in one language, without touching what was done since."""

from tests.conftest import LOCALES
from tests.views.desk.site import LEVELS, PARTIES, WHAT, Desk, changed
from webapp.store.db import writing
from webapp.store.queries import rows


def test_an_upload_can_be_taken_back_from_its_own_page_and_that_too(hidden: Desk) -> None:
    before = hidden.text(WHAT)
    page = hidden.upload(changed(hidden.export(), WHAT, "D’Anna."))
    page = hidden.undo(page.one("input[name=act]").attrs["value"])
    assert page.one("h1").to_text() == "1 text was put back."
    assert hidden.text(WHAT) == before
    page = hidden.undo(page.one("input[name=act]").attrs["value"])
    assert hidden.text(WHAT) == "D’Anna."
    first = hidden.get().all(".acts > li")[0].to_text()
    assert "Earlier act undone" in first
    assert "Anna" in first


def test_what_was_changed_since_is_left_alone_and_named(hidden: Desk) -> None:
    levels = hidden.text(LEVELS)
    page = hidden.upload(changed(changed(hidden.export(), WHAT, "D’Anna."), LEVELS, "D’Anna aussi."))
    hidden.write(WHAT, "De Bram.")
    page = hidden.undo(page.one("input[name=act]").attrs["value"])
    assert page.one("h1").to_text() == "1 text was put back."
    assert page.one(".summary").to_text().startswith("1 text of act ")
    assert [code.to_text() for code in page.all("#kept + ul code")] == [WHAT]
    assert (hidden.text(WHAT), hidden.text(LEVELS)) == ("De Bram.", levels)


def test_an_act_in_another_language_is_not_undone(hidden: Desk) -> None:
    hidden.write(WHAT, "De Bram.")
    act = hidden.get().all("input[name=act]")[0].attrs["value"]
    before = hidden.state()
    hidden.locale = "nl"
    hidden.undo(act, 422)
    assert hidden.state() == before
    hidden.locale = "fr"
    hidden.undo(act)
    assert hidden.text(WHAT) != "De Bram."


def test_an_act_that_changed_nothing_here_is_told(hidden: Desk) -> None:
    hidden.write(PARTIES, "De Bram.")
    before = hidden.state()
    for act in ("", "0", "1", "999", "-1", "1.5", "١", "9" * 30, "x", "<b>"):
        page = hidden.undo(act, 422)
        assert page.one("h1").to_text() == "Nothing was undone."
        assert page.all("main a")[0].attrs["href"] == "/translate/fr"
    assert hidden.state() == before


def test_undone_twice_all_is_back_already(hidden: Desk) -> None:
    page = hidden.upload(changed(hidden.export(), WHAT, "D’Anna."))
    act = page.one("input[name=act]").attrs["value"]
    assert [code.to_text() for code in hidden.undo(act).all("#back + ul code")] == [WHAT]
    page = hidden.undo(act)
    assert page.one("h1").to_text() == "Nothing was undone."
    assert page.one(".summary").to_text() == f"All that act {act} changed in this language had been put back already."


def test_an_act_that_was_undone_in_part_says_so(hidden: Desk) -> None:
    file = changed(changed(hidden.export(), WHAT, "D’Anna."), PARTIES, "[Sans](page:about) liens")
    act = hidden.upload(file).one("input[name=act]").attrs["value"]
    hidden.write(WHAT, "De Bram.")
    page = hidden.undo(act)
    assert page.one("h1").to_text() == f"Act {act} was undone in part."
    assert "1 suggestion was dismissed." in page.text
    assert [code.to_text() for code in page.all("#kept + ul code")] == [WHAT]


def test_a_word_that_would_stand_in_two_addresses_is_left_alone_and_named(hidden: Desk) -> None:
    name, country = "interface:address|name", "interface:address|country"
    before = hidden.text(name)
    hidden.write(name, "libelle")
    act = hidden.get().all("input[name=act]")[0].attrs["value"]
    hidden.write(country, str(before))
    page = hidden.undo(act)
    assert page.one("h1").to_text() == "Nothing was undone."
    assert page.one(".summary").to_text().startswith("Some texts could not be put back.")
    assert len(page.all("#clashing + ul li")) == 1
    assert hidden.text(name) == "libelle"


def test_a_text_whose_message_is_gone_is_named(hidden: Desk) -> None:
    hidden.write(LEVELS, "Iets.")
    act = hidden.get().all("input[name=act]")[0].attrs["value"]
    with writing(hidden.store) as session:
        rows.remove(session, "translations", [(LEVELS, locale) for locale in LOCALES])
        rows.remove(session, "blocks", [(LEVELS,)])
        rows.remove(session, "messages", [(LEVELS,)])
    page = hidden.undo(act)
    assert page.one("h1").to_text() == "Nothing was undone."
    assert [code.to_text() for code in page.all("#gone + ul code")] == [LEVELS]


def test_the_address_of_the_answer_leads_back(desk: Desk) -> None:
    answer = desk.raw("nl/undo")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/translate/nl")
