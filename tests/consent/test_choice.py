"""The cookie of a choice: read only if all of it is ours, and kept for six calendar months, yes and no alike."""

from collections.abc import Set
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.consent import purposes
from webapp.consent.choice import Choice, add_months, decode, decode_all, encode
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS

TODAY = date(2026, 5, 4)
TEXT = "0123abcd"
NUMBER = "0123456789abcdef" * 2
REFUSED = f"1.1.20260504.-.{TEXT}"
ACCEPTED = f"1.1.20260504.preferences_statistics.{TEXT}.{NUMBER}"
HEX = "0123456789abcdef"
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
TEXTS = st.text(HEX, min_size=8, max_size=8)
REFUSALS = st.builds(Choice, DAYS, st.just(frozenset[str]()), TEXTS)
CONSENTS = st.builds(
    Choice,
    DAYS,
    st.sets(st.sampled_from(OPTIONAL), min_size=1).map(frozenset),
    TEXTS,
    st.text(HEX, min_size=32, max_size=32),
    st.booleans(),
)


def test_the_cookie_is_written_so() -> None:
    assert encode(Choice(TODAY, frozenset(), TEXT)) == REFUSED
    assert encode(Choice(TODAY, frozenset(OPTIONAL), TEXT, NUMBER)) == ACCEPTED
    despite = Choice(TODAY, frozenset({STATISTICS}), TEXT, NUMBER, despite=True)
    assert encode(despite) == f"1.1.20260504.statistics.{TEXT}.{NUMBER}.despite"


def test_a_refusal_has_nothing_that_tells_one_visitor_from_another() -> None:
    # Even if the program were to hand it a number.
    assert encode(Choice(TODAY, frozenset(), TEXT, NUMBER, despite=True)) == REFUSED


@given(choice=st.one_of(REFUSALS, CONSENTS), days=st.integers(0, 200))
def test_what_is_written_is_read_again_until_it_ends(choice: Choice, days: int) -> None:
    day = choice.at + timedelta(days)
    assert decode(encode(choice), day) == (choice if day < choice.ends else None)


@given(value=st.text(max_size=200), day=DAYS)
def test_no_text_raises(value: str, day: date) -> None:
    decode(value, day)


PIECES = st.sampled_from(
    [
        "1",
        "2",
        "0",
        "",
        "1",
        "20260504",
        "20260230",
        "00000000",
        "99999999",
        "٢٠٢٦٠٥٠٤",
        "-",
        "preferences",
        "statistics",
        "preferences_statistics",
        "statistics_preferences",
        "necessary",
        "_",
        TEXT,
        TEXT.upper(),
        NUMBER,
        "despite",
        "\n",
    ]
)


@given(pieces=st.lists(PIECES, max_size=9), day=DAYS)
def test_what_is_read_can_be_written_the_same(pieces: list[str], day: date) -> None:
    found = decode(".".join(pieces), day)
    assert found is None or encode(found) == ".".join(pieces)


@given(choice=CONSENTS, data=st.data())
def test_one_other_sign_never_raises_and_never_grants_more(choice: Choice, data: st.DataObject) -> None:
    value = encode(choice)
    place = data.draw(st.integers(0, len(value) - 1))
    sign = data.draw(st.one_of(st.sampled_from(".-_0f\0\n \u0661"), st.characters()))
    found = decode(value[:place] + sign + value[place + 1 :], choice.at)
    assert found is None or found.granted == choice.granted


@pytest.mark.parametrize("made", [REFUSED, ACCEPTED])
@pytest.mark.parametrize(
    ("at", "last", "ends"),
    [
        ("20260831", date(2027, 2, 27), date(2027, 2, 28)),
        ("20270831", date(2028, 2, 28), date(2028, 2, 29)),
        ("20280229", date(2028, 8, 28), date(2028, 8, 29)),
        ("20260101", date(2026, 6, 30), date(2026, 7, 1)),
        ("20260701", date(2026, 12, 31), date(2027, 1, 1)),
        ("20261231", date(2027, 6, 29), date(2027, 6, 30)),
        ("20260630", date(2026, 12, 29), date(2026, 12, 30)),
        ("20261130", date(2027, 5, 29), date(2027, 5, 30)),
    ],
)
def test_yes_and_no_last_six_calendar_months(made: str, at: str, last: date, ends: date) -> None:
    value = made.replace("20260504", at)
    assert decode(value, date.fromisoformat(at)) is not None
    assert decode(value, last) is not None
    assert decode(value, ends) is None


