"""`content load` on the earlier store: every edit is there, in the texts of today or the history; nothing is hidden."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command as alembic
from sqlalchemy import Engine

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from tests.files import Files, contents
from tests.languages.esperanto import nearest_id
from tests.upgrade.earlier import command, restore, rows
from tests.upgrade.edits import AT, BEFORE, DELETED, FIGURE, OUTDATED, OWN, RELATION, TRANSLATED, WRITTEN
from webapp import create_app
from webapp.config import Settings
from webapp.content import subjects
from webapp.content.translating.releases import released
from webapp.content.translating.units import units
from webapp.i18n import po
from webapp.store.db import open_store, reading
from webapp.store.migrations import configuration, migrate
from webapp.store.queries.rows import Rows

GONE = ("page:countries/intro", "es")
BOOKKEEPING = frozenset({"acts", "alembic_version", "releases", "revision", "seed_records", "source_history"})


def test_every_edit_is_the_text_of_today(engine: Engine) -> None:
    store = contents(engine)
    for key, (text, author) in TRANSLATED.items():
        row = store["translations"][key]
        assert (row["text"], row["author"], row["changed_at"], row["approved"]) == (text, author, AT, True), key
    assert {context: store["messages"][context,]["source"] for context in WRITTEN} == WRITTEN
    assert DELETED not in store["translations"]
    assert store["figures"][FIGURE[0],]["value"] == FIGURE[1]
    assert (RELATION,) not in store["relations"]
    assert (RELATION,) not in store["statements"]
    assert {row["slug"] for (ref, _), row in store["slugs"].items() if ref == OWN} == {"own-union"}
    assert [row["name"] for (ref, *_), row in store["names"].items() if ref == OWN] == ["Union of Our Own"]


def test_texts_have_the_dates_and_labels_of_today(engine: Engine) -> None:
    """The store had no column for dates: that it was empty there is nobody's decision."""
    store = contents(engine)
    dates = {block: row["moment"] for (block,), row in store["blocks"].items() if row["moment"]}
    assert (len(dates), dates["org:cnv/formed"], dates["org:cnv/merger"]) == (6, "1909", "2024-04-01")
    assert store["messages"]["page:social-dialogue/need-for-trust/label",]["source"] == "Trust"


def test_what_was_in_the_history_is_there_still(engine: Engine, tmp_path: Path) -> None:
    before = rows(restore(tmp_path / "earlier.db"))["translation_history"]
    history = contents(engine)["translation_history"].values()
    kept = {(row["id"], row["context"], row["locale"], row["text"], row["source"]) for row in history}
    assert len(before) == 8
    assert {row[:5] for row in before} <= kept
    assert {(row["context"], row["locale"]): row["text"] for row in history if not row["act"]}.items() >= BEFORE.items()


def test_what_the_load_replaced_is_in_the_history(engine: Engine, tmp_path: Path) -> None:
    """Texts of the earlier seed that today's replace, and those that went with their messages."""
    earlier = {(row[0], row[1]): row[2] for row in rows(restore(tmp_path / "earlier.db"))["translations"]}
    store = contents(engine)
    had = {(row["context"], row["locale"], row["text"]) for row in store["translation_history"].values()}
    changed = {key for key, text in earlier.items() if store["translations"].get(key, {}).get("text") != text}
    assert len(changed) > 20
    assert {(*key, earlier[key]) for key in changed} <= had
    sources = {row[0]: row[1] for row in rows(tmp_path / "earlier.db")["messages"]}
    english = {(row["context"], row["source"]) for row in store["source_history"].values()}
    moved = {key for key, text in sources.items() if store["messages"].get((key,), {}).get("source") != text}
    assert len(moved) > 10
    assert {(key, sources[key]) for key in moved} <= english


@pytest.fixture(scope="module")
def client(upgraded: Path) -> CheckingClient:
    settings = Settings(
        database_url=f"sqlite:///{upgraded}", site_url="https://site.test", trusted_hosts=("site.test",)
    )
    return CheckingClient(create_app(settings), settings)


def test_every_page_is_there_and_marks_exactly_what_is_not_up_to_date(client: CheckingClient, engine: Engine) -> None:
    with reading(engine) as session:
        assert released(session, LOCALES) == LOCALES
        pages = subjects.alternates_of_all(session, LOCALES)
        wanted = {
            (locale, context)
            for locale in LOCALES[1:]
            for context, unit in units(session, locale).items()
            if unit.state in ("outdated", "missing")
        }
        blocks = {context for (context,) in contents(engine)["blocks"]}
    refs = {path: ref for locale in LOCALES for ref, path in _places(engine, locale).items()}
    assert len(pages) > 60
    marked = set()
    for locale, path in ((locale, path) for paths in pages for locale, path in paths.items()):
        page = client.get(path)
        found = {nearest_id(mark) for mark in page.all(".mark")}
        assert page.all(".notice") or not found, path
        marked |= {(locale, f"{refs[path]}/{name}") for name in found}
    assert {(locale, context) for locale, context in marked if context in blocks} == {
        (locale, context) for locale, context in wanted if context in blocks
    }
    assert marked >= {*OUTDATED, (DELETED[1], DELETED[0])}


