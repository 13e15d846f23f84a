"""No sentence of the accessibility statement is false: each is tied to what makes it true.

Sentences that depend on something are worked out anew from the files (`sentences`). Those that do not, the blocks of
`seed/pages/accessibility.yaml`, have a check in `CHECKS` that looks whether they hold; one without a check fails.
"""

import ast
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from e2e.words import ADDRESSES
from tests.checking import CheckingClient, Page, attribute
from tests.conftest import LOCALES
from tests.views.statement.sentences import Speech, leaves, of_the_files, proven, said, unaccounted, written
from webapp.config import ROOT, TRANSLATIONS
from webapp.consent.preferences import CHOICES
from webapp.content import subjects
from webapp.content.inline import plain
from webapp.evidence import limits
from webapp.i18n import po
from webapp.views.statement import words

STATEMENT = "page:accessibility"


def statement_of(client: CheckingClient, store: Session, locale: str, ref: str = STATEMENT) -> Page:
    return client.get(subjects.links(store, locale, [ref])[ref].path)


def section(*ids: str) -> Callable[[CheckingClient, Page], None]:
    """Something stands under each of these headings."""

    def check(_client: CheckingClient, page: Page) -> None:
        for id_ in ids:
            [found] = [part for part in page.all("section") if part.query(f"#{id_}")]
            assert len(said(found)) > len(said(page.one(f"#{id_}"))), id_

    return check


def the_standard_is_the_one_of_the_law(_client: CheckingClient, page: Page) -> None:
    assert limits.STANDARD.startswith("EN 301 549 ")
    assert "EN 301 549" in said(page.one("#standard"))
    # All rules of axe, so also those of level AA of WCAG 2.2.
    assert any("axe.getRules()" in path.read_text(encoding="utf-8") for path in (ROOT / "e2e").rglob("*.py"))


def each_limit_says_what_helps(_client: CheckingClient, page: Page) -> None:
    for limit in written()["limits"]:
        assert len([leaf for leaf in leaves(page) if leaf in page.all(f"#limit-{limit['id']} p")]) == 3
        assert words.LIMITS[limit["id"]].instead


def what_nobody_has_tested_is_in_no_proof(_client: CheckingClient, page: Page) -> None:
    [listed] = [part for part in page.all("section") if part.query("#untested")]
    for reader in limits.READERS:
        assert (reader in said(listed)) is (reader not in proven()["reader"])
    assert {"braille", "people", "speech"} <= set(written()["untested"])


def reading_can_be_made_easier(_client: CheckingClient, _page: Page) -> None:
    assert {"size", "spacing", "theme"} <= {setting.name for setting in CHOICES}


def the_form_needs_no_account(client: CheckingClient, page: Page) -> None:
    [link] = page.all("#form a")
    client.get(attribute(link, "href"))


CHECKS: dict[str, Callable[[CheckingClient, Page], None]] = {
    "title": section("about"),
    "summary": section("compliance", "limits", "preparation", "contact"),
    "about": section("about"),
    "compliance": section("compliance"),
    "norm": section("norm"),
    "standard": the_standard_is_the_one_of_the_law,
    "limits": section("limits"),
    "listed": each_limit_says_what_helps,
    "preparation": section("preparation"),
    "untested": section("untested"),
    "unknown": what_nobody_has_tested_is_in_no_proof,
    "reading": section("reading"),
    "settings": reading_can_be_made_easier,
    "contact": section("contact"),
    "form": the_form_needs_no_account,
    "enforcement": section("enforcement"),
}
"""What makes each text true that depends on nothing, by its id."""


