"""The gallery of components: axe finds nothing in any state of any component, and all fits a small screen."""

from itertools import product

import pytest
from playwright.sync_api import Page, ViewportSize

from e2e.browsing import DESKTOP, PHONE
from e2e.judging import SCHEMES, Axe, Scheme, expect_to_fit
from e2e.words import LOCALES
from tests.proving import WHOLE

ALL = list(product(LOCALES, (DESKTOP, PHONE), SCHEMES))
SAMPLE = [("en", DESKTOP, SCHEMES[0]), ("nl", PHONE, SCHEMES[1])]


@pytest.mark.prove
@pytest.mark.parametrize(("locale", "size", "scheme"), ALL if WHOLE else SAMPLE)
def test_axe_finds_nothing_in_the_gallery(
    probed_page: Page, axe: Axe, locale: str, size: ViewportSize, scheme: Scheme
) -> None:
    probed_page.goto(f"/dev/components/{locale}")
    axe.judge(probed_page, [(size, scheme)])


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES if WHOLE else LOCALES[1:2])
def test_the_gallery_fits_a_small_screen(probed_page: Page, locale: str) -> None:
    probed_page.set_viewport_size(PHONE)
    probed_page.goto(f"/dev/components/{locale}")
    expect_to_fit(probed_page)