@given(day=DAYS, months=st.integers(-48, 48))
def test_months_are_those_of_the_calendar(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    if later.day != day.day:
        assert later.day < day.day
        assert (later + timedelta(1)).day == 1


@pytest.mark.parametrize("value", [REFUSED, ACCEPTED])
def test_a_choice_of_tomorrow_does_not_count(value: str) -> None:
    assert decode(value, TODAY - timedelta(1)) is None
    assert decode(value, TODAY) is not None


@pytest.mark.parametrize("value", [REFUSED, ACCEPTED])
@pytest.mark.parametrize("policy", [0, 2, 11])
def test_a_choice_about_other_purposes_does_not_count(monkeypatch: pytest.MonkeyPatch, value: str, policy: int) -> None:
    assert decode(value, TODAY) is not None
    monkeypatch.setattr(purposes, "POLICY", policy)
    assert decode(value, TODAY) is None
    assert decode(value.replace("1.1.", f"1.{policy}.", 1), TODAY) is not None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "accept",
        "true",
        "1",
        f"2.1.20260504.-.{TEXT}",
        f"0.1.20260504.-.{TEXT}",
        f"01.1.20260504.-.{TEXT}",
        f"1.01.20260504.-.{TEXT}",
        f"1.1.20260504.advertising.{TEXT}.{NUMBER}",
        f"1.1.20260504.necessary.{TEXT}.{NUMBER}",
        f"1.1.20260504.preferences_advertising.{TEXT}.{NUMBER}",
        f"1.1.20260504.statistics_preferences.{TEXT}.{NUMBER}",
        f"1.1.20260504.statistics_statistics.{TEXT}.{NUMBER}",
        f"1.1.20260504.-_statistics.{TEXT}.{NUMBER}",
        f"1.1.20260504.-.{TEXT}.{NUMBER}",
        f"1.1.20260504.-.{TEXT}.despite",
        f"1.1.20260504.-.{TEXT}.{NUMBER}.despite",
        f"1.1.20260504.statistics.{TEXT}",
        f"1.1.20260504.statistics.{TEXT}.despite",
        f"1.1.20260504.statistics.{TEXT}.{NUMBER[:-1]}",
        f"1.1.20260504.statistics.{TEXT}.{NUMBER}0",
        f"1.1.20260504.statistics.{TEXT}.{NUMBER.upper()}",
        f"1.1.20260504.statistics.{TEXT}.{NUMBER}.DESPITE",
        f"1.1.20260504.statistics.{TEXT}.{NUMBER}.despite.",
        f"1.1.20260504..{TEXT}",
        "1.1.20260504.-.0123ABCD",
        "1.1.20260504.-.0123abc",
        f"1.1.20260431.-.{TEXT}",
        f"1.1.00000000.-.{TEXT}",
        f"1.1.2026-5-4.-.{TEXT}",
        f"1.1.２０２６０５０４.-.{TEXT}",
        f"{REFUSED}\n",
        f" {REFUSED}",
        f'"{REFUSED}"',
        f"{REFUSED}\0",
        REFUSED * 1000,
    ],
)
def test_what_is_not_wholly_ours_is_no_choice(value: str) -> None:
    assert decode(value, TODAY) is None


@pytest.mark.parametrize("backwards", [False, True])
def test_of_several_cookies_the_least_counts(*, backwards: bool) -> None:
    def least(*values: str) -> Set[str] | None:
        found = decode_all(values[::-1] if backwards else values, TODAY)
        return found.granted if found else None

    one = f"1.1.20260504.statistics.{TEXT}.{NUMBER}"
    assert least() is None
    assert least("damaged", "") is None
    assert least(ACCEPTED) == {PREFERENCES, STATISTICS}
    assert least(ACCEPTED, "damaged") == {PREFERENCES, STATISTICS}
    assert least(ACCEPTED, one) == {STATISTICS}
    assert least(ACCEPTED, one, REFUSED) == frozenset()
    # One that has ended says nothing.
    assert least(ACCEPTED, f"1.1.20250101.-.{TEXT}") == {PREFERENCES, STATISTICS}


def test_of_equal_ones_the_one_that_ends_first_counts() -> None:
    earlier = REFUSED.replace("20260504", "20260401")
    for values in ([earlier, REFUSED], [REFUSED, earlier]):
        found = decode_all(values, TODAY)
        assert found is not None
        assert found.at == date(2026, 4, 1)
