"""What goes on around two visitors: the calendar, their browsers, their devices, the operator of the site."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.consent.life.browser import Browser, Exchange, Tab
from tests.consent.life.oracle import CHOICE, PURPOSES, REMEMBERED, SETTINGS, VISIT, Decision, Wording
from tests.consent.life.reading import Form
from tests.consent.life.site import HOST, NAMES
from tests.consent.life.tampering import CHANGES, some
from tests.consent.life.world import World

LOCALES = ("en", "nl", "fr", "es")
STARTS = (
    datetime(2027, 8, 31, 12, tzinfo=UTC),
    datetime(2028, 2, 29, 23, 59, 50, tzinfo=UTC),
    datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC),
    datetime(2027, 10, 31, 0, 59, 30, tzinfo=UTC),
    datetime(2027, 12, 31, 23, 59, 58, tzinfo=UTC),
)
"""The last day of a long month, a leap day, both changes of the clocks in Europe, the last seconds of a year."""
LONGEST = timedelta(days=600)
"""So long a life is at most: receipts are kept for longer."""
MOST_POLICY = 5
TABS = 3
PEOPLE = st.integers(0, 1)
PLACES = st.integers(0, TABS - 1)
SMALL = st.integers(0, 59)


class Surroundings(RuleBasedStateMachine):
    """Two browsers in a world that changes."""

    world: ClassVar[World]

    def __init__(self) -> None:
        super().__init__()
        self.site = self.world.site
        self.site.ask_for_more(1)
        self.site.reword(NAMES[0])
        self.browsers = [Browser(self.site, "nl, en;q=0.5"), Browser(self.site, "fr")]
        self.proofs = len(self.world.known.proofs)
        self.decided = [False, False]

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: datetime) -> None:
        self.site.now = self.began = start
        self.world.lives += 1

    @rule(who=PEOPLE)
    def turn_signal(self, who: int) -> None:
        """The signal comes, or goes."""
        self.browsers[who].signal = not self.browsers[who].signal

    @rule(who=PEOPLE, pick=SMALL)
    def block(self, who: int, pick: int) -> None:
        """Cookies are blocked, or allowed again; more often the latter."""
        self.browsers[who].blocked = not self.browsers[who].blocked and pick % 3 == 0

    @rule(who=PEOPLE)
    def close(self, who: int) -> None:
        """The browser is closed and opened again."""
        self.browsers[who].close()

    @rule(seconds=st.sampled_from((1, 60, 29 * 60, 30 * 60 - 1, 30 * 60, 31 * 60, 24 * 3600, 28 * 24 * 3600)))
    def wait(self, seconds: int) -> None:
        """Some time goes by."""
        self._move(self.site.now + timedelta(seconds=seconds))

    @rule(who=PEOPLE)
    def knock(self, who: int) -> None:
        """The address of the site without a language."""
        browser = self.browsers[who]
        one = browser.fetch("/")
        self.world.check_read(browser, one)
        wanted = self.world.look(one, self.world.granted(one)).get("language") or browser.language[:2]
        self.world.holds("settings", one.headers["location"] == f"/{wanted}", one.headers)

    @rule(pick=SMALL)
    def wait_for_the_calendar(self, pick: int) -> None:
        """A leap day, the end of a month, a change of the clocks, half a year."""
        today = self.site.now.date()
        year, month = divmod(today.year * 12 + today.month + pick % 12, 12)
        last = datetime(year, month + 1, monthrange(year, month + 1)[1], 23, 59, 59, tzinfo=UTC)
        leap = datetime(2028, 2, 29, 0, 0, pick, tzinfo=UTC)
        spring, autumn = (datetime(2028, *day, 0, 59, pick, tzinfo=UTC) for day in ((3, 26), (10, 29)))
        self._move((last, leap, spring, autumn, self.site.now + timedelta(days=182 + pick % 4))[pick % 5])

    @rule(
        who=PEOPLE,
        changes=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=3),
        pick=SMALL,
        elsewhere=st.booleans(),
    )
    def tamper(self, who: int, changes: list[str], pick: int, elsewhere: bool) -> None:
        """The choice on a device becomes something else, and something else again."""
        for change in changes:
            self._tamper(who, change, pick, elsewhere)

    def _tamper(self, who: int, change: str, pick: int, elsewhere: bool) -> None:
        """The choice becomes something else, or there is a second one beside it; then a page."""
        jar = self.browsers[who].jar
        held = next((cookie.value for cookie in jar.all() if cookie.name == CHOICE), "")
        decision = self.world.known.meaning.get(held) or some(self.site.now.date(), self.site.policy)
        value, means = CHANGES[change](held or decision.written, decision, pick)
        if means is not None:
            self.world.known.meaning[value] = means
        path = f"/{LOCALES[pick % 4]}" if elsewhere else "/"
        jar.store(f"{CHOICE}={value}; Path={path}; Max-Age=99999999", HOST, "/")
        self.decided[who] = True
        self._open(who, pick % TABS, self.site.paths["page:about"][LOCALES[pick % 4]])

    @rule(who=PEOPLE, pick=SMALL, name=st.sampled_from((SETTINGS, REMEMBERED, VISIT, "foreign")))
    def plant(self, who: int, pick: int, name: str) -> None:
        """Something that this site did not store now, or did not store at all."""
        values = {VISIT: (self._visit(pick, (-31, -29, -1, 5)[pick % 4]), "x", f"{pick:032x}"), "foreign": ("a",)}
        chosen = values.get(name, ("theme=dark", "theme=pink", "size=150&language=es", "", "a" * 200))
        value = chosen[pick % len(chosen)]
        self.world.known.looks |= {
            "theme=dark": {"theme": "dark"},
            "size=150&language=es": {"size": "150", "language": "es"},
        }
        path = f"/{LOCALES[pick % 4]}" if pick % 3 == 0 and name in PURPOSES else "/"
        self.browsers[who].jar.store(f"{name}={value}; Path={path}; Max-Age=9999", HOST, "/")
        self.decided[who] = True
        self._open(who, pick % TABS, self.site.paths["page:about"][LOCALES[pick % 4]])

    @rule(name=st.sampled_from(NAMES), recorded=st.booleans())
    def reword(self, name: str, recorded: bool) -> None:
        """The same is asked in other words."""
        self.site.reword(name)
        self._deploy(recorded=recorded)
        self._look()

    def _visit(self, pick: int, minutes: int) -> str:
        """The number of a visit that began so many minutes ago, or begins so late."""
        began = self.site.now + timedelta(minutes=minutes)
        # Each life has its own: the next one begins earlier, when what this one leaves behind may be added up already.
        value = f"{self.world.lives:016x}{pick:016x}.{int(began.timestamp())}"
        self.world.known.visits[value] = began
        return value

    def _deploy(self, *, recorded: bool) -> None:
        if recorded:
            self.site.record()
            now = (self.site.name, self.site.policy)
            kinds = ("notice", "form")
            self.world.known.recorded |= {Wording(kind, spoken, *now) for kind in kinds for spoken in LOCALES}

    def _move(self, moment: datetime) -> None:
        if self.site.now < moment < self.began + LONGEST:
            self.site.now = moment

    def _held(self, who: int) -> Decision | None:
        values = [cookie.value for cookie in self.browsers[who].jar.all() if cookie.name == CHOICE]
        return self.world.known.choice(values, self.site.now.date(), self.site.policy)

    def _open(self, who: int, place: int, address: str) -> None:
        browser = self.browsers[who]
        self._read(browser, browser.open(address, place))

    def _look(self) -> None:
        """Both look at a page."""
        for who in range(len(self.browsers)):
            self._open(who, who, self.site.paths["page:about"][LOCALES[who]])

    def _read(self, browser: Browser, found: list[Exchange]) -> None:
        for one in found:
            self.world.check_read(browser, one)

    def _tab(self, who: int, place: int) -> Tab:
        tabs = self.browsers[who].tabs
        if not tabs:
            self._open(who, 0, self.site.paths["page:about"]["en"])
        return tabs[place % len(tabs)]

    def _with(self, who: int, place: int, kind: str, *, ticks: bool) -> tuple[Tab | None, Form | None]:
        """A tab that has such a form; if there is none, the page on cookies or settings is opened first."""
        ref = "page:settings" if kind == "preferences" else "page:cookies"
        tabs = self.browsers[who].tabs
        for attempt in range(2):
            found = [(tab, form) for tab in tabs if (form := tab.page.form(kind, ticks=ticks))]
            if found or attempt:
                break
            self._open(who, place, self.site.paths[ref][LOCALES[place]])
        return found[place % len(found)] if found else (None, None)
