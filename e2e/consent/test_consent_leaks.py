"""Leaks that are planted in a browser: each is found by what compares a browser with the register."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from e2e.browsing import Visitors
from e2e.consent.asking import ask
from e2e.consent.holding import faults, held
from e2e.pages.consent import Notice
from e2e.server import Site
from tests.proving import WHOLE
from webapp.consent.register import CHOICE, LONGEST_CHOICE_S, SETTINGS, VISIT

WRITE_DATABASE = """await new Promise((resolve, reject) => {
  const opened = indexedDB.open("visitors", 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("seen");
  opened.onsuccess = () => { opened.result.close(); resolve(); };
  opened.onerror = reject;
})"""
WRITE_FILE = """const folder = await navigator.storage.getDirectory();
const file = await folder.getFileHandle("seen", {create: true});
const stream = await file.createWritable();
await stream.write("1");
await stream.close();"""
SCRIPTS = {
    "cookie": 'document.cookie = "seen=1"',
    "cookie for a year": 'document.cookie = "seen=1; max-age=31536000; path=/"',
    "cookie of another path": 'document.cookie = "seen=1; path=/en/our-work"',
    "cookie of one page": 'document.cookie = "seen=1; path={path}"',
    "cookie of the register, unasked": f'document.cookie = "{VISIT.name}=1; path=/"',
    "cookie of the register, by a script": f'document.cookie = "{SETTINGS.name}=theme=dark; path=/"',
    "cookie store": 'await cookieStore.set("seen", "1")',
    "local storage": "localStorage.seen = 1",
    "session storage": "sessionStorage.seen = 1",
    "database": WRITE_DATABASE,
    "cache": 'await (await caches.open("seen")).put("/seen", new Response("1"))',
    "empty cache": 'await caches.open("seen")',
    "service worker": 'await navigator.serviceWorker.register("/seen.js")',
    "file of the origin": WRITE_FILE,
    "part that is fetched": 'await fetch("/seen")',
    "picture": """await new Promise(resolve => {
      const picture = new Image();
      picture.onerror = resolve;
      picture.src = "/seen";
    })""",
    "frame": """await new Promise(resolve => {
      const frame = document.createElement("iframe");
      frame.onload = resolve;
      frame.src = "/seen";
      document.body.append(frame);
    })""",
}

FEW = ["cookie of another path", "local storage", "session storage", "database", "cache", "service worker", "frame"]
"""One of each kind; a fetched part is in the frame."""


def answer(route: Route) -> None:
    """What no page of the site asks for: it stores a cookie, and can be a service worker."""
    worker = route.request.url.endswith(".js")
    headers = {} if worker else {"Set-Cookie": "seen=1; HttpOnly; SameSite=Lax; Path=/"}
    kind = "text/javascript" if worker else "text/html"
    route.fulfill(body="//" if worker else "<title>1</title>", content_type=kind, headers=headers)


@pytest.fixture
def leaky(visitors: Visitors) -> Iterator[Page]:
    """A page that any script may be run on."""
    with visitors.new(bypass_csp=True, may_fail=True) as page:
        page.context.route("**/seen*", answer)
        yield page


@pytest.mark.prove
@pytest.mark.parametrize("kind", SCRIPTS if WHOLE else FEW)
def test_what_a_script_stores_is_found(leaky: Page, site: Site, kind: str) -> None:
    path = site.words("fr").path("page:glossary")
    leaky.goto(path)
    assert not faults(held(leaky), [])
    leaky.evaluate(f"async () => {{ {SCRIPTS[kind].replace('{path}', path)} }}")
    assert faults(held(leaky), [])


OTHERWISE = {
    "longer": f"HttpOnly; Path=/; SameSite=Lax; Max-Age={LONGEST_CHOICE_S + 86_400}",
    "for the visit alone": "HttpOnly; Path=/; SameSite=Lax",
    "readable by scripts": "Path=/; SameSite=Lax; Max-Age=86400",
    "in answers to other sites": "HttpOnly; Path=/; SameSite=Strict; Max-Age=86400",
    "of one path": "HttpOnly; Path=/en; SameSite=Lax; Max-Age=86400",
}


@pytest.mark.prove
@pytest.mark.parametrize("kind", OTHERWISE if WHOLE else ["longer"])
def test_a_choice_that_is_kept_otherwise_is_found(leaky: Page, site: Site, kind: str) -> None:
    words = site.words("en")
    notice = Notice(leaky, words)

    def spoil(route: Route) -> None:
        status, headers, body = ask(route)
        own = [value for name, value in headers if name == "Set-Cookie" and value.startswith(f"{CHOICE.name}=1")]
        others = {name: value for name, value in headers if name != "Set-Cookie"}
        changed = f"{own[0].partition(';')[0]}; {OTHERWISE[kind]}"
        route.fulfill(status=status, headers={**others, "Set-Cookie": changed}, body=body)

    leaky.context.route("**/en/consent", spoil)
    leaky.goto(words.path("page:about"))
    notice.answer("refuse").click()
    notice.expect_kept("refuse")
    [told] = faults(held(leaky), [CHOICE.name])
    assert told.startswith(f"{CHOICE.name}: ")
