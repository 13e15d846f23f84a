"""Cards: each title of the store has its place, and what the face cannot spell does no harm."""

from io import BytesIO
from itertools import pairwise
from math import hypot

import PIL
import pytest
from PIL import Image, ImageChops
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.content import subjects
from webapp.drawing import card as cards
from webapp.drawing.card import HEIGHT, SIZES, WIDTH, Card, draw, frame, png, seats_of
from webapp.drawing.lettering import fitting, spelled, width
from webapp.store.models import Label

BLANK = "\u200b"
"""A title that is nothing but a control character: the name of the site stands in its place."""


def card(title: str, **more: object) -> Card:
    return Card(**{"title": title, "language": "Nederlands", "seat": 1, "seats": 4, **more})  # type: ignore[arg-type]


def changed(one: Card, other: Card) -> tuple[int, int, int, int] | None:
    """The box of the pixels in which two cards differ."""
    return ImageChops.difference(draw(one), draw(other)).getbbox()


def longest(store: Session, number: int) -> list[str]:
    """The longest titles of the store."""
    rows = store.execute(select(Label.ref, Label.locale)).all()
    links = [subjects.links(store, locale, [ref])[ref] for ref, locale in rows]
    return sorted({str(link.full) for link in links}, key=len)[-number:]


@pytest.mark.parametrize("from_right", [False, True])
def test_the_longest_titles_fit_inside_the_frame(store: Session, *, from_right: bool) -> None:
    for title in longest(store, 5):
        assert len(title) > 60
        left, top, right, bottom = frame(card(title, from_right=from_right))
        box = changed(card(title, from_right=from_right), card(BLANK, from_right=from_right))
        assert box is not None
        assert box[0] >= left - 4, title
        assert box[1] >= top, title
        assert box[2] <= right + 4, title
        assert box[3] <= bottom, title


def test_no_title_of_the_store_is_cut(store: Session) -> None:
    for title in longest(store, 40):
        text = spelled(title)
        assert text, title
        left, top, right, bottom = frame(card(title))
        found = fitting(text, right - left, bottom - top, SIZES)
        assert " ".join(found.lines) == text
        assert found.width <= right - left


def test_a_title_that_no_size_has_room_for_is_cut() -> None:
    found = fitting("medezeggenschap " * 60, 600, 380, SIZES)
    assert found.lines[-1].endswith("…")
    assert found.height <= 380
    assert max(width(line, found.size) for line in found.lines) <= 600


def test_a_word_that_is_too_long_is_broken() -> None:
    found = fitting("arbeidsongeschiktheidsverzekeringsmaatschappij" * 3, 600, 380, SIZES)
    assert len(found.lines) > 1
    assert "".join(found.lines) == "arbeidsongeschiktheidsverzekeringsmaatschappij" * 3
    assert found.width <= 600


def test_spaces_that_do_not_break_are_kept() -> None:
    found = fitting("Qui parle avec qui\u00a0?", width("Qui parle avec qui", 60), 380, range(60, 59, -1))
    assert found.lines[-1].endswith("qui\u00a0?")


def test_letters_of_the_second_file_are_drawn() -> None:
    """`ł` and `l` are of the same width: if the face had no `ł`, a box would stand there or nothing."""
    assert spelled("Łódź, NSZZ „Solidarność”") == "Łódź, NSZZ „Solidarność”"
    assert changed(card("Solidarność"), card("Solidarnosc")) is not None
    assert changed(card("Solidarność"), card("Solidarno??")) is not None
    assert 0.8 < width("ść", 60) / width("sc", 60) < 1.2


def test_signs_that_the_face_has_not_are_left_out() -> None:
    assert spelled("⟦Réseaux⟧ 🪑") == "Réseaux"


@pytest.mark.parametrize("title", ["شبكة", "Мережа", "ネットワーク", "", "\u0000\u202e"])
@pytest.mark.parametrize("from_right", [False, True])
def test_without_letters_for_the_title_the_name_of_the_site_stands_there(title: str, *, from_right: bool) -> None:
    assert changed(card(title, from_right=from_right), card("Samenspraak", from_right=from_right)) is None


def test_a_card_from_right_to_left_has_its_title_on_the_right() -> None:
    box = changed(card("Netwerken", from_right=True), card("Landen", from_right=True))
    assert box is not None
    assert box[0] > WIDTH / 2 - 100
    assert draw(card("x", language="عربي", from_right=True)).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("number", [1, 2, 4, 7, 12, 24])
def test_any_number_of_seats_fits_around_the_table(number: int) -> None:
    points, radius, taken = seats_of(number)
    assert len(points) == number
    assert radius > 5
    for (x, y), (a, b) in pairwise(points):
        assert hypot(a - x, b - y) > radius + taken
    for x, y in points:
        assert frame(card(""))[2] < x - taken < x + taken < WIDTH
        assert 0 < y - taken < y + taken < HEIGHT
    assert draw(card("Netwerken", seat=number - 1, seats=number)).size == (WIDTH, HEIGHT)


def test_the_seat_of_the_language_is_taken_and_named() -> None:
    [(left, top), (right, _), *_], _, taken = seats_of(4)
    box = changed(card("x", seat=0), card("x", seat=1))
    assert box is not None
    assert abs(box[0] - (left - taken)) < 5
    assert abs(box[2] - (right + taken)) < 5
    assert box[3] < top + taken + 5
    named = changed(card("x"), card("x", language="English"))
    assert named is not None
    assert right - taken < named[0] < named[2] < right + taken


def test_a_picture_is_a_small_file_in_the_colours_of_the_site(store: Session) -> None:
    for title in longest(store, 3):
        file = png(card(title))
        assert len(file) < 60_000
        picture = Image.open(BytesIO(file))
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))
        seen = picture.convert("RGB")
        (x, y), taken = seats_of(4)[0][1], seats_of(4)[2]
        for place, wanted in (((4, 4), "#fbf6ec"), ((1196, 4), "#f4ebda"), ((int(x), int(y - taken / 2)), "#f2a71b")):
            found = seen.getpixel(place)
            assert isinstance(found, tuple)
            exact = [int(wanted[part : part + 2], 16) for part in (1, 3, 5)]
            assert max(abs(one - other) for one, other in zip(found, exact, strict=True)) < 5, (place, found)


def test_the_version_changes_with_whatever_is_seen() -> None:
    first = card("Netwerken")
    others = [
        card("Netwerk"),
        card("Netwerken", language="Vlaams"),
        card("Netwerken", seat=2),
        card("Netwerken", seats=5),
        card("Netwerken", from_right=True),
    ]
    assert len({one.version for one in (first, *others)}) == 6
    assert first.version == card("Netwerken").version


def test_the_version_changes_with_the_way_of_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = card("Netwerken").version
    monkeypatch.setattr(cards, "VERSION", "another")
    assert card("Netwerken").version != before


def test_another_pillow_draws_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cards.way_of_drawing() == cards.VERSION
    monkeypatch.setattr(PIL, "__version__", "0.0")
    assert cards.way_of_drawing() != cards.VERSION
