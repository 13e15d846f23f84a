"""Own checks of accessibility in a real browser, beside axe: see `registry` for their names and rules.

`judge_static(page)` reads any page as it stands; `judge_updates(page, …)` follows it through changes of a part.
Both give `{name of a check: [faults in words]}`, with nothing for what is well.
"""

from e2e.checks.registry import STATIC, Check, judge_static

__all__ = ["STATIC", "Check", "judge_static"]
