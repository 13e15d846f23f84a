"""What the hostile catalogues have found, each by itself."""

from pathlib import Path
from time import process_time

import polib
import pytest
from sqlalchemy.orm import Session

from tests.hostile.site import Site
from webapp.content.translating import exporting, importing
from webapp.i18n import po
from webapp.i18n.catalogue import load
from webapp.i18n.messages import problems
from webapp.i18n.po import PoEntry, PoError
from webapp.store.db import reading

TITLED = '[x](page:about "title")'


@pytest.mark.parametrize("link", [TITLED, "[x]( page:about )", "[x](page:about\u00a0)", "[x](page:[about)"])
def test_a_link_that_is_written_otherwise_is_a_link_too(link: str) -> None:
    assert problems("Text", f"Texte {link}") == ["There is a link, and the English has none."]
    source = "Text [y](page:about)"
    assert problems(source, f"Texte [y](page:about) {link}") == ["The links must be those of the English: page:about."]


@pytest.mark.parametrize("character", ["\ud800", "\ufffe", "\ufdd0", "\U0010ffff", "\x85", "\u202e"])
def test_a_character_that_a_page_cannot_hold_is_told(character: str) -> None:
    assert problems("Text", f"Texte {character}") == ["There is an invisible control character."]


@pytest.mark.parametrize("blank", [" ", "\u200b", "\ufeff\u2060", "\u2028\u00ad"])
def test_a_text_of_which_nothing_is_seen_is_empty(blank: str) -> None:
    assert problems("Text", blank) == ["The translation is empty."]


@pytest.mark.parametrize("piece", ["](", "[x](", "x", "<", "&a"])
def test_a_text_of_any_length_is_judged_at_once(piece: str) -> None:
    begun = process_time()
    assert problems("Text", piece * 500_000) == ["The translation is far longer than the English."]
    assert process_time() - begun < 1


@pytest.mark.parametrize("rule", ["plural=0-9;", "plural=1/0;  ", "plural=n*9;  "])
def test_the_plural_rule_is_that_of_the_language_whatever_the_file_says(site: Site, rule: str) -> None:
    folder = site.settings.translations / "rule"
    one, other = "{count} worker", "{count} workers"
    po.compile_to(folder / "fr.mo", "fr", [PoEntry(None, (one, other), ("{count} ouvrier", "{count} ouvriers"))])
    data = (folder / "fr.mo").read_bytes()
    before = b"plural=(n > 1);"
    assert before in data
    (folder / "fr.mo").write_bytes(data.replace(before, rule.encode().ljust(len(before))))
    catalogue = load("fr", folder / "fr.mo")
    assert [str(catalogue.plural_text(one, other, n)) for n in (0, 1, 2)] == ["0 ouvrier", "1 ouvrier", "2 ouvriers"]


@pytest.mark.parametrize(
    "header",
    ["Plural-Forms: nplurals=x; plural=n;", "PO-Revision-Date: soon", "Content-Type: a/b; charset=no", "Language: <b>"],
)
def test_a_wrong_header_takes_no_text_with_it(tmp_path: Path, header: str) -> None:
    file = polib.POFile()
    file.append(polib.POEntry(msgid="Language", msgstr="Langue"))
    name, _, value = header.partition(": ")
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", name: value}
    (tmp_path / "fr.mo").write_bytes(file.to_binary())
    catalogue = load("fr", tmp_path / "fr.mo")
    assert (str(catalogue.text("Language")), catalogue.broken) == ("Langue", ())


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ('msgid "A"\nmsgid_plural "B"\nmsgstr[0] "a"\nmsgstr[5] "b"\n', 1, "are not numbered"),
        ('msgid "A"\nmsgid_plural "B"\nmsgstr[1] "a"\n', 1, "are not numbered"),
        ('msgid "A"\nmsgstr "a\rb"\n', 2, "is not as a PO file must be"),
        ('# x\rmsgid "A"\nmsgstr "a"\n', 1, "is not as a PO file must be"),
        ('msgid "A"\nmsgstr "a"\n\nmsgctxt ""\nmsgid "A"\nmsgstr "b"\n', 4, "stands here twice"),
    ],
)
def test_a_file_that_polib_would_read_otherwise_is_refused(body: str, line: int, reason: str) -> None:
    with pytest.raises(PoError, match=reason) as error:
        po.parse(body.encode(), "fr.po")
    assert error.value.line == line


def test_a_carriage_return_in_what_was_put_aside_does_not_end_its_comment(site: Site) -> None:
    site.write({})
    with Session(site.engine) as session:
        file = po.parse(po.render("fr", [PoEntry(None, ("Home",), ('Maison\rmsgid "evil"',))]).encode(), "fr.po")
        assert len(importing.run(session, "fr", file, "somebody", ("en", "fr")).broken) == 1
        text = exporting.export(session, "fr", "messages")
        session.rollback()
    assert 'Suggestion (somebody): Maison\ufffdmsgid "evil"\n' in text
    assert po.parse(text.encode(), "fr.po").entries


def test_a_message_of_the_content_twice_with_different_english_is_refused(site: Site) -> None:
    context = "page:about/summary"
    entries = [PoEntry(context, (english,), (english,)) for english in ("One", "Another")]
    file = po.parse(po.render("fr", entries).encode(), "fr.po")
    with reading(site.engine) as session, pytest.raises(PoError, match="this message stands here twice") as error:
        importing.run(session, "fr", file, "somebody", ("en", "fr"))
    assert error.value.line == file.entries[1].line


def test_a_line_break_in_a_plural_form_does_not_make_two_of_it(site: Site) -> None:
    plural = next(unit for unit in site.before.values() if "\n" in unit.source and unit.version)
    assert plural.version
    site.write({plural.context: None})
    entry = PoEntry(None, tuple(plural.source.split("\n")), (plural.version.text,))
    with Session(site.engine) as session:
        file = po.parse(po.render("fr", [entry]).encode(), "fr.po")
        report = importing.run(session, "fr", file, "somebody", ("en", "fr"))
        session.rollback()
    assert [item.context for item in report.broken] == [plural.context]
    assert report.taken == 0
