"""The gallery of components: axe finds nothing in any state of any component, and all fits a small screen."""

from itertools import product

import pytest
from playwright.sync_api import Page

from e2e import judging
from e2e.browsing import PHONE
from e2e.judging import SEEN, Axe, Condition, expect_apart, expect_to_fit
from e2e.words import LOCALES
from tests.proving import WHOLE

ALL = list(product(LOCALES, judging.ALL))
SAMPLE = [("en", SEEN[0]), ("nl", SEEN[1])]


@pytest.mark.prove
@pytest.mark.parametrize(("locale", "condition"), ALL if WHOLE else SAMPLE, ids=str)
def test_axe_finds_nothing_in_the_gallery(probed_page: Page, axe: Axe, locale: str, condition: Condition) -> None:
    probed_page.goto(f"/dev/components/{locale}")
    axe.judge(probed_page, [condition])


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES if WHOLE else LOCALES[1:2])
def test_the_gallery_fits_a_small_screen(probed_page: Page, locale: str) -> None:
    probed_page.set_viewport_size(PHONE)
    probed_page.goto(f"/dev/components/{locale}")
    expect_to_fit(probed_page)
    expect_apart(probed_page)
