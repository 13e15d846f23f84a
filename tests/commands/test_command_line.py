"""The command line: it says what it did, and tells in a sentence what a person can mend."""

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from tests.commands.running import Run
from tests.conftest import LOCALES
from tests.files import Files

ABOUT = "page:about/title"


@pytest.fixture
def folders(files: Files) -> list[str | Path]:
    return ["--seed", files.seed, "--translations", files.translations]


def test_loading_says_what_it_did_and_once_is_enough(run: Run) -> None:
    done = run("content", "load")
    assert done.status == 0
    assert "25 organisations" in done.out
    assert done.out.endswith("The store is at revision 1.\n")
    assert run("content", "load").out == "The store is at revision 1.\n"


def test_loading_lists_what_the_store_keeps_also_if_no_file_has_changed(run: Run, tmp_path: Path) -> None:
    run("content", "load")
    _change_store(tmp_path / "site.db", "UPDATE messages SET source = 'Ours' WHERE context = 'kind:federation/name'")
    assert "kept as changed in the store: messages kind:federation/name: source\n" in run("content", "load").out


def test_loading_says_what_the_store_kept_and_what_is_unknown(
    run: Run, filled_store: Path, tmp_path: Path, files: Files, folders: list[str | Path]
) -> None:
    copyfile(filled_store, tmp_path / "site.db")
    files.in_seed("kinds.yaml", "name: Federation", "name: Union of workers")
    assert run("content", "load", *folders).out.startswith("changed: 1 messages\n")
    files.in_seed("kinds.yaml", "  name: Union of workers", "  name: Federation")
    line = files.change(files.catalogue("nl"), 'msgctxt "page:about/title"', 'msgctxt "page:nowhere/title"')
    _change_store(tmp_path / "site.db", "UPDATE messages SET source = 'Ours' WHERE context = 'kind:federation/name'")
    out = run("content", "load", *folders).out
    assert "kept as changed in the store: messages kind:federation/name: source\n" in out
    unknown = f"{files.catalogue('nl')}:{line}: page:nowhere/title"
    assert f"not loaded, since the seed has no such message: {unknown}\n" in out


def test_export_writes_only_what_changed(
    run: Run, filled_store: Path, tmp_path: Path, files: Files, folders: list[str | Path]
) -> None:
    copyfile(filled_store, tmp_path / "site.db")
    assert run("content", "export", *folders).out == "0 files were changed.\n"
    _change_store(tmp_path / "site.db", "UPDATE names SET name = 'Ours' WHERE ref = 'org:pwc'")
    expected = f"written: {files.seed / 'organisations.yaml'}\n1 files were changed.\n"
    assert run("content", "export", *folders).out == expected


def test_an_empty_store_is_not_written_over_the_files(run: Run, files: Files, folders: list[str | Path]) -> None:
    before = {path: path.read_bytes() for path in files.seed.rglob("*.yaml")}
    done = run("content", "export", *folders)
    assert done.status == 1
    assert done.err.startswith("The store is empty")
    assert {path: path.read_bytes() for path in files.seed.rglob("*.yaml")} == before


def test_a_broken_seed_is_told_with_file_and_line(run: Run, files: Files, folders: list[str | Path]) -> None:
    line = files.in_seed("kinds.yaml", "group: union", "group: nothing")
    done = run("content", "load", *folders)
    assert done.status == 1
    assert f"{files.seed / 'kinds.yaml'}:{line}: " in done.err
    assert "Traceback" not in done.err


def test_the_committed_translations_are_complete(run: Run) -> None:
    done = run("translations", "check")
    assert (done.status, done.err) == (0, "")


def test_every_fault_is_named_with_file_and_line(run: Run, files: Files) -> None:
    path = files.catalogue("nl")
    wanted = {
        files.change(path, 'msgctxt "page:sources/title"', '#, fuzzy\nmsgctxt "page:sources/title"'): "needs review",
        files.translate("nl", "page:about/title", ""): "“About this site” is not translated",
        files.translate("nl", "page:glossary/title", "<b>Begrippenlijst</b>"): "Markup is not allowed",
        files.translate("nl", "page:home/title", "Netwerken {en}"): "{en} is not in the English",
        files.translate("nl", "page:networks/cnv-ituc", "Zonder link"): "The links must be those of the English",
    }
    done = run("translations", "check", "--translations", files.translations)
    assert done.status == 1
    for line, told in wanted.items():
        faults = [fault for fault in done.err.splitlines() if fault.startswith(f"{path}:{line}: ")]
        assert any(told in fault for fault in faults), told


