"""Axe finds nothing at any address of the site, each once, in one mode: as the server sends it, without its scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sqlalchemy import text

from e2e.judging import Axe
from e2e.server import Site
from e2e.words import LOCALES
from webapp.store.db import reading

PLANTED = "<img src=/favicon.ico></main>"
"""A picture without words for it."""
LEAST = 60
"""So many addresses each language has at least."""
READ = """async path => {
  const answer = await fetch(path, {headers: {Accept: "text/html"}});
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const sheets = [...fresh.querySelectorAll("link[rel=stylesheet]")];
  const known = new Map([...document.querySelectorAll("head link[rel=stylesheet]")].map(link => [link.href, link]));
  // Sheets that are there already stay, so that no page waits for them; all else is that of the fresh page.
  const missing = sheets.filter(link => !known.has(new URL(link.getAttribute("href"), location).href));
  const loaded = missing.map(link => new Promise(resolve => {
    const own = link.cloneNode();
    own.onload = own.onerror = resolve;
    document.head.append(own);
  }));
  const wanted = new Set(sheets.map(link => new URL(link.getAttribute("href"), location).href));
  await Promise.all(loaded);
  document.querySelectorAll("head link[rel=stylesheet]").forEach(link => { link.disabled = !wanted.has(link.href); });
  for (const name of document.documentElement.getAttributeNames()) document.documentElement.removeAttribute(name);
  for (const {name, value} of fresh.documentElement.attributes) document.documentElement.setAttribute(name, value);
  document.title = fresh.title;
  document.querySelectorAll("head meta").forEach(meta => meta.remove());
  fresh.querySelectorAll("head meta").forEach(meta => document.head.append(document.importNode(meta)));
  document.body.replaceWith(document.importNode(fresh.body, true));
  scrollTo(0, 0);
  return answer.status;
}"""


def addresses(site: Site, locale: str) -> list[str]:
    """All current addresses in a language."""
    with reading(site.store) as session:
        found = session.execute(
            text("SELECT path FROM addresses WHERE current AND locale = :locale ORDER BY path"), {"locale": locale}
        )
        return [path for (path,) in found if "#" not in path]


@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_at_any_address(
    plain_page: Page, site: Site, axe: Axe, locale: str, record_property: Callable[[str, object], None]
) -> None:
    paths = addresses(site, locale)
    assert len(paths) >= LEAST
    plain_page.goto(f"/{locale}", wait_until="domcontentloaded")
    # It would be found.
    whole = plain_page.content()
    assert "</main>" in whole
    planted = whole.replace("</main>", PLANTED)
    plain_page.route("**/planted", lambda route: route.fulfill(content_type="text/html", body=planted))
    assert plain_page.evaluate(READ, "/planted") == 200
    assert any(fault.startswith("image-alt") for fault in axe.faults(plain_page))
    found = {}
    for path in paths:
        assert plain_page.evaluate(READ, path) == 200
        found[path] = axe.faults(plain_page)
    assert not {path: faults for path, faults in found.items() if faults}
    record_property("addresses", len(paths))
