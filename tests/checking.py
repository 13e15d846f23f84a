"""A client that reads every page as a careful visitor would, and fails on what a visitor should never meet."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict, Unpack
from urllib.parse import unquote_to_bytes

from flask import Flask
from justhtml import Element, JustHTML, Node
from werkzeug.test import TestResponse

from webapp.config import Settings
from webapp.i18n.babel import locale_of_path

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
REFERENCES = {"aria-labelledby", "aria-describedby", "for"}
UNWANTED = {"style", "onclick", "title", "aria-label"}


class Aside(TypedDict, total=False):
    """What is seldom told of a request."""

    content_type: str
    query_string: Mapping[str, str]
    environ_overrides: Mapping[str, str]


class Sent(Aside, total=False):
    """What a request is made of, besides its path and its method."""

    headers: Mapping[str, str]
    data: Mapping[str, object] | bytes


def elements(within: JustHTML | Node, selector: str) -> list[Element]:
    """The elements that a CSS selector finds within a document or an element."""
    found = []
    for match in within.query(selector):
        assert isinstance(match, Element), f"{selector}: {match.name}"
        found.append(match)
    return found


def attribute(element: Element, name: str) -> str:
    """The value of an attribute that an element has."""
    value = element.attrs[name]
    assert value is not None, f"{name} of {element.name}"
    return value


@dataclass(frozen=True)
class Page:
    """An answer and its document."""

    response: TestResponse
    document: JustHTML

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def text(self) -> str:
        """All that is read on the page."""
        return self.document.to_text()

    def all(self, selector: str) -> list[Element]:
        """The elements that a CSS selector finds."""
        return elements(self.document, selector)

    def one(self, selector: str) -> Element:
        """The only element that a CSS selector finds."""
        found = self.all(selector)
        assert len(found) == 1, f"{selector}: {len(found)} elements on {self.response.request.path}"
        return found[0]


class CheckingClient:
    """Fetches pages in a context of their own, since Flask-Babel keeps the locale for a context."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._host = settings.site_url.partition("://")[2]

    def raw(self, path: str, method: str = "GET", **arguments: Unpack[Sent]) -> TestResponse:
        """An answer as it is, unchecked."""
        headers = {"Host": self._host, **arguments.pop("headers", {})}
        if path.startswith("//"):
            # Werkzeug's client would take the first part for a host.
            arguments["environ_overrides"] = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
            path = "/"
        # Cookies are those that a test sends: the test client would put its own in their place.
        client = self.app.test_client(use_cookies=False)
        return client.open(path, method=method, headers=headers, buffered=True, **arguments)

    def get(self, path: str, status: int = 200, method: str = "GET", **arguments: Unpack[Sent]) -> Page:
        """A page that has passed the checks below."""
        response = self.raw(path, method, **arguments)
        assert response.status_code == status, f"{path}: {response.status}"
        assert response.mimetype == "text/html"
        page = Page(response, JustHTML(response.text, strict=True, sanitize=False))
        with self.app.app_context():
            locale = locale_of_path(path)
        check(page, locale)
        return page


def check(page: Page, locale: str | None) -> None:
    """What holds for every page: the language, one h1 that begins the title, landmarks, unique ids, whole anchors.

    Nearly every test reads pages, so the elements are looked up once, not by a selector for each rule.
    """
    everything = page.all("*")
    named: dict[str, list[Element]] = defaultdict(list)
    for element in everything:
        named[element.name].append(element)
        assert not element.attrs.keys() & UNWANTED, element.attrs
    (root,) = named["html"]
    assert root.attrs["lang"] == page.response.headers["Content-Language"]
    assert locale is None or root.attrs["lang"] == locale
    (heading,) = named["h1"]
    # What is drawn has titles too, which name its links.
    (title,) = (element for element in named["title"] if element.parent and element.parent.name == "head")
    words = heading.to_text().strip()
    assert words
    assert title.to_text().startswith(words)
    assert title.to_text().endswith(" – Samenspraak")
    for landmark in ("header", "main", "footer"):
        assert len(named[landmark]) == 1, landmark
    (status,) = (element for element in everything if element.attrs.get("role") == "status")
    assert not status.to_text().strip()
    check_headings(everything)
    check_ids(everything)
    assert not named["style"]
    assert all("src" in script.attrs for script in named["script"])
    for link in named["a"]:
        assert link.to_text().strip(), f"a link without words: {link.attrs}"
    for image in named["img"]:
        assert "alt" in image.attrs


def check_headings(everything: list[Element]) -> None:
    """No level is skipped (WCAG 1.3.1)."""
    levels = [int(element.name[1]) for element in everything if element.name in HEADINGS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def check_ids(everything: list[Element]) -> None:
    """Ids are there once, and whatever refers to one finds it."""
    ids = [attribute(element, "id") for element in everything if "id" in element.attrs]
    assert len(ids) == len(set(ids)), sorted(item for item in ids if ids.count(item) > 1)
    hrefs = [attribute(element, "href") for element in everything if element.name == "a"]
    wanted = [href.removeprefix("#") for href in hrefs if href.startswith("#")]
    for element in everything:
        for name in REFERENCES & element.attrs.keys():
            wanted += attribute(element, name).split()
    assert set(wanted) <= set(ids), set(wanted) - set(ids)
