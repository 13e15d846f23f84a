"""Each own check finds a fault that is planted for it, and nothing on the page without it."""

import pytest
from playwright.sync_api import Page

from e2e.browsing import DESKTOP, Visitors
from e2e.checks import STATIC, judge_conditions, judge_keyboard, judge_static, judge_updates
from e2e.checks.conditions import CONDITIONS
from e2e.checks.page import language_of
from e2e.checks.planted import BY_KEYBOARD, BY_UPDATE, PLANTED, UNDER_CONDITIONS
from e2e.checks.updates import FILTER, RULES
from e2e.server import Site

REF = "page:countries"
KEEP = "() => { window.kept = [document.documentElement.cloneNode(true), document.title]; }"
RESTORE = """() => {
  document.adoptedStyleSheets = [];
  document.getAnimations().forEach(one => one.cancel());
  const whole = kept[0].cloneNode(true);
  document.documentElement.lang = whole.lang;
  document.head.replaceWith(whole.querySelector("head"));
  document.body.replaceWith(whole.querySelector("body"));
}"""


@pytest.fixture
def listed(plain_page: Page, site: Site) -> Page:
    """The list of countries as a table."""
    plain_page.goto(f"{site.words('nl').path(REF)}?view=tabel")
    return plain_page


def test_each_check_finds_its_fault(listed: Page) -> None:
    # These two look at nothing but their own condition.
    assert set(STATIC) - set(PLANTED) == {"forced-colours", "print"}
    assert judge_static(listed) == {}
    listed.evaluate(KEEP)
    missed = []
    for name, fault in PLANTED.items():
        listed.evaluate(f"() => {{ {fault} }}")
        found = judge_static(listed, [name])
        if set(found) != {name}:
            missed.append(name)
        listed.evaluate(RESTORE)
        assert judge_static(listed, [name]) == {}, name
    assert not missed


def test_each_condition_finds_its_fault(listed: Page) -> None:
    assert {condition.split(":")[0] for condition in UNDER_CONDITIONS} == set(CONDITIONS)
    assert judge_conditions(listed) == {}
    assert listed.viewport_size == DESKTOP
    for name, fault in UNDER_CONDITIONS.items():
        listed.evaluate(f"() => {{ {fault} }}")
        assert name in judge_conditions(listed), name
        listed.evaluate("() => { document.adoptedStyleSheets = []; }")


def test_the_keyboard_finds_traps(listed: Page) -> None:
    assert judge_keyboard(listed) == {}
    for name, fault in BY_KEYBOARD.items():
        listed.reload()
        listed.evaluate(f"() => {{ {fault} }}")
        assert name in judge_keyboard(listed), name


def test_updates_find_their_faults(visitors: Visitors, site: Site) -> None:
    assert set(BY_UPDATE) == set(RULES)
    path = site.words("nl").path(REF)
    with visitors.new() as page:
        for name, fault in {"": "", **BY_UPDATE}.items():
            page.goto(path)
            page.evaluate(f"() => {{ {fault} }}")
            found = judge_updates(page, [FILTER])
            assert name in found if name else not found, (name, found)


@pytest.mark.parametrize(
    ("url", "language"),
    [
        ("http://host/nl/cookies", "nl"),
        ("http://host/translate/fr", "fr"),
        ("about:blank", None),
        ("http://es/x", None),
    ],
)
def test_the_address_names_the_language(url: str, language: str | None) -> None:
    assert language_of(url) == language
