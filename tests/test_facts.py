"""Each collected fact is tied to a statement in the store, and what is rendered from it stands on a page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, Page, elements
from tests.conftest import LOCALES
from webapp.config import TRANSLATIONS
from webapp.content import subjects
from webapp.content.inline import plain
from webapp.i18n import po
from webapp.i18n.cldr import HoldsFor, format_moment, format_number

FACTS = Path(__file__).parent / "facts"


def ids(value: Any) -> Iterator[str]:
    """Every `id` in a file of facts."""
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"]
        for item in value.values():
            yield from ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from ids(item)


COLLECTED = sorted(
    fact
    for name in ("network", "social-dialogue", "cookies")
    for fact in ids(yaml.safe_load((FACTS / f"{name}.yaml").read_text(encoding="utf-8")))
)


@pytest.fixture(scope="module")
def texts(store: Session) -> dict[tuple[str, str], str]:
    """What each message says in each locale: English from the store, the rest from the catalogues."""
    rows = store.execute(text("SELECT context, source FROM messages"))
    found = {(context, "en"): source for context, source in rows}
    for locale in LOCALES[1:]:
        for entry in po.read(TRANSLATIONS / locale / "LC_MESSAGES" / "content.po"):
            found[entry.context or "", locale] = entry.forms[0]
    return found


def test_there_are_134_facts() -> None:
    assert len(COLLECTED) == len(set(COLLECTED)) == 134


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("fact", COLLECTED)
def test_a_fact_stands_on_a_page(
    fact: str,
    locale: str,
    client: CheckingClient,
    store: Session,
    texts: dict[tuple[str, str], str],
) -> None:
    rows = store.execute(text("SELECT statement FROM fact_uses WHERE fact = :fact"), {"fact": fact})
    statements = [statement for (statement,) in rows]
    assert statements
    for statement in statements:
        stands(statement, locale, client, store, texts)


def stands(
    statement: str, locale: str, client: CheckingClient, store: Session, texts: dict[tuple[str, str], str]
) -> None:
    """What is rendered from a statement is on the page it belongs to."""
    kind, _, key = statement.partition(":")
    if kind == "figure":
        figure_stands(statement, locale, client, store)
    elif kind == "relation":
        row = store.execute(text("SELECT subject, object FROM relations WHERE id = :id"), {"id": statement}).one()
        for ref, other in (row, reversed(row)):
            element = page_of(ref, locale, client, store).one(f"#{key}")
            links = subjects.links(store, locale, [ref, other])
            link = elements(element, "a")[0]
            assert link.attrs["href"] == links[other].path
            assert links[other].short in link.to_text()
            assert str(links[other].name) in link.to_text()
            assert links[ref].short in element.to_text()
    elif kind == "partnership":
        page = page_of(f"country:{key}", locale, client, store)
        row = store.execute(text("SELECT since, holds_for FROM partnerships WHERE id = :id"), {"id": statement}).one()
        dates = {element.attrs["datetime"] for element in elements(page.one("#partnership"), "time")}
        assert dates == {date for date in row if date}
    elif "/" not in statement:
        element = page_of(statement, locale, client, store).one("#project")
        rows = store.execute(text("SELECT organisation FROM project_members WHERE project = :ref"), {"ref": statement})
        hrefs = {link.attrs["href"] for link in elements(element, "a")}
        assert hrefs >= {link.path for link in subjects.links(store, locale, [ref for (ref,) in rows]).values()}
    else:
        ref, _, anchor = statement.partition("/")
        element = page_of(ref, locale, client, store).one(f"#{anchor}")
        assert squeeze(plain(texts[statement, locale])) in squeeze(element.to_text(separator="", strip=False))
        assert "lang" not in element.attrs


def figure_stands(statement: str, locale: str, client: CheckingClient, store: Session) -> None:
    """A figure stands on the page with its number, what it holds for, and its sources."""
    figure = store.execute(text("SELECT ref, value, holds_for FROM figures WHERE id = :id"), {"id": statement}).one()
    row = page_of(figure.ref, locale, client, store).one(f"#{statement.partition(':')[2]}")
    assert format_number(figure.value, locale) in row.to_text(strip=False)
    moment = HoldsFor.parse(figure.holds_for).moment
    if moment:
        assert format_moment(moment, locale) in row.to_text()
    cited = store.execute(text("SELECT source FROM citations WHERE statement = :id"), {"id": statement})
    assert {link.attrs["href"] for link in elements(row, "a")} == {f"#source-{source}" for (source,) in cited}


def page_of(ref: str, locale: str, client: CheckingClient, store: Session) -> Page:
    """The page of a subject."""
    path = subjects.links(store, locale, [ref])[ref].path
    if path not in PAGES:
        PAGES[path] = client.get(path)
    return PAGES[path]


PAGES: dict[str, Page] = {}


def squeeze(words: str) -> str:
    """Without differences in white space."""
    return " ".join(words.split())
