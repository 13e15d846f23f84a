"""The limits that the accessibility statement names are there still: whatever is mended must leave it.

Each of these tests is named in `webapp/evidence/limits.yaml`, beside those in `e2e/test_limits.py`.
"""

from urllib.parse import urlsplit

import pytest

from tests.checking import CheckingClient, attribute
from tests.conftest import LOCALES

SOURCES = {"en": "/en/sources", "nl": "/nl/bronnen", "fr": "/fr/sources", "es": "/es/fuentes"}


def test_no_page_says_how_words_are_pronounced(client: CheckingClient, addresses: list[dict[str, str]]) -> None:
    """WCAG 3.1.6: by ruby, or by the phonetic alphabet between slashes or brackets."""
    for paths in addresses:
        page = client.get(paths["en"])
        assert not page.all("ruby, rt")
        assert not set("ˈˌːəɪʊɔɛɑɡʃʒθðŋ") & set(page.text), paths["en"]


@pytest.mark.parametrize("locale", LOCALES)
def test_sources_are_pages_of_others(client: CheckingClient, locale: str) -> None:
    links = [attribute(link, "href") for link in client.get(SOURCES[locale]).all("main a[href^=http]")]
    assert len(links) > 15
    assert client.settings.site_url not in {f"https://{urlsplit(link).hostname}" for link in links}