def _places(engine: Engine, locale: str) -> dict[str, str]:
    found = contents(engine)["addresses"].items()
    return {str(row["ref"]): str(path) for (path,), row in found if row["locale"] == locale and row["current"]}


def test_what_was_edited_is_on_the_pages(client: CheckingClient, engine: Engine) -> None:
    places = {locale: _places(engine, locale) for locale in LOCALES}
    assert client.get(places["nl"]["page:about"]).one("h1").to_text() == "Over Samenspraak"
    assert client.get(places["en"]["page:sources"]).one("h1").to_text() == WRITTEN["page:sources/title"]
    assert client.get(places["fr"]["page:about"]).one("#independent").to_text() == "Un site qui ne dépend de personne"
    assert "191,000,000" in client.get(places["en"]["org:ituc"]).text
    assert client.get(places["es"][OWN]).one("#role").to_text() == TRANSLATED[f"{OWN}/role", "es"][0]
    missing = client.get(places["es"]["page:about"]).one("#equals")
    assert missing.attrs["lang"] == "en"


def test_a_second_load_changes_nothing(own: Path) -> None:
    before = rows(own)
    command(own, "content", "load")
    assert rows(own) == before


def test_files_written_from_it_give_it_again(own: Path, tmp_path: Path) -> None:
    files = Files.copied_to(tmp_path)
    folders = ("--seed", files.seed, "--translations", files.translations)
    command(own, "content", "export", *folders)
    command(tmp_path / "again.db", "content", "load", *folders)
    again, first = (_contents(path) for path in (tmp_path / "again.db", own))
    for name in (
        {*first} - BOOKKEEPING - {"addresses", "messages", "suggestions", "translation_history", "translations"}
    ):
        assert again[name].keys() == first[name].keys(), name
    texts = {key: row["text"] for key, row in first["translations"].items()}
    lost = {key for key in texts if key[0] == GONE[0]}
    assert {key: row["text"] for key, row in again["translations"].items()} == {
        key: text for key, text in texts.items() if key not in lost
    }
    english = {key: row["source"] for key, row in first["messages"].items() if key != GONE[:1]}
    assert {key: row["source"] for key, row in again["messages"].items()} == english
    states = {locale: _states(own, locale) for locale in LOCALES[1:]}
    assert {locale: _states(tmp_path / "again.db", locale) for locale in LOCALES[1:]} == states
    # What has no place in the seed any more waits in the catalogue, also when it is written from the new store.
    command(tmp_path / "again.db", "content", "export", *folders)
    obsolete = {entry.context: entry.forms for entry in po.read_file(files.catalogue("es")).obsolete}
    assert obsolete[GONE[0]] == (TRANSLATED[GONE][0],)


def _contents(path: Path) -> dict[str, Rows]:
    engine = _opened(path)
    found = contents(engine)
    engine.dispose()
    return found


def _opened(path: Path) -> Engine:
    return open_store(f"sqlite:///{path}")


def _states(path: Path, locale: str) -> dict[str, str]:
    engine = _opened(path)
    with reading(engine) as session:
        found = units(session, locale)
    engine.dispose()
    return {context: unit.state for context, unit in found.items() if context != GONE[0]}


def test_the_migrations_lead_back_and_forth(tmp_path: Path) -> None:
    path = restore(tmp_path / "site.db")
    before = rows(path)
    engine = _opened(path)
    migrate(engine)
    assert rows(path) != before
    with reading(engine) as session:
        assert released(session, LOCALES) == LOCALES
    _downgrade(engine, "0001")
    assert rows(path) == before
    migrate(engine)
    engine.dispose()
    command(path, "content", "load")


def test_the_last_migration_leads_back_from_an_upgraded_store(own: Path) -> None:
    before = rows(own)
    engine = _opened(own)
    _downgrade(engine, "0002")
    migrate(engine)
    after = rows(own)
    with reading(engine) as session:
        assert released(session, LOCALES) == LOCALES
    engine.dispose()
    # The dates of texts go with their column, the last.
    before["blocks"] = [(*row[:-1], None) for row in before["blocks"]]
    for name in {*before} - BOOKKEEPING - {"translation_history"}:
        assert after[name] == before[name], name
    written = {row[:5] for row in before["translation_history"] if row[3] is not None}
    assert {row[:5] for row in after["translation_history"]} == written


def _downgrade(engine: Engine, revision: str) -> None:
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        alembic.downgrade(configuration(connection), revision)


def test_two_processes_that_upgrade_at_once_do_it_once(upgraded: Path, tmp_path: Path) -> None:
    path = restore(tmp_path / "site.db")
    program = [str(Path(sys.executable).with_name("samenspraak")), "content", "load"]
    environment = {"DATABASE_URL": f"sqlite:///{path}", "PATH": "/usr/bin:/bin"}
    both = [
        subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert sorted("added: " in out for out, _ in told) == [False, True]
    once, twice = rows(upgraded), rows(path)
    assert {name: len(found) for name, found in twice.items()} == {name: len(found) for name, found in once.items()}
    assert len(twice["acts"]) == 1
