"""Titles on narrow phones: no word is broken, which Chromium does without a hyphen where it has no dictionary."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize

from e2e.browsing import PHONE
from e2e.server import Site
from e2e.words import LOCALES
from tests.proving import WHOLE
from webapp.content import subjects
from webapp.store.db import reading

LONGEST = 4
"""So many titles of a language are looked at: those with the longest words, and the home page."""
BROKEN = r"""() => {
  const heading = document.querySelector("h1");
  const words = [...heading.textContent.matchAll(/[\p{L}\p{N}’']+/gu)];
  const [text] = heading.childNodes;
  return words.filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
  }).map(word => word[0]);
}"""


def longest_word(title: str) -> int:
    """How many letters the longest word of a title has."""
    return max(len(word) for word in re.findall(r"[\w’']+", title))


def longest_titles(site: Site, locale: str) -> list[str]:
    """The addresses of the home page, and of the pages whose titles have the longest words."""
    with reading(site.store) as session:
        kinds = ("page", "organisation", "country", "project")
        links = [link for kind in kinds for link in subjects.of_kind(session, locale, kind)]
    links.sort(key=lambda link: longest_word(str(link.full)), reverse=True)
    return [f"/{locale}", *(link.path for link in links[:LONGEST])]


@pytest.mark.prove
@pytest.mark.parametrize("width", [PHONE["width"], 360] if WHOLE else [PHONE["width"]])
@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_of_a_title_is_broken(plain_page: Page, site: Site, locale: str, width: int) -> None:
    plain_page.set_viewport_size(ViewportSize(width=width, height=PHONE["height"]))
    for path in longest_titles(site, locale):
        plain_page.goto(path)
        assert plain_page.evaluate(BROKEN) == [], path