def fixed(store: Session, ref: str, locale: str) -> dict[str, str]:
    """The texts of a page in a language by their ids, without links."""
    rows = store.execute(text("SELECT context, source FROM messages WHERE context LIKE :ref"), {"ref": f"{ref}/%"})
    found = {context.rpartition("/")[2]: source for context, source in rows}
    if locale != "en":
        entries = po.read(TRANSLATIONS / locale / "LC_MESSAGES" / "content.po")
        translated = {entry.context: entry.forms[0] for entry in entries}
        found = {id_: translated[f"{ref}/{id_}"] for id_ in found}
    return {id_: " ".join(plain(words_).split()) for id_, words_ in found.items()}


def test_each_fixed_text_has_a_check(store: Session) -> None:
    assert set(fixed(store, STATEMENT, "en")) == set(CHECKS)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id_", CHECKS)
def test_a_fixed_text_is_true(client: CheckingClient, store: Session, id_: str, locale: str) -> None:
    CHECKS[id_](client, statement_of(client, store, locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_says_what_the_files_say_and_nothing_else(client: CheckingClient, store: Session, locale: str) -> None:
    page = statement_of(client, store, locale)
    wanted = list(of_the_files(Speech(client.app, locale), client.settings.site_url))
    shown = [said(leaf) for leaf in leaves(page)]
    assert not set(wanted) - set(shown)
    assert unaccounted(page, {*wanted, *fixed(store, STATEMENT, locale).values()}) == []


def test_a_sentence_that_nothing_makes_true_is_found(client: CheckingClient, store: Session) -> None:
    page = statement_of(client, store, "en")
    wanted = {
        *of_the_files(Speech(client.app, "en"), client.settings.site_url),
        *fixed(store, STATEMENT, "en").values(),
    }
    planted = wanted - {"Braille displays"}
    assert "Braille displays" in unaccounted(page, planted)


@pytest.mark.parametrize("limit", written()["limits"], ids=lambda limit: limit["id"])
def test_a_limit_has_a_test_that_fails_when_it_is_gone(limit: dict[str, str]) -> None:
    path, _, name = limit["test"].partition("::")
    tree = ast.parse(Path(ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_whatever_can_be_told_is_told_of_what_is_there() -> None:
    assert {limit["id"] for limit in written()["limits"]} == set(words.LIMITS)
    assert set(written()["untested"]) <= set(words.UNTESTED)


def test_the_proof_is_of_this_site() -> None:
    proof = proven()
    assert tuple(proof["locales"]) == LOCALES
    assert 0 < proof["templates"] <= len(ADDRESSES)
    assert proof["caught"] <= proof["faults"]


@pytest.mark.parametrize("locale", LOCALES)
def test_programs_read_the_same(client: CheckingClient, store: Session, locale: str) -> None:
    page = statement_of(client, store, locale)
    address = attribute(page.one("link[type='application/json']"), "href")
    answer = client.raw(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.headers["Content-Language"] == locale
    found = json.loads(answer.text)
    assert (found["status"], found["status_netherlands"], found["standard"]) == ("partial", "D", limits.STANDARD)
    assert found["proof"] == proven()
    shown = {said(leaf) for leaf in leaves(page)}
    assert {" ".join(words_.split()) for words_ in found["untested"]} <= shown
    assert {limit["id"] for limit in found["limits"]} == {limit["id"] for limit in written()["limits"]}
    assert {" ".join(limit["what"].split()) for limit in found["limits"]} <= shown
    assert client.raw(address.replace(".json", ".csv")).status_code == 404


def test_every_page_links_to_the_statement_and_to_the_form(
    client: CheckingClient, store: Session, addresses: list[dict[str, str]]
) -> None:
    for locale in LOCALES:
        links = subjects.links(store, locale, [STATEMENT, "page:feedback"])
        for path in (*(paths[locale] for paths in addresses), f"/{locale}/nowhere"):
            page = client.get(path, 404 if path.endswith("/nowhere") else 200)
            footer = [attribute(link, "href") for link in page.all("footer nav a")]
            assert links[STATEMENT].path in footer, path
            form = links["page:feedback"].path
            knows = not path.endswith("/nowhere") and path != form
            assert (f"{form}?page={path}" if knows else form) in footer, path
