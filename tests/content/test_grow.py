"""Generated data: always the same, beside what the store has and never over it, and fit to be shown."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine, text

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from tests.files import Files, contents
from webapp import create_app
from webapp.config import SEED, TRANSLATIONS, Settings
from webapp.content import subjects
from webapp.content.seeding.generated import COUNTRIES, LARGE, LARGE_GENERATED, RELATIONS
from webapp.content.seeding.grow import grow
from webapp.content.seeding.load import load
from webapp.store.db import StoreError, open_store, reading, writing
from webapp.store.migrations import migrate
from webapp.store.queries.rows import Rows

Tables = dict[str, Rows]
CODES = [code for codes in COUNTRIES.values() for code in codes]
DATES = ("since", "until", "when", "holds_for")
SAMPLE = [
    *(f"org:generated-{number:04}" for number in (1, 2, 5, 6, 20, 33, 47, 60)),
    *(f"project:generated-{number:04}" for number in range(1, 7)),
    *(f"country:{code}" for code in ("KE", "GH", "FR", "SV", "NL")),
    *("org:ituc", "page:organisations", "page:projects", "page:countries", "page:networks", "page:sources"),
]


@pytest.fixture
def other_store(filled_store: Path, tmp_path: Path) -> Iterator[Engine]:
    """A second store like `own_store`."""
    path = tmp_path / "other.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def grown(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store with 60 generated organisations, to be read."""
    path = tmp_path_factory.mktemp("grown") / "site.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    grow(engine, 60, LOCALES)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def grown_client(grown: Engine) -> CheckingClient:
    settings = Settings(
        database_url=f"sqlite:///{grown.url.database}", site_url="https://site.test", trusted_hosts=("site.test",)
    )
    return CheckingClient(create_app(settings), settings)


def test_two_stores_get_the_same(own_store: Engine, grown: Engine) -> None:
    grow(own_store, 60, LOCALES)
    assert contents(own_store) == contents(grown)


def test_twice_is_once_but_for_the_revision(own_store: Engine, grown: Engine) -> None:
    for _ in range(2):
        grow(own_store, 60, LOCALES)
    assert _content(own_store) == _content(grown)
    assert _revision(own_store) == _revision(grown) + 1


def test_more_are_added_to_those_that_are_there(own_store: Engine, grown: Engine) -> None:
    grow(own_store, 20, LOCALES)
    before = _content(own_store)
    grow(own_store, 60, LOCALES)
    assert _missing(before, _content(own_store)) == {}
    assert _content(own_store) == _content(grown)


def test_fewer_are_left(own_store: Engine, other_store: Engine) -> None:
    for count in (60, 20):
        grow(own_store, count, LOCALES)
    grow(other_store, 20, LOCALES)
    assert _content(own_store) == _content(other_store)
    assert _count(own_store, "organisations", "org:generated-%") == 20
    assert _count(own_store, "projects", "project:generated-%") == 2


def test_what_was_changed_in_generated_data_is_as_before(own_store: Engine, grown: Engine) -> None:
    grow(own_store, 60, LOCALES)
    _write(own_store, "UPDATE organisations SET until = '1999' WHERE ref = 'org:generated-0007'")
    _write(own_store, "DELETE FROM names WHERE ref = 'org:generated-0008'")
    grow(own_store, 60, LOCALES)
    assert _content(own_store) == _content(grown)


def test_all_else_stays_as_it_is(filled_store: Path, grown: Engine) -> None:
    engine = open_store(f"sqlite:///{filled_store}")
    before, after = _content(engine), _content(grown)
    engine.dispose()
    assert _missing(before, after) == {}
    added = {f"country:{code}" for code in CODES} | {f"partnership:{code}" for code in CODES} | {"generated"}
    for table, rows in after.items():
        for key, row in rows.items():
            owner = str(row["ref"] if table == "addresses" else key[0])
            assert key in before[table] or ":generated-" in owner or owner in added, (table, key)


def test_countries_that_are_there_are_left_as_they_are(own_store: Engine) -> None:
    _write(own_store, "INSERT INTO subjects VALUES ('country:KE', 'country', 'page:countries', 7)")
    _write(own_store, "INSERT INTO slugs VALUES ('country:KE', 'en', 'our-kenya')")
    _write(own_store, "INSERT INTO countries VALUES ('country:KE', 'KE', 'asia')")
    before = _content(own_store)
    grow(own_store, 20, LOCALES)
    after = _content(own_store)
    for table in ("subjects", "slugs", "countries"):
        assert _missing({table: before[table]}, after) == {}
    assert ("partnership:KE",) not in after["partnerships"]
    assert {row["code"] for row in after["countries"].values()} >= set(CODES)


def test_what_other_rows_refer_to_is_left(own_store: Engine) -> None:
    grow(own_store, 60, LOCALES)
    _write(own_store, "INSERT INTO project_members VALUES ('project:stitch', 'org:generated-0050', 9)")
    grow(own_store, 20, LOCALES)
    after = _content(own_store)
    assert ("project:stitch", "org:generated-0050") in after["project_members"]
    assert _count(own_store, "organisations", "org:generated-%") == 21
    for table in ("names", "slugs", "labels"):
        assert "org:generated-0050" in {key[0] for key in after[table]}
    grow(own_store, 60, LOCALES)
    assert ("project:stitch", "org:generated-0050") in _content(own_store)["project_members"]


def test_loading_the_seed_afterwards_changes_nothing(own_store: Engine) -> None:
    grow(own_store, 60, LOCALES)
    before = contents(own_store)
    with writing(own_store) as session:
        report = load(session, SEED, TRANSLATIONS, LOCALES)
    assert not report.changed
    assert not report.kept
    assert contents(own_store) == before


