"""The checks that read a page as it stands: written for the browser, and run there all at once."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from e2e.checks.english import left_in_english
from e2e.words import LOCALES

HERE = Path(__file__).parent
PARTS = ("structure", "languages", "names", "links", "focus", "order", "layout", "fit", "acts")
TEXTS = "texts"
"""What gathers all words of a page; no check by itself."""

Faults = dict[str, list[str]]


@cache
def script() -> str:
    """A function for the browser: from names of checks and what is known of the page to the faults of each."""
    parts = ", ".join(f"...({source(part)})(tools)" for part in PARTS)
    return f"""([wanted, page]) => {{
        const tools = ({source("tools")})(page);
        Object.assign(tools, ({source("rings")})());
        const checks = {{{parts}}};
        return Object.fromEntries(wanted.map(name => [name, checks[name]()]));
    }}"""


def source(name: str) -> str:
    """An expression for the browser, from the file with a name."""
    return (HERE / f"{name}.js").read_text(encoding="utf-8").strip().removesuffix(";")


def language_of(url: str) -> str | None:
    """The language that an address names: the first part of its path that is one of the site's."""
    return next((part for part in urlsplit(url).path.split("/") if part in LOCALES), None)


def read(page: Page, names: Iterable[str]) -> Faults:
    """What these checks find, in one exchange with the browser; `english` needs the texts of the page."""
    wanted = list(names)
    asked = [TEXTS if name == "english" else name for name in wanted]
    found = page.evaluate(script(), [asked, {"language": language_of(page.url)}])
    if TEXTS in found:
        found["english"] = left_in_english(found.pop(TEXTS), language_of(page.url))
    return {name: found[name] for name in wanted}
