"""The map: what it shows follows the store; its seats, arcs and names lie where they can be told apart."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests import system
from tests.conftest import LOCALES
from webapp.config import ROOT
from webapp.content import subjects
from webapp.content.network.labels import place_labels
from webapp.content.network.world import World, unit, world
from webapp.i18n.cldr import REGIONS
from webapp.outlines import Box, around, outlines
from webapp.store.queries import rows

PAGES = {"en": "/en/our-work/networks/countries", "fr": "/fr/notre-travail/reseaux/pays"}


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


def test_an_arc_joins_each_partner_to_the_centre(store: Session) -> None:
    found = [seat for region in shown(store).regions for seat in region.seats]
    (home,) = (seat for seat in found if seat.home)
    assert home.link.ref == "country:NL"
    for seat in found:
        assert bool(seat.arc) == seat.partner
        if seat.arc:
            assert seat.arc.startswith(f"M{home.outline.x:g} {home.outline.y:g}Q")
            assert seat.arc.endswith(f" {seat.outline.x:g} {seat.outline.y:g}")


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
    assert place_labels(crowd, 1.0)[0] is None
    assert place_labels(crowd[:1], 1.0)[0] is not None


def test_every_country_that_a_store_may_have_is_drawn() -> None:
    drawn = outlines()
    assert len(drawn) > 230
    for code in ("NL", "BJ", "CI", "TL", "SG", "MT"):
        assert drawn[code].x > 0
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
