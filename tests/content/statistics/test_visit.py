"""The number of a visit: random, 30 minutes from its beginning, and strict in what it reads."""

from datetime import timedelta
from hashlib import sha256

import pytest

from tests.content.statistics.making import NOW
from webapp.consent import visit as visits
from webapp.consent.visit import Visit


def test_a_number_is_random_and_read_as_it_was_written() -> None:
    made = [visits.new(NOW) for _ in range(100)]
    assert len({visit.number for visit in made}) == 100
    for visit in made:
        assert len(visit.number) == 32
        assert visits.decode(visits.encode(visit), NOW) == visit
        assert visit.hash == sha256(visit.number.encode()).hexdigest()


@pytest.mark.parametrize(
    ("later", "counts"),
    [
        (timedelta(0), True),
        (timedelta(minutes=30) - timedelta(microseconds=1), True),
        (timedelta(minutes=30), False),
        (timedelta(days=400), False),
        (-timedelta(microseconds=1), False),
        (-timedelta(minutes=5), False),
    ],
)
def test_it_ends_after_30_minutes_and_never_comes_from_the_future(later: timedelta, *, counts: bool) -> None:
    value = visits.encode(visits.new(NOW))
    assert (visits.decode(value, NOW + later) is not None) is counts


def test_a_part_of_a_second_is_left_out() -> None:
    now = NOW + timedelta(milliseconds=999)
    assert visits.new(now).start == NOW
    assert visits.decode(visits.encode(visits.new(now)), now) is not None


@pytest.mark.parametrize(
    "damage",
    [
        lambda value: "",
        lambda value: value[1:],
        lambda value: value.upper().replace("0", "A"),
        lambda value: value + "0" * 9,
        lambda value: value + "\n",
        lambda value: f" {value}",
        lambda value: value.replace(".", ".-"),
        lambda value: value.replace(".", ".0"),
        lambda value: value.replace(".", ""),
        lambda value: value.replace("1", "١"),
    ],
)
def test_a_damaged_value_is_no_visit(damage: object) -> None:
    assert callable(damage)
    value = visits.encode(Visit("ab1" + "f" * 29, NOW))
    assert visits.decode(damage(value), NOW) is None
