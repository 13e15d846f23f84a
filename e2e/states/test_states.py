"""Every page in every state, in each language, at each width, in each mode: axe and the own checks find nothing."""

from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page

from e2e.checks import judge_conditions, judge_keyboard, judge_static
from e2e.judging import Axe
from e2e.states.conftest import Opener
from e2e.states.product import Seen, everything, sample
from e2e.states.view import LET_OFF, condition
from tests.proving import WHOLE

SEEN: Iterable[Seen] = tuple(everything()) if WHOLE else sample()
CALM = ("plain", "error", "told", "fault")
FIRST = {seen.view.page: seen for seen in reversed(tuple(SEEN)) if seen.view.kind in CALM}
"""The first view of each page in which nothing is on its way: it is gone through by keyboard and under all conditions;
in the long proof all views are."""


@pytest.mark.prove
@pytest.mark.parametrize("seen", SEEN, ids=str)
def test_nothing_is_wrong_in_any_state(
    seen: Seen, opener: Opener, axe: Axe, count_states: Callable[[int], None]
) -> None:
    opened, words = opener(seen)
    with opened as page:
        condition(*seen.looks[0]).put(page)
        seen.view.reach(page, words)
        found = {" ".join(look): look_at(page, axe, *look) for look in seen.looks}
        if WHOLE or FIRST[seen.view.page] is seen:
            condition("1280", "light").put(page)
            found["under all conditions"] = judge_conditions(page)
            found["by keyboard"] = judge_keyboard(page)
    if seen.view.place == "grown":
        for faults in found.values():
            faults.pop(LET_OFF, None)
    assert not {look: faults for look, faults in found.items() if faults}
    count_states(len(seen.looks))


def look_at(page: Page, axe: Axe, width: str, mode: str) -> dict[str, list[str]]:
    # An address comes before the style of its page.
    page.wait_for_load_state()
    condition(width, mode).put(page)
    faults = axe.faults(page)
    return judge_static(page) | ({"axe": faults} if faults else {})
