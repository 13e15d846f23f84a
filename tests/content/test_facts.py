"""Every collected fact is told somewhere on the site, as the facts have it, on a source that the fact rests on."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from webapp.store.queries import rows

FACTS = Path(__file__).parent.parent / "facts"
STATEMENTS = ("blocks", "figures", "relations", "partnerships", "projects")
MEASURES = {
    "rank among Dutch unions": "rank",
    "countries with labour market information": "countries-with-information",
}
SPAN = {"since": "from", "until": "to", "when": "when"}

Fact = dict[str, Any]


def _read(name: str) -> Fact:
    found: Fact = yaml.safe_load((FACTS / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def _with_ids(value: object) -> Iterator[Fact]:
    if isinstance(value, dict):
        if "id" in value:
            yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else []:
        yield from _with_ids(item)


NETWORK = _read("network")
ALL = [*_with_ids(NETWORK), *_with_ids(_read("social-dialogue"))]
NOTICE = [*_with_ids(_read("cookies"))]
"""The sources say what another site tells of its cookies; what ours does is told by this site itself."""
ORGANISATIONS: dict[str, Fact] = NETWORK["organisations"]
FIGURES = [(f"org:{key}", figure) for key, entry in ORGANISATIONS.items() for figure in entry.get("figures", [])]


@pytest.fixture
def citations(store: Session) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for statement, source in rows.read(store, "citations"):
        found[statement].add(source)
    return found


def test_the_facts_are_all_there_and_no_others(store: Session) -> None:
    ids = [fact["id"] for fact in (*ALL, *NOTICE)]
    assert len(ids) == len(set(ids)) == 128 + 6
    assert {fact for _, fact in rows.read(store, "fact_uses")} == set(ids)


def test_every_fact_is_told_on_a_source_of_its_own(store: Session, citations: dict[str, set[str]]) -> None:
    statements = {str(row.get("statement") or row.get("id")) for name in STATEMENTS for row in _rows(store, name)}
    told: dict[str, list[str]] = defaultdict(list)
    for statement, fact in rows.read(store, "fact_uses"):
        told[fact].append(statement)
    for fact in ALL:
        assert set(told[fact["id"]]) <= statements
        assert any(citations[statement] & set(fact["sources"]) for statement in told[fact["id"]]), fact["id"]


def test_what_tells_a_fact_cites_a_source_of_it(store: Session, citations: dict[str, set[str]]) -> None:
    sources = {fact["id"]: set(fact["sources"]) for fact in ALL} | {fact["id"]: {"ours"} for fact in NOTICE}
    for statement, fact in rows.read(store, "fact_uses"):
        assert citations[statement] & sources[fact], f"{statement} tells {fact}"


def test_the_cookie_page_tells_of_cookies_in_our_own_name(store: Session, citations: dict[str, set[str]]) -> None:
    told = defaultdict(set)
    for statement, fact in rows.read(store, "fact_uses"):
        told[fact].add(statement)
    for fact in NOTICE:
        assert {statement.partition("/")[0] for statement in told[fact["id"]]} == {"page:cookies"}
        assert all(citations[statement] == {"ours"} for statement in told[fact["id"]])


@pytest.mark.parametrize("key", ORGANISATIONS)
def test_organisations_are_as_in_the_facts(store: Session, key: str) -> None:
    fact, row = ORGANISATIONS[key], rows.read(store, "organisations")[f"org:{key}",]
    assert row["kind"] == _slug(fact["kind"])
    assert (row["country"], row["until"]) == (fact.get("country"), fact.get("until"))
    names = {lang: name for lang, name in fact.get("name", {}).items() if len(lang) == 2}
    official = {name["lang"]: name for name in _rows(store, "names") if name["ref"] == f"org:{key}" and _official(name)}
    assert {lang: official[lang]["name"] for lang in names} == names
    if "acronym" in fact.get("name", {}):
        assert {name["acronym"] for name in official.values()} == {fact["name"]["acronym"]}


def test_there_are_no_other_organisations(store: Session) -> None:
    assert {key for (key,) in rows.read(store, "organisations")} == {f"org:{key}" for key in ORGANISATIONS}


def test_figures_are_as_in_the_facts(store: Session, citations: dict[str, set[str]]) -> None:
    wanted = {
        f"figure:{figure['id']}": {
            "ref": ref,
            "measure": MEASURES.get(figure["measure"], _slug(figure["measure"])),
            "value": figure["value"],
            "qualifier": figure.get("qualifier"),
            "holds_for": str(figure["holds_for"]),
        }
        for ref, figure in FIGURES
    }
    found = rows.read(store, "figures")
    assert {key: _only(row, wanted[key]) for (key,), row in found.items()} == wanted
    assert {key: citations[key] for key in wanted} == {
        f"figure:{item['id']}": set(item["sources"]) for _, item in FIGURES
    }


def test_relations_are_as_in_the_facts(store: Session, citations: dict[str, set[str]]) -> None:
    wanted = {
        f"relation:{fact['id']}": {
            "subject": f"org:{fact['subject']}",
            "relation": _slug(fact["relation"]),
            "object": f"org:{fact['object']}",
            "since": None,
            "until": fact.get("until"),
            "when": fact.get("when"),
            "holds_for": _text(fact.get("holds_for")),
        }
        for fact in NETWORK["relations"]
    }
    found = rows.read(store, "relations")
    assert {key: _only(row, wanted[key]) for (key,), row in found.items()} == wanted
    for fact in NETWORK["relations"]:
        assert citations[f"relation:{fact['id']}"] == set(fact["sources"])


def test_projects_are_as_in_the_facts(store: Session, citations: dict[str, set[str]]) -> None:
    members = _grouped(store, "project_members", "project", "organisation")
    countries = _grouped(store, "project_countries", "project", "country")
    found = rows.read(store, "projects")
    assert {ref for (ref,) in found} == {f"project:{key}" for key in NETWORK["projects"]}
    for key, fact in NETWORK["projects"].items():
        ref = f"project:{key}"
        row = found[ref,]
        assert {ours: row[ours] for ours in SPAN} == {ours: _text(fact.get(theirs)) for ours, theirs in SPAN.items()}
        assert row["funder"] == (f"org:{fact['funder']}" if "funder" in fact else None)
        assert row["followed_by"] == (f"project:{fact['followed_by']}" if "followed_by" in fact else None)
        assert members[ref] == [f"org:{member}" for member in fact["members"]]
        codes = fact.get("producer_countries", [fact["country"]] if "country" in fact else [])
        assert countries[ref] == [f"country:{code}" for code in codes]
        assert citations[ref] == set(fact["sources"])


def test_partner_countries_are_as_in_the_facts(store: Session) -> None:
    regions = {ref: row["region"] for (ref,), row in rows.read(store, "countries").items()}
    found = {str(row["country"]): row for row in _rows(store, "partnerships")}
    partners = [fact for fact in NETWORK["partner_countries"] if "region" in fact]
    [started] = [fact for fact in NETWORK["partner_countries"] if "region" not in fact]
    assert set(found) == {f"country:{code}" for fact in partners for code in fact["countries"]}
    for fact in partners:
        for code in fact["countries"]:
            assert regions[f"country:{code}"] == fact["region"]
            assert found[f"country:{code}"]["holds_for"] == str(fact["holds_for"])
    since = {ref: row["since"] for ref, row in found.items() if row["since"]}
    assert since == {f"country:{code}": str(started["holds_for"]) for code in started["countries"]}


def test_sources_are_as_in_the_facts(store: Session) -> None:
    wanted = _read("sources")
    found = {key: _only(row, wanted[key]) for (key,), row in rows.read(store, "sources").items()}
    assert found == wanted


def _rows(store: Session, name: str) -> list[dict[str, object]]:
    return list(rows.read(store, name).values())


def _only(row: dict[str, object], wanted: Fact) -> dict[str, object]:
    return {column: row[column] for column in wanted}


def _official(row: dict[str, object]) -> bool:
    return row["form"] == "official"


def _grouped(store: Session, table: str, owner: str, item: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = defaultdict(list)
    for row in _rows(store, table):
        found[str(row[owner])].append(row[item])
    return found


def _slug(words: str) -> str:
    return words.lower().replace(" ", "-")


def _text(value: object) -> str | None:
    return None if value is None else str(value)
