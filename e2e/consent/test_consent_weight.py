"""What the question and the settings add to a page: bytes, and no movement."""

import gzip
import re

import pytest
from playwright.sync_api import Page

from e2e.browsing import Visitors
from e2e.judging import shift
from e2e.pages import OrganisationsPage
from e2e.pages.consent import ANSWERS, Notice
from e2e.server import Site
from e2e.words import LOCALES, Words
from tests.proving import WHOLE
from webapp.config import ROOT

MOST_BYTES = 3000
MOST_SHIFT = 0.01
ADDED_SHEETS = ("reading.css", "contrast.css", "settings.css")
JOINED_SHEETS = ("consent.css",)
"""They come as a part of the styles of every page."""
ADDED_SCRIPTS = ("consent.js",)
ADDED_PARTS = (
    r'<section id="consent".*?</section>',
    r'<p class="site-settings">.*?</p>',
    r'<div id="site-withdrawal">.*?</div>',
    *(rf'<link rel="stylesheet" href="[^"]*{sheet[:-4]}[^"]*"[^>]*>' for sheet in ADDED_SHEETS),
    *(rf'<script src="[^"]*{script[:-3]}[^"]*"[^>]*></script>' for script in ADDED_SCRIPTS),
)


def weight(text: bytes) -> int:
    """Bytes as they are sent, compressed."""
    return len(gzip.compress(text, 9))


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else ["fr"], indirect=True)
@pytest.mark.parametrize(
    "ref", ["page:home", "page:networks", "page:organisations"] if WHOLE else ["page:organisations"]
)
def test_it_adds_little_to_a_page(visitors: Visitors, site: Site, words: Words, ref: str) -> None:
    got: dict[str, bytes] = {}
    with visitors.new() as page:
        page.on("response", lambda answer: got.update({answer.url: answer.body()}))
        page.goto(words.path(ref), wait_until="networkidle")
    [whole] = [body for url, body in got.items() if url.endswith(words.path(ref))]
    without = whole.decode()
    for part in ADDED_PARTS:
        without = re.sub(part, "", without, flags=re.DOTALL)
    assert len(whole) - len(without.encode()) > 1000
    added = [body for url, body in got.items() if is_added(url)]
    added += [(ROOT / "static" / "css" / sheet).read_bytes() for sheet in JOINED_SHEETS]
    assert added
    more = weight(whole) - weight(without.encode()) + sum(weight(body) for body in added)
    print(f"{words.locale} {ref}: {more} bytes more")
    assert more <= MOST_BYTES


def is_added(url: str) -> bool:
    """Whether a file is there for the question or the settings."""
    name = url.rpartition("/")[2]
    return any(name.startswith(file.partition(".")[0] + ".") for file in (*ADDED_SHEETS, *ADDED_SCRIPTS))


@pytest.mark.prove
@pytest.mark.parametrize("words", LOCALES if WHOLE else ["nl"], indirect=True)
@pytest.mark.parametrize("answer", ANSWERS if WHOLE else ["accept"])
def test_nothing_moves_after_an_answer(new_page: Page, words: Words, answer: str) -> None:
    OrganisationsPage.open(new_page, words)
    notice = Notice(new_page, words)
    # On a slow day the answer itself comes late: that it takes the place of the question was asked for.
    new_page.evaluate(
        "() => document.addEventListener('htmx:after:swap', () => requestAnimationFrame(() => "
        "requestAnimationFrame(() => { window.swapped = performance.now(); })))"
    )
    notice.answer(answer).click()
    notice.expect_kept(answer)
    new_page.wait_for_function("window.swapped")
    assert shift(new_page, new_page.evaluate("window.swapped")) <= MOST_SHIFT
    assert new_page.evaluate("scrollY") == 0
