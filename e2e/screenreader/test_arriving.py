"""The journey that every run takes, in each language: arrive, skip to the content, filter, and hear the count."""

import pytest

from e2e.screenreader.conftest import Listen
from e2e.screenreader.journeys.arriving import find_by_keyboard
from e2e.server import Site
from e2e.words import LOCALES


@pytest.mark.prove
@pytest.mark.parametrize("locale", LOCALES)
def test_something_is_found_by_keyboard_and_heard(listen: Listen, site: Site, locale: str) -> None:
    with listen("find by keyboard", site, locale, "chromium") as heard:
        find_by_keyboard(heard)
