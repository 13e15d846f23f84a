"""No figure under 20 is shown, nor one that tells it; the rest is told as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.content.statistics.making import TODAY
from webapp.content.statistics.report import Overview, Parts, Row, Used, overview, protect
from webapp.i18n.text import Text
from webapp.store.db import reading, writing
from webapp.store.models import Dropped, Interaction, PageView

COUNTS = st.lists(st.integers(0, 60), max_size=12)


def _shown(parts: Parts[int]) -> list[int]:
    return [row.count for row in parts.rows if row.count is not None]


@given(COUNTS)
def test_no_figure_under_20_can_be_worked_out_from_a_sum(counts: list[int]) -> None:
    parts = protect(list(enumerate(counts)))
    shown = _shown(parts)
    assert all(count >= 20 for count in shown)
    left_out = [
        count for number, count in enumerate(counts) if count and number not in {row.name for row in parts.rows}
    ]
    assert sum(shown) + sum(left_out) == sum(counts)
    if any(0 < count < 20 for count in counts):
        # Whoever knows the sum of all knows that of what is left out, and no more.
        assert sum(left_out) < 20 or len(left_out) >= 2
        assert shown == [] or sum(left_out) >= 20
    else:
        assert left_out == []
    assert parts.total == (None if 0 < sum(counts) < 20 else sum(counts))


@given(COUNTS)
def test_what_is_shown_is_true_and_in_its_order(counts: list[int]) -> None:
    parts = protect(list(enumerate(counts)))
    names = [row.name for row in parts.rows]
    assert names == sorted(names)
    assert all(counts[row.name] == row.count for row in parts.rows)
    if parts.others is not None:
        assert parts.others == sum(counts) - sum(_shown(parts))


@pytest.mark.parametrize(
    ("counts", "shown", "others"),
    [
        ([100, 50, 19], [100], 69),
        ([100, 50, 20], [100, 50, 20], 0),
        ([100, 50, 10, 10], [100, 50], 20),
        ([100, 50, 10, 9], [100], 69),
        ([100, 7], [], 107),
        ([7], [], None),
        ([7, 7], [], None),
        ([], [], 0),
    ],
)
def test_of_one_small_figure_the_next_one_is_left_out_too(
    counts: list[int], shown: list[int], others: int | None
) -> None:
    parts = protect(list(enumerate(counts)))
    assert (_shown(parts), parts.others) == (shown, others)


def _view(day: date, page: str, locale: str, referrer: str, count: int) -> PageView:
    return PageView(day=day, page=page, locale=locale, referrer=referrer, count=count)


@pytest.fixture
def found(own_store: Engine) -> Overview:
    with writing(own_store) as session:
        session.add_all(
            [
                _view(date(2026, 3, 31), "page:home", "en", "none", 300),
                _view(date(2026, 3, 1), "page:home", "en", "search", 100),
                _view(date(2026, 2, 28), "page:about", "en", "inside", 60),
                _view(date(2026, 2, 1), "page:gone", "en", "elsewhere", 25),
                _view(date(2026, 2, 1), "page:sources", "en", "inside", 6),
                _view(date(2026, 2, 1), "page:home", "nl", "inside", 40),
                _view(date(2026, 2, 1), "page:home", "fr", "inside", 3),
                _view(date(2026, 1, 31), "page:home", "en", "none", 1000),
                Interaction(day=date(2026, 3, 30), kind="filter", detail="region", locale="en", count=15),
                Interaction(day=date(2026, 3, 29), kind="filter", detail="region", locale="nl", count=15),
                Interaction(day=date(2026, 3, 29), kind="nothing-found", detail="page:projects", locale="nl", count=19),
                Dropped(day=date(2026, 3, 29), kind="views", count=19),
                Dropped(day=date(2026, 1, 29), kind="interactions", count=1000),
            ]
        )
    with reading(own_store) as session:
        return overview(session, TODAY, 2, "en")


def test_views_are_told_by_month(found: Overview) -> None:
    assert (found.first, found.today) == (date(2026, 2, 1), TODAY)
    assert found.months == Parts((Row(date(2026, 2, 1), 134), Row(date(2026, 3, 1), 400)), 0)


def test_of_the_languages_the_smallest_two_are_left_out(found: Overview) -> None:
    assert found.languages == Parts((Row("en", 491),), 43)
    assert [locale for locale, _ in found.pages] == ["en"]


def test_pages_are_named_and_the_small_ones_left_out(found: Overview) -> None:
    [(_, pages)] = found.pages
    assert [(str(row.name), row.count) for row in pages.rows] == [
        ("Union networks and social dialogue", 400),
        ("About this site", 60),
    ]
    assert pages.others == 31
    assert pages.total == 491


def test_referrers_add_up_to_the_same(found: Overview) -> None:
    assert found.referrers == Parts((Row("none", 300), Row("inside", 109), Row("search", 100), Row("elsewhere", 25)), 0)
    assert found.referrers.total == found.months.total == found.languages.total


def test_what_is_used_in_few_visits_and_what_is_dropped_is_not_shown(found: Overview) -> None:
    assert found.used == (
        Row(Used("filter", Text(("region",))), 30),
        Row(Used("nothing-found", Text(("Projects",))), None),
    )
    assert found.dropped == (Row("views", None), Row("interactions", 0))
