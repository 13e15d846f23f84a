"""A translator's catalogue goes out and comes back: what became of it is told, and can be taken back."""

import re
from pathlib import Path

import pytest

from tests.commands.running import Run

pytestmark = pytest.mark.usefixtures("filled")
GOVERNMENT = "interface:|The government"
INTRO = "page:glossary/intro"


@pytest.fixture
def catalogue(run: Run, tmp_path: Path) -> Path:
    """The Dutch catalogue of the interface, as a translator gets it."""
    assert run("translations", "export", "nl", "--output", tmp_path).status == 0
    return tmp_path / "samenspraak-nl-messages.po"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_text_is_taken_told_and_listed_in_the_log(run: Run, catalogue: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De regering"')
    done = run("translations", "import", "nl", catalogue, "--author", "Anna")
    assert done.status == 0
    assert "changed: 1\n" in done.out
    number = re.search(r"This was act (\d+)", done.out)[1]  # type: ignore[index]
    log = run("translations", "log", "--locale", "nl").out.splitlines()[0]
    assert log.startswith(f"{number}  ")
    assert "import  Anna  changed: 1  put aside: 0  (nl samenspraak-nl-messages.po)" in log
    again = run("translations", "import", "nl", catalogue, "--author", "Anna")
    assert (again.status, again.out.splitlines()[-1]) == (0, "No text was changed.")


def test_an_import_can_be_taken_back_and_a_moment_restored(run: Run, catalogue: Path, tmp_path: Path) -> None:
    before = catalogue.read_bytes()
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De regering"')
    run("translations", "import", "nl", catalogue)
    assert run("translations", "undo", "2").out == "Texts put back: 1, as act 3\n"
    run("translations", "restore", "2", "--locale", "nl")
    assert "De regering" in exported(run, tmp_path)
    run("translations", "restore", "1", "--locale", "fr")
    assert "De regering" in exported(run, tmp_path)
    run("translations", "restore", "0")
    without_base = re.compile(rb"X-Samenspraak-Base: [^\\]+")
    assert without_base.sub(b"", exported(run, tmp_path).encode()) == without_base.sub(b"", before)


def exported(run: Run, folder: Path) -> str:
    run("translations", "export", "nl", "--domain", "messages", "--output", folder, "--force")
    return (folder / "samenspraak-nl-messages.po").read_text(encoding="utf-8")


def test_a_file_that_may_have_been_edited_is_not_written_over(run: Run, catalogue: Path, tmp_path: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De regering"')
    done = run("translations", "export", "nl", "--output", tmp_path)
    assert done.status == 1
    assert done.err.startswith(f"{catalogue} is there already")
    assert "De regering" in catalogue.read_text(encoding="utf-8")


def test_a_file_of_another_language_stops_all_of_them(run: Run, catalogue: Path, tmp_path: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De regering"')
    run("translations", "export", "fr", "--domain", "messages", "--output", tmp_path)
    done = run("translations", "import", "nl", catalogue, tmp_path / "samenspraak-fr-messages.po")
    assert done.status == 1
    assert "import" not in run("translations", "log").out


def test_regional_dutch_is_dutch(run: Run, catalogue: Path) -> None:
    change(catalogue, "Language: nl\\n", "Language: nl_BE\\n")
    assert run("translations", "import", "nl", catalogue).status == 0


def test_a_check_writes_nothing_and_diff_says_the_same(run: Run, catalogue: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De regering"')
    checked = run("translations", "import", "nl", catalogue, "--check")
    assert checked.out.endswith("Nothing was written (--check).\n")
    assert "put aside" in run("translations", "log").out.splitlines()[0]
    assert "import" not in run("translations", "log").out
    shown = run("translations", "diff", "nl", catalogue)
    assert (shown.status, shown.out) == (3, checked.out)


def test_what_may_not_be_shown_is_put_aside_with_its_line(run: Run, catalogue: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De {x} overheid"')
    line = catalogue.read_text(encoding="utf-8").split('msgid "The government"')[0].count("\n") + 1
    done = run("translations", "import", "nl", catalogue)
    assert done.status == 3
    assert f"{catalogue}:{line}: {GOVERNMENT}\n  The placeholder {{x}} is not in the English.\n" in done.out
    assert "  in the file: De {x} overheid\n  on the site: De overheid\n" in done.out


def test_a_damaged_file_is_refused_whole_with_the_line(run: Run, catalogue: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De overheid')
    line = catalogue.read_text(encoding="utf-8").split('msgstr "De overheid')[0].count("\n") + 1
    done = run("translations", "import", "nl", catalogue)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"{catalogue}:{line}: ")
    assert len(run("translations", "log").out.splitlines()) == 1


def test_a_catalogue_of_another_language_is_refused(run: Run, catalogue: Path) -> None:
    done = run("translations", "import", "fr", catalogue)
    assert done.status == 1
    assert "is a catalogue for “nl”, not for “fr”" in done.err


@pytest.mark.parametrize("command", [("export", "de"), ("stats", "en"), ("diff", "xx"), ("log", "--locale", "de")])
def test_a_language_that_is_not_translated_is_told_with_those_that_are(run: Run, command: tuple[str, ...]) -> None:
    done = run("translations", *command)
    assert done.status == 1
    assert "(nl, fr, es)" in done.err


def test_english_that_changes_is_counted_shown_and_a_typo_is_not(run: Run) -> None:
    edited = run("content", "edit", INTRO, "--change", "--text", "Names change, and words.", "--author", "Bob")
    assert edited.status == 0
    assert edited.out.startswith("Names{+ change,+} and{-")
    assert "nl: becomes outdated (4 words)" in edited.out
    stats = run("translations", "stats", "nl").out
    assert re.search(r"^nl: 99 % of \d+ \(public\); .*outdated: 1, missing: 0, words to do: 4\n$", stats)
    assert f"{INTRO}: 0 % of 1" not in run("translations", "stats", "nl", "--pages").out
    assert "  page:glossary: " in run("translations", "stats", "nl", "--pages").out
    shown = run("translations", "diff", "nl")
    assert shown.status == 3
    assert f"{INTRO}\n  Names" in shown.out
    run("content", "edit", INTRO, "--typo", "--reason", "a comma", "--text", "Names change and words.")
    assert run("translations", "diff", "nl").status == 3
    run("content", "edit", INTRO, "--change", "--text", edited_source(run), "--author", "Bob")
    assert run("translations", "diff", "nl").out == "Older than the English: 0\n"


def edited_source(run: Run) -> str:
    """The English that the translations were made from."""
    shown = run("translations", "diff", "nl").out.splitlines()[1].strip()
    return re.sub(r"\{\+.*?\+\}", "", shown).replace("{-", "").replace("-}", "")


def test_what_was_put_aside_is_listed_and_can_be_dismissed_and_brought_back(run: Run, catalogue: Path) -> None:
    change(catalogue, 'msgstr "De overheid"', 'msgstr "De {regering}"')
    run("translations", "import", "nl", catalogue, "--author", "Anna")
    listed = run("translations", "suggestions", "nl")
    assert listed.status == 3
    number, rest = listed.out.split("  ", 1)
    assert rest.startswith(f"{GOVERNMENT}  Anna\n")
    assert "  suggested: De {regering}\n  on the site: De overheid\n" in listed.out
    done = run("translations", "dismiss", "nl", number, "--author", "Bram")
    assert (done.status, done.out) == (0, "This was act 3. To take it back: samenspraak translations undo 3\n")
    listed = run("translations", "suggestions", "nl")
    assert (listed.status, listed.out) == (0, "Suggestions that wait: 0\n")
    assert run("translations", "undo", "3").out == "Suggestions that wait again: 1\nTexts put back: 0, as act 4\n"
    told = run("translations", "undo", "2").out
    assert told == "Suggestions left alone, since they were taken over or judged since: 1\nTexts put back: 0\n"
    log = run("translations", "log").out.splitlines()
    assert "changed: 0  put aside: 0  brought back: 1  (act 3)" in log[0]
    assert "changed: 0  put aside: 0  dismissed: 1  " in log[1]
    run("translations", "dismiss", "nl", number)
    refused = run("translations", "dismiss", "nl", number)
    assert (refused.status, refused.out) == (1, "")
    assert f"No suggestion {number} waits" in refused.err
