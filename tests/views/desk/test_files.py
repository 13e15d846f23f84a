"""Catalogues out and back: the page changes at once, nobody's work is lost, and what is damaged changes nothing."""

import re

from sqlalchemy import event, select

from tests.checking import Page
from tests.views.desk.site import LEVELS, OWN, PARTIES, PUBLIC, WHAT, Body, Desk, changed, form
from webapp.content.translating.exporting import DOMAINS
from webapp.i18n import po
from webapp.store.db import writing

SENTENCE = "Vakbonden en werkgevers praten met elkaar."


def test_a_download_is_the_export(desk: Desk) -> None:
    for locale in ("nl", "fr"):
        desk.locale = locale
        for domain in DOMAINS:
            answer = desk.raw(f"{locale}/{domain}.po")
            assert answer.text == desk.export(domain)
            assert answer.headers["Content-Type"] == "text/x-gettext-translation; charset=utf-8"
            name = f"samenspraak-{locale}-{domain}.po"
            assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
            assert po.parse(answer.data, name).headers["Language"] == locale


def test_an_upload_changes_the_public_page_at_once(desk: Desk) -> None:
    assert SENTENCE not in desk.client.get(PUBLIC).text
    page = desk.upload(changed(desk.raw("nl/content.po").text, WHAT, SENTENCE))
    assert page.one("html").attrs["lang"] == "nl"
    assert _items(page, "changed") == [WHAT]
    assert SENTENCE in desk.client.get(PUBLIC).text
    unit = desk.unit(WHAT)
    assert (unit.state, unit.author) == ("approved", "Anna")
    first = desk.get().all(".acts > li")[0].to_text()
    assert "Anna" in first
    assert "mine.po" in first


def test_a_label_is_told_with_a_link_to_what_it_names(desk: Desk) -> None:
    context = "page:social-dialogue/need-for-trust/label"
    page = desk.upload(changed(desk.raw("nl/content.po").text, context, "Goed vertrouwen"))
    assert _items(page, "changed") == [context]
    assert page.one("#changed + ul a").attrs["href"] == f"{PUBLIC}#need-for-trust"
    assert desk.client.get(PUBLIC).all(".way-steps a")[-1].to_text() == "Goed vertrouwen"


def test_a_word_of_the_interface_changes_at_once(desk: Desk) -> None:
    text = desk.raw("nl/messages.po").text
    page = desk.upload(text.replace('msgstr "Naar de hoofdinhoud"', 'msgstr "Meteen naar de tekst"'))
    assert page.one("#changed + ul q").to_text() == "Skip to main content"
    assert page.one("#changed + ul q").attrs["lang"] == "en"
    assert "Meteen naar de tekst" in desk.client.get("/nl").text


def test_the_title_says_the_outcome_and_the_page_both_versions(hidden: Desk) -> None:
    before = hidden.text(WHAT)
    page = hidden.upload(changed(hidden.export(), WHAT, SENTENCE))
    assert page.one("h1").to_text() == "1 text was taken over."
    assert page.one("title").to_text() == "1 text was taken over. – Samenspraak"
    assert [said.to_text() for said in page.all("#changed + ul .said")] == [SENTENCE, before]
    assert {said.attrs["lang"] for said in page.all("#changed + ul .said")} == {"fr"}


def test_a_check_says_the_same_and_changes_nothing(hidden: Desk) -> None:
    file = changed(hidden.export(), WHAT, SENTENCE)
    before = hidden.state()
    page = hidden.upload(file, check="yes")
    assert page.one("h1").to_text() == "1 text would be taken over."
    assert "This was only a check: nothing was changed." in page.text
    assert _items(page, "changed") == [WHAT]
    assert not page.all("main form")
    assert hidden.state() == before


def test_of_a_conflict_both_sides_are_shown_and_of_a_fault_the_line(hidden: Desk) -> None:
    file = changed(changed(hidden.export(), WHAT, "D’Anna."), PARTIES, "Court.")
    hidden.write(WHAT, "De Bram, qu’il a dit.")
    page = hidden.upload(file)
    assert page.one("h1").to_text() == "No text was taken over. 2 texts were put aside."
    conflict = page.one("#conflicts + ul").to_text()
    for words in (WHAT, "D’Anna.", "De Bram, qu’il a dit.", "This text was changed on the site too"):
        assert words in conflict
    broken = page.one("#broken + ul > li").to_text()
    line = next(number for number, text in enumerate(file.splitlines(), 1) if f'"{PARTIES}"' in text)
    assert f"line {line} of the file" in broken
    assert "The links must be those of the English" in broken
    assert hidden.text(WHAT) == "De Bram, qu’il a dit."


def test_what_would_break_a_page_is_shown_as_text_with_the_reason_in_the_language(desk: Desk) -> None:
    page = desk.upload(changed(desk.export(), LEVELS, "{x} <b>Iets</b>."))
    text, _, reason = page.all("#broken + ul dd")
    assert text.to_text() == "{x} <b>Iets</b>."
    assert reason.to_text() == (
        "{x} staat niet in de Engelse tekst. HTML is niet toegestaan: er staat een tag of een code voor een teken in."
    )


def test_every_fate_has_its_place(hidden: Desk) -> None:
    hidden.remove(LEVELS)
    hidden.edit(WHAT, "unions", "trade unions")
    file = hidden.export().replace("page:home/summary", "page:gone/summary")
    file = changed(changed(file, LEVELS, "Nouveau."), PARTIES, "")
    file = re.sub(r"#, fuzzy\n(#\|[^\n]*\n)+(?=msgctxt \"page:social-dialogue/what\")", "", file)
    page = hidden.upload(file)
    assert page.one("h1").to_text() == "2 texts were taken over. 1 text was put aside."
    assert page.one("title").to_text() == "2 texts were taken over. 1 text was put aside. – Samenspraak"
    found = {name: _items(page, name) for name in ("new", "confirmed", "unknown")}
    assert found == {"new": [LEVELS], "confirmed": [WHAT], "unknown": ["page:gone/summary"]}
    assert [item.to_text() for item in page.all("#others + ul > li")][1].endswith(": 1")


