"""Tables: captions, heads, and the region that they scroll in."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page
from e2e.faults.scenes import COOKIE_PAGE, ITUC, TABLE

FAULTS = (
    fault(
        "table-without-caption",
        "A table has a line of text above it, and no caption.",
        "1.3.1",
        ITUC,
        Change(
            "page",
            r'(?s)(<div class="table-scroll"[^>]*>\s*<table>)\s*<caption id="figures-caption">([^<]*)</caption>',
            r'<p id="figures-caption">\2</p>\1',
        ),
    ),
    fault(
        "table-heads-are-cells",
        "The heads of columns are cells like all others.",
        "1.3.1",
        ITUC,
        Change("page", r'<th scope="col"([^>]*)>([^<]*)</th>', r"<td\1><strong>\2</strong></td>", every=True),
    ),
    fault(
        "table-rows-without-heads",
        "The first cell of a row is no head of it.",
        "1.3.1",
        TABLE,
        Change("page", r'(?s)<th scope="row">(.*?)</th>', r"<td>\1</td>", every=True),
    ),
    fault(
        "table-heads-without-scope",
        "Heads do not say whether they are of a column or of a row.",
        "1.3.1",
        COOKIE_PAGE,
        Change("page", r'<th scope="(col|row)"', "<th", every=True),
    ),
    fault(
        "table-is-no-table",
        "A table of figures is read as if it were there for its looks.",
        "1.3.1",
        ITUC,
        Change("page", r'(<div class="table-scroll"[^>]*>\s*)<table>', r'\1<table role="presentation">'),
    ),
    fault(
        "table-head-empty",
        "A column has no words above it.",
        "1.3.1",
        TABLE,
        page('<th scope="col">Région</th>', '<th scope="col"></th>'),
    ),
    fault(
        "table-of-boxes",
        "A table is made of boxes that stand in rows.",
        "1.3.1",
        ITUC,
        Change("page", r"<(/?)(?:table|thead|tbody|tr|th|td)\b(?: scope=\"\w+\")?", r"<\1div", every=True),
        Change("page", r"<(/?)caption\b", r"<\1p", every=True),
    ),
    fault(
        "scroll-region-without-name",
        "What scrolls sideways takes the focus and has no name.",
        "4.1.2",
        TABLE,
        page('role="region" aria-labelledby="countries-caption" tabindex="0"', 'tabindex="0"'),
    ),
)