def test_every_file_that_is_not_up_to_date_is_named(run: Run, files: Files) -> None:
    names = ("messages.pot", "content.pot", "fr/LC_MESSAGES/content.po")
    for name in names:
        files.change(files.translations / name, 'msgstr ""\n"Project', 'msgstr ""\n"X-Old: yes\\n"\n"Project')
    done = run("translations", "check", "--translations", files.translations)
    assert done.status == 1
    wanted = {f"{files.translations / name}: is not up to date; run “make translations”" for name in names}
    assert wanted <= set(done.err.splitlines())


def test_a_missing_catalogue_is_named_and_update_makes_it(run: Run, files: Files) -> None:
    path = files.catalogue("fr", "messages")
    path.unlink()
    done = run("translations", "check", "--translations", files.translations)
    assert done.status == 1
    assert f"{path}: is missing; run “make translations”" in done.err.splitlines()
    run("translations", "update", "--translations", files.translations)
    assert "is not translated" in run("translations", "check", "--translations", files.translations).err


def test_update_makes_the_committed_files_again(run: Run, files: Files) -> None:
    before = {path: path.read_bytes() for path in files.translations.rglob("*.po*")}
    for path in (files.translations / "messages.pot", files.catalogue("fr")):
        files.change(path, 'msgstr ""\n"Project', 'msgstr ""\n"X-Old: yes\\n"\n"Project')
    run("translations", "update", "--translations", files.translations)
    assert {path: path.read_bytes() for path in files.translations.rglob("*.po*")} == before


def test_a_changed_english_keeps_its_translation_for_review(run: Run, files: Files) -> None:
    path = files.catalogue("nl")
    files.change(path, f'msgctxt "{ABOUT}"\nmsgid "About this site"', f'msgctxt "{ABOUT}"\nmsgid "About the site"')
    run("translations", "update", "--translations", files.translations)
    previous = '#, fuzzy\n#| msgid "About the site"\n'
    kept = f'{previous}msgctxt "{ABOUT}"\nmsgid "About this site"\nmsgstr "Over deze site"\n'
    assert kept in path.read_text(encoding="utf-8")


def test_compile_makes_a_catalogue_for_each_language(run: Run, files: Files) -> None:
    assert not list(files.translations.rglob("*.mo"))
    assert run("translations", "compile", "--translations", files.translations).status == 0
    made = {path.parent.parent.name for path in files.translations.rglob("messages.mo")}
    assert made == set(LOCALES[1:])
    assert all(path.stat().st_size for path in files.translations.rglob("messages.mo"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("HOST", "http://localhost"),
        ("HOST", "no.such.host.invalid"),
        ("SITE_URL", "site.test"),
        ("LOCALES", "nl en"),
        ("LOCALES", "en xx-none"),
        ("WORKERS", "0"),
        ("RESPONSIBLE_EMAIL", "nobody"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "sqlite:////dev/null/site.db"),
        ("DATABASE_URL", "sqlite:////dev"),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(run: Run, name: str, value: str) -> None:
    done = run("serve", PORT="5999", **{name: value}) if name != "PORT" else run("serve", PORT=value)
    told = done.err.strip().splitlines()[-1]
    assert done.status == 1
    assert name in told
    assert told.endswith((".", "sqlite:///instance/site.db"))
    assert "Traceback" not in done.err


def test_a_taken_port_is_told_in_words(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", HOST="127.0.0.1", PORT=str(port))
    assert done.status == 1
    assert done.err.startswith(f"The site cannot listen on 127.0.0.1 port {port} (Address already in use).")
    assert len(done.err.splitlines()) == 1


def test_the_program_ends_with_a_sentence_and_no_traceback() -> None:
    command = [sys.executable, "-c", "from webapp.commands import main; main()", "content", "load"]
    done = subprocess.run(
        command, env={**os.environ, "LOCALES": "nl"}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("LOCALES is “nl”")
    assert len(done.stderr.splitlines()) == 1


def _change_store(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        assert connection.execute(statement).rowcount == 1
    connection.close()
