"""The judge sees what is wrong: faults planted in pages, and every place in the templates that names a language."""

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from jinja2 import ChoiceLoader, DictLoader

from tests.proving import WHOLE
from tests.truth import asking
from tests.truth.asking import Answer
from tests.truth.judge import Fault, Judge
from tests.truth.marks import Origin, mark, mark_message
from tests.truth.site import FEW, Site
from webapp.config import ROOT

FRENCH = mark_message("Ceci est du français.", "fr")
PLANTED = {
    "the page names no language": ('<html lang="nl"', "<html", "is nl"),
    "the page names another language": ('<html lang="nl"', '<html lang="fr"', "is nl"),
    "a title in another language": ("<title", '<title lang="es"', "is en"),
    "a description in another language": ('<meta name="description"', '<meta lang="fr" name="description"', "is en"),
    "French on a Dutch page": ("</main>", f"<p>{FRENCH}</p></main>", "is fr"),
    "French within English": ("</main>", f'<p lang="en">{FRENCH}</p></main>', "is fr"),
    "a wrong language nearer than a right one": (
        "</main>",
        f'<div lang="fr"><p lang="nl">{FRENCH}</p></div></main>',
        "is fr",
    ),
    "an English option": ("</form>", f"<select><option>{mark_message('Any', 'en')}</option></select></form>", "is en"),
    "a label of a group": (
        "</form>",
        f'<select><optgroup label="{mark_message("Any", "en")}"><option>1</option></optgroup></select></form>',
        "is en",
    ),
    "an alternative text": ('alt=""', f'alt="{mark_message("The mark", "en")}"', "is en"),
    "a name in an attribute": ("<main", f'<main aria-label="{mark_message("Main", "en")}"', "is en"),
    "a placeholder": ('<input type="search"', f'<input type="search" placeholder="{FRENCH}"', "is fr"),
    "a button": ("</form>", f'<input type="submit" value="{FRENCH}"></form>', "is fr"),
    "an attribute that nobody expected": ("<main", f'<main data-told="{FRENCH}"', "is fr"),
    "a name of another language": ("</main>", f"<p>{mark('Mondiaal', 'fr', Origin.NAME)}</p></main>", "is fr"),
    "a number that is written as elsewhere": ("</main>", f"<p>{mark('1,200', 'en', Origin.CLDR)}</p></main>", "is en"),
    "letters in a template": ("</main>", "<p>Hello</p></main>", "comes from nowhere"),
    "the half of a message": ("</main>", f"<p>{FRENCH[:9]}</p><p>{FRENCH[9:]}</p></main>", "comes from nowhere"),
}
"""What is planted: something on the page, what takes its place, and what is said of it."""
NAMES_A_LANGUAGE = re.compile(
    r"\{\{ [\w.]*lang_attr \}\}|\{\{ attr_lang\(.*?\) \}\}| lang=\"\{\{[^}]*\}\}\"|(?<=title_lang %\})\{\{.*?\}\}"
)
TEMPLATES = ROOT / "templates"
SOURCES = {
    path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(TEMPLATES.rglob("*.html"))
}
NEEDED = re.compile(r"\{% (?:from|import|include|extends) \"([^\"]+)\"")


def _public() -> set[str]:
    """The templates that visitors meet, and what these need: translators' pages and the gallery have own tests."""
    found: set[str] = set()
    todo = [name for name in SOURCES if name.partition("/")[0] not in ("components", "consent", "desk", "dev")]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += NEEDED.findall(SOURCES[name])
    return found


PUBLIC = _public()
MUTANTS = [
    (name, *found.span())
    for name, source in SOURCES.items()
    if name in PUBLIC
    for found in NAMES_A_LANGUAGE.finditer(source)
]
"""A template, and from where to where it names a language."""


@pytest.fixture(scope="module")
def dutch(lacking: list[Site]) -> tuple[str, list[Fault]]:
    """A Dutch page without translations, and what is found on it as it is."""
    html = asking.ask(lacking[0].client, lacking[0].places["page:organisations"]["nl"])[1]
    return html, Judge().judge("page", html)


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_seen(dutch: tuple[str, list[Fault]], planted: str) -> None:
    html, known = dutch
    place, instead, reason = PLANTED[planted]
    assert place in html
    found = set(Judge().judge("page", html.replace(place, instead, 1))) - set(known)
    assert any(fault.reason == reason for fault in found), found


@pytest.mark.prove
@pytest.mark.parametrize(("name", "start", "end"), MUTANTS if WHOLE else MUTANTS[::12])
def test_a_template_that_names_no_language_is_seen(lacking: list[Site], name: str, start: int, end: int) -> None:
    mutant = {name: SOURCES[name][:start] + SOURCES[name][end:]}
    assert any(_sees(site, mutant) for site in lacking)


def _sees(site: Site, mutant: dict[str, str]) -> bool:
    environment = site.client.app.jinja_env
    assert environment.loader
    with patch.object(environment, "loader", ChoiceLoader([DictLoader(mutant), environment.loader])):
        return any(Judge().judge(*answer) for answer in _asked(site))


def _asked(site: Site) -> Iterator[Answer]:
    dutch = {ref: {"nl": paths["nl"]} for ref, paths in site.places.items()}
    yield from asking.pages(site.client, dutch, (*FEW, "org:ituc"))
    yield from asking.lists(site.client, dutch, whole=False)
    yield from asking.errors(site.client)
