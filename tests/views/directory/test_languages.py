"""The same list in another language: one step, the same entries, the same text, and back again."""

from itertools import pairwise, permutations
from pathlib import Path
from shutil import copyfile
from urllib.parse import urlencode

import pytest
from sqlalchemy import text

from tests.checking import Page, attribute
from tests.conftest import LOCALES
from tests.proving import WHOLE
from tests.views.directory.site import LISTED, NEXT, PREVIOUS, SITE, Asked, Site, total
from webapp.content.derive import derive
from webapp.store.db import open_store, writing

NO_LETTERS = "¿…?!"
STATES = [
    ("organisations", {"region": "africa", "status": "current"}, "", "country"),
    ("organisations", {"relation": "affiliated-to org:cnv"}, "of", "kind"),
    ("organisations", {"country": "none"}, "", "kind"),
    ("organisations", {}, "Fédération ", "name"),
    ("projects", {"status": "former"}, "", "newest"),
    ("countries", {"relation": "organisations"}, "", "region"),
]
"""States of the large site that have more than one page."""


PAIRS = list(permutations(LOCALES, 2))
SAMPLE = list(pairwise((*LOCALES, LOCALES[0])))
"""Each language to the next one."""


@pytest.mark.prove
@pytest.mark.parametrize(("own", "other"), PAIRS if WHOLE else SAMPLE)
def test_the_language_link_leads_to_the_same_entries(large: Site, own: str, other: str) -> None:
    turn = PAIRS.index((own, other))
    for place, (listed, chosen, typed, sort) in enumerate(STATES):
        plain = Asked(listed, own, chosen, typed.strip(), sort)
        matches = large.matches(plain)
        second = large.turn(large.fragment(large.address(plain)), NEXT)
        assert second
        page = large.page(second)
        subject = large.listed(page)[0]
        address = languages(page)[other]
        assert languages(large.fragment(second)) == languages(page)
        assert address == large.address(plain.at(subject), locale=other)
        there = large.page(address)
        assert there.one("html").attrs["lang"] == other
        assert large.listed(there)[0] == subject
        assert there.one("#filter-q").attrs["value"] == typed.strip()
        assert total(there) == total(page) == len(matches)
        assert languages(there) == languages(page)
        assert languages(there)[own] == second
        # Each pair walks through all pages of one state, and each state is walked through by two pairs.
        if place == turn % len(STATES):
            assert {*large.walk(address, PREVIOUS), *large.walk(address, NEXT)} == set(matches)


@pytest.mark.prove
@pytest.mark.parametrize(("own", "other"), PAIRS if WHOLE else SAMPLE)
def test_words_of_another_language_lead_once_to_the_right_ones(large: Site, own: str, other: str) -> None:
    for listed, chosen, typed, sort in STATES:
        asked = Asked(listed, own, chosen, typed.strip(), sort)
        right = large.address(asked)
        mixed = f"{large.path(listed, own)}?{urlencode(large.pairs(asked, other))}"
        response = large.client.raw(mixed)
        if mixed == right:
            assert response.status_code == 200
        else:
            assert (response.status_code, response.headers["Location"]) == (302, right)
            assert large.fragment(mixed).response.headers["HX-Push-Url"] == right
        assert large.client.raw(right).status_code == 200


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_every_word_leads_to_its_own_choice(large: Site, listed: str, locale: str) -> None:
    for name, field in large.fields(listed, locale).items():
        words = [choice.words[locale] for choice in field.choices]
        assert len(words) == len(set(words))
        for choice in field.choices:
            assert all(field.find(choice.words[other], other) is choice for other in LOCALES), (name, choice.key)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_an_unknown_value_is_named_and_the_rest_still_filters(real: Site, listed: str, locale: str) -> None:
    relation = site_relation(real, listed, locale)
    asked = Asked(listed, locale, {"relation": relation})
    for name in LISTED[listed].filters:
        if name == "relation":
            continue
        value = "Ωmega <b>& co</b>"
        page = real.page(f"{real.address(asked)}&{urlencode({name: value})}")
        assert [value in item.to_text() for item in page.all(".left-out")] == [True]
        assert real.listed(page) == real.matches(asked)[: len(real.listed(page))]
        assert total(page) == len(real.matches(asked))
        assert page.one("link[rel=canonical]").attrs["href"] == SITE + real.address(asked)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", ["x" * 101, "vakbond " * 40, NO_LETTERS, "%", "_"])
def test_a_text_that_does_not_count_stays_in_the_field(real: Site, locale: str, typed: str) -> None:
    asked = Asked("organisations", locale, {"status": "former"})
    address = f"{real.address(asked)}&{urlencode({'q': typed})}"
    for page in (real.page(address), real.fragment(address)):
        assert len(page.all(".left-out")) == 1
        assert total(page) == len(real.matches(asked))
    assert real.page(address).one("#filter-q").attrs["value"] == typed.strip()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("start", ["nowhere", "org:ituc", "../../etc", "cnv-internationaal", "ITUC"])
def test_a_page_that_begins_with_no_match_is_the_first_and_says_so(real: Site, locale: str, start: str) -> None:
    asked = Asked("organisations", locale, {"status": "former"})
    page = real.page(f"{real.address(asked)}&{urlencode({'from': start})}")
    assert [start in item.to_text() for item in page.all(".left-out")] == [True]
    assert real.listed(page) == real.matches(asked)
    assert page.one("link[rel=canonical]").attrs["href"] == SITE + real.address(asked)


@pytest.mark.parametrize("ref", ["org:cnv-internationaal", "org:generated-0006"])
def test_a_word_that_was_right_once_still_leads_to_its_choice(large: Site, tmp_path: Path, ref: str) -> None:
    """Also if the connection is not among the most frequent ones, which are offered."""
    asked = Asked("projects", "en", {"relation": f"with {ref}"})
    assert large.matches(asked)
    old, path = large.address(asked), tmp_path / "site.db"
    copyfile(str(large.engine.url.database), path)
    engine = open_store(f"sqlite:///{path}")
    with writing(engine) as session:
        session.execute(text("UPDATE slugs SET slug = 'renamed' WHERE ref = :ref"), {"ref": ref})
        derive(session, LOCALES)
    engine.dispose()
    site = Site(path)
    response = site.client.raw(old)
    assert (response.status_code, response.headers.get("Location")) == (302, site.address(asked))


def languages(page: Page) -> dict[str, str]:
    """Where the language links lead."""
    return {attribute(link, "hreflang"): attribute(link, "href") for link in page.all("#site-languages a")}


def site_relation(site: Site, listed: str, locale: str) -> str:
    """The connection that is offered first."""
    return site.fields(listed, locale)["relation"].choices[0].key
