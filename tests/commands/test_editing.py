"""A live site is corrected from the command line: texts, figures and dates; what was typed is never lost."""

import sqlite3
from pathlib import Path

import click
import pytest

from tests.commands.running import Run

pytestmark = pytest.mark.usefixtures("filled")
INTRO = "page:glossary/intro"
FIGURE = "figure:cnv-members"


def query(folder: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "site.db")
    found = connection.execute(statement).fetchall()
    connection.close()
    return found


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What somebody makes of the text in an editor, each time it is opened; None is leaving it without saving."""
    answers: list[str | None] = []
    monkeypatch.setattr(click, "edit", lambda *_, **__: answers.pop(0))
    return answers


def answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """What somebody answers to the questions, in their order."""
    given = iter(answers)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(given))
    monkeypatch.setattr(click, "confirm", lambda *_, **__: next(given) == "yes")


def test_a_text_is_edited_and_the_statement_that_it_is_a_typo_is_kept(
    run: Run, typed: list[str | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed.append("Names change.\n")
    answer(monkeypatch, "typo", "It was too long.")
    assert run("content", "edit", INTRO, "--author", "Bob").status == 0
    assert query(tmp_path, f"SELECT source FROM messages WHERE context = '{INTRO}'") == [("Names change.",)]
    [(kind, author, reason)] = query(tmp_path, "SELECT kind, author, reason FROM acts ORDER BY id DESC LIMIT 1")
    assert (kind, author, reason) == ("typo", "Bob", "It was too long.")
    assert run("translations", "diff", "fr").status == 0


def test_a_change_makes_translations_outdated(
    run: Run, typed: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed.append("Names change.\n")
    answer(monkeypatch, "change")
    run("content", "edit", INTRO, "--author", "Bob")
    assert run("translations", "diff", "fr").out.endswith("Older than the English: 1\n")


@pytest.mark.parametrize("left", [None, "same"])
def test_an_editor_that_changes_nothing_changes_nothing(
    run: Run, typed: list[str | None], tmp_path: Path, left: str | None
) -> None:
    [(before,)] = query(tmp_path, f"SELECT source FROM messages WHERE context = '{INTRO}'")
    typed.append(None if left is None else f"{before}\n")
    assert run("content", "edit", INTRO).out == "Nothing was changed.\n"


def test_a_text_that_cannot_stand_is_edited_on_and_not_lost(
    run: Run, typed: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed.extend(["A [link](page:nowhere).\n", "A <b>tag</b>\n"])
    answer(monkeypatch, "yes", "no")
    done = run("content", "edit", INTRO)
    assert done.status == 1
    assert "The link to “page:nowhere” leads nowhere." in done.err
    assert "Markup is not allowed" in done.err
    assert done.err.endswith("Your text was: A <b>tag</b>\n")


def test_a_text_that_somebody_else_changed_meanwhile_shows_both(
    run: Run, typed: list[str | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def meanwhile(*_: object, **__: object) -> str:
        connection = sqlite3.connect(tmp_path / "site.db")
        with connection:
            connection.execute(f"UPDATE messages SET source = 'Theirs.' WHERE context = '{INTRO}'")
        connection.close()
        return "change"

    typed.append("Mine.\n")
    monkeypatch.setattr(click, "prompt", meanwhile)
    done = run("content", "edit", INTRO)
    assert done.status == 1
    assert "It says now: Theirs. Nothing was changed. Your text was: Mine." in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["page:glossary", "--text", "x", "--change"], "There are page:glossary/title, page:glossary/summary"),
        (["page:nowhere/title", "--text", "x", "--change"], "There is no message “page:nowhere/title”."),
        (["interface:|Home", "--text", "x", "--change"], "stands in the templates and the code"),
        ([INTRO, "--text", "Names.", "--typo", "--reason", " "], "Say why this is only a typo"),
        ([INTRO, "--text", " Names.", "--change"], "There is space around the text."),
        ([INTRO, "--text", "Names {x}.", "--change"], "{x}"),
        ([INTRO, "--text", "", "--change"], "empty"),
    ],
)
def test_a_text_that_cannot_be_changed_so_is_told_why(run: Run, arguments: list[str], told: str) -> None:
    done = run("content", "edit", *arguments)
    assert done.status == 1
    assert told in done.err


def test_a_figure_is_set_with_its_year_and_source(run: Run, tmp_path: Path) -> None:
    done = run("content", "set", FIGURE, "value=240000", "--year", "2025", "--source", "S2", "--author", "Bob")
    assert done.status == 0
    assert "value: 230000 -> 240000\nholds_for: 2024 -> 2025\nsources: " in done.out
    assert query(tmp_path, f"SELECT value, holds_for FROM figures WHERE id = '{FIGURE}'") == [(240000, "2025")]
    assert query(tmp_path, f"SELECT source FROM citations WHERE statement = '{FIGURE}'") == [("S2",)]
    [(kind, reason)] = query(tmp_path, "SELECT kind, reason FROM acts ORDER BY id DESC LIMIT 1")
    assert kind == "set"
    assert str(reason).startswith(f"{FIGURE}: value: 230000 -> 240000; holds_for: 2024 -> 2025; sources: ")


def test_dates_are_set_and_emptied(run: Run, tmp_path: Path) -> None:
    project = query(tmp_path, "SELECT ref FROM projects ORDER BY ref LIMIT 1")[0][0]
    run("content", "set", project, "since=2020-05", "until=", "--source", "S1")
    assert query(tmp_path, f"SELECT since, until FROM projects WHERE ref = '{project}'") == [("2020-05", None)]


def test_the_date_of_a_text_is_set_and_emptied(run: Run, tmp_path: Path) -> None:
    done = run("content", "set", "org:cnv/formed", "moment=1910-05", "--source", "S2")
    assert (done.status, done.out.splitlines()[0]) == (0, "moment: 1909 -> 1910-05")
    assert query(tmp_path, "SELECT moment FROM blocks WHERE id = 'org:cnv/formed'") == [("1910-05",)]
    run("content", "set", "org:cnv/formed", "moment=", "--source", "S2")
    assert query(tmp_path, "SELECT moment FROM blocks WHERE id = 'org:cnv/formed'") == [(None,)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([FIGURE, "value=240.000", "--year", "2025", "--source", "S1"], "without points"),
        ([FIGURE, "value=-1", "--year", "2025", "--source", "S1"], "not a whole number"),
        ([FIGURE, "value=99999999999", "--year", "2025", "--source", "S1"], "not a whole number"),
        ([FIGURE, "value=1", "--source", "S1"], "--year 2025"),
        ([FIGURE, "value=1", "--year", "soon", "--source", "S1"], "“soon” cannot stand for --year"),
        ([FIGURE, "value=1", "--year", "2025", "--source", "S99"], "There is no source “S99”"),
        ([FIGURE, "ref=org:cnv", "--year", "2025", "--source", "S1"], "“ref” cannot be set here"),
        ([FIGURE, "qualifier=about", "--year", "2025", "--source", "S1"], "“about” cannot stand for qualifier"),
        (["org:cnv/none", "moment=1909", "--source", "S1"], "There is no statement “org:cnv/none”"),
        (["org:cnv/formed", "moment=soon", "--source", "S1"], "“soon” cannot stand for moment"),
        (["org:cnv/formed", "since=1909", "--source", "S1"], "“since” cannot be set here: moment can."),
        (["figure:none", "value=1", "--year", "2025", "--source", "S1"], "There is no statement “figure:none”"),
        (["page:home", "value=1", "--year", "2025", "--source", "S1"], "There is no statement “page:home”"),
        (["project:stitch", "since=2025", "until=1999", "--source", "S1"], "It cannot end (1999) before it begins"),
        (["project:stitch", "since=2025", "until=", "when=2020", "--source", "S1"], "empty the other"),
    ],
)
def test_a_wrong_figure_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: list[str], told: str
) -> None:
    done = run("content", "set", *arguments)
    assert done.status == 1
    assert told in done.err
    assert len(query(tmp_path, "SELECT * FROM acts")) == 1


def test_a_figure_without_a_source_is_a_wrong_command(run: Run) -> None:
    assert run("content", "set", FIGURE, "value=1", "--year", "2025").status == 2


def test_a_field_without_a_value_is_a_wrong_command(run: Run) -> None:
    assert run("content", "set", "project:stitch", "until", "--source", "S1").status == 2


def test_the_sources_of_other_facts_stay(run: Run, tmp_path: Path) -> None:
    cited = "SELECT source FROM citations WHERE statement = 'project:stitch' ORDER BY position"
    before = query(tmp_path, cited)
    run("content", "set", "project:stitch", "until=2030", "when=", "--source", "S1")
    assert set(query(tmp_path, cited)) == {*before, ("S1",)}


def test_nothing_to_set_is_said(run: Run, tmp_path: Path) -> None:
    [(value, year)] = query(tmp_path, f"SELECT value, holds_for FROM figures WHERE id = '{FIGURE}'")
    [(source,)] = query(tmp_path, f"SELECT source FROM citations WHERE statement = '{FIGURE}'")
    done = run("content", "set", FIGURE, f"value={value}", "--year", str(year), "--source", str(source))
    assert done.out == "It says that already.\n"
