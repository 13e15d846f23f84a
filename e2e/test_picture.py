"""The picture of who works with whom in a browser: arcs meet their seats, names are heard and reached in order."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from e2e.browsing import DESKTOP, PHONE
from e2e.checks.conditions import SPACING
from e2e.judging import expect_to_fit
from e2e.keyboard import tab
from e2e.pages import NetworksPage
from e2e.server import Site

LARGE_PHONE = ViewportSize(width=390, height=780)
NEAR = 3
"""Pixels between the end of an arc and the middle of its seat."""
ENDS = """() => [...document.querySelectorAll(".picture-table .picture-arc")].map(arc => {
  const matrix = arc.getScreenCTM(), length = arc.getTotalLength();
  const ends = [0, length].map(at => arc.getPointAtLength(at).matrixTransform(matrix));
  const seats = [...arc.classList].filter(name => name.startsWith("to-")).map(name => {
    const seat = document.querySelector(`[data-seat="${name.slice(3)}"]`);
    const box = seat.getBoundingClientRect(), style = getComputedStyle(seat, "::after");
    return {
      x: box.left + parseFloat(style.left) + parseFloat(style.width) / 2,
      y: box.top + parseFloat(style.top) + parseFloat(style.height) / 2,
    };
  });
  return Math.max(...seats.map((seat, index) => Math.hypot(seat.x - ends[index].x, seat.y - ends[index].y)));
})"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_arc_ends_at_its_seats(probed_page: Page, site: Site, direction: str) -> None:
    NetworksPage.open(probed_page, site.words("fr"))
    probed_page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    for size in (LARGE_PHONE, DESKTOP):
        probed_page.set_viewport_size(size)
        style = None
        for larger in ("", SPACING, "html { font-size: 25px !important; }"):
            if larger:
                style = probed_page.add_style_tag(content=larger)
            if probed_page.locator(".picture-table").is_visible():
                distances = probed_page.evaluate(ENDS)
                assert len(distances) > 40
                assert max(distances) <= NEAR, (size, larger)
            else:
                assert (size, larger[:4]) == (LARGE_PHONE, "html")
            if style and larger:
                style.evaluate("element => element.remove()")


def test_the_names_stand_in_a_list_where_there_is_no_room_for_a_table(plain_page: Page, site: Site) -> None:
    words = site.words("nl")
    plain_page.set_viewport_size(PHONE)
    shown = NetworksPage.open(plain_page, words)
    expect_to_fit(plain_page)
    figure = shown.main.get_by_role("figure", name=words.say("Who works with whom"), exact=True)
    expect(figure.get_by_role("link")).to_have_count(33)
    expect(figure.locator(".picture-table")).to_be_hidden()
    starts = {round(box["x"]) for link in figure.get_by_role("link").all() if (box := link.bounding_box())}
    assert len(starts) == 1, "one column"


def test_the_names_are_reached_in_the_order_in_which_they_are_read(plain_page: Page, site: Site) -> None:
    shown = NetworksPage.open(plain_page, site.words("nl"))
    links = shown.main.get_by_role("figure").get_by_role("link")
    first, *rest = links.element_handles()
    first.focus()
    assert len(rest) == 32
    for link in rest:
        assert tab(plain_page, link)
    # What has the focus has bolder arcs.
    seat = rest[-1].evaluate("link => link.closest('[data-seat]').dataset.seat")
    expect(plain_page.locator(f".picture-arc.to-{seat}").first).to_have_css("stroke-width", "5px")
    tab(plain_page)
    expect(plain_page.locator("summary:focus")).to_have_text(shown.words.say("These connections in words"))
    plain_page.keyboard.press("Enter")
    expect(shown.main.locator("details .relations li").first).to_be_visible()


@pytest.mark.parametrize("locale", ["en", "es"])
def test_a_screen_reader_hears_names_and_no_drawing(plain_page: Page, site: Site, locale: str) -> None:
    words = site.words(locale)
    plain_page.goto(words.path("org:wcl"))
    figure = plain_page.get_by_role("figure", name=words.say("Who works with whom"), exact=True)
    wcl, ituc = words.link("org:wcl"), words.link("org:ituc")
    until = re.escape(words.say("Until: {date}", date="2006"))
    caption = "{name} has the seat at the top of the picture. Lines lead from each organisation "
    said = words.say(f"{caption}to those it is connected with, and to its projects.", name=wcl.full)
    expect(figure).to_match_aria_snapshot(f"""
      - figure "{words.say("Who works with whom")}":
        - paragraph: "{said}"
        - link /{re.escape(wcl.spelled)}.*{until}/
        - list:
          - listitem:
            - link "{ituc.spelled}"
    """)
    assert "img" not in figure.aria_snapshot()
