"""The timeline: what the store dates, in order, and nothing that it does not."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from webapp.content import facts
from webapp.content.network import timeline
from webapp.content.network.spans import LANES, spans
from webapp.content.network.timeline import Event, Timeline
from webapp.content.seeding.grow import grow
from webapp.store.db import reading, writing
from webapp.store.queries import rows

OF_THE_FACTS = {
    1909: [("told", ["org:cnv"], ["S20"])],
    1967: [("told", ["org:cnv-internationaal"], ["S3", "S9"])],
    1973: [("told", ["org:etuc"], ["S14"]), ("told", ["org:somo"], ["S1", "S21"])],
    2006: [("relation", ["org:icftu", "org:wcl"], ["S1"])],
    2012: [("told", ["org:true-price"], ["S23"])],
    2016: [
        ("began", ["project:strategic-partnership-garment"], ["S1", "S8"]),
        ("happened", ["project:vanilla-madagascar"], ["S1"]),
    ],
    2017: [("happened", ["project:palm-oil-indonesia"], ["S1"])],
    2018: [("cooperation", [f"country:{code}" for code in ("BO", "ML", "NI", "PE", "TN", "VN")], ["S1", "S9"])],
    2020: [("ended", ["project:strategic-partnership-garment"], ["S1", "S8"])],
    2021: [("began", ["project:stitch"], ["S1", "S6", "S7", "S8"])],
    2024: [("told", ["org:cnv"], ["S10", "S11"])],
}
"""Of each year what happened, to whom in the order of English, and who says so."""


def told(engine: Engine, locale: str = "en") -> Timeline:
    with reading(engine) as session:
        return timeline.told(session, locale)


def events(found: Timeline) -> list[tuple[str, str, list[str]]]:
    return [
        (event.moment.isoformat(), event.kind, [link.ref for link in event.subjects])
        for year in found.years
        for event in year.events
    ]


def changed(engine: Engine, key: str, sources: Sequence[str] = ("S1",), year: str | None = None, **fields: str) -> None:
    with writing(engine) as session:
        facts.change(session, key, fields, year=year, sources=sources, author="Anna", locales=LOCALES)


def test_the_years_of_the_facts_are_there_with_their_sources(store: Session) -> None:
    found = timeline.told(store, "en")
    shown = {
        year.year.year: [
            (event.kind, [link.ref for link in event.subjects], sorted(source.key for source in event.sources))
            for event in year.events
        ]
        for year in found.years
    }
    assert shown == {year: [(*rest, sorted(keys)) for *rest, keys in told] for year, told in OF_THE_FACTS.items()}
    assert list(shown) == sorted(shown)
    assert [year.more for year in found.years] == [0] * len(shown)
    assert {source.key for source in found.sources} == {
        key for told in OF_THE_FACTS.values() for *_, keys in told for key in keys
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_a_text_is_told_in_the_language_with_its_links(store: Session, locale: str) -> None:
    found = timeline.told(store, locale)
    merger = found.years[-1].events[-1]
    assert (merger.lang, merger.mark, found.marked) == (None, None, 0)
    assert [run.path for run in merger.parts if run.path] == [
        path for path in (run.path for run in merger.parts) if path and path.startswith(f"/{locale}/")
    ]
    assert sum(run.path is not None for run in merger.parts) == 3


def test_a_span_is_drawn_from_where_it_begins_to_where_it_ends(store: Session) -> None:
    lanes = {year.year.year: year.lanes for year in timeline.told(store, "en").years}
    crossing = {2016: "begins", 2017: "passes", 2018: "passes", 2020: "ends"}
    assert lanes == {year: (crossing.get(year, ""),) for year in OF_THE_FACTS}


def test_a_changed_date_of_a_text_moves_it_and_none_takes_it_away(own_store: Engine) -> None:
    changed(own_store, "org:cnv/formed", moment="1910-05", sources=["S2"])
    assert events(told(own_store))[0] == ("1910-05", "told", ["org:cnv"])
    assert [source.key for source in told(own_store).years[0].events[0].sources] == ["S20", "S2"]
    changed(own_store, "org:cnv/formed", moment="")
    assert events(told(own_store))[0] == ("1967", "told", ["org:cnv-internationaal"])


def test_a_text_without_a_date_comes_in_with_one(own_store: Engine) -> None:
    before = events(told(own_store))
    changed(own_store, "org:ituc/origin", moment="2006-11")
    after = events(told(own_store))
    assert [event for event in after if event not in before] == [("2006-11", "told", ["org:ituc"])]


def test_a_relation_of_another_date_is_told_apart(own_store: Engine) -> None:
    changed(own_store, "relation:rel-wcl", when="2007", year="2007")
    found = events(told(own_store))
    assert ("2006-11", "relation", ["org:icftu"]) in found
    assert ("2007", "relation", ["org:wcl"]) in found


def test_a_project_moves_with_its_dates_and_its_arc_with_it(own_store: Engine) -> None:
    changed(own_store, "project:stitch", since="2020", until="2025-03")
    found = told(own_store)
    assert ("2020", "began", ["project:stitch"]) in events(found)
    assert events(found)[-1] == ("2025-03", "ended", ["project:stitch"])
    lanes = {year.year.year: year.lanes for year in found.years}
    # The other span ends where this one begins: both are seen.
    assert lanes[2020] == ("ends", "begins")
    assert (lanes[2024], lanes[2025]) == (("", "passes"), ("", "ends"))


def test_a_partnership_goes_to_the_year_it_began(own_store: Engine) -> None:
    changed(own_store, "partnership:PE", since="2019", year="2021")
    found = events(told(own_store))
    assert ("2019", "cooperation", ["country:PE"]) in found
    assert ("2018", "cooperation", [f"country:{code}" for code in ("BO", "ML", "NI", "TN", "VN")]) in found


def test_what_is_dated_to_the_year_comes_before_its_months(own_store: Engine) -> None:
    changed(own_store, "project:vanilla-madagascar", when="2016")
    changed(own_store, "project:strategic-partnership-garment", since="2016-02")
    year = next(year for year in told(own_store).years if year.year.year == 2016)
    assert [event.kind for event in year.events] == ["happened", "began"]


def test_very_much_is_shown_in_part_and_nothing_is_forgotten(own_store: Engine) -> None:
    grow(own_store, 400, LOCALES)
    with reading(own_store) as session:
        dated = [
            row[column]
            for table, columns in (
                ("blocks", ("moment",)),
                ("relations", ("when",)),
                ("projects", ("since", "until", "when")),
                ("partnerships", ("since",)),
            )
            for row in rows.read(session, table).values()
            for column in columns
            if row[column]
        ]
    found = told(own_store)
    shown: list[Event] = [event for year in found.years for event in year.events]
    assert len(dated) > timeline.MOST
    assert len(shown) <= max(timeline.MOST, len(found.years))
    assert all(year.events and not year.lanes for year in found.years)
    assert any(year.more for year in found.years)
    assert sum(event.size for event in shown) + sum(year.more for year in found.years) == len(dated)


@pytest.mark.parametrize(
    ("found", "lanes"),
    [
        ([], [(), (), (), ()]),
        ([(1, 2)], [("begins",), ("ends",), ("",), ("",)]),
        ([(2, 2), (1, 9)], [(), (), (), ()]),
        ([(3, 4), (1, 2)], [("begins",), ("ends",), ("begins",), ("ends",)]),
        ([(1, 3), (2, 4)], [("begins", ""), ("passes", "begins"), ("ends", "passes"), ("", "ends")]),
        ([(1, 4)] * (LANES + 1), [(), (), (), ()]),
    ],
)
def test_spans_have_lanes(found: list[tuple[int, int]], lanes: list[tuple[str, ...]]) -> None:
    assert spans([1, 2, 3, 4], found) == lanes
