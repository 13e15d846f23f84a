"""`make lighthouse`: how its findings are told, and when it fails; Lighthouse itself is not asked."""

import pytest

from e2e.lighthouse import LEAST, Audit, Run, middle, passed, reasons, scores, table

HOME, LIST = "http://127.0.0.1:1/en", "http://127.0.0.1:1/en/list"
SLOW: Audit = {"category": "performance", "id": "slow-css", "title": "Slow sheets", "shown": "300 ms"}
HARD: Audit = {"category": "accessibility", "id": "contrast", "title": "Low contrast", "shown": ""}


def run(performance: int, *audits: Audit, **others: int) -> Run:
    return {"scores": {**dict.fromkeys(LEAST, 100), "performance": performance, **others}, "audits": list(audits)}


def test_the_median_counts() -> None:
    runs = [run(40), run(97), run(99)]
    assert scores(runs)["performance"] == 97
    assert middle(runs) is runs[1]
    assert passed({HOME: runs})
    assert not passed({HOME: [*runs[:1], run(94), runs[2]]})


@pytest.mark.parametrize("category", ["accessibility", "best-practices", "seo"])
def test_what_does_not_vary_must_be_whole(category: str) -> None:
    assert not passed({HOME: [run(100)] * 3, LIST: [run(100, **{category: 99})] * 3})


def test_the_table_marks_what_is_too_low() -> None:
    names = {HOME: "home, en", LIST: "list, en"}
    head, *lines = table(names, {HOME: [run(96)] * 3, LIST: [run(90, accessibility=98)] * 3})
    assert head.split() == list(LEAST)
    assert [line.split() for line in lines] == [
        ["home,", "en", "96", "100", "100", "100"],
        ["list,", "en", "!90", "!98", "100", "100"],
    ]
    assert len({len(line) for line in (head, *lines)}) == 1


def test_each_reason_is_told_once_with_its_pages() -> None:
    found = {HOME: [run(99, SLOW, HARD)] * 3, LIST: [run(90, SLOW)] * 3}
    assert reasons(found) == [f"performance: Slow sheets (slow-css)\n    {HOME} 300 ms\n    {LIST} 300 ms"]
