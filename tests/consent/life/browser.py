"""A browser that speaks HTTP over loopback: cookies, the signal, and tabs that keep the page that they have loaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode, urlsplit

from tests.consent.life.jar import Cookie, Jar
from tests.consent.life.reading import Form, Pairs, Seen, read
from tests.consent.life.site import HOST, Site

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LIVE = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "consent", "Accept": "text/html"}
MOST_STEPS = 5
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, with what the browser knew at that moment."""

    method: str
    path: str
    query: str
    cookies: tuple[Cookie, ...]
    signal: bool
    referrer: str
    live: bool
    at: datetime
    status: int
    headers: Mapping[str, str]
    set_cookies: tuple[str, ...]
    body: str

    @property
    def page(self) -> Seen | None:
        """What is seen, if the answer is a page."""
        is_page = self.headers.get("content-type", "").startswith("text/html") and not 300 <= self.status < 400
        return read(self.body) if is_page else None

    def values(self, name: str) -> list[str]:
        """What was sent under the name of a cookie."""
        return [cookie.value for cookie in self.cookies if cookie.name == name]


@dataclass(slots=True)
class Tab:
    """A tab: the address and the page that it shows, and who asked what when it was loaded."""

    path: str
    fragment: str
    page: Seen
    name: str
    policy: int


@dataclass
class Browser:
    """One visitor's browser on one device."""

    site: Site
    language: str = "en"
    signal: bool = False
    blocked: bool = False
    tabs: list[Tab] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.jar = Jar(lambda: self.site.now)
        self._connection = HTTPConnection(HOST, self.site.port, timeout=30)

    def open(self, address: str, place: int, referrer: str = "") -> list[Exchange]:
        """Load an address in a tab, typed or (with a `referrer`) by a link."""
        return self._load(place, "GET", address, None, referrer)

    def fetch(self, address: str) -> Exchange:
        """Load what is no page, such as a stylesheet."""
        return self._ask("GET", address, None, "", live=False)

    def press(self, tab: Tab, form: Form, button: tuple[str, str], ticked: Pairs) -> list[Exchange]:
        """Send a form of a tab by one of its buttons; the answer is the tab's new page."""
        assert button in form.buttons
        return self._load(self.tabs.index(tab), "POST", form.action, _body(form, button, ticked), tab.path)

    def press_live(self, tab: Tab, form: Form, button: tuple[str, str]) -> list[Exchange]:
        """Send a form as htmx does, which puts the answer into the page: the tab keeps its page."""
        assert button in form.buttons
        return self._follow("POST", form.action, _body(form, button, ()), tab.path, live=True)

    def send(self, tab: Tab, form: Form, button: tuple[str, str], values: Pairs) -> Exchange:
        """Send a form with values typed in, and look at the answer alone."""
        kept = tuple(pair for pair in form.sends if pair[0] not in dict(values))
        body = urlencode([*kept, *values, *([button] if button[0] else [])])
        return self._ask("POST", form.action, body, tab.path, live=False)

    def close(self) -> None:
        """Close the browser: its tabs, and what is kept for one session."""
        self.tabs.clear()
        self.jar.close()

    def end(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _load(self, place: int, method: str, address: str, body: str | None, referrer: str) -> list[Exchange]:
        found = self._follow(method, address, body, referrer, live=False)
        last = found[-1]
        if last.page:
            fragment = next(
                (urlsplit(one.headers["location"]).fragment for one in found[-2::-1] if "location" in one.headers), ""
            )
            tab = Tab(last.path, fragment, last.page, self.site.name, self.site.policy)
            self.tabs[place : place + 1] = [tab]
        return found

    def _follow(self, method: str, address: str, body: str | None, referrer: str, *, live: bool) -> list[Exchange]:
        found = [self._ask(method, address, body, referrer, live=live)]
        while 300 <= found[-1].status < 400:
            assert len(found) <= MOST_STEPS, "redirected in a circle"
            location = urlsplit(found[-1].headers["location"])
            assert not location.netloc, "led to another site"
            found.append(self._ask("GET", location._replace(fragment="").geturl(), None, referrer, live=live))
        return found

    def _ask(self, method: str, address: str, body: str | None, referrer: str, *, live: bool) -> Exchange:
        parts = urlsplit(address)
        cookies = () if self.blocked else tuple(self.jar.sent(HOST, parts.path))
        headers = {
            "User-Agent": AGENT,
            "Accept-Language": self.language,
            "Sec-Fetch-Site": "same-origin" if referrer else "none",
            **({"Cookie": "; ".join(f"{one.name}={one.value}" for one in cookies)} if cookies else {}),
            **({"Sec-GPC": "1"} if self.signal else {}),
            **({"Referer": f"{self.site.origin}{referrer}"} if referrer else {}),
            **({"Origin": self.site.origin, "Content-Type": FORM} if method == "POST" else {}),
            **(LIVE if live else {}),
        }
        self._connection.request(method, parts._replace(fragment="").geturl(), body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        set_cookies = tuple(answer.headers.get_all("Set-Cookie") or ())
        if not self.blocked:
            for header in set_cookies:
                self.jar.store(header, HOST, parts.path)
        return Exchange(
            method,
            parts.path,
            parts.query,
            cookies,
            self.signal,
            referrer,
            live,
            self.site.now,
            answer.status,
            _lower(answer),
            set_cookies,
            text,
        )


def _lower(answer: HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.getheaders()}


def _body(form: Form, button: tuple[str, str], ticked: Pairs) -> str:
    return urlencode([*form.sends, *ticked, *([button] if button[0] else [])])
