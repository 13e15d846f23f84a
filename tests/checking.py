"""A client that reads every page as a careful visitor would, and fails on what a visitor should never meet."""

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote_to_bytes

from flask import Flask
from justhtml import Element, JustHTML
from werkzeug.test import TestResponse

from webapp.config import Settings
from webapp.i18n.babel import locale_of_path


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
        return self.document.query(selector)

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

    def raw(self, path: str, method: str = "GET", **arguments: object) -> TestResponse:
        """An answer as it is, unchecked."""
        headers = {"Host": self._host, **arguments.pop("headers", {})}  # type: ignore[dict-item]
        if path.startswith("//"):
            # Werkzeug's client would take the first part for a host.
            arguments["environ_overrides"] = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1")}
            path = "/"
        # Cookies are those that a test sends: the test client would put its own in their place.
        client = self.app.test_client(use_cookies=False)
        return client.open(path, method=method, headers=headers, buffered=True, **arguments)

    def get(self, path: str, status: int = 200, **arguments: object) -> Page:
        """A page that has passed the checks below."""
        response = self.raw(path, **arguments)
        assert response.status_code == status, f"{path}: {response.status}"
        assert response.mimetype == "text/html"
        page = Page(response, JustHTML(response.text, strict=True, sanitize=False))
        with self.app.app_context():
            locale = locale_of_path(path)
        check(page, locale)
        return page


def check(page: Page, locale: str | None) -> None:
    """What holds for every page: the language, one h1 that begins the title, landmarks, unique ids, whole anchors."""
    root = page.one("html")
    assert root.attrs["lang"] == page.response.headers["Content-Language"]
    assert locale is None or root.attrs["lang"] == locale
    heading = page.one("h1").to_text().strip()
    title = page.one("title").to_text()
    assert heading
    assert title.startswith(heading)
    assert title.endswith(" – Samenspraak")
    for landmark in ("header", "main", "footer", "[role=status]"):
        page.one(landmark)
    assert not page.one("[role=status]").to_text().strip()
    check_headings(page)
    check_ids(page)
    assert not page.all("[style], style, script:not([src]), [onclick], [title], [aria-label]")
    for link in page.all("a"):
        assert link.to_text().strip(), f"a link without words: {link.attrs}"
    for image in page.all("img"):
        assert "alt" in image.attrs


def check_headings(page: Page) -> None:
    """No level is skipped (WCAG 1.3.1)."""
    levels = [int(element.name[1]) for element in page.all("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


def check_ids(page: Page) -> None:
    """Ids are there once, and whatever refers to one finds it."""
    ids = [element.attrs["id"] for element in page.all("[id]")]
    assert len(ids) == len(set(ids)), sorted(item for item in ids if ids.count(item) > 1)
    wanted = [link.attrs["href"].removeprefix("#") for link in page.all("a") if link.attrs["href"].startswith("#")]
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        for element in page.all(f"[{attribute}]"):
            wanted += element.attrs[attribute].split()
    assert set(wanted) <= set(ids), set(wanted) - set(ids)