def test_a_country_can_come_into_the_seed_afterwards(own_store: Engine, tmp_path: Path) -> None:
    grow(own_store, 60, LOCALES)
    files = Files.copied_to(tmp_path)
    files.in_seed("countries.yaml", "KH:\n", "KE:\n  region: africa\nKH:\n")
    report = files.load(own_store)
    assert report.kept == ["subjects country:KE: position"]
    grow(own_store, 60, LOCALES)
    assert not files.load(own_store).changed


def test_a_store_with_fewer_languages_grows_too(own_store: Engine) -> None:
    grow(own_store, 20, ("en", "fr"))
    after = _content(own_store)
    found = {key[1] for table in ("slugs", "translations") for key in after[table] if ":generated-" in str(key[0])}
    assert found == {"en", "fr"}


def test_a_store_that_was_never_filled_is_refused(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    migrate(engine)
    before = contents(engine)
    with pytest.raises(StoreError, match="content load"):
        grow(engine, 20, LOCALES)
    assert contents(engine) == before
    engine.dispose()


def test_six_hundred_are_as_varied_as_the_real_ones(own_store: Engine) -> None:
    grow(own_store, 600, LOCALES)
    tables = {
        name: {key: row for key, row in rows.items() if ":generated-" in str(key[0])}
        for name, rows in _content(own_store).items()
    }
    organisations = tables["organisations"].values()
    assert {row["kind"] for row in organisations} == {key for (key,) in _content(own_store)["kinds"]}
    assert 0.8 < sum(row["country"] is not None for row in organisations) / 600 < 0.9
    assert 0.1 < sum(row["until"] is not None for row in organisations) / 600 < 0.2
    assert {len(str(row["until"])) for row in organisations if row["until"]} == {4, 7, 10}
    _check_names(tables["names"])
    _check_relations(tables["relations"])
    _check_projects(tables)


def _check_names(names: Rows) -> None:
    official = [row for (ref, _, form, _), row in names.items() if form == "official" and ref.startswith("org:")]
    languages = Counter(Counter(str(row["ref"]) for row in official).values())
    assert set(languages) == {1, 2, 3, 4}
    assert 0.2 < sum(row["acronym"] is not None for row in official) / len(official) < 0.6
    assert any(form == "also" for (_, _, form, _) in names)
    letters = {letter for row in official for letter in str(row["name"])}
    assert set("œŒéÉñ’ó") <= letters
    openings = Counter(str(row["name"])[0] for row in official)
    assert set("=+@-12") <= set(openings)
    assert any(letter.islower() for letter in openings)


def _check_relations(relations: Rows) -> None:
    assert 1.3 < len(relations) / 600 < 1.7
    large = {*LARGE, *(f"org:generated-{number:04}" for number in range(1, LARGE_GENERATED + 1))}
    assert sum(row["object"] in large for row in relations.values()) / len(relations) > 0.7
    assert {row["relation"] for row in relations.values()} == set(RELATIONS)
    ways = Counter(tuple(date for date in DATES if row[date]) for row in relations.values())
    assert set(ways) == {(date,) for date in DATES}
    assert all(row["subject"] != row["object"] for row in relations.values())


def _check_projects(tables: Tables) -> None:
    projects = tables["projects"].values()
    assert len(projects) == 60
    assert len({tuple(bool(row[date]) for date in DATES[:3]) for row in projects}) == 5
    assert 0 < sum(row["funder"] is not None for row in projects) < 30
    assert set(Counter(key[0] for key in tables["project_members"]).values()) == {1, 2, 3, 4, 5, 6}
    assert set(Counter(key[0] for key in tables["project_countries"]).values()) == {1, 2, 3, 4, 5}
    titles = [str(context) for (context,) in tables["messages"]]
    assert len(titles) == 30
    assert set(tables["translations"]) == {(context, locale) for context in titles for locale in LOCALES[1:]}
    named = {key[0] for key in tables["names"] if str(key[0]).startswith("project:")}
    assert {f"{ref}/title" for ref in named}.isdisjoint(titles)
    assert len(named) == 30


@pytest.mark.parametrize("ref", SAMPLE)
def test_pages_can_be_read_in_every_language(grown: Engine, grown_client: CheckingClient, ref: str) -> None:
    with reading(grown) as session:
        paths = subjects.paths_of(session, ref, LOCALES)
    assert tuple(paths) == LOCALES
    for path in paths.values():
        grown_client.get(path)


def _content(engine: Engine) -> Tables:
    """All tables but the revision, which moves each time."""
    return {name: rows for name, rows in contents(engine).items() if name != "revision"}


def _revision(engine: Engine) -> int:
    (row,) = contents(engine)["revision"].values()
    assert isinstance(row["number"], int)
    return row["number"]


def _missing(before: Tables, after: Tables) -> Tables:
    """The rows that are no longer there, or no longer the same."""
    gone = {
        name: {key: row for key, row in rows.items() if after[name].get(key) != row} for name, rows in before.items()
    }
    return {name: rows for name, rows in gone.items() if rows}


def _count(engine: Engine, table: str, pattern: str) -> int:
    with reading(engine) as session:
        statement = text(f"SELECT count(*) FROM {table} WHERE ref LIKE :pattern")
        return int(session.execute(statement, {"pattern": pattern}).scalar_one())


def _write(engine: Engine, statement: str) -> None:
    with writing(engine) as session:
        session.execute(text(statement))
