"""Dates, numbers, lists and names of places are as readers of each language write them."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.i18n.cldr import (
    Moment,
    direction,
    format_instant,
    format_moment,
    format_number,
    join,
    region_name,
    territory_name,
)
from webapp.i18n.text import Text

OURS = ("en", "nl", "fr", "es")


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    [
        *(("2006", locale, "2006") for locale in OURS),
        ("2006-11", "en", "November 2006"),
        ("2006-11", "nl", "november 2006"),
        ("2006-11", "fr", "novembre 2006"),
        ("2006-11", "es", "noviembre de 2006"),
        ("2024-04-02", "en", "2 April 2024"),
        ("2024-04-02", "nl", "2 april 2024"),
        ("2024-04-02", "fr", "2 avril 2024"),
        ("2024-04-02", "es", "2 de abril de 2024"),
    ],
)
def test_a_moment_is_as_exact_as_its_source(value: str, locale: str, expected: str) -> None:
    assert format_moment(Moment.parse(value), locale) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en", "1 April 2024, 14:05 UTC"),
        ("nl", "1 april 2024, 14:05 UTC"),
        ("fr", "1er avril 2024, 14:05 UTC"),
        ("es", "1 de abril de 2024, 14:05 UTC"),
    ],
)
def test_a_time_is_told_to_the_minute_and_in_which_zone(locale: str, expected: str) -> None:
    assert format_instant(datetime(2024, 4, 1, 14, 5, 59), locale) == expected


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "24",
            "text",
            "2024-13",
            "2024-00",
            "2024-00-01",
            "2024-01-00",
            "2024-02-30",
            "2023-02-29",
            "2024-2",
            "2024-04-1",
            "20240401",
            "0000",
        ),
        *("2024-", " 2024", "2024\n", "2024-04-01T00:00", "02024", "-2024", "2024/04", "٢٠٢٤", "２０２４-０４"),
    ],
)
def test_nonsense_is_no_moment(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Moment.parse(value)


def test_what_is_no_moment_is_told_what_would_be() -> None:
    with pytest.raises(ValueError, match="“24” is not a year, month or day such as 2006, 2006-11 or 2006-11-30"):
        Moment.parse("24")


@given(st.dates())
def test_a_moment_comes_back_from_its_iso_format(day: date) -> None:
    moment = Moment(day.year, day.month, day.day)
    for exact in (moment, replace(moment, day=None), Moment(day.year)):
        assert Moment.parse(exact.isoformat()) == exact
    assert moment.isoformat() == day.isoformat()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en", "1,234,567"), ("nl", "1.234.567"), ("fr", "1\u202f234\u202f567"), ("es", "1.234.567")],
)
def test_numbers_have_the_separators_of_the_language(locale: str, expected: str) -> None:
    assert format_number(1_234_567, locale) == expected
    assert format_number(-1_234_567, locale) == f"-{expected}"
    assert format_number(0, locale) == "0"


@pytest.mark.parametrize(
    ("locale", "two", "three"),
    [
        ("en", "A and B", "A, B and C"),
        ("nl", "A en B", "A, B en C"),
        ("fr", "A et B", "A, B et C"),
        ("es", "A y B", "A, B y C"),
    ],
)
def test_lists_end_in_the_way_of_the_language(locale: str, two: str, three: str) -> None:
    items = [Text((letter,)) for letter in "ABC"]
    assert [str(join(items[:length], locale)) for length in range(4)] == ["", "A", two, three]


@pytest.mark.parametrize(
    ("last", "word"),
    [("India", "e"), ("Íñigo", "e"), ("hijos", "e"), ("«Irán»", "e"), ("hierro", "y"), ("Perú", "y"), ("yute", "y")],
)
def test_spanish_has_another_and_before_the_sound_of_i(last: str, word: str) -> None:
    assert str(join([Text(("Asia",)), Text((last,))], "es")) == f"Asia {word} {last}"


def test_items_of_a_list_keep_their_language() -> None:
    joined = join([Text(("Force Ouvrière",), "fr"), Text(("<ABVV>",))], "nl")
    assert joined.__html__() == '<span lang="fr">Force Ouvrière</span> en &lt;ABVV&gt;'


@given(st.lists(st.text(), max_size=15), st.sampled_from(OURS))
def test_every_item_of_a_list_appears_in_its_place(items: list[str], locale: str) -> None:
    assert [part for part in join([Text((item,)) for item in items], locale).parts if not isinstance(part, str)] == [
        Text((item,)) for item in items if item
    ]


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", ["Africa", "Asia", "Europe", "Latin America"]),
        ("nl", ["Afrika", "Azië", "Europa", "Latijns-Amerika"]),
        ("fr", ["Afrique", "Asie", "Europe", "Amérique latine"]),
        ("es", ["África", "Asia", "Europa", "Latinoamérica"]),
    ],
)
def test_regions_are_named_in_every_language(locale: str, names: list[str]) -> None:
    assert [region_name(region, locale) for region in ("africa", "asia", "europe", "latin-america")] == names


@pytest.mark.parametrize(
    ("locale", "name"), [("en", "Côte d’Ivoire"), ("nl", "Ivoorkust"), ("fr", "Côte d’Ivoire"), ("es", "Côte d’Ivoire")]
)
def test_countries_are_named_in_every_language(locale: str, name: str) -> None:
    assert territory_name("CI", locale) == name


def test_a_code_that_names_nothing_stays_visible() -> None:
    assert territory_name("Q0", "nl") == "Q0"


@pytest.mark.parametrize(
    ("locale", "expected"), [*((locale, "ltr") for locale in (*OURS, "en-xa", "eo")), ("ar", "rtl"), ("ar-xb", "rtl")]
)
def test_a_page_runs_in_the_direction_of_its_language(locale: str, expected: str) -> None:
    assert direction(locale) == expected


@pytest.mark.parametrize(("pseudo", "locale"), [("en-xa", "en"), ("ar-xb", "ar")])
def test_a_pseudo_locale_writes_as_its_language_does(pseudo: str, locale: str) -> None:
    day, items = Moment(2024, 4, 2), [Text((letter,)) for letter in "ABC"]
    assert format_moment(day, pseudo) == format_moment(day, locale)
    assert format_moment(replace(day, day=None), pseudo) == format_moment(replace(day, day=None), locale)
    assert format_number(1_234_567, pseudo) == format_number(1_234_567, locale)
    assert join(items, pseudo) == join(items, locale)
    assert territory_name("CI", pseudo) == territory_name("CI", locale)
    assert region_name("africa", pseudo) == region_name("africa", locale)
