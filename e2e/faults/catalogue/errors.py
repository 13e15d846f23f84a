"""Pages for what is not there."""

from e2e.faults.looking import fault
from e2e.faults.planting import Change, page
from e2e.faults.scenes import LOST

FAULTS = (
    fault(
        "error-page-in-english",
        "The page for a wrong address is English in a Dutch part of the site.",
        "3.1.1",
        LOST,
        page("Hier is geen pagina", "There is no page here", every=True),
    ),
    fault(
        "error-page-of-another-language",
        "The page for a wrong address is Dutch, and says that it is English.",
        "3.1.1",
        LOST,
        page('<html lang="nl"', '<html lang="en"'),
    ),
    fault(
        "error-page-without-way-on",
        "The page for a wrong address has no menu.",
        "2.4.5",
        LOST,
        Change("page", r'(?s)<nav class="site-nav".*?</nav>', ""),
    ),
    fault(
        "error-page-without-advice",
        "The page for a wrong address does not say what to do.",
        "3.3.3",
        LOST,
        Change("page", r'<p class="summary">[^<]*</p>', ""),
    ),
    fault(
        "error-page-goes-on-by-itself",
        "The page for a wrong address leads home after 30 seconds.",
        "2.2.1",
        LOST,
        page('<meta charset="utf-8">', '<meta charset="utf-8"><meta http-equiv="refresh" content="30; url=/nl">'),
    ),
)
