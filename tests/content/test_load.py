"""Loading: once is enough, all or nothing, and never over what was changed in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.conftest import LOCALES
from tests.files import Files, contents
from webapp.config import SEED, TRANSLATIONS
from webapp.content.derive import AddressError, derive
from webapp.content.seeding.files import SeedError
from webapp.content.seeding.load import fill, load
from webapp.i18n.po import PoError
from webapp.store.db import reading, writing
from webapp.store.queries import revision

INTRO = "page:glossary/intro"
ENGLISH = "Names and acronyms change from language to language."


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files.copied_to(tmp_path)


def test_a_second_load_changes_nothing(own_store: Engine) -> None:
    before = contents(own_store)
    with writing(own_store) as session:
        report = load(session, SEED, TRANSLATIONS, LOCALES)
    assert not report.changed
    assert not report.kept
    assert not report.unknown
    assert contents(own_store) == before


def test_a_store_that_has_the_files_is_not_filled_again(own_store: Engine) -> None:
    assert fill(own_store, LOCALES, SEED, TRANSLATIONS) is None


def test_a_change_in_the_seed_comes_in_and_moves_the_revision(own_store: Engine, files: Files) -> None:
    files.in_seed("pages/glossary.yaml", ENGLISH, "Names change.")
    report = fill(own_store, LOCALES, files.seed, files.translations)
    assert report is not None
    assert (report.inserted, report.updated, report.deleted) == ({}, {"messages": 1}, {})
    assert report.revision == 2
    assert _value(own_store, f"SELECT source FROM messages WHERE context = '{INTRO}'").startswith("Names change")
    with reading(own_store) as session:
        assert revision.number(session) == 2


def test_rows_come_and_go_with_the_seed(own_store: Engine, files: Files) -> None:
    block = "  - id: intro\n    kind: paragraph\n    text: Each source has a date"
    files.in_seed("pages/sources.yaml", block, block.replace("intro", "opening"))
    report = files.load(own_store)
    assert report.inserted == {"statements": 1, "citations": 1, "blocks": 1, "messages": 1}
    assert report.deleted == {"statements": 1, "citations": 1, "blocks": 1, "messages": 1, "translations": 3}
    assert [item.rpartition(": ")[2] for item in report.unknown] == ["page:sources/intro"] * 3
    blocks = [key for (key,), row in contents(own_store)["blocks"].items() if row["ref"] == "page:sources"]
    assert blocks == ["page:sources/opening"]


def test_a_subject_goes_with_all_its_rows(own_store: Engine, files: Files) -> None:
    glossary = (files.seed / "glossary.yaml").read_text(encoding="utf-8")
    entry = glossary[glossary.index("living-wage:\n") : glossary.index("gender-based-violence:\n")]
    files.in_seed("glossary.yaml", entry, "")
    files.load(own_store)
    after = contents(own_store)
    for table in ("subjects", "names", "slugs", "labels", "messages", "translations", "statements", "citations"):
        assert not [key for key in after[table] if str(key[0]).startswith("term:living-wage")]
    assert not [row for row in after["addresses"].values() if row["ref"] == "term:living-wage"]


def test_a_load_that_fails_half_way_changes_nothing(own_store: Engine, files: Files) -> None:
    files.in_seed("sources.yaml", "Networks - Our work", "Another title")
    before = contents(own_store)

    def stop(done: int, total: int) -> None:
        if done == total:
            raise RuntimeError

    with pytest.raises(RuntimeError), writing(own_store) as session:
        load(session, files.seed, files.translations, LOCALES, stop)
    assert contents(own_store) == before


def test_a_damaged_last_file_changes_nothing(own_store: Engine, files: Files) -> None:
    files.in_seed("sources.yaml", "Networks - Our work", "Another title")
    line = files.change(files.catalogue("es"), 'msgstr "Organizaciones"', 'msgstr "Organizaciones')
    before = contents(own_store)
    with pytest.raises(PoError, match=rf"content\.po:{line}: "):
        files.load(own_store)
    assert contents(own_store) == before


def test_progress_is_told_to_the_end(own_store: Engine) -> None:
    told: list[tuple[int, int]] = []
    with writing(own_store) as session:
        load(session, SEED, TRANSLATIONS, LOCALES, lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, told[-1][1] + 1))


@dataclass(frozen=True)
class Edit:
    """Something changed in the store, the same thing changed in the seed, and what the report says of it."""

    in_store: str
    in_seed: tuple[str, str, str]
    kept: Sequence[str]


EDITS = {
    "the English of a message": Edit(
        f"UPDATE messages SET source = 'Ours.' WHERE context = '{INTRO}'",
        ("pages/glossary.yaml", ENGLISH, "Theirs."),
        [f"messages {INTRO}: source"],
    ),
    "a figure": Edit(
        "UPDATE figures SET value = 240000 WHERE id = 'figure:cnv-members'",
        ("organisations.yaml", 'value: 230000\n      holds_for: "2024"', 'value: 220000\n      holds_for: "2025"'),
        ["figures figure:cnv-members: value, holds_for"],
    ),
    "a slug": Edit(
        "UPDATE slugs SET slug = 'our-slug' WHERE ref = 'org:ituc' AND locale = 'en'",
        ("organisations.yaml", "slug: {en: ituc", "slug: {en: their-slug"),
        ["slugs org:ituc en: slug"],
    ),
    "a row that the store deleted": Edit(
        "DELETE FROM relations WHERE id = 'relation:rel-women'",
        ("relations.yaml", "object: wo-men", "object: somo"),
        ["relations relation:rel-women: deleted"],
    ),
    "a name": Edit(
        "UPDATE names SET name = 'Ours' WHERE ref = 'org:ituc' AND lang = 'fr' AND form = 'official'",
        ("organisations.yaml", "Confédération syndicale internationale", "Theirs"),
        ["names org:ituc fr official 0: name"],
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_was_changed_in_the_store_is_kept_and_told(own_store: Engine, files: Files, edit: Edit) -> None:
    _write(own_store, edit.in_store)
    table = edit.kept[0].split()[0]
    ours = contents(own_store)[table]
    files.in_seed(*edit.in_seed)
    files.in_seed("sources.yaml", "Networks - Our work", "Another title")
    report = files.load(own_store)
    assert report.kept == edit.kept
    assert contents(own_store)[table] == ours
    assert _value(own_store, "SELECT title FROM sources WHERE key = 'S1'") == "Another title"


def test_what_was_kept_is_kept_and_told_again(own_store: Engine, files: Files) -> None:
    edit = EDITS["a figure"]
    _write(own_store, edit.in_store)
    files.in_seed(*edit.in_seed)
    files.load(own_store)
    again = files.load(own_store)
    assert not again.changed
    assert again.kept == edit.kept


def test_a_translation_of_the_store_is_kept_with_the_english_it_was_made_from(own_store: Engine, files: Files) -> None:
    _write(
        own_store, f"UPDATE translations SET text = 'Ons', author = 'ana' WHERE context = '{INTRO}' AND locale = 'nl'"
    )
    ours = contents(own_store)["translations"][INTRO, "nl"]
    files.in_seed("pages/glossary.yaml", ENGLISH, "New English.")
    files.translate("nl", INTRO, "Hun", source="New English.")
    files.translate("fr", INTRO, "Le leur", source="New English.")
    report = files.load(own_store)
    after = contents(own_store)["translations"]
    assert report.kept == [f"translations {INTRO} nl: text, source"]
    assert after[INTRO, "nl"] == ours
    assert (after[INTRO, "fr"]["text"], after[INTRO, "fr"]["source"]) == ("Le leur", "New English.")


def test_an_approval_in_the_store_is_not_lent_to_another_text(own_store: Engine, files: Files) -> None:
    path = files.catalogue("nl")
    files.change(path, f'msgctxt "{INTRO}"', f'#, fuzzy\nmsgctxt "{INTRO}"')
    files.load(own_store)
    _write(own_store, f"UPDATE translations SET approved = 1 WHERE context = '{INTRO}' AND locale = 'nl'")
    ours = contents(own_store)["translations"][INTRO, "nl"]
    files.translate("nl", INTRO, "Nooit nagekeken")
    files.load(own_store)
    assert contents(own_store)["translations"][INTRO, "nl"] == ours


@pytest.mark.parametrize(("text_now", "rows"), [("Anders", 1), ("", 0)], ids=["another", "none"])
def test_a_translation_that_the_file_changes_goes_to_history(
    own_store: Engine, files: Files, text_now: str, rows: int
) -> None:
    before = contents(own_store)["translations"][INTRO, "nl"]
    files.translate("nl", INTRO, text_now)
    files.load(own_store)
    after = contents(own_store)
    [past] = after["translation_history"].values()
    assert {name: value for name, value in past.items() if name not in ("id", "act")} == before
    assert after["acts"][past["act"],]["kind"] == "load"
    assert [row["text"] for key, row in after["translations"].items() if key == (INTRO, "nl")] == [text_now] * rows


def test_a_translation_of_older_english_is_loaded_as_outdated(own_store: Engine, files: Files) -> None:
    files.in_seed("pages/glossary.yaml", ENGLISH, "Names change.")
    files.translate("nl", INTRO, "Naar oud Engels", source="Old English.")
    files.load(own_store)
    after = contents(own_store)
    assert after["translations"][INTRO, "nl"]["text"] == "Naar oud Engels"
    assert after["translations"][INTRO, "nl"]["source"] == "Old English."
    assert str(after["messages"][INTRO,]["source"]).startswith("Names change")


def test_a_fuzzy_translation_is_loaded_as_not_approved(own_store: Engine, files: Files) -> None:
    files.change(files.catalogue("fr"), f'msgctxt "{INTRO}"', f'#, fuzzy\nmsgctxt "{INTRO}"')
    files.load(own_store)
    translations = contents(own_store)["translations"]
    approved = {locale: translations[INTRO, locale]["approved"] for locale in LOCALES[1:]}
    assert approved == {"nl": True, "fr": False, "es": True}


def test_a_message_that_the_seed_has_not_is_told_with_its_line(own_store: Engine, files: Files) -> None:
    path = files.catalogue("es")
    line = files.change(path, f'msgctxt "{INTRO}"', 'msgctxt "page:nowhere/intro"')
    report = files.load(own_store)
    assert report.unknown == [f"{path}:{line}: page:nowhere/intro"]


@pytest.mark.parametrize(
    ("in_store", "change"),
    [
        (
            [f"UPDATE translations SET text = 'Ons' WHERE context = '{INTRO}' AND locale = 'nl'"],
            ("pages/glossary.yaml", "  - id: intro\n", "  - id: opening\n"),
        ),
        (
            [f"DELETE FROM {table} WHERE id = 'page:about/facts'" for table in ("blocks", "statements")],
            ("pages/about.yaml", "text: Facts and sources\n", "text: Facts and sources\n    sources: [S1]\n"),
        ),
    ],
    ids=["a translation whose message goes", "a deleted block that gets a source"],
)
def test_what_is_kept_never_stops_the_rest(
    own_store: Engine, files: Files, in_store: list[str], change: tuple[str, str, str]
) -> None:
    for statement in in_store:
        _write(own_store, statement)
    files.in_seed(*change)
    assert files.load(own_store).kept


def test_another_list_of_languages_is_loaded_anew(own_store: Engine) -> None:
    before = contents(own_store)
    report = fill(own_store, ("en", "nl"), SEED, TRANSLATIONS)
    assert report is not None
    after = contents(own_store)
    assert {locale for _, locale in after["labels"]} == {"en", "nl"}
    assert after["translations"] == before["translations"]
    assert after["slugs"] == before["slugs"]


def _write(engine: Engine, statement: str) -> None:
    with writing(engine) as session:
        assert session.execute(text(statement)).rowcount == 1  # type: ignore[attr-defined]


def _value(engine: Engine, query: str) -> str:
    with reading(engine) as session:
        return str(session.execute(text(query)).scalar_one())


def test_what_the_store_still_needs_is_kept_though_the_seed_has_dropped_it(own_store: Engine, files: Files) -> None:
    with writing(own_store) as session:
        session.execute(text("INSERT INTO statements VALUES ('relation:ours')"))
        session.execute(
            text(
                "INSERT INTO relations (id, subject, relation, object, position)"
                " VALUES ('relation:ours', 'org:pwc', 'works-with', 'org:cnv', 99)"
            )
        )
    files.drop_entry("organisations.yaml", "pwc")
    files.in_seed("projects.yaml", "cnv-internationaal, pwc]", "cnv-internationaal]")
    report = files.load(own_store)
    assert any(line.startswith("organisations org:pwc:") for line in report.kept)
    assert any(line.startswith("subjects org:pwc:") for line in report.kept)
    assert ("org:pwc",) in contents(own_store)["organisations"]


def test_two_subjects_with_one_address_are_refused(own_store: Engine) -> None:
    with writing(own_store) as session:
        session.execute(text("UPDATE slugs SET slug = 'cnv' WHERE ref = 'org:ituc' AND locale = 'en'"))
        with pytest.raises(AddressError, match="org:ituc and org:cnv"):
            derive(session, LOCALES)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("relations.yaml", "relation: department-of", "relation: friend-of"),
        ("organisations.yaml", "measure: rank", "measure: rang"),
        ("pages/networks.yaml", "slot: federations", "slot: federation"),
        ("projects.yaml", "when: 2016-12", 'when: "2016-13"'),
        ("organisations.yaml", "value: 230000", "value: 100000000000000000000"),
    ],
)
def test_what_no_page_could_show_is_refused(files: Files, own_store: Engine, name: str, old: str, new: str) -> None:
    line = files.in_seed(name, old, new)
    with pytest.raises(SeedError, match=f"{name}:{line}: "):
        files.load(own_store)
