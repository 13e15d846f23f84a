"""A message cannot raise, cannot bring in markup and cannot mislead, whatever a translator wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from webapp.i18n.messages import fill, placeholders, problems, references
from webapp.i18n.text import Text

OUR_SPAN = re.compile(r'<span lang="(?:en|nl)">|</span>')
NAMES = st.sampled_from(["name", "count", "a_1", "Name", "", "0", "x.y"])
PIECES = st.text(max_size=10) | st.sampled_from(
    ["{name}", "{count}", "{a_1}", "{", "}", "{}", "{0!r}", "%", "%s", "<b>"]
)
MESSAGES = st.lists(PIECES, max_size=8).map("".join)
PLAIN = st.text() | st.integers() | st.floats() | st.none() | st.just("<script>alert(1)</script>") | st.just("{name}")
VALUES = st.dictionaries(NAMES, PLAIN, max_size=4)


def html(text: Text) -> str:
    return str(text.__html__())


@given(MESSAGES, VALUES, st.sampled_from([None, "en", "nl"]))
def test_any_message_is_filled_without_markup_of_its_own(
    message: str, values: dict[str, object], lang: str | None
) -> None:
    filled = fill(message, values, lang)
    rest = OUR_SPAN.sub("", html(filled))
    assert not set("<>") & set(rest)
    assert Markup(rest).unescape() == str(filled)
    assert ("<span" in html(filled)) <= (lang is not None)


@given(MESSAGES, VALUES)
def test_every_placeholder_gets_its_value_and_nothing_else_changes(message: str, values: dict[str, object]) -> None:
    expected = re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda found: str(values.get(found[1], found[0])), message)
    assert str(fill(message, values)) == expected


def test_a_placeholder_without_a_value_stays_visible() -> None:
    assert str(fill("Hello {name}, {day}", {"day": "Monday"})) == "Hello {name}, Monday"


def test_a_value_is_not_filled_again() -> None:
    assert str(fill("{a} {b}", {"a": "{b}", "b": "x"})) == "{b} x"


def test_values_are_escaped() -> None:
    assert html(fill("Hi {name}", {"name": '<a href="x">&'})) == "Hi &lt;a href=&#34;x&#34;&gt;&amp;"


def test_markup_passes_through() -> None:
    link = Markup('<a href="/en">here</a>')
    filled = fill("See {link} & more", {"link": link})
    assert html(filled) == 'See <a href="/en">here</a> &amp; more'
    assert str(filled) == "See here & more"


def test_a_foreign_message_is_marked_but_the_values_of_the_page_are_not() -> None:
    filled = fill("Hello {name}!", {"name": "Zoë"}, "en")
    assert html(filled) == '<span lang="en">Hello </span>Zoë<span lang="en">!</span>'


@pytest.mark.parametrize("lang", [None, "en"])
def test_a_name_within_a_message_keeps_its_own_language(lang: str | None) -> None:
    filled = fill("{name}", {"name": Text(("Comisiones Obreras",), "es")}, lang)
    assert html(filled) == '<span lang="es">Comisiones Obreras</span>'


def test_a_text_for_an_attribute_is_bare_and_says_its_language() -> None:
    filled = fill("A & {name}", {"name": "B"}, "en")
    assert str(filled) == "A & B"
    assert filled.lang_attr == ' lang="en"'
    assert fill("A", {}).lang_attr == ""


def test_an_empty_text_is_false() -> None:
    assert not fill("", {})
    assert fill("a", {})


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("100% of partners", "100 % des partenaires"),
        ("100% sure", "100 % sûr"),
        ("100 %", "100 %s %(x)s %"),
        ("Hello {name}", "{name}, bonjour {name}"),
        ("{a} and {b}", "{b} et {a}"),
        ("1 < 2 & 3", "1 < 2 & 3 > 2"),
        ("Read [this](org:ituc)", "Lisez [ceci](org:ituc)"),
        ("Two\nlines", "Deux\nlignes"),
        ("Write <b>", "Écrire <b>"),
        ("AT&T", "AT&T ; et"),
    ],
)
def test_a_good_translation_has_no_problems(source: str, translation: str) -> None:
    assert problems(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "reason"),
    [
        ("Hello", " \n", "empty"),
        ("Hello {name}", "Bonjour", "{name} is missing"),
        ("Hello", "Bonjour {name}", "{name} is not in the English"),
        ("Hello", "Bonjour { name }", "brace"),
        ("Hello {name}", "Bonjour {name}, {name", "brace"),
        ("Hello {name}", "Bonjour {name}}", "brace"),
        ("Hello {name}", "Bonjour {name} {}", "brace"),
        ("Hello {name}", "Bonjour {name} {0!r}", "brace"),
        ("Hello", "<b>Bonjour", "Markup"),
        ("Hello", "Bonjour</b>", "Markup"),
        ("Hello", "Bonjour <img src=x onerror=alert(1)", "Markup"),
        ("Hello", "<SCRIPT>alert(1)</SCRIPT>", "Markup"),
        ("Hello", "Bonjour <!-- ", "Markup"),
        ("Hello", "Bonjour&nbsp;!", "Markup"),
        ("Hello", "Bonjour&#160;!", "Markup"),
        ("Hello", "Bonjour&#xA0;!", "Markup"),
        ("Hello", "Bon\u202ejour", "invisible"),
        ("Hello", "Bon\u2066jour", "invisible"),
        ("Hello", "Bon\u200fjour", "invisible"),
        ("Hello", "Bon\x00jour", "invisible"),
        ("Hello", "Bon\tjour", "invisible"),
        ("Read [this](org:ituc)", "Lisez [ceci](org:other)", "links must be those of the English: org:ituc"),
        ("Read [this](org:ituc)", "Lisez ceci", "links"),
        ("Read this", "Lisez [ceci](https://example.org)", "There is a link, and the English has none."),
    ],
)
def test_a_bad_translation_is_told_why(source: str, translation: str, reason: str) -> None:
    assert len(found := problems(source, translation)) == 1
    assert reason in found[0]


def test_a_renamed_placeholder_is_both_missing_and_foreign() -> None:
    assert problems("Hello {name}", "Bonjour {nom}") == [
        "The placeholder {name} is missing.",
        "The placeholder {nom} is not in the English.",
    ]


def test_an_optional_placeholder_may_be_left_out_but_not_renamed() -> None:
    assert problems("{count} workers", "one worker", optional=frozenset({"count"})) == []
    assert problems("{count} workers", "{number} workers", optional=frozenset({"count"})) != []


@given(MESSAGES, MESSAGES)
def test_problems_are_sentences_for_any_two_texts(source: str, translation: str) -> None:
    assert all(reason.endswith(".") or reason.startswith("The links") for reason in problems(source, translation))


@given(MESSAGES, VALUES)
def test_a_message_without_problems_leaves_no_brace_when_all_is_filled(message: str, values: dict[str, object]) -> None:
    if not problems(message, message):
        assert not set("{}") & set(str(fill(message, dict.fromkeys(placeholders(message), "x") | {"unused": values})))


def test_names_and_links_are_found() -> None:
    assert placeholders("{a} {b_1} {A} { c } {1}") == {"a", "b_1"}
    assert references("[x](org:ituc) (no) [y](page:networks)") == {"org:ituc", "page:networks"}