def test_the_same_file_again_has_nothing_new(hidden: Desk) -> None:
    file = changed(hidden.export(), WHAT, SENTENCE)
    hidden.upload(file)
    before = hidden.state()
    page = hidden.upload(file)
    assert page.one("h1").to_text() == "There is nothing to take over in this file."
    assert hidden.state() == before


def test_a_file_that_does_not_say_where_it_is_from_replaces_nothing(hidden: Desk) -> None:
    lines = changed(hidden.export(), WHAT, SENTENCE).splitlines(keepends=True)
    page = hidden.upload("".join(line for line in lines if "X-Samenspraak-Base" not in line))
    assert "does not say which download" in page.text
    assert _items(page, "conflicts") == [WHAT]
    assert hidden.text(WHAT) != SENTENCE


def test_a_damaged_file_is_refused_whole_with_its_line(hidden: Desk) -> None:
    text = changed(hidden.export(), WHAT, SENTENCE)
    place = text[: text.index(WHAT)].count("\n") + 1
    damaged: dict[bytes, int | None] = {
        text.replace(f'msgctxt "{WHAT}"', f'msgctxt "{WHAT}').encode(): place,
        text[: text.index("msgstr", text.index(WHAT))].encode(): None,
        text.replace("Language: fr", "Language: nl").encode(): 1,
        text.encode("utf-16"): 1,
        b"\x89PNG\r\n\x1a\n\x00\x00": 1,
        (text + text[text.index("msgctxt") :]).encode(): None,
        b"# " + b"x" * po.MOST_BYTES: 1,
    }
    before = hidden.state()
    for data, line in damaged.items():
        page = hidden.upload(data, 422)
        found = re.search(r"^The file mine\.po, line (\d+): \w", _fault(page))
        assert found
        assert int(found[1]) == line if line else int(found[1]) >= place
    assert hidden.state() == before


def test_what_is_wrong_with_a_file_is_told_in_the_language(desk: Desk) -> None:
    fault = desk.upload("msgid", 422).one(".faults a")
    assert "zo hoort een PO-bestand er niet uit te zien" in fault.to_text()
    assert not fault.query("[lang=en]")


def test_no_file_and_an_empty_file_are_told(hidden: Desk) -> None:
    before = hidden.state()
    nothing = form(b"", "")
    absent: Body = {**nothing, "data": b"--line--\r\n"}
    field: Body = {**nothing, "data": b'--line\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--line--\r\n'}
    for sent in (nothing, absent, field):
        assert _fault(hidden.get("fr", 422, method="POST", headers=OWN, **sent)).startswith("No file was chosen.")
    assert _fault(hidden.upload(b"", 422)) == "The file mine.po has no texts in it."
    assert hidden.state() == before


def test_the_name_of_the_file_is_told_harmlessly(hidden: Desk) -> None:
    for sent, shown in (
        ("../../etc/passwd", "passwd"),
        ("<b>\u202eop.\x7f.po", "<b>op..po"),
        ("a" * 200 + "nl.po", "a" * 29 + "…" + "a" * 25 + "nl.po"),
        ("/", "file.po"),
    ):
        assert _fault(hidden.upload("msgid", 422, file=sent)).startswith(f"The file {shown}, line 1: ")
        hidden.upload(changed(hidden.export(), WHAT, f"De {shown.strip('<b>')}."), file=sent)
        assert shown in hidden.get().all(".acts > li")[0].to_text()


def test_what_is_too_large_is_refused(desk: Desk) -> None:
    page = desk.upload(b"x" * (po.MOST_BYTES + 200_000), 413)
    assert page.one("html").attrs["lang"] == "nl"


def test_only_a_form_with_a_file_is_taken(desk: Desk) -> None:
    before = desk.state()
    for mimetype in ("application/x-www-form-urlencoded", "text/plain", "application/json", ""):
        answer = desk.raw("nl", "POST", headers=OWN, data=b"file=x", content_type=mimetype)
        assert answer.status_code == 400
    assert desk.state() == before


def test_a_busy_store_is_told_and_nothing_is_changed(desk: Desk) -> None:
    event.listen(desk.client.app.extensions["store"], "connect", _be_impatient)
    file = changed(desk.export(), WHAT, SENTENCE)
    before = desk.state()
    with writing(desk.store) as session:
        session.execute(select(1))
        page = desk.upload(file, 503)
    assert page.one("html").attrs["lang"] == "nl"
    assert desk.state() == before
    desk.upload(file)
    assert desk.text(WHAT) == SENTENCE


def _be_impatient(connection: object, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout=10")  # type: ignore[attr-defined]


def _items(page: Page, group: str) -> list[str]:
    """The texts that one thing became of."""
    return [code.to_text() for code in page.all(f"#{group} + ul > li .what code")]


def _fault(page: Page) -> str:
    """What is wrong: said at the top, in a link to the field, and beside the field, which says that it is wrong."""
    field, link = page.one("#file"), page.one(".faults a")
    assert link.attrs["href"] == "#file"
    assert field.attrs["aria-invalid"] == "true"
    assert field.attrs["aria-describedby"] == "file-fault file-hint"
    assert page.one("#file-fault").to_text() == link.to_text()
    assert "Nothing was changed." in page.text
    return link.to_text()
