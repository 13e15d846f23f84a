"""Every act can be taken back, in one language, without touching what was done since."""

from tests.views.desk.site import LEVELS, PARTIES, WHAT, Desk, changed


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


def test_the_address_of_the_answer_leads_back(desk: Desk) -> None:
    answer = desk.raw("nl/undo")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/translate/nl")
