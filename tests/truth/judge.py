"""Compares what a page says of its languages with where its texts come from."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from justhtml import Element, JustHTML, Node
from justhtml import Text as TextNode

from tests.checking import elements
from tests.evidence.writing import BROWSERS
from tests.truth.marks import Origin, bare, marked, runs
from webapp.evidence.limits import READERS, STANDARD

EMAIL = "write@site.test"
SITE_URL = "https://site.test"
UNMARKED = {
    "Samenspraak": "the name of the site, which stands in the templates and is the same in every language",
    EMAIL: "an address is no text of any language",
    SITE_URL: "neither is this one",
    STANDARD: "the number of a standard is the same in every language",
    **dict.fromkeys((*READERS, *BROWSERS), "the name of a program is the same in every language"),
}
"""What may stand on a page without a known origin, and why."""
SILENT = frozenset({"script", "style", "code"})
"""What nobody reads, and names that machines use, which are in no language."""
DESCRIBING = {"description", "og:title", "og:description", "og:image:alt"}
"""What is told of a page to those who have not opened it; other `meta` elements are for machines."""
UNREAD = frozenset({"hidden", "checkbox", "radio"})
"""Kinds of fields whose value is not shown."""
READ = frozenset(
    {"alt", "title", "placeholder", "label", "abbr", "summary"}
    | {"aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder"}
)
"""Attributes that are read out wherever they stand."""
_Piece = tuple[str, str, str, str | None]
"""The sort of a text, its place, the text, and the language that is claimed for it."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Fault:
    """A text on a page that is not in the language that is claimed for it."""

    page: str
    where: str
    text: str
    claimed: str | None
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: {self.where}: “{self.text}” {self.reason}; its lang is {self.claimed}"


@dataclass
class Judge:
    """Collects the faults of the pages that it is given, and counts what it has judged."""

    faults: list[Fault] = field(default_factory=list)
    pages: int = 0
    judged: Counter[str] = field(default_factory=Counter)
    """How many texts of each sort: `text`, `option`, `meta content` …"""
    met: Counter[tuple[str | None, str | None, Origin]] = field(default_factory=Counter)
    """How many stretches were met, by the language of their page, their own and their origin."""

    def judge(self, page: str, html: str) -> list[Fault]:
        """The faults of a page."""
        root = JustHTML(html, sanitize=False).root
        [html_element] = elements(root, "html")
        locale = html_element.attrs.get("lang")
        found = [fault for piece in _pieces(root, None) for fault in self._faults(page, locale, piece)]
        self.pages += 1
        self.faults += found
        return found

    def judge_all(self, answers: Iterable[tuple[str, str]]) -> None:
        """Pages by what was asked for."""
        for page, html in answers:
            self.judge(page, html)

    def _faults(self, page: str, locale: str | None, piece: _Piece) -> Iterator[Fault]:
        sort, where, text, claimed = piece
        known, rest = runs(text)
        for words in UNMARKED:
            rest = rest.replace(words, "")
        if known or _LETTER.search(rest):
            self.judged[sort] += 1
        for run in known:
            self.met[locale, run.lang, run.origin] += 1
            if run.lang not in (None, claimed) and not run.text.isdigit():
                yield Fault(page, where, run.text, claimed, f"is {run.lang}")
        if _LETTER.search(rest):
            yield Fault(page, where, " ".join(bare(rest).split()), claimed, "comes from nowhere")


def _pieces(element: Node, lang: str | None) -> Iterator[_Piece]:
    """All that is read in an element."""
    for child in element.children or ():
        if isinstance(child, TextNode):
            name = element.name if element.name in ("title", "option", "label", "button") else "text"
            yield name, _place(element), str(child.data), lang
        elif isinstance(child, Element) and child.name not in SILENT:
            own = child.attrs.get("lang", lang)
            for name, value in child.attrs.items():
                if _is_read(child, name) or marked(value or ""):
                    yield f"{child.name} {name}", f"{_place(child)} {name}", value or "", own
            yield from _pieces(child, own)


def _is_read(element: Element, name: str) -> bool:
    if element.name == "meta":
        subject = element.attrs.get("name") or element.attrs.get("property") or ""
        return name == "content" and subject in DESCRIBING
    if element.name == "input":
        return name in READ or (name == "value" and element.attrs.get("type") not in UNREAD)
    return name in READ


def _place(element: Node) -> str:
    attrs = element.attrs or {}
    mark = attrs.get("id") or attrs.get("class") or ""
    above = f"{element.parent.name} > " if element.parent is not None and element.parent.name != "#document" else ""
    return f"{above}{element.name}{f' “{mark}”' if mark else ''}"
