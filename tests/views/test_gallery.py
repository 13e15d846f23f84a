"""The gallery: every component is in it with its contract, and each of its states is sound HTML in every language."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from justhtml import JustHTML
from markupsafe import Markup

from tests.checking import UNWANTED, CheckingClient, attribute, check_ids, elements
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import ROOT, Settings
from webapp.i18n import babel
from webapp.views.gallery import COMPONENTS, apart, contract, exhibit
from webapp.views.specimens import PARTS, SPECIMENS
from webapp.views.specimens.making import Specimen, rendered
from webapp.views.specimens.sample import Sample

FILES = sorted(path.stem for path in COMPONENTS.glob("*.html"))
MACROS = [
    (name, macro, signature)
    for name in FILES
    for signature, macro in re.findall(
        r"\{% macro ((\w+)\([^%]*?\)) -?%\}", (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    )
]
STATES = [(specimen, name) for specimen in SPECIMENS for name in specimen.states]
EMPTY = "empty"
"""The states with this name show nothing."""


@pytest.fixture(scope="module")
def gallery(site_settings: Settings) -> CheckingClient:
    """A client of the site on the computer of somebody who works on it."""
    own = replace(site_settings, site_url="http://127.0.0.1:5000", trusted_hosts=("127.0.0.1",))
    return CheckingClient(create_app(own), own)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_gallery_shows_every_state_of_every_component(gallery: CheckingClient, locale: str) -> None:
    page = gallery.get(f"/dev/components/{locale}")
    assert page.one("html").attrs["lang"] == locale
    assert page.one("meta[name=robots]").attrs["content"] == "noindex"
    assert [attribute(heading, "id") for heading in page.all(".exhibit > h3")] == [
        f"{specimen.id}-{name.replace(' ', '-')}" for specimen, name in STATES
    ]
    assert [heading.to_text() for heading in page.all(".exhibit > h2")] == [
        *(specimen.id for specimen in SPECIMENS),
        "Without a specimen",
    ]
    here = [attribute(link, "href") for link in page.all("#site-languages a")]
    assert here == [f"/dev/components/{other}" for other in LOCALES]


def test_the_gallery_opens_in_the_language_of_the_browser(gallery: CheckingClient) -> None:
    answer = gallery.raw("/dev/components", headers={"Accept-Language": "fr-BE, nl;q=0.5"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dev/components/fr")


def test_a_language_that_the_site_does_not_have_has_no_gallery(gallery: CheckingClient) -> None:
    assert gallery.raw("/dev/components/de").status_code == 404


@pytest.mark.parametrize("path", ["/dev/components", "/dev/components/en"])
def test_a_public_site_has_no_gallery(client: CheckingClient, path: str) -> None:
    client.get(path, 404)


def test_the_site_map_for_machines_does_not_name_the_gallery(gallery: CheckingClient) -> None:
    assert "/dev/" not in gallery.raw("/sitemap.xml").text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("specimen", "name"), STATES, ids=[f"{specimen.id}-{name}" for specimen, name in STATES])
def test_a_state_is_sound_by_itself(gallery: CheckingClient, specimen: Specimen, name: str, locale: str) -> None:
    with gallery.app.test_request_context():
        babel.speak(locale)
        html = apart(rendered(specimen, specimen.states[name], Sample(locale)), "state")
    assert bool(html.strip()) is (name != EMPTY)
    whole = f'<!doctype html><html lang="{locale}"><title>A</title><h3 id="state">A</h3>{html}</html>'
    document = JustHTML(whole, strict=True, sanitize=False)
    everything = elements(document, "*")
    check_ids(everything)
    for element in everything:
        assert not element.attrs.keys() & UNWANTED, element.attrs
    for words in (document.to_text(), html):
        assert not re.search(r"\bNone\b|<(bound|function)|\{\w*\}", words)


def test_no_two_specimens_are_called_the_same() -> None:
    ids = [specimen.id for specimen in SPECIMENS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", FILES)
def test_a_component_has_a_specimen_or_a_reason_for_having_none(name: str) -> None:
    shown = {specimen.component for specimen in SPECIMENS}
    assert (name in shown) is (name not in PARTS)


def test_no_specimen_and_no_reason_is_of_a_component_that_is_gone() -> None:
    assert {specimen.component for specimen in SPECIMENS} | PARTS.keys() == set(FILES)


@pytest.mark.parametrize(("name", "macro", "signature"), MACROS, ids=[f"{name}-{macro}" for name, macro, _ in MACROS])
def test_a_contract_says_how_the_macro_is_called(name: str, macro: str, signature: str) -> None:
    found = contract(name, macro)
    assert found.signature == signature
    assert found.promise.endswith(".")


@pytest.mark.parametrize("name", FILES)
def test_the_first_contract_of_a_component_says_what_each_argument_is(name: str) -> None:
    first, signature = next((macro, signature) for file, macro, signature in MACROS if file == name)
    promise = contract(name, first).promise
    for argument in re.findall(r"[(,] ?(\w+)", signature):
        assert re.search(rf"\b{argument}\b[^.]*:", promise), argument


def test_a_component_without_a_contract_is_no_component() -> None:
    with pytest.raises(ValueError, match="no contract"):
        contract("link", "nothing")


def test_what_stands_apart_keeps_its_references() -> None:
    html = apart(
        Markup(
            '<nav aria-labelledby="a"><h2 id="a">A</h2><a href="#a">A</a><a href="#b">B</a><a href="/#a">C</a>'
            '<input id="c" aria-describedby="a b" autofocus></nav>'
        ),
        "one",
    )
    assert html == (
        '<nav aria-labelledby="one-a one"><h2 aria-level="4" id="one-a">A</h2><a href="#one-a">A</a>'
        '<a href="#one">B</a><a href="/#a">C</a><input id="one-c" aria-describedby="one-a one"></nav>'
    )


def test_the_contract_that_is_shown_is_the_one_in_the_file(gallery: CheckingClient) -> None:
    with gallery.app.test_request_context():
        babel.speak("en")
        shown = exhibit(next(specimen for specimen in SPECIMENS if specimen.id == "field"), Sample("en"))
    source = Path(ROOT / "templates/components/field.html").read_text(encoding="utf-8")
    assert shown.contract.signature in source
    assert shown.contract.promise[1:60] in " ".join(source.split())
