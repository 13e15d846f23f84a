"""`samenspraak develop`: it says what it made, and does nothing to a store that has no content."""

import re
from pathlib import Path

import pytest

from tests.commands.running import Done, Run
from tests.files import Files
from webapp.commands import develop
from webapp.config import Settings
from webapp.drawing.mark import ICONS
from webapp.i18n.locales import ACCENTED, RIGHT_TO_LEFT

PSEUDO = (ACCENTED, RIGHT_TO_LEFT)
NAMED = " ".join((*Settings().locales, *PSEUDO))


@pytest.fixture
def folders(files: Files) -> list[str | Path]:
    return ["--seed", files.seed, "--translations", files.translations]


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["1"], "organisations: 1, projects: 1"),
        (["20"], "organisations: 20, projects: 2"),
        ([], "organisations: 600, projects: 60"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_it_says_what_it_made(run: Run, arguments: list[str], made: str) -> None:
    assert run("develop", "grow", *arguments) == Done(0, f"The store has generated data now ({made}).\n", "")


def test_a_store_that_was_never_filled_is_refused_with_the_remedy(run: Run) -> None:
    done = run("develop", "grow", "20")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("The store is empty: fill it with “samenspraak content load” ")
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("number", ["0", "100001", "many"])
def test_a_number_that_makes_no_sense_is_refused(run: Run, number: str) -> None:
    done = run("develop", "grow", number)
    assert done.status == 2
    assert number in done.err
    assert "Traceback" not in done.err


def test_the_help_warns(run: Run) -> None:
    done = run("develop", "grow", "--help")
    assert done.status == 0
    assert "For development only: generated data have no place on a public site" in " ".join(done.out.split())


@pytest.mark.usefixtures("filled")
def test_only_settings_that_name_them_have_them(run: Run) -> None:
    done = run("develop", "pseudo")
    assert (done.status, done.out) == (1, "")
    assert done.err == (f'LOCALES does not name en-xa and ar-xb. Name it, here and to serve: LOCALES="{NAMED}"\n')
    done = run("develop", "pseudo", "ar-xb", LOCALES="en en-xa")
    assert done.err == 'LOCALES does not name ar-xb. Name it, here and to serve: LOCALES="en en-xa ar-xb"\n'


def test_a_language_of_people_is_refused(run: Run) -> None:
    done = run("develop", "pseudo", "nl", LOCALES=NAMED)
    assert done.status == 2
    assert "'nl' is not one of 'en-xa', 'ar-xb'" in done.err


@pytest.mark.usefixtures("filled")
def test_pseudo_texts_are_made_once_twice(run: Run) -> None:
    first = run("develop", "pseudo", "en-xa", LOCALES=NAMED)
    number = re.fullmatch(r"en-xa: (\d+) texts were made\. The site has them at /en-xa\.\n", first.out)
    assert number
    assert int(number[1]) > 300
    assert run("develop", "pseudo", "en-xa", LOCALES=NAMED).out.startswith("en-xa: 0 texts were made.")
    log = run("translations", "log", "--locale", "en-xa", LOCALES=NAMED).out
    assert len(log.splitlines()) == 1
    assert f"changed: {number[1]}" in log


def test_an_empty_store_is_refused(run: Run) -> None:
    done = run("develop", "pseudo", LOCALES=NAMED)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("The store is empty")


@pytest.mark.usefixtures("filled")
def test_no_file_ever_has_them(run: Run, tmp_path: Path, files: Files, folders: list[str | Path]) -> None:
    there = {path for path in tmp_path.rglob("*") if path.suffix != ".db"}
    run("develop", "pseudo", LOCALES=NAMED)
    assert run("content", "load", *folders, LOCALES=NAMED).status == 0
    exported = run("content", "export", *folders, LOCALES=NAMED)
    assert exported.status == 0
    assert "written: " not in exported.out
    translations = folders[2:]
    assert run("translations", "update", *translations, LOCALES=NAMED).status == 0
    assert run("translations", "compile", *translations, LOCALES=NAMED).status == 0
    compiled = {files.catalogue(locale, "messages").with_suffix(".mo") for locale in Settings().locales[1:]}
    now = {path for path in tmp_path.rglob("*") if not path.name.startswith("site.db")}
    assert now - there == compiled
    said = run("translations", "check", *translations, LOCALES=NAMED)
    assert all(locale not in said.out + said.err for locale in PSEUDO)
    done = run("translations", "add", "ar-xb", *translations)
    assert (done.status, done.err) == (
        1,
        "“ar-xb” is a pseudo-locale, which has no catalogues: samenspraak develop pseudo ar-xb\n",
    )


@pytest.mark.usefixtures("filled")
def test_they_outlast_a_load_and_a_change_of_the_english(
    run: Run, tmp_path: Path, files: Files, folders: list[str | Path]
) -> None:
    run("develop", "pseudo", "en-xa", LOCALES=NAMED)
    files.in_seed("kinds.yaml", "name: Federation", "name: Union of workers")
    run("content", "load", *folders, LOCALES=NAMED)
    told = run("translations", "stats", "en-xa", LOCALES=NAMED).out
    assert "(public)" in told
    assert "outdated: 1," in told
    assert run("develop", "pseudo", "en-xa", LOCALES=NAMED).out.startswith("en-xa: 1 texts were made.")
    assert "en-xa: 100 % of" in run("translations", "stats", "en-xa", LOCALES=NAMED).out


def test_icons_are_drawn_into_their_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "static" / "img"
    folder.mkdir(parents=True)
    monkeypatch.setattr(develop, "ROOT", tmp_path)
    done = run("develop", "icons")
    assert done.status == 0, done.err
    assert {path.name for path in folder.iterdir()} == ICONS.keys()
    assert done.out.splitlines() == [f"{name}: {(folder / name).stat().st_size} bytes" for name in ICONS]
