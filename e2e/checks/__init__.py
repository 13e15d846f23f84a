"""Own checks of accessibility in a real browser, beside axe: see `registry` for their names and rules.

`judge_static(page)` reads any page as it stands, in one exchange with the browser; `judge_conditions(page)` enlarges,
prints and recolours it, `judge_keyboard(page)` goes through it with Tab and back; `judge_updates(page, …)` follows it
through changes of a part. Each gives `{name of a check: [faults in words]}`, with nothing for what is well.
`judge_page(page)` is the first three together.
"""

from playwright.sync_api import Page

from e2e.checks.conditions import judge_conditions
from e2e.checks.keys import judge_keyboard
from e2e.checks.page import Faults
from e2e.checks.registry import STATIC, Check, judge_static
from e2e.checks.updates import OF_A_LIST, OF_A_LONG_LIST, OF_COUNTRIES, Action, judge_updates

__all__ = [
    "OF_A_LIST",
    "OF_A_LONG_LIST",
    "OF_COUNTRIES",
    "STATIC",
    "Action",
    "Check",
    "Faults",
    "judge_conditions",
    "judge_keyboard",
    "judge_page",
    "judge_static",
    "judge_updates",
]


def judge_page(page: Page) -> Faults:
    """The faults of a page as it stands, under each condition, and by keyboard."""
    return judge_static(page) | judge_conditions(page) | judge_keyboard(page)
