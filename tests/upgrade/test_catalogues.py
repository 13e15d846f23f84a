"""`translations update` on the earlier Dutch catalogues, edited since: no translation is lost, or passes for new."""

from pathlib import Path

import pytest

from tests.upgrade.earlier import command, unpacked
from tests.upgrade.edits import TRANSLATED
from webapp.i18n import po
from webapp.i18n.po import PoEntry

DOMAINS = ("content", "messages")
THERE, CHANGED, GONE = "page:about/title", "org:cividep/role", "page:countries/intro"
EDITS = {
    THERE: TRANSLATED[THERE, "nl"][0],
    CHANGED: TRANSLATED[CHANGED, "nl"][0],
    GONE: "Elk land heeft zijn eigen pagina, met zorg gemaakt.",
}
"""Of a message that is there today, one whose English is another today, and one that is gone."""
WORDS = {"Skip to main content": "Ga naar de tekst", "Coordinated by": "Geleid door"}
"""Of an interface string that is there today, and one that is gone."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The earlier catalogues with the edits."""
    files = {domain: tmp_path / "nl" / "LC_MESSAGES" / f"{domain}.po" for domain in DOMAINS}
    files["content"].parent.mkdir(parents=True)
    for domain, edits in (("content", EDITS), ("messages", WORDS)):
        files[domain].write_text(unpacked(f"nl-{domain}.po"), encoding="utf-8")
        entries = po.read(files[domain])
        texts = {entry.key: edits.get(entry.context or entry.sources[0]) for entry in entries}
        assert len([text for text in texts.values() if text]) == len(edits)
        edited = [_with_text(entry, texts[entry.key]) for entry in entries]
        po.write(files[domain], "nl", edited)
    return tmp_path


def _with_text(entry: PoEntry, text: str | None) -> PoEntry:
    forms = (text,) if text else entry.forms
    return PoEntry(entry.context, entry.sources, forms, entry.comment)


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_translation_is_lost(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, domain: str) -> None:
    path = folder / "nl" / "LC_MESSAGES" / f"{domain}.po"
    before = {(entry.context, entry.forms) for entry in po.read(path)}
    monkeypatch.setenv("LOCALES", "en nl")
    command(tmp_path / "site.db", "translations", "update", "--translations", folder)
    after = po.read_file(path)
    assert before <= {(entry.context, entry.forms) for entry in (*after.entries, *after.obsolete)}
    written = path.read_bytes()
    command(tmp_path / "site.db", "translations", "update", "--translations", folder)
    assert path.read_bytes() == written


def test_edits_are_kept_to_be_reviewed_or_obsolete(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALES", "en nl")
    command(tmp_path / "site.db", "translations", "update", "--translations", folder)
    content = po.read_file(folder / "nl" / "LC_MESSAGES" / "content.po")
    entries = {entry.context: entry for entry in content.entries}
    assert (entries[THERE].forms, entries[THERE].fuzzy) == ((EDITS[THERE],), False)
    assert (entries[CHANGED].forms, entries[CHANGED].fuzzy) == ((EDITS[CHANGED],), True)
    assert entries[CHANGED].previous == ("Cividep is a partner in [STITCH](project:stitch).",)
    assert GONE not in entries
    assert {entry.context: entry.forms for entry in content.obsolete}[GONE] == (EDITS[GONE],)
    words = po.read_file(folder / "nl" / "LC_MESSAGES" / "messages.po")
    there, gone = WORDS
    assert {entry.sources[0]: entry.forms for entry in words.entries}[there] == (WORDS[there],)
    assert {entry.sources[0]: entry.forms for entry in words.obsolete}[gone] == (WORDS[gone],)


def test_a_store_is_filled_from_them(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALES", "en nl")
    command(tmp_path / "site.db", "translations", "update", "--translations", folder)
    command(tmp_path / "site.db", "content", "load", "--translations", folder)
    command(tmp_path / "site.db", "content", "export", "--seed", tmp_path / "seed", "--translations", folder)
    again = po.read_file(folder / "nl" / "LC_MESSAGES" / "content.po")
    texts = {entry.context: entry.forms for entry in (*again.entries, *again.obsolete)}
    assert {context: texts[context] for context in EDITS} == {context: (text,) for context, text in EDITS.items()}
