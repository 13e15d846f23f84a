"""What can be measured of plain words: sentences are short (WCAG 3.1.5), and acronyms are spelled out (3.1.4)."""

import re
from collections.abc import Iterator
from statistics import mean

import pytest
from sqlalchemy.orm import Session

from tests.checking import CheckingClient
from tests.conftest import LOCALES
from webapp.config import TRANSLATIONS
from webapp.content.subjects import of_kind
from webapp.i18n import po

LONGEST = 30
"""Words of a sentence."""
USUAL = 15
"""Words of a sentence on average."""
LINK = re.compile(r"\]\([^)]*\)")
END = re.compile(r"(?<=[.!?:])\s+")


def sentences(locale: str) -> Iterator[str]:
    """The sentences of the content and the interface; English is the source of the others."""
    for domain in ("messages", "content"):
        path = TRANSLATIONS / ("nl" if locale == "en" else locale) / "LC_MESSAGES" / f"{domain}.po"
        for entry in po.read(path):
            for text in entry.sources if locale == "en" else entry.forms:
                yield from (
                    sentence for sentence in END.split(LINK.sub("]", text)) if sentence.endswith((".", "?", "!"))
                )


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_are_short(locale: str) -> None:
    found = {sentence: len(sentence.split()) for sentence in sentences(locale)}
    assert len(found) > 500
    assert [sentence for sentence, words in found.items() if words > LONGEST] == []
    assert mean(found.values()) < USUAL


@pytest.mark.parametrize("locale", LOCALES)
def test_every_acronym_is_spelled_out_on_its_page(client: CheckingClient, store: Session, locale: str) -> None:
    """The heading of an organisation or project has its name and, in brackets, its acronym."""
    links = [link for kind in ("organisation", "project") for link in of_kind(store, locale, kind) if link.acronym]
    assert len(links) >= 10
    for link in links:
        heading = client.get(link.path).one("h1").to_text().strip()
        assert heading == f"{link.name} ({link.acronym})"
