"""What counts of a choice, with and without the signal of the browser."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.consent.choice import Choice, encode
from webapp.consent.device import DECIDING, read
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.register import BY_NAME, CHOICE, PREFIX, REMEMBERED, VISIT

TODAY = date(2026, 5, 4)
NUMBER = "0123456789abcdef" * 2
ALL = frozenset(OPTIONAL)
NONE = frozenset[str]()


def choice(granted: frozenset[str], *, despite: bool = False) -> Choice:
    return Choice(TODAY, granted, "0123abcd", NUMBER if granted else None, despite and bool(granted))


@pytest.mark.parametrize(
    ("made", "signal", "granted", "state", "suspended"),
    [
        (None, None, NONE, "due", False),
        (None, "1", NONE, "nothing", False),
        (choice(NONE), None, NONE, "nothing", False),
        (choice(NONE), "1", NONE, "nothing", False),
        (choice(ALL), None, ALL, "something", False),
        (choice(ALL), "1", NONE, "something", True),
        (choice(ALL, despite=True), None, ALL, "something", False),
        (choice(ALL, despite=True), "1", ALL, "something", False),
        (choice(frozenset({STATISTICS})), None, {STATISTICS}, "something", False),
        (choice(frozenset({STATISTICS})), "1", NONE, "something", True),
        (choice(frozenset({PREFERENCES}), despite=True), "1", {PREFERENCES}, "something", False),
    ],
)
def test_what_counts(
    made: Choice | None, signal: str | None, granted: frozenset[str], state: str, *, suspended: bool
) -> None:
    device = read({CHOICE.name: [encode(made)]} if made else {}, signal, TODAY, secure=False)
    assert device.choice == made
    assert (device.granted, device.state, device.suspended) == (granted, state, suspended)


@pytest.mark.parametrize("signal", ["0", "", "true", "1, 1", " 1", "1 ", "01", "１", "yes", "2", "-1", "1;"])
def test_only_one_is_the_signal(signal: str) -> None:
    assert not read({}, signal, TODAY, secure=False).signal


def test_the_headers_that_decide_are_named() -> None:
    assert set(DECIDING) == {"Cookie", "Sec-GPC"}


def test_only_cookies_of_the_register_are_looked_at() -> None:
    sent = {"other": ["1"], "samenspraak": ["2"], **{name: ["3"] for name in BY_NAME}}
    assert set(read(sent, None, TODAY, secure=False).cookies) == set(BY_NAME)


def test_over_https_only_what_has_the_prefix_is_ours() -> None:
    yes, no = encode(choice(ALL)), encode(choice(NONE))
    # A neighbour under the same domain can plant any name but one with the prefix.
    assert read({CHOICE.name: [yes]}, None, TODAY, secure=True).choice is None
    both = {CHOICE.name: [yes], f"{PREFIX}{CHOICE.name}": [no]}
    assert read(both, None, TODAY, secure=True).choice == choice(NONE)
    assert read(both, None, TODAY, secure=False).choice == choice(ALL)


def test_a_cookie_that_came_twice_is_not_believed() -> None:
    device = read({VISIT.name: ["a", "b"], REMEMBERED.name: ["c"]}, None, TODAY, secure=False)
    assert device.value(VISIT) is None
    assert device.value(REMEMBERED) == "c"
    assert device.value(CHOICE) is None


@given(
    values=st.lists(
        st.one_of(st.text(max_size=60), st.just(encode(choice(ALL))), st.just(encode(choice(NONE)))), max_size=5
    ),
    signal=st.one_of(st.none(), st.text(max_size=5), st.just("1")),
)
def test_nothing_is_granted_that_was_not_in_every_readable_choice(values: list[str], signal: str | None) -> None:
    device = read({CHOICE.name: values}, signal, TODAY, secure=False)
    if encode(choice(NONE)) in values or encode(choice(ALL)) not in values or signal == "1":
        assert device.granted == NONE
    else:
        assert device.granted == ALL
