"""The lists through every change of a part: one message, the focus where it belongs, and the page as a whole one."""

from itertools import product

import pytest

from e2e.browsing import Visitors
from e2e.checks import OF_A_LONG_LIST, OF_COUNTRIES, judge_updates
from e2e.states.listing import LISTS
from e2e.states.view import LET_OFF
from e2e.words import LOCALES, Words
from tests.proving import WHOLE

ALL = list(product(LISTS, LOCALES))
SAMPLE = list(zip(LISTS, LOCALES[1:], strict=True))


@pytest.mark.prove
@pytest.mark.parametrize(("name", "grown_words"), ALL if WHOLE else SAMPLE, indirect=["grown_words"])
def test_each_change_of_a_part_is_heard_and_keeps_the_place(
    grown_visitors: Visitors, grown_words: Words, name: str
) -> None:
    with grown_visitors.new() as page:
        LISTS[name].open(page, grown_words)
        found = judge_updates(page, OF_COUNTRIES if name == "countries" else OF_A_LONG_LIST)
        assert not {check: faults for check, faults in found.items() if check != LET_OFF}
