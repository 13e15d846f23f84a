"""Reading settings: what a cookie or a form says of them, whatever it holds."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.consent.preferences import BROWSER, CHOICES, LONGEST, USUAL, Preferences, decode, encode, read

LOCALES = ("en", "nl", "fr", "es")
VALUES = {setting.name: [option.value for option in setting.options] for setting in CHOICES}
USUAL_FORM = {name: values[0] for name, values in VALUES.items()}

CHOSEN = st.builds(
    Preferences,
    language=st.sampled_from([None, *LOCALES]),
    **{name: st.sampled_from(values) for name, values in VALUES.items() if name != "language"},
)


@given(chosen=CHOSEN)
def test_what_was_chosen_comes_back(chosen: Preferences) -> None:
    value = encode(chosen)
    assert decode(value, LOCALES) == chosen
    assert (value == "") is chosen.usual
    assert set(value) <= set("abcdefghijklmnopqrstuvwxyz0123456789=&")


def test_no_choice_is_too_long_to_be_read() -> None:
    others = [VALUES[name] for name in VALUES if name != "language"]
    longest = max(len(encode(Preferences("en-xa", *values))) for values in product(*others))
    assert longest <= LONGEST


@given(value=st.text() | st.text("&=%;languagethemecontrastsizespacinglayoutdark0125;usualmorewide\0"))
def test_any_value_can_be_read(value: str) -> None:
    chosen = decode(value, LOCALES)
    assert decode(encode(chosen), LOCALES) == chosen


@pytest.mark.parametrize(
    ("value", "chosen"),
    [
        ("theme=dark&size=150", Preferences(theme="dark", size="150")),
        ("theme=dark&theme=light", Preferences(theme="dark")),
        ("theme=sepia&contrast=more", Preferences(contrast="more")),
        ("size=175&layout=simple&colour=red", Preferences(layout="simple")),
        ("language=de&spacing=wide", Preferences(spacing="wide")),
        (f"language={BROWSER}", USUAL),
        ("language=nl", Preferences(language="nl")),
        ("usual=1&shown=2&__class__=x", USUAL),
        ("theme", USUAL),
        ("theme=dark&" + "x" * LONGEST, USUAL),
        ('theme="dark"', USUAL),
        ("", USUAL),
    ],
)
def test_what_is_not_known_is_passed_over(value: str, chosen: Preferences) -> None:
    assert decode(value, LOCALES) == chosen


def test_a_language_that_the_site_has_not_got_is_not_chosen() -> None:
    assert decode("language=fr&theme=dark", ("en", "nl")) == Preferences(theme="dark")


@given(chosen=CHOSEN)
def test_a_form_says_everything_that_can_be_chosen(chosen: Preferences) -> None:
    form = {name: getattr(chosen, name) or BROWSER for name in VALUES}
    assert read(form, LOCALES, USUAL) == (chosen, ())


@pytest.mark.parametrize("name", list(VALUES))
@pytest.mark.parametrize("sent", [None, "", "DARK", "dark\0", "150 ", "<b>"])
def test_a_wrong_or_missing_value_is_told_and_loses_nothing(name: str, sent: str | None) -> None:
    before = Preferences("nl", "light", "more", "125", "wide", "simple")
    form = {key: value for key, value in USUAL_FORM.items() if key != name} | ({name: sent} if sent is not None else {})
    chosen, faults = read(form, LOCALES, before)
    assert faults == (name,)
    assert getattr(chosen, name) == getattr(before, name)
    assert all(getattr(chosen, other) == getattr(USUAL, other) for other in VALUES if other != name)


def test_the_usual_comes_first_everywhere() -> None:
    assert read(USUAL_FORM, LOCALES, Preferences(theme="dark")) == (USUAL, ())


def test_pages_differ_by_all_but_the_language() -> None:
    every = Preferences("nl", "dark", "more", "200", "wide", "simple")
    assert dict(every.shown) == {
        "theme": "dark",
        "contrast": "more",
        "size": "200",
        "spacing": "wide",
        "layout": "simple",
    }
    assert not Preferences(language="nl").shown
    assert not Preferences(language="nl").usual


@pytest.mark.parametrize(("theme", "scheme"), [("system", "light dark"), ("light", "only light"), ("dark", "dark")])
def test_the_browser_draws_in_the_colours_that_were_chosen(theme: str, scheme: str) -> None:
    assert Preferences(theme=theme).color_scheme == scheme
