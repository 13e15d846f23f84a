"""Every visitor gets one of our languages, whatever the browser sends, and the one that was asked for if we have it."""

import re

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from webapp.i18n.locales import (
    ACCENTED,
    MAX_HEADER,
    RIGHT_TO_LEFT,
    autonym,
    cldr_locale,
    english_name,
    is_pseudo,
    negotiate,
    parse_locales,
)

OURS = ("en", "nl", "fr", "es")
TAGS = ("nl", "nl-BE", "NL", "fr", "fr-CA", "es-419", "en", "en-GB", "de", "zh-Hant-TW", "*")


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("nl", "nl"),
        ("NL", "nl"),
        ("Fr-cA", "fr"),
        ("es_MX", "es"),
        ("de, fr;q=0.5", "fr"),
        ("fr;q=0.5, nl", "nl"),
        ("fr;q=0.5, nl;q=0.5", "fr"),
        ("en;q=0, nl;q=0.1", "nl"),
        ("nl;q=0, fr;q=0.1", "fr"),
        ("*;q=0.9, fr;q=0.1", "fr"),
        ("zh-nl, fr;q=0.1", "fr"),
        ("nl;q=abc, fr;q=0.5", "fr"),
        ("nl;q=2, es;q=0.2", "es"),
    ],
)
def test_what_is_asked_for_is_given(header: str, locale: str) -> None:
    assert negotiate(header, OURS) == locale


def test_dutch_of_belgium_gets_dutch() -> None:
    assert negotiate("nl-BE", OURS) == "nl"


@pytest.mark.parametrize(
    "header",
    [None, "", "*", "de", "nl;q=0", "nl;q=-1", "nl;q=nan", "nlx", "\x00", ",;=,", "favicon.ico", "../fr", "n\u0142"],
)
@pytest.mark.parametrize("available", [OURS, ("es", "en")])
def test_the_first_language_is_the_default(header: str | None, available: tuple[str, ...]) -> None:
    assert negotiate(header, available) == available[0]


def test_an_overlong_header_is_not_read() -> None:
    assert negotiate("nl," * 33_334, OURS) == "en"
    assert negotiate("nl" + " " * (MAX_HEADER - 2), OURS) == "nl"


@pytest.mark.parametrize(
    ("header", "locale"),
    [("en-xa", "en-xa"), ("en-XA", "en-xa"), ("ar_XB", "ar-xb"), ("en", "en"), ("en-GB", "en"), ("ar", "en")],
)
def test_a_pseudo_locale_is_given_to_who_asks_for_it_alone(header: str, locale: str) -> None:
    assert negotiate(header, (*OURS, ACCENTED, RIGHT_TO_LEFT)) == locale
    assert negotiate(header, ("fr", "en", "ar")) == header[:2]


@given(st.text() | st.text(alphabet="nlfres-_;,=q*0.19 \"\\'", max_size=60))
def test_any_header_gives_one_of_ours(header: str) -> None:
    assert negotiate(header, OURS) in OURS


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.integers(0, 1000)), max_size=12))
def test_the_highest_quality_wins_and_then_the_first(ranges: list[tuple[str, int]]) -> None:
    header = ", ".join(f"{tag};q={quality // 1000}.{quality % 1000:03}" for tag, quality in ranges)
    expected, best = OURS[0], 0
    for tag, quality in ranges:
        if tag[:2].lower() in OURS and quality > best:
            expected, best = tag[:2].lower(), quality
    assert negotiate(header, OURS) == expected


@pytest.mark.parametrize("value", ["en, nl,fr es", " en nl  fr,es\n", "en,nl,fr,es"])
def test_locales_are_split_at_commas_and_spaces(value: str) -> None:
    assert parse_locales(value) == OURS


def test_pseudo_locales_stand_beside_languages() -> None:
    assert parse_locales("en en-xa, ar-xb nl") == ("en", "en-xa", "ar-xb", "nl")
    assert [tag for tag in parse_locales("en en-xa ar ar-xb") if is_pseudo(tag)] == ["en-xa", "ar-xb"]


@pytest.mark.parametrize(
    "tag",
    ["en-XA", "en_xa", "EN-XA", "en-xb", "ar-xa", "xa", "xx", "EN", "nl-BE", "nl_BE", "e", "dutch", "../en", "12", "é"],
)
def test_a_tag_that_is_no_language_is_refused_by_name(tag: str) -> None:
    with pytest.raises(ValueError, match=f"“{tag}” is not the tag of a language"):
        parse_locales(f"en {tag}")


@pytest.mark.parametrize("value", ["", " ", ","])
def test_no_tag_at_all_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not the tag of a language"):
        parse_locales(value)


@pytest.mark.parametrize("value", ["en nl en", "en en-xa en-xa"])
def test_a_language_named_twice_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="twice"):
        parse_locales(value)


@pytest.mark.parametrize(
    ("locale", "name"), [("en", "English"), ("nl", "Nederlands"), ("fr", "Français"), ("es", "Español")]
)
def test_a_language_is_named_in_itself(locale: str, name: str) -> None:
    assert autonym(locale) == name


@pytest.mark.parametrize("tag", [ACCENTED, RIGHT_TO_LEFT])
def test_a_pseudo_locale_has_names_that_no_language_has(tag: str) -> None:
    codes = map(str, Locale("en").languages)
    own = {autonym(known) for known in codes if re.fullmatch("[a-z]{2}", known) and _known(known)}
    assert len(own) > 100
    assert autonym(tag) not in own
    assert english_name(tag) not in Locale("en").languages.values()
    assert autonym(ACCENTED) != autonym(RIGHT_TO_LEFT)
    assert english_name(ACCENTED) != english_name(RIGHT_TO_LEFT)


def _known(tag: str) -> bool:
    try:
        return parse_locales(tag) == (tag,)
    except ValueError:
        return False


@pytest.mark.parametrize(("locale", "name"), [("en", "English"), ("fr", "French"), ("eo", "Esperanto")])
def test_a_language_is_named_in_english_for_those_who_work_on_the_site(locale: str, name: str) -> None:
    assert english_name(locale) == name


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", "en_GB"), ("en-xa", "en_GB"), ("ar-xb", "ar"), ("ar", "ar"), ("nl", "nl"), ("eo", "eo")],
)
def test_cldr_is_asked_for_what_it_knows(tag: str, expected: str) -> None:
    assert str(cldr_locale(tag)) == expected
