"""The site, what is known of it, and what must be true of each of its answers."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.consent.life.browser import Browser, Exchange
from tests.consent.life.invariants import Ledger
from tests.consent.life.oracle import (
    CHOICE,
    PURPOSES,
    REMEMBERED,
    SETTINGS,
    STATISTICS,
    VISIT,
    Decision,
    Known,
    Look,
    Wording,
    effective,
    midnight,
    state,
)
from tests.consent.life.reading import Seen, parts
from tests.consent.life.site import Site
from tests.consent.life.visits import Visits

Wanted = dict[str, tuple[Callable[[str], bool], datetime | None]]
"""What an answer may store: by name, what its value must be like, and when it ends (None: with the session)."""
ASKING = ("/consent", "/consent/kept")
"""The ends of addresses whose pages ask by themselves, or say that asking is of no use."""
NONE = frozenset[str]()
OWN = ("page:cookies", "page:settings")
"""Pages that show what the visitor chose."""


class World:
    """One site, whose store stays from one life to the next; what is known of it stays too."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.known = Known()
        self.ledger = Ledger()
        self.holds = self.ledger.holds
        self.visits = Visits(site, self.known, self.holds)
        self.lives = 0
        self.mains: dict[tuple[str, ...], str] = {}
        self.words: dict[Wording, tuple[str, ...]] = {}

    def choice(self, one: Exchange) -> Decision | None:
        """The choice that a request tells of."""
        return self.known.choice(one.values(CHOICE), one.at.date(), self.site.policy)

    def granted(self, one: Exchange) -> frozenset[str]:
        """What may be stored and read in a request."""
        return effective(self.choice(one), signal=one.signal)

    def look(self, one: Exchange, granted: frozenset[str]) -> Look:
        """How a page looks."""
        return self.known.look(one.values(SETTINGS), one.values(REMEMBERED), granted)

    def check_read(self, browser: Browser, one: Exchange) -> None:
        """An answer to somebody who only reads."""
        choice, granted = self.choice(one), self.granted(one)
        assert one.status < 500, (one.path, one.status)
        used = self.visits.used(one) if STATISTICS in granted else set()
        wanted: Wanted = {}
        visit = self.known.visit(one.values(VISIT), one.at)
        if used and choice and visit is None:
            ends = min(one.at + timedelta(minutes=30), midnight(choice.ends))
            wanted = {VISIT: (lambda value: self.visits.is_new(value, one.at), ends)}
        self.check_stored(browser, one, wanted, granted)
        if used and choice:
            [number] = [visit] if visit else [value for name, value, _ in map(parts, one.set_cookies) if name == VISIT]
            self.visits.note(number, choice, used, one)
        page = one.page
        if page and one.path.startswith(tuple(f"/{locale}" for locale in self.site.locales)) and not one.live:
            self.check_page(page, choice, one)

    def check_stored(
        self, browser: Browser, one: Exchange, wanted: Wanted, granted: frozenset[str], dropped: frozenset[str] = NONE
    ) -> None:
        """An answer stores exactly what it has to, removes what is not granted any more, and no more."""
        stored = []
        for header in one.set_cookies:
            name, value, given = parts(header)
            seconds = given.get("max-age")
            if seconds == "0":
                self.holds("gone", name in dropped or PURPOSES.get(name, STATISTICS) not in granted, header)
                self.holds("register", name in (*PURPOSES, *dropped), header)
                continue
            stored.append(name)
            fits, ends = wanted.get(name, (lambda _value: False, None))
            key = "nothing before" if not one.values(CHOICE) and one.method == "GET" else "as pressed"
            self.holds(key, name in wanted and fits(value), (header, one.path))
            protected = "httponly" in given and given["samesite"] == "Lax"
            self.holds("register", protected and given["path"] == "/", header)
            left = None if ends is None else str(int((ends - one.at).total_seconds()))
            if name == CHOICE:
                self.holds("equally long", seconds == left, (header, left))
            self.holds("visit" if name == VISIT else "register", seconds == left, (header, left))
            if name in PURPOSES:
                self.holds("gone", PURPOSES[name] in granted, header)
        self.holds("register", sorted(stored) == sorted(wanted), (stored, sorted(wanted), one.path))
        if not (one.page or one.set_cookies):
            return
        if stored or any(one.values(name) for name in (SETTINGS, REMEMBERED, VISIT)):
            kept = {part.strip() for part in one.headers.get("cache-control", "").split(",")}
            self.holds("private", kept & {"private", "no-store"}, (one.path, kept))
        if not browser.blocked:
            held = browser.jar.all()
            for cookie in one.cookies:
                if PURPOSES.get(cookie.name, "") not in ("", *granted):
                    self.holds("gone", cookie not in held, (cookie, one.path))

    def check_page(self, page: Seen, choice: Decision | None, one: Exchange) -> None:
        """A page as a visitor with this choice must see it."""
        where = f"{one.method} {one.path}?{one.query} {one.status}"
        now = state(choice, signal=one.signal)
        told = (where, choice, one.signal, [cookie.value for cookie in one.cookies])
        for key in ("asked when due", *self._reasons(one, choice)):
            self.holds(key, page.asks == (now == "due" and not one.path.endswith(ASKING)), told)
        self.holds("withdraw", page.withdraws == (now == "something"), told)
        look = self.look(one, effective(choice, signal=one.signal))
        wanted = tuple(sorted((f"data-{name}", value) for name, value in look.items() if name != "language"))
        self.holds("settings", page.look == wanted, (*told, page.look))
        self._learn(page)
        ref, _ = self.site.refs.get(one.path, ("", ""))
        if ref == "page:cookies":
            form = page.form("consent", ticks=True)
            assert form
            ticked = {value for _, value in form.checked}
            self.holds("as pressed", ticked == effective(choice, signal=one.signal), told)
        elif (ref or one.status == 404) and ref not in OWN:
            same = (one.path, one.query, self.site.name, str(one.status))
            self.holds("same page", self.mains.setdefault(same, page.main) == page.main, where)

    def _reasons(self, one: Exchange, choice: Decision | None) -> list[str]:
        """Which invariants a page shows by asking, or by not asking."""
        found = []
        sent = [self.known.meaning.get(value) for value in one.values(CHOICE)]
        today, policy = one.at.date(), self.site.policy
        for was in sent:
            if was is None or was.at > today:
                found.append("damaged")
            elif was.policy != policy:
                found.append("new purpose")
            elif today >= was.ends or (was.ends - today).days == 1:
                found.append("six months")
        if choice:
            texts = {short: wording for wording, short in self.known.wordings.items()}
            wording = texts.get(choice.text)
            found += ["other words"] if wording and wording.name != self.site.name else []
            found += ["language"] if wording and wording.locale != one.path[1:3] else []
            found += ["least"] if len([was for was in sent if was]) > 1 else []
            found += ["despite"] if choice.despite else []
        return [*found, *(["signal"] if one.signal else [])]

    def _learn(self, page: Seen) -> None:
        """The fingerprints of the questions on a page: one for each wording."""
        for form in page.forms:
            if form.kind == "consent":
                wording = Wording("form" if form.ticks else "notice", page.lang, self.site.name, self.site.policy)
                short = form.value("text")
                self.holds("words", self.known.wordings.setdefault(wording, short) == short, (wording, short))
                self.holds("words", self.words.setdefault(wording, form.words) == form.words, (wording, form.words))
