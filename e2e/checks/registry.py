"""The register of own checks: each has a lasting name, the rule that it stands for, and what it needs of a page."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from e2e.checks.page import Faults, read

Find = Callable[[Page], list[str]]


@dataclass(frozen=True)
class Check:
    """A check: what is wrong with a page, in words; nothing if all is well."""

    name: str
    rule: str
    find: Find


def _static(name: str, rule: str) -> Check:
    return Check(name, rule, lambda page: read(page, [name])[name])


STATIC = {
    check.name: check
    for check in (
        _static("heading-1", "WCAG 1.3.1, 2.4.6: one heading of the first level, in the content"),
        _static("heading-levels", "WCAG 1.3.1, 2.4.10: no level is left out, none is empty"),
        _static("heading-depth", "WCAG 1.3.1: parts of parts have deeper headings"),
        _static("section-headings", "WCAG 2.4.10: a section has a heading"),
        _static("title", "WCAG 2.4.2: the title begins with the heading and ends with the site"),
        _static("landmarks", "WCAG 1.3.1, 2.4.1: landmarks are there once or have a name of their own"),
        _static("outside-landmarks", "WCAG 1.3.1: all that is read stands in a landmark"),
        _static("ids", "WCAG 1.3.1, 4.1.2: ids are unique, and what refers to one finds it"),
        _static("tables", "WCAG 1.3.1: captions, heads and their scope"),
        _static("scroll-regions", "WCAG 2.1.1, 4.1.2: what scrolls has a name and can have the focus"),
        _static("status", "WCAG 4.1.3: one polite status outside of what is replaced, of at most 12 words"),
        _static("busy", "WCAG 4.1.3: nothing stays busy"),
        _static("lists", "WCAG 1.3.1: lists are read as lists"),
        _static("page-language", "WCAG 3.1.1: the page has the language and direction of its address"),
        _static("known-languages", "WCAG 3.1.2: each mark of a language names one"),
        _static("parts-language", "WCAG 3.1.2: what is written in another language is marked so"),
        _static("language-switch", "WCAG 3.1.2: each language by its own name, that of the page marked"),
        _static("alternates", "WCAG 3.2.3: the head and the language links name the same addresses"),
        _static("attribute-text", "WCAG 3.1.2: no text in attributes, which cannot say their language"),
        _static("named", "WCAG 4.1.2: each control has a name"),
        _static("pictures", "WCAG 1.1.1: pictures speak or are silent"),
        _static("field-labels", "WCAG 3.3.2, 1.3.1: fields and groups have names that are seen"),
        _static("field-help", "WCAG 3.3.1, 3.3.3: what is wrong and what helps is tied to the field"),
        _static("label-in-name", "WCAG 2.5.3: names have the words that are seen"),
        _static("autocomplete", "WCAG 1.3.5: fields about a person say so to the browser"),
        _static("english", "WCAG 3.1.2, H-18: no words of the interface are left in English"),
        _static("link-purpose", "WCAG 2.4.9: link texts make sense alone"),
        _static("link-difference", "WCAG 2.4.9, A-47: the same words lead to the same place"),
        _static("link-twice", "WCAG 2.4.4: no two links beside each other lead to the same place"),
        _static("link-targets", "WCAG 2.4.1: places on this page are there"),
        _static("skip-link", "WCAG 2.4.1: the first stop leads to the content"),
        _static("new-window", "WCAG 3.2.5: nothing opens another window"),
        _static("real-controls", "WCAG 4.1.2, 2.1.1: links and buttons are real, and not in each other"),
        _static("current", "WCAG 2.4.8: navigations mark the page one is on"),
        _static("focus-visible", "WCAG 2.4.7, 2.4.13: a ring of 2 px and 3:1 around each stop, not cut off"),
        _static("focus-covered", "WCAG 2.4.11, 2.4.12: nothing lies over what has the focus"),
        _static("focus-order", "WCAG 2.4.3: stops follow each other as they stand"),
        _static("reading-order", "WCAG 1.3.2: words stand in the order in which they are read"),
        _static("reachable", "WCAG 2.1.1, 2.1.3: all that is operated has the focus, and nothing that is not there"),
        _static("targets-24", "WCAG 2.5.8: 24 px, or room around"),
        _static("targets-44", "WCAG 2.5.5: 44 px for what stands alone"),
        _static("paragraphs", "WCAG 1.4.8: not justified, lines of 1.5, and of about 80 letters at most"),
        _static("fits", "WCAG 1.4.4, 1.4.10, 1.4.12: no scrolling in two directions, no words cut off"),
        _static("apart", "WCAG 1.4.4, 1.4.12: no words lie over others"),
        _static("movement", "WCAG 2.2.2, 2.3.3: nothing moves by itself, or at all if that is asked for"),
        _static("zoom", "WCAG 1.4.4, 1.4.10, 2.2.1: pages can be enlarged, and stay where they are"),
        _static("pointer-cancel", "WCAG 2.5.2: nothing happens when the pointer only goes down"),
        _static("single-keys", "WCAG 2.1.4: no single key does anything by itself"),
        _static("on-input", "WCAG 3.2.2: nothing happens when a field is filled in"),
        _static("control-edges", "WCAG 1.4.11: the edges of fields and buttons have 3:1"),
        _static("forced-colours", "WCAG 1.4.11, A-36: with forced colours edges and states are seen"),
        _static("print", "A-38: on paper nothing to operate, and where links lead"),
    )
}
"""What reads a page as it stands, in whatever size and colours it is shown."""


def judge_static(page: Page, names: list[str] | None = None) -> Faults:
    """The faults of a page as it stands, by the name of the check; nothing if there are none. All at once, or some."""
    return {name: found for name, found in read(page, names or list(STATIC)).items() if found}
