"""`samenspraak statistics`: tables and a page, with no figure under 20; days that are over are added up first."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from justhtml import JustHTML
from sqlalchemy import select

from tests.checking import elements
from tests.commands.running import Run
from webapp.store.db import open_store, reading, writing
from webapp.store.models import Dropped, Interaction, PageView, VisitEvent

TODAY = datetime.now(UTC).date()
MONTH = TODAY.replace(day=1)
BEFORE = MONTH - timedelta(days=1)
OLD = date(2020, 1, 1)


@pytest.fixture
def store(filled: None, tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'site.db'}"
    engine = open_store(url)
    with writing(engine) as session:
        session.add_all(
            [
                PageView(day=TODAY, page="page:home", locale="en", referrer="none", count=1234),
                PageView(day=TODAY, page="page:about", locale="en", referrer="search", count=17),
                PageView(day=TODAY, page="page:sources", locale="en", referrer="search", count=18),
                PageView(day=BEFORE, page="page:home", locale="nl", referrer="elsewhere", count=55),
                PageView(day=TODAY, page="page:<b>", locale="nl", referrer="inside", count=21),
                PageView(day=OLD, page="page:home", locale="es", referrer="none", count=77777),
                Interaction(day=BEFORE, kind="filter", detail="region", locale="en", count=30),
                Interaction(day=BEFORE, kind="language", detail="en>fr", locale="fr", count=19),
                Dropped(day=TODAY, kind="views", count=40),
                *(
                    VisitEvent(visit=f"{number:064}", day=BEFORE, kind="filter", detail="q", locale="en", consent="")
                    for number in range(25)
                ),
            ]
        )
    engine.dispose()
    return url


def _table(out: str, title: str) -> dict[str, str]:
    """The rows of a table, without its notes."""
    rows = out.partition(f"{title}\n")[2].partition("\n\n")[0].splitlines()
    return dict(re.split(r"\s{2,}", row.strip()) for row in rows if re.search(r"\S\s{2,}\S", row))


def test_tables_are_printed(run: Run, store: str) -> None:
    done = run("statistics")
    assert (done.status, done.err) == (0, "")
    months = _table(done.out, "Views by month")
    assert list(months.values()) == ["55", "1,290", "1,345"]
    assert _table(done.out, "Views by language") == {"English": "1,269", "Dutch": "76", "All": "1,345"}
    pages = _table(done.out, "Pages in English")
    assert pages == {"Union networks and social dialogue": "1,234", "Others, together": "35", "All": "1,269"}
    assert _table(done.out, "Pages in Dutch")["page:<b>"] == "21"
    assert _table(done.out, "Where readers came from") == {
        "Directly, or unknown": "1,234",
        "From a page of this site": "21",
        "From a search engine": "35",
        "From elsewhere": "55",
        "All": "1,345",
    }
    assert _table(done.out, "What was used") == {
        "Filter: q": "25",
        "Filter: region": "30",
        "Switch of language: English to French": "fewer than 20",
    }
    assert _table(done.out, "What was not counted") == {"Views": "40", "Interactions": "0"}


def test_days_that_are_over_are_added_up_and_what_is_too_old_is_deleted(run: Run, store: str) -> None:
    run("statistics")
    engine = open_store(store)
    with reading(engine) as session:
        assert session.scalars(select(VisitEvent.visit)).all() == []
        assert OLD not in session.scalars(select(PageView.day)).all()
    engine.dispose()


def test_so_many_months_are_shown_as_are_asked_for(run: Run, store: str) -> None:
    assert list(_table(run("statistics", "--months", "1").out, "Views by month").values()) == ["1,290", "1,290"]
    refused = run("statistics", "--months", "27")
    assert refused.status == 2
    assert "27" in refused.err


@pytest.mark.usefixtures("filled")
def test_nothing_yet_is_told(run: Run) -> None:
    done = run("statistics")
    assert done.status == 0
    assert done.out.count("nothing yet") == 4


def test_a_store_that_was_never_filled_is_refused_with_the_remedy(run: Run) -> None:
    done = run("statistics")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("The store is empty")


def test_the_page_is_whole_accessible_and_needs_nothing_else(run: Run, store: str, tmp_path: Path) -> None:
    file = tmp_path / "out" / "statistics.html"
    done = run("statistics", "--html", file)
    assert (done.status, done.out) == (0, f"The page is in {file}.\n")
    source = file.read_text("utf-8")
    document = JustHTML(source, strict=True, sanitize=False)
    [root] = elements(document, "html")
    assert root.attrs["lang"] == "en"
    assert [element.to_text() for element in document.query("h1")] == ["Statistics"]
    levels = [int(element.name[1]) for element in document.query("h1, h2, h3")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not document.query("script, link, img, iframe, [src], [href], [style], [onclick]")
    assert "url(" not in source
    assert "@import" not in source
    assert "http" not in source
    assert "<b>" not in source
    assert "prefers-color-scheme: dark" in source
    ids = [element.attrs["id"] for element in elements(document, "[id]")]
    assert len(ids) == len(set(ids))
    for figure in document.query("figure"):
        [chart] = elements(figure, "[role=img]")
        [caption] = elements(figure, "figcaption")
        assert caption.attrs["id"] == chart.attrs["aria-labelledby"]
        assert "The highest figure is" in caption.to_text()
        assert len(chart.query("rect")) >= 2
    for table in document.query("table"):
        assert table.query("caption")
        assert len(table.query("thead th[scope=col]")) == 2
        assert len(table.query("tbody th[scope=row]")) == len(table.query("tbody tr"))
    assert len(document.query("table")) == 7
    assert len(document.query("figure")) == 5


def test_the_page_has_each_figure_of_the_tables_and_none_that_is_hidden(run: Run, store: str, tmp_path: Path) -> None:
    out = run("statistics").out
    run("statistics", "--html", tmp_path / "a.html")
    document = JustHTML((tmp_path / "a.html").read_text("utf-8"), strict=True, sanitize=False)
    cells = [cell.to_text() for cell in document.query("tbody td")]
    assert cells == [row[-1] for row in re.findall(r"^  (\S.*?) {2,}(\S.*)$", out, re.MULTILINE)]
    figures = re.findall(r"[\d,]+", " ".join([*cells, *(cell.to_text() for cell in document.query("figure"))]))
    assert not {"17", "18", "19"}.intersection(figures)


def test_a_place_that_cannot_be_written_is_told(run: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("statistics", "--html", tmp_path / "file" / "page.html")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("The page cannot be written to ")
    assert done.err.endswith("Choose another place.\n")
