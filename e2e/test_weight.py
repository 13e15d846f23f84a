"""What a first visit costs: bytes as they are sent, and movement; all from one host, which every page watches for."""

import gzip
import re

import pytest
from playwright.sync_api import Request, ViewportSize

from e2e.browsing import DESKTOP, PHONE, Visitors
from e2e.judging import shift
from e2e.server import Site
from e2e.words import ADDRESSES, LOCALES
from tests.proving import WHOLE

MOST_VISITS = 4
"""On a computer with much to do the letters may come late: then once more."""
KILOBYTE = 1000
MOST = {"html": 14 * KILOBYTE, "css": 12 * KILOBYTE, "js": 20 * KILOBYTE, "all": 100 * KILOBYTE}
DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)
FEW = [("home", "en"), ("networks", "fr"), ("countries", "nl"), ("social-dialogue", "es")]
each_page = pytest.mark.parametrize(
    ("template", "locale"), [(name, locale) for name in ADDRESSES for locale in LOCALES] if WHOLE else FEW
)


@pytest.mark.prove
@each_page
def test_a_first_visit_is_light(visitors: Visitors, site: Site, template: str, locale: str) -> None:
    sent: list[tuple[str, int]] = []
    with visitors.new() as page:
        requests: list[Request] = []

        def note(request: Request) -> None:
            requests.append(request)

        page.on("requestfinished", note)
        page.goto(site.words(locale).path(ADDRESSES[template]), wait_until="networkidle")
        html = page.request.get(page.url).text()
        for request in requests:
            sent.append((kind(request), request.sizes()["responseBodySize"]))
    weights = {name: sum(size for of, size in sent if of == name) for name in ("css", "js", "other")}
    # A map or picture is as large as the network; what is around it is not.
    weights["html"] = len(gzip.compress(DRAWN.sub("", html).encode(), 6))
    weights["all"] = sum(weights.values())
    print(f"{locale} {template}: {weights}")
    assert {name: weights[name] for name, most in MOST.items() if weights[name] >= most} == {}


def kind(request: Request) -> str:
    """What was asked for: `drawn` is the land of the map."""
    if request.url.partition("?")[0].endswith("/world.svg"):
        return "drawn"
    return {"document": "html", "stylesheet": "css", "script": "js"}.get(request.resource_type, "other")


@pytest.mark.prove
@each_page
@pytest.mark.parametrize("size", [DESKTOP, PHONE] if WHOLE else [PHONE], ids=lambda size: f"{size['width']} px")
def test_nothing_moves(visitors: Visitors, site: Site, template: str, locale: str, size: ViewportSize) -> None:
    shifts = []
    for _ in range(MOST_VISITS):
        with visitors.new() as page:
            page.set_viewport_size(size)
            page.goto(site.words(locale).path(ADDRESSES[template]))
            shifts.append(shift(page))
        if shifts[-1] == 0:
            return
    raise AssertionError(shifts)
