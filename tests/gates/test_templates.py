"""Templates: each compiles and is used, and none holds what this site does without."""

import re
from pathlib import Path

import pytest

from webapp import create_app
from webapp.config import ROOT, Settings

FOLDER = ROOT / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))
PAGES = [name for name in TEMPLATES if not name.startswith(("components/", "layouts/", "feeds/"))]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str, tmp_path: Path) -> None:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path}/site.db"))
    assert app.jinja_env.get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_named_by_a_view_or_another_template(name: str) -> None:
    others = [
        path
        for path in [*ROOT.glob("webapp/views/*.py"), ROOT / "webapp/htmx.py", *FOLDER.rglob("*.*")]
        if path != FOLDER / name
    ]
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in others)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_extends_the_layout_and_has_a_title(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    assert re.search(r'\{% extends (layout|"(pages/text|network/(directory|entry))\.html") %\}', source)
    assert "extends layout" not in source or "{% block title %}" in source


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"\{%-?\s*trans\b", "extracts other messages than _()"),
        (r"\|\s*safe\b", "trusts what it does not know"),
        (r"\b(style|on[a-z]+)=", "is inline, which the policy forbids"),
        (r"<(script|style)\b(?![^>]*\bsrc=)", "is inline, which the policy forbids"),
        (r"\b(aria-label|title|placeholder)=", "cannot say in which language it is: use an element with text"),
        (r"=\{\{|= \{\{", "leaves an attribute without quotes"),
        (r"(?<!hx-)\btarget=", "opens a window unasked"),
        (r"(?<!data-)\bhx-[a-z]|data-hx-(on|vals|boost|confirm)|js:", "has htmx do more than fetch and replace"),
        (r"http://(?!www\.(sitemaps|w3)\.org)|https://", "names another host"),
    ],
)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_does_without(name: str, pattern: str, reason: str) -> None:
    source = re.sub(r"\{#.*?#\}", "", (FOLDER / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(pattern, source), reason


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.startswith("components/")])
def test_a_component_begins_with_its_contract(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    macros = re.findall(r"\{% macro (\w+)\(", source)
    assert source.startswith("{# ")
    assert macros
    for macro in macros:
        assert f"{{# {macro}(" in source


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_htmx_fetches_is_a_link_or_a_form_without_it(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    for element in re.findall(r"<[a-z][^<]*?data-hx-get=[^<]*?>", source):
        assert re.match(r"<a [^>]*href=|<form [^>]*action=", element), element
