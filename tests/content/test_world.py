"""The map: what it shows follows the store; its seats, arcs and names lie where they can be told apart."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests import system
from tests.conftest import LOCALES
from webapp.config import ROOT
from webapp.content import subjects
from webapp.content.network.labels import place_labels
from webapp.content.network.world import World, unit, world
from webapp.content.subjects import Link, Some
from webapp.i18n.cldr import REGIONS
from webapp.i18n.text import Text
from webapp.outlines import Box, around, outlines
from webapp.store.queries import rows

PAGES = {"en": "/en/our-work/networks/countries", "fr": "/fr/notre-travail/reseaux/pays"}


NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
"""What else CLDR names with two letters: parts of countries, groups, and codes for tests."""
NOT_DRAWN = {"AQ", "BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "UM", "XK", "YT"}
"""Natural Earth has them within other countries or not at 1:50 million; Antarctica is left out. The list has them."""


def shown(session: Session, chosen: str | None = None, locale: str = "en") -> World:
    address = subjects.find(session, PAGES[locale], LOCALES)
    assert address is not None
    return world(subjects.place(session, address, []), chosen)


def seats(of: World) -> dict[str, bool]:
    """The countries on a map, and whether there are union partners in each."""
    return {seat.link.ref: seat.partner for region in of.regions for seat in region.seats}


def test_all_countries_are_on_it_with_their_partners(store: Session) -> None:
    countries = {ref for (ref,) in rows.read(store, "countries")}
    partners = {str(row["country"]) for row in rows.read(store, "partnerships").values()}
    assert seats(shown(store)) == {ref: ref in partners for ref in countries}
    assert shown(store).missing == ()


def test_it_needs_no_country_and_no_centre(own_store: Engine) -> None:
    with own_store.begin() as connection:
        session = Session(connection)
        rows.change(session, "organisations", {("org:cnv",): {"country": None}})
        session.flush()
        found = shown(session)
        assert not any(seat.home or seat.arc for region in found.regions for seat in region.seats)
        address = subjects.find(session, PAGES["en"], LOCALES)
        assert address
        place = replace(subjects.place(session, address, []), groups={})
        assert world(place, None).regions == world(place, "asia").regions == ()
        assert world(place, None).view.width > 1_000


def test_a_country_that_is_not_drawn_is_named(own_store: Engine) -> None:
    with own_store.begin() as connection:
        session = Session(connection)
        address = subjects.find(session, PAGES["en"], LOCALES)
        assert address
        place = subjects.place(session, address, [])
        small = Link("country:TV", Text(("Tuvalu",)), "/en")
        asia = place.group("in-asia")
        place = replace(place, groups={**place.groups, "in-asia": Some((*asia.links, small), asia.total + 1)})
        assert world(place, None).missing == (small,)
        assert "country:TV" not in seats(world(place, None))


def test_an_arc_joins_each_partner_to_the_centre(store: Session) -> None:
    found = [seat for region in shown(store).regions for seat in region.seats]
    (home,) = (seat for seat in found if seat.home)
    assert home.link.ref == "country:NL"
    for seat in found:
        assert bool(seat.arc) == seat.partner
        if seat.arc:
            assert seat.arc.startswith(f"M{home.outline.x:g} {home.outline.y:g}Q")
            assert seat.arc.endswith(f" {seat.outline.x:g} {seat.outline.y:g}")


def test_it_says_whether_the_home_of_the_centre_is_in_sight(store: Session) -> None:
    assert [shown(store, chosen).has_home for chosen in (None, "europe", "africa")] == [True, True, False]


def test_it_changes_with_the_store(own_store: Engine) -> None:
    with own_store.begin() as connection:
        session = Session(connection)
        before = seats(shown(session))
        assert before["country:BJ"]
        rows.remove(session, "partnerships", [key for key in rows.read(session, "partnerships") if "BJ" in str(key)])
        session.flush()
        assert seats(shown(session)) == before | {"country:BJ": False}
        rows.change(session, "countries", {("country:BJ",): {"region": "asia"}})
        session.flush()
        asia = next(region for region in shown(session).regions if region.key == "asia")
        assert "country:BJ" in {seat.link.ref for seat in asia.seats}


@pytest.mark.parametrize("chosen", [None, *REGIONS])
def test_what_is_chosen_is_in_sight_and_as_large_as_it_can_be(store: Session, chosen: str | None) -> None:
    found = shown(store, chosen)
    view = found.view
    boxes = [seat.outline.box for region in found.regions if chosen in (None, region.key) for seat in region.seats]
    assert boxes
    for box in boxes:
        assert view.left < box.left < box.left + box.width < view.left + view.width
        assert view.top < box.top < box.top + box.height < view.top + view.height
    assert min(box.left for box in boxes) - view.left < view.width / 2


@pytest.mark.parametrize("locale", PAGES)
@pytest.mark.parametrize("chosen", REGIONS)
def test_names_lie_over_no_other_name_and_no_seat(store: Session, chosen: str, locale: str) -> None:
    found = shown(store, chosen, locale)
    (region,) = (region for region in found.regions if region.key == chosen)
    size = unit(found.view) * 1.5
    taken: list[Box] = []
    for seat in region.seats:
        assert seat.label
        width = len(str(seat.link.name)) * size * 0.55
        left = {"start": 0.0, "middle": -width / 2, "end": -width}[seat.label.anchor] + seat.label.x
        taken.append(Box(left, seat.label.y - size * 0.8, width, size * 0.8))
    for number, one in enumerate(taken):
        for other in taken[:number]:
            apart = one.left >= other.left + other.width or other.left >= one.left + one.width
            assert apart or one.top >= other.top + other.height or other.top >= one.top + one.height
        for place, seat in enumerate(region.seats):
            within = one.left < seat.outline.x < one.left + one.width
            assert place == number or not (within and one.top < seat.outline.y < one.top + one.height)


def test_a_name_without_room_has_no_place() -> None:
    crowd = [
        (0.0, 0.0, "Somewhere"),
        *((float(x), float(y), "x") for x in range(-9, 10) for y in range(-3, 4) if x or y),
    ]
    wide = Box(-50, -50, 100, 100)
    assert place_labels(crowd, 1.0, wide)[0] is None
    assert place_labels(crowd[:1], 1.0, wide)[0] is not None
    assert place_labels(crowd[:1], 1.0, Box(-2, -2, 4, 4)) == [None]


def test_a_name_at_the_edge_goes_to_the_other_side() -> None:
    (label,) = place_labels([(0.0, 0.0, "Somewhere")], 1.0, Box(-1, -9, 20, 10))
    assert label
    assert label.anchor == "start"


def test_every_country_but_these_is_drawn() -> None:
    drawn = outlines()
    known = {code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)} - NO_COUNTRIES
    assert known - drawn.keys() == NOT_DRAWN
    assert drawn["NL"].path.startswith("M")
    for code, outline in drawn.items():
        box = outline.box
        assert box.left - 0.2 <= outline.x <= box.left + box.width + 0.2, code
        assert box.top - 0.2 <= outline.y <= box.top + box.height + 0.2, code


def test_a_box_goes_around_others() -> None:
    assert around([Box(0, 0, 10, 10), Box(90, 40, 10, 10)], 5) == Box(-5, -5, 110, 60)


def test_the_drawing_is_what_the_script_draws(tmp_path: Path) -> None:
    """In a copy of what the script needs."""
    if not (ROOT / "node_modules/world-atlas").exists():
        pytest.skip(system.missing().get("npm", "npm's packages are missing. With a network: make test"))
    for folder in ("webapp/outlines", "static/img"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "webapp/outlines/draw.mjs", tmp_path / "webapp/outlines")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    subprocess.run(["node", "webapp/outlines/draw.mjs"], cwd=tmp_path, check=True, timeout=60)
    for name in ("static/img/world.svg", "webapp/outlines/outlines.json"):
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes()
    assert json.loads((ROOT / "webapp/outlines/outlines.json").read_text("utf-8"))
