"""What is loaded and written out again has the same bytes; what was edited in the store survives the way out and in."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from tests.files import Files, contents
from webapp.config import SEED, TRANSLATIONS
from webapp.content.seeding.files import Seed
from webapp.content.seeding.load import fill
from webapp.content.seeding.save import write
from webapp.store.db import open_store, reading, writing

INTRO = "page:glossary/intro"
BOOKKEEPING = ("acts", "seed_records", "releases", "revision", "source_history", "translation_history")
STAMP = ("author", "changed_at")
AWKWARD = [
    "yes",
    "NO",
    "2024-04-01",
    "12",
    "1.5",
    "0x1F",
    "~",
    "null",
    "- an item",
    "a: b",
    "# no comment",
    "* no *emphasis",
    "“double” and ‘single’",
    'it\'s "both" \\ and a backslash',
    "100 % {of} all",
    "Ñandú, œuvre, Ελλάδα, 日本, 🙂",
    "a\u00a0no-break\u202fspace, a\u2028separator",
    "ends in a colon:",
    "[brackets] & <b>signs</b>",
    "=",
    "<<",
    "12:30:45",
    "a very long text " * 40 + "end",
]


def test_what_was_loaded_is_written_with_the_same_bytes(store: Session, tmp_path: Path) -> None:
    write(store, tmp_path / "seed", tmp_path / "translations", LOCALES)
    committed = {path.relative_to(SEED): path.read_bytes() for path in SEED.rglob("*.yaml")}
    assert _files(tmp_path / "seed") == committed
    domains = ("content", "messages")
    names = [
        *(Path(f"{domain}.pot") for domain in domains),
        *(Path(locale, "LC_MESSAGES", f"{domain}.po") for locale in LOCALES[1:] for domain in domains),
    ]
    assert _files(tmp_path / "translations") == {name: (TRANSLATIONS / name).read_bytes() for name in names}


def test_files_that_say_it_already_are_left_alone(store: Session, tmp_path: Path) -> None:
    files = Files.copied_to(tmp_path)
    assert write(store, files.seed, files.translations, LOCALES) == []
    files.in_seed("kinds.yaml", "name: Federation", "name: Something else")
    assert write(store, files.seed, files.translations, LOCALES) == [files.seed / "kinds.yaml"]
    assert write(store, files.seed, files.translations, LOCALES) == []


def test_an_edited_store_can_be_made_again_from_its_files(own_store: Engine, tmp_path: Path) -> None:
    _edit(own_store, f"UPDATE messages SET source = 'New [English](org:ituc).' WHERE context = '{INTRO}'")
    _edit(own_store, f"UPDATE translations SET text = 'Ons “Nederlands”' WHERE context = '{INTRO}' AND locale = 'nl'")
    # A translation of earlier English comes back as one that needs review.
    for locale in ("nl", "fr"):
        _edit(own_store, f"UPDATE translations SET approved = 0 WHERE context = '{INTRO}' AND locale = '{locale}'")
    _edit(own_store, f"DELETE FROM translations WHERE context = '{INTRO}' AND locale = 'es'")
    _edit(own_store, "UPDATE figures SET value = 240000, holds_for = '2025' WHERE id = 'figure:cnv-members'")
    _edit(own_store, "DELETE FROM relations WHERE id = 'relation:rel-women'")
    _edit(own_store, "DELETE FROM citations WHERE statement = 'relation:rel-women'")
    _edit(own_store, "DELETE FROM fact_uses WHERE statement = 'relation:rel-women'")
    _edit(own_store, "DELETE FROM statements WHERE id = 'relation:rel-women'")
    with reading(own_store) as session:
        write(session, tmp_path / "seed", tmp_path / "translations", LOCALES)
    again = open_store(f"sqlite:///{tmp_path / 'again.db'}")
    fill(again, LOCALES, tmp_path / "seed", tmp_path / "translations")
    assert _content(again) == _content(own_store)
    again.dispose()


@pytest.mark.parametrize("table", ["messages", "names"])
def test_no_text_is_read_as_anything_else(own_store: Engine, tmp_path: Path, table: str) -> None:
    column, key = {"messages": ("source", "context"), "names": ("name", "ref || lang || form")}[table]
    which = "WHERE context IN (SELECT id FROM blocks)" if table == "messages" else "WHERE form = 'official'"
    with writing(own_store) as session:
        keys = session.scalars(text(f"SELECT {key} FROM {table} {which} ORDER BY 1")).all()
        for place, awkward in zip(keys, AWKWARD, strict=False):
            changes = {"key": place, "text": awkward}
            session.execute(text(f"UPDATE {table} SET {column} = :text WHERE {key} = :key"), changes)
    with reading(own_store) as session:
        write(session, tmp_path / "seed", tmp_path / "translations", LOCALES)
    seed = Seed(tmp_path / "seed")
    entries = [*seed.pages.values(), *(entry for entries in seed.entries.values() for entry in entries.values())]
    if table == "messages":
        found = {block.text for entry in entries for block in getattr(entry, "blocks", [])}
    else:
        found = {name.name for entry in entries for name in getattr(entry, "names", [])}
    assert set(AWKWARD) <= found


def _files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _content(engine: Engine) -> dict[str, object]:
    """The content without what says when and by whom; positions as they stand, without gaps."""
    found: dict[str, object] = {}
    for name, rows in contents(engine).items():
        if name not in BOOKKEEPING:
            kept = {
                key: {column: value for column, value in row.items() if column not in (*STAMP, "position")}
                for key, row in rows.items()
            }
            found[name] = list(kept.items()) if name in ("blocks", "relations", "figures", "messages") else kept
    return found


def _edit(engine: Engine, statement: str) -> None:
    with writing(engine) as session:
        assert session.execute(text(statement)).rowcount >= 1  # type: ignore[attr-defined]


def test_the_file_of_a_page_that_is_gone_is_removed(store: Session, tmp_path: Path) -> None:
    files = Files.copied_to(tmp_path)
    stray = files.seed / "pages" / "stray.yaml"
    stray.write_text("title: Stray\n", encoding="utf-8")
    assert write(store, files.seed, files.translations, LOCALES) == [stray]
    assert not stray.exists()
