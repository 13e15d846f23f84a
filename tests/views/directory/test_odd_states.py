"""States that are easily told wrong: nothing found, one entry, all of the past, and names in any language."""

import pytest

from tests.checking import attribute, elements
from tests.conftest import LOCALES
from tests.views.directory.site import Asked, Site, total
from tests.views.directory.test_results import PAST, check


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_found_says_what_to_leave_out(real: Site, locale: str) -> None:
    chosen = {"country": "country:NL", "kind": "ngo", "status": "former"}
    asked = Asked("organisations", locale, chosen, "CSI", "country")
    page = real.page(real.address(asked))
    check(real, asked, page)
    assert total(page) == 0
    assert real.say(locale, "Nothing in this list fits all that you have chosen.") in page.text
    assert not page.all("#results .entry-list, #results .paging, #results .downloads")
    for item in page.all("#results .looser > li"):
        there = real.page(attribute(elements(item, "a")[0], "href").partition("#")[0])
        assert f"({total(there)})" in item.to_text()


@pytest.mark.parametrize("locale", LOCALES)
def test_what_helps_only_together_is_still_told(real: Site, locale: str) -> None:
    """No single choice helps: the whole list is offered."""
    asked = Asked("organisations", locale, {"region": "asia", "status": "former"}, "zzzz")
    page = real.page(real.address(asked))
    check(real, asked, page)
    assert not page.all("#results .looser a")
    assert page.one("#results .chosen a").attrs["href"] == f"{real.path('organisations', locale)}#results-heading"


@pytest.mark.parametrize(
    ("listed", "text", "nouns"),
    [
        ("organisations", "ITUC", ("1 organisation", "1 organisatie", "1 organisation", "1 organización")),
        ("countries", "Madagascar", ("1 country", "1 land", "1 pays", "1 país")),
        ("projects", "STITCH", ("1 project", "1 project", "1 projet", "1 proyecto")),
    ],
)
def test_one_entry_is_singular(real: Site, listed: str, text: str, nouns: tuple[str, ...]) -> None:
    for locale, noun in zip(LOCALES, nouns, strict=True):
        page = real.page(real.address(Asked(listed, locale, {}, text)))
        assert page.one("#results-heading").to_text() == noun
        assert not page.all("#results .paging")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", ["organisations", "projects"])
def test_only_the_past_is_said_to_be_past(grown: Site, listed: str, locale: str) -> None:
    sentence = grown.say(locale, PAST[listed])
    fields = grown.fields(listed, locale)
    states = [
        Asked(listed, locale, {name: choice.key})
        for name, field in fields.items()
        if name not in ("sort", "status")
        for choice in field.choices
    ]
    past = next(
        asked
        for asked in states
        if len(grown.matches(asked)) > 1 and all(grown.oracle.former(listed, ref) for ref in grown.matches(asked))
    )
    for asked, told in ((past, True), (Asked(listed, locale, {}), False), (formers(listed, locale), False)):
        page = grown.fragment(grown.address(asked))
        check(grown, asked, page)
        assert (sentence in page.one("#results").to_text()) == told


def formers(listed: str, locale: str) -> Asked:
    """Who asks for those of the past need not be told."""
    return Asked(listed, locale, {"status": "former"})


@pytest.mark.parametrize("locale", LOCALES)
def test_madagascar_has_a_project_and_no_union_partners(real: Site, locale: str) -> None:
    for relation, there in (("projects", True), ("union-partners", False)):
        asked = Asked("countries", locale, {"relation": relation})
        assert ("country:MG" in real.listed(real.fragment(real.address(asked)))) == there


@pytest.mark.parametrize("locale", LOCALES)
def test_organisations_without_a_country_are_found(real: Site, locale: str) -> None:
    asked = Asked("organisations", locale, {"country": "none"})
    page = real.page(real.address(asked))
    check(real, asked, page)
    assert {"org:ituc", "org:etuc"} <= set(real.listed(page))
    assert "org:cnv" not in real.listed(page)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("listed", "text", "ref"),
    [
        ("countries", "ivory coast", "country:CI"),
        ("countries", "cote d'ivoire", "country:CI"),
        ("countries", "CÔTE D’IVOIRE", "country:CI"),
        ("countries", "Costa de Marfil", "country:CI"),
        ("countries", "ivoorkust", "country:CI"),
        ("organisations", "CISL", "org:icftu"),
        ("organisations", "IVV", "org:ituc"),
        ("organisations", "csi", "org:ituc"),
        ("organisations", "  Internationaal   VAKVERBOND ", "org:ituc"),
        ("organisations", "confederation syndicale internationale", "org:ituc"),
    ],
)
def test_a_name_is_found_in_every_language(real: Site, listed: str, text: str, ref: str, locale: str) -> None:
    asked = Asked(listed, locale, {}, " ".join(text.split()))
    page = real.fragment(real.address(asked))
    assert ref in real.listed(page)
    check(real, asked, page)
