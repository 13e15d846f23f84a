"""The sample has each pair of values, and no template of the site is left out."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from flask import Flask, template_rendered
from hypothesis import given
from hypothesis import strategies as st

from e2e.server import Site
from e2e.states.answers import TEMPLATES
from e2e.states.pairs import Row, covering, missing_pairs, pairs_of
from e2e.states.product import VIEWS, everything, possible, sample
from e2e.words import ADDRESSES, LOCALES
from webapp import create_app
from webapp.config import ROOT, Settings
from webapp.views.errors import TEXTS

LEAST_STATES = 1500
MOST_SAMPLES = 170
PARTS = {"components", "layouts"}
SHARED = {"network/entry.html", "network/directory.html"}
"""What others extend."""
ELSEWHERE = {"dev/components.html"}
"""The gallery of components is seen by developers alone, and has a test of its own, `e2e/test_gallery.py`."""


def test_each_pair_occurs_in_the_sample() -> None:
    rows = [(seen.view.page, seen.view.kind, seen.locale, *seen.looks[0]) for seen in sample()]
    assert missing_pairs(possible(), rows) == set()
    assert len(rows) == len(set(rows)) <= MOST_SAMPLES
    # Leaving out a row leaves out a pair: the last ones were taken for few.
    assert missing_pairs(possible(), rows[1:])


def test_the_product_is_large_enough_and_without_repetition() -> None:
    seen = [(str(one.view), one.locale, look) for one in everything() for look in one.looks]
    assert len(seen) == len(set(seen)) >= LEAST_STATES
    assert len({str(view) for view in VIEWS}) == len(VIEWS)
    looks = Counter(look for *_, look in seen)
    assert len(looks) == 16
    assert max(looks.values()) < 1.5 * min(looks.values())


def test_each_status_is_seen_as_a_page_and_as_what_is_left_of_a_part() -> None:
    variants = {(view.kind, view.variant) for view in VIEWS}
    for status in TEXTS:
        assert ("error", str(status)) in variants
        assert ("failed", f"fragment {status}") in variants


def test_no_template_is_left_out(site: Site) -> None:
    used: set[str] = set()
    app = create_app(Settings(database_url=str(site.store.url)))

    def note(_app: Flask, template: object, **_rest: object) -> None:
        used.add(template.name)  # type: ignore[attr-defined]

    with template_rendered.connected_to(note, app):
        for ref in ADDRESSES.values():
            app.test_client().get(site.words("en").path(ref))
    pages = {view.page for view in VIEWS}
    assert set(ADDRESSES) <= pages
    answered = {page for page in pages if page.endswith(".html")}
    assert set(TEMPLATES.values()) <= answered
    there = {str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.html")}
    assert {name for name in there - SHARED - ELSEWHERE if Path(name).parts[0] not in PARTS} == used | answered


@pytest.mark.parametrize("page", sorted({view.page for view in VIEWS}))
def test_each_page_is_seen_in_each_of_its_languages(page: str) -> None:
    languages = {locale for view in VIEWS if view.page == page for locale in view.languages}
    assert languages == set(LOCALES[1:] if page.startswith("desk/") else LOCALES)


rows = st.lists(st.tuples(*[st.sampled_from("abc")] * 3), min_size=1, max_size=20)


@pytest.mark.prove
@given(rows)
def test_a_covering_has_all_pairs_and_nothing_else(possible: list[Row]) -> None:
    taken = covering(possible)
    assert set(taken) <= set(possible)
    assert missing_pairs(possible, taken) == set()
    assert covering(possible) == taken


def test_all_combinations_of_few_values_are_covered_by_few_rows() -> None:
    every = list(product("abcd", "efgh", "ijkl"))
    taken = covering(every)
    assert 16 <= len(taken) <= 24
    assert pairs_of(("a", "e", "i")) == {(0, "a", 1, "e"), (0, "a", 2, "i"), (1, "e", 2, "i")}
