"""PO files come back as they were written, byte for byte, and a damaged one is refused with the line."""

import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.i18n.po import PoEntry, PoError, read, render, write

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters='\n\t"\\nrt{%'), min_size=1)
FORMS = st.just("") | TEXTS
COMMENTS = st.text(st.characters(categories=("L", "N", "P"))).map(str.strip)
SINGULAR = st.builds(
    PoEntry, st.none() | TEXTS, st.tuples(TEXTS), st.tuples(FORMS), COMMENTS, st.booleans(), st.just(0)
)
PLURAL = st.builds(
    PoEntry, st.none() | TEXTS, st.tuples(TEXTS, TEXTS), st.tuples(FORMS, FORMS), COMMENTS, st.booleans(), st.just(0)
)
ENTRIES = st.lists(SINGULAR | PLURAL, max_size=5, unique_by=lambda entry: entry.key)
SAMPLE = [
    PoEntry(None, ("Hello {name}",), ("Bonjour {name}",), "Said at the top."),
    PoEntry("page:social-dialogue/b7f3", ('100% “sure” \\ "yes"',), ('100 % « sûr » \\ "oui"',)),
    PoEntry(None, ("{count} worker", "{count} workers"), ("{count} travailleur", "{count} travailleurs")),
    PoEntry(None, ("Two\nlines\n",), ("Deux\nlignes\n",), fuzzy=True),
    PoEntry("table", ("Name",), ("",)),
    PoEntry("value", ("Name",), ("Intitulé",)),
    PoEntry(None, ("A very long line " * 20,), ("Une ligne très longue " * 20,)),
]


def without_lines(entries: list[PoEntry]) -> list[PoEntry]:
    return [replace(entry, line=0) for entry in entries]


def refused(tmp_path: Path, data: str | bytes) -> str:
    path = tmp_path / "fr.po"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(PoError) as error:
        read(path)
    return str(error.value).removeprefix(str(path))


@given(ENTRIES, st.sampled_from([None, "nl", "fr", "es"]))
def test_what_is_written_comes_back(entries: list[PoEntry], locale: str | None) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "messages.po"
        write(path, locale, entries)
        first = path.read_bytes()
        again = read(path)
        write(path, locale, again)
        assert without_lines(again) == entries
        assert path.read_bytes() == first == render(locale, entries).encode()


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_a_line_separator_within_a_message_does_not_end_it(tmp_path: Path, separator: str) -> None:
    entries = [PoEntry(None, (f"A{separator}B",), (f"a{separator}b",))]
    write(tmp_path / "fr.po", "fr", entries)
    assert without_lines(read(tmp_path / "fr.po")) == entries


def test_a_file_is_quiet_and_has_the_plural_rule(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "fr.po", "fr", SAMPLE)
    text = (tmp_path / "deep" / "fr.po").read_text(encoding="utf-8")
    assert "Language: fr" in text
    assert "nplurals=2; plural=(n > 1);" in text
    assert f'msgid "{"A very long line " * 20}"\n' in text
    assert "Date" not in text
    assert "#:" not in text
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["fr.po"]


def test_entries_know_their_line(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(f'{HEADER}msgid "A"\nmsgstr "a"\n\nmsgctxt "x"\nmsgid "B"\nmsgstr "b"\n', encoding="utf-8")
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [lines[entry.line - 1][-3:] for entry in read(path)] == ['"A"', '"x"']


def test_obsolete_messages_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(f'{HEADER}msgid "A"\nmsgstr "a"\n\n#~ msgid "B"\n#~ msgstr "b"\n', encoding="utf-8")
    assert [entry.sources for entry in read(path)] == [("A",)]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    write(path, "fr", SAMPLE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert without_lines(read(path)) == SAMPLE


@pytest.mark.parametrize("data", [b"", b"\n", HEADER.encode()])
def test_a_file_without_messages_has_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(data)
    assert read(path) == []


def test_a_file_whose_text_is_a_file_name_is_not_that_file(tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    write(other, "fr", SAMPLE)
    assert refused(tmp_path, str(other)).startswith(":1: ")


@pytest.mark.parametrize(
    ("body", "line", "reason"),
    [
        ('msgid "A\nmsgstr "a"\n', 4, "is not as a PO file must be"),
        ('msgid "A"\nmsgstr "a\n', 5, "is not as a PO file must be"),
        ('msgid "A"\nmsgstr "a" b"\n', 5, "is not as a PO file must be"),
        ('msgid "A"\nmsgstr "a"\n\nrubbish\n', 7, "rubbish"),
        ("<<<<<<< HEAD\n", 4, "<<<<<<< HEAD"),
        ('msgid "A"\n', 4, "in the middle of a message"),
        ('msgid "A"\nmsgstr "a"\n\nmsgctxt "x"\n', 7, "in the middle of a message"),
        ('msgid "A"\n\nmsgid "B"\nmsgstr "b"\n', 6, "no msgstr"),
        ('msgid "A"\nmsgid_plural "B"\n\nmsgctxt "x"\nmsgid "C"\nmsgstr "c"\n', 7, "no msgstr"),
        ('msgstr "a"\nmsgstr\n', 5, "is not as a PO file must be"),
    ],
)
def test_a_damaged_file_is_refused_with_the_line(tmp_path: Path, body: str, line: int, reason: str) -> None:
    message = refused(tmp_path, HEADER + body)
    assert message.startswith(f":{line}: ")
    assert reason in message


def test_a_message_that_stands_twice_is_refused_with_both_lines(tmp_path: Path) -> None:
    message = refused(tmp_path, f'{HEADER}msgid "A"\nmsgstr "a"\n\nmsgid "B"\nmsgstr "b"\n\nmsgid "A"\nmsgstr "c"\n')
    assert message == ":10: this message stands here twice, first in line 4"


def test_text_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path) -> None:
    message = refused(tmp_path, HEADER.encode() + 'msgid "A"\nmsgstr "é"\n'.encode("latin-1"))
    assert message == ":5: is not UTF-8: save the file in this encoding"


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PoError, match=r"absent\.po:1: cannot be read"):
        read(tmp_path / "absent.po")


@pytest.mark.parametrize("cut", range(20, 400, 7))
def test_a_file_cut_off_within_a_line_is_refused(tmp_path: Path, cut: int) -> None:
    text = render("fr", SAMPLE)[:-cut]
    if not text.endswith(('"', "\n")):
        assert refused(tmp_path, text).startswith(f":{text.count(chr(10)) + 1}: ")


@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    whole = render("fr", SAMPLE).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))
    middle = data.draw(
        st.binary(max_size=8) | st.sampled_from([b'msgid "A"\n', b'msgstr[1] "a"\n', b'"\n', b"#, \n", b"#| x\n"])
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "fr.po"
        path.write_bytes(whole[:start] + middle + whole[end:])
        with suppress(PoError):
            read(path)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
@pytest.mark.parametrize("locale", ["nl", "fr", "es"])
def test_gettext_accepts_what_is_written(tmp_path: Path, locale: str) -> None:
    path = tmp_path / f"{locale}.po"
    write(path, locale, SAMPLE)
    done = subprocess.run(
        ["msgfmt", "-c", "-o", tmp_path / "out.mo", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.mo").exists()
