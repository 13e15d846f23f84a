"""A suggestion that is not wanted is dismissed with one button, and that can be undone."""

import re

from tests.views.desk.site import OWN, PARTIES, WHAT, Desk, changed


def put_aside(desk: Desk, *contexts: str) -> None:
    """Two translators change the same texts."""
    file = desk.export()
    for context in contexts:
        file = changed(file, context, f"D’Anna : {context}")
        desk.write(context, "De Bram.")
    desk.upload(file)


def test_it_waits_no_more_and_the_others_do(hidden: Desk) -> None:
    put_aside(hidden, WHAT, PARTIES)
    page = hidden.get()
    numbers = [field.attrs["value"] for field in page.all("input[name=suggestion]")]
    buttons = [button.to_text() for button in page.all("#aside ~ ul button")]
    assert buttons == [f"Dismiss suggestion {number}" for number in numbers]
    page = hidden.dismiss(numbers[0])
    assert page.one("h1").to_text() == f"Suggestion {numbers[0]} was dismissed."
    assert page.one("main code").to_text() == PARTIES
    assert page.one(".said").to_text() == f"D’Anna : {PARTIES}"
    left = hidden.get()
    assert [field.attrs["value"] for field in left.all("input[name=suggestion]")] == numbers[1:]
    assert "1 suggestion waits for your choice" in left.one(".summary").to_text()
    act = left.all(".acts > li")[0].to_text()
    for words in ("Suggestion dismissed", "1 suggestion dismissed", PARTIES):
        assert words in act
    page = hidden.undo(page.one("input[name=act]").attrs["value"])
    assert page.one(".summary").to_text().endswith("1 suggestion waits for your choice again.")
    assert len(hidden.get().all("input[name=suggestion]")) == 2


def test_undoing_an_upload_dismisses_what_it_put_aside(hidden: Desk) -> None:
    put_aside(hidden, WHAT)
    act = hidden.get().all("input[name=act]")[0].attrs["value"]
    page = hidden.undo(act)
    assert page.one("h1").to_text() == f"Act {act} was undone."
    assert "1 suggestion was dismissed." in page.text
    assert not hidden.get().all("#aside")


def test_an_answer_that_put_all_aside_leads_to_the_choice_and_can_be_undone(hidden: Desk) -> None:
    file = changed(hidden.export(), WHAT, "D’Anna.")
    hidden.write(WHAT, "De Bram.")
    page = hidden.upload(file)
    assert page.one("h1").to_text() == "No text was taken over. 1 text was put aside."
    assert "/translate/fr#aside" in [link.attrs["href"] for link in page.all("main a")]
    hidden.undo(page.one("input[name=act]").attrs["value"])
    assert not hidden.get().all("#aside")
    assert not hidden.upload(file, check="yes").all("main a[href$=aside], main form")
    hidden.upload(file)
    assert hidden.get().all("#aside"), "sent again it waits again"


def test_a_suggestion_that_was_taken_over_is_left_alone_and_told(hidden: Desk) -> None:
    put_aside(hidden, WHAT)
    act = hidden.get().all("input[name=act]")[0].attrs["value"]
    hidden.write(WHAT, f"D’Anna : {WHAT}")
    page = hidden.undo(act)
    assert page.one("h1").to_text() == "Nothing was undone."
    assert page.one(".summary").to_text().startswith("1 suggestion was left alone, because it has been taken over")


def test_an_earlier_suggestion_of_ones_own_that_gives_way_is_told(hidden: Desk) -> None:
    put_aside(hidden, WHAT)
    file = changed(hidden.export(), WHAT, "D’Anna, autrement.").replace("X-Samenspraak-Base", "X")
    for fields in ({"check": "yes"}, {}):
        answer = hidden.upload(file, 200, **fields).one("#others + ul").to_text()
        assert "Earlier suggestions of yours that give way to this file: 1" in answer
    assert [item.to_text() for item in hidden.get().all("#aside ~ ul .said")][1] == "D’Anna, autrement."


def test_what_was_dismissed_is_told_to_who_sends_it_again(hidden: Desk) -> None:
    put_aside(hidden, WHAT)
    hidden.dismiss(hidden.get().one("input[name=suggestion]").attrs["value"])
    for fields in ({"check": "yes"}, {}):
        page = hidden.upload(
            changed(hidden.export(), WHAT, f"D’Anna : {WHAT}").replace("X-Samenspraak-Base", "X"), 200, **fields
        )
        assert page.one("h1").to_text() == "There is nothing to take over in this file."
        assert page.all("#dismissed + ul .said")[0].to_text() == f"D’Anna : {WHAT}"
    assert not hidden.get().all("#aside")


def test_a_file_that_has_not_all_texts_says_so(hidden: Desk) -> None:
    file = hidden.export()
    whole = hidden.upload(file)
    assert "Not in this file" not in whole.text
    page = hidden.upload(file.partition(f'msgctxt "{WHAT}"')[0].rpartition("\n\n")[0])
    total = int(re.findall(r"\d+", whole.one("#others + ul").to_text())[0])
    unchanged, blank, absent = (int(number) for number in re.findall(r"\d+", page.one("#others + ul").to_text()))
    assert (unchanged + blank + absent, absent > 100) == (total, True)


def test_what_does_not_wait_is_told(hidden: Desk) -> None:
    put_aside(hidden, WHAT)
    number = hidden.get().one("input[name=suggestion]").attrs["value"]
    before = hidden.state()
    for wrong in ("", "0", "999", "-1", "١", "9" * 30, "<b>"):
        page = hidden.dismiss(wrong, 422)
        assert page.one("h1").to_text() == "Nothing was dismissed."
    hidden.locale = "nl"
    hidden.dismiss(number, 422)
    assert hidden.state() == before
    hidden.locale = "fr"
    hidden.dismiss(number)
    hidden.dismiss(number, 422)


def test_a_form_from_elsewhere_dismisses_nothing(hidden: Desk) -> None:
    put_aside(hidden, WHAT)
    number = hidden.get().one("input[name=suggestion]").attrs["value"]
    before = hidden.state()
    for headers in ({}, {**OWN, "Origin": "https://evil.test"}, {"Sec-Fetch-Site": "cross-site"}):
        hidden.get("fr/dismiss", 403, method="POST", headers=headers, data={"suggestion": number})
    assert hidden.state() == before


def test_an_act_has_a_button_as_long_as_there_is_something_to_undo(hidden: Desk) -> None:
    hidden.write(WHAT, "Een.")
    hidden.write(WHAT, "Twee.")
    acts = hidden.get().all(".acts > li")
    assert [len(item.query("button")) for item in acts] == [1, 0]
    assert acts[0].query("time")[0].to_text().endswith(" UTC")
