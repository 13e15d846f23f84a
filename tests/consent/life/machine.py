"""Two visitors with a browser each, who do what can be done with consent, in any order."""

import sys
from datetime import timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.errors import StopTest
from hypothesis.stateful import invariant, rule

from tests.consent.life import deciding, looking
from tests.consent.life.oracle import BOTH, PREFERENCES, VISIT, midnight
from tests.consent.life.proofs import check_proofs
from tests.consent.life.site import HOST, PAGES
from tests.consent.life.surroundings import LOCALES, MOST_POLICY, PEOPLE, PLACES, SMALL, TABS, Surroundings

VALUES = {
    "language": ("browser", *LOCALES),
    "theme": ("system", "light", "dark"),
    "contrast": ("usual", "more"),
    "size": ("100", "125", "150", "200"),
    "spacing": ("usual", "wide"),
    "layout": ("usual", "simple"),
}


class Life(Surroundings):
    """The life of consent on two devices."""

    steps: ClassVar[int] = 0

    @rule(who=PEOPLE, place=PLACES, ref=st.sampled_from(PAGES), locale=st.sampled_from(LOCALES), pick=SMALL)
    def open(self, who: int, place: int, ref: str, locale: str, pick: int) -> None:
        """A page, sometimes a list with a filter."""
        query = ("", "?q=union", "?q=zzzz")[pick % 3] if ref == "page:organisations" else ""
        self._open(who, place, self.site.paths[ref][locale] + query)

    @rule(who=PEOPLE, pick=SMALL, minutes=st.sampled_from((None, -31, -30, -29, 0, 5)))
    def use(self, who: int, pick: int, minutes: int | None) -> None:
        """A filter of a list, in a visit that is new or has a number already."""
        if minutes is not None:
            value = self._visit(pick, minutes)
            self.browsers[who].jar.store(f"{VISIT}={value}; Path=/; Max-Age=9999", HOST, "/")
            self.decided[who] = True
        address = self.site.paths["page:organisations"][LOCALES[pick % 4]]
        self._open(who, pick % TABS, f"{address}?q={('union', 'zzzz')[pick % 2]}")

    @rule(who=PEOPLE, pick=SMALL)
    def fetch(self, who: int, pick: int) -> None:
        """What is no page, or not there."""
        path = ("/static/css/base.css", "/healthz", "/nl/er-is-niets", "/robots.txt")[pick % 4]
        browser = self.browsers[who]
        self.world.check_read(browser, browser.fetch(path))

    @rule(who=PEOPLE, place=PLACES, locale=st.sampled_from(LOCALES))
    def speak(self, who: int, place: int, locale: str) -> None:
        """The language switch of a page."""
        tab = self._tab(who, place)
        address = dict(tab.page.languages)[locale]
        browser = self.browsers[who]
        self._read(browser, browser.open(address, browser.tabs.index(tab), tab.path))

    @rule(who=PEOPLE, place=PLACES, answer=st.sampled_from(("accept", "accept", "refuse")), live=st.booleans())
    def answer(self, who: int, place: int, answer: str, live: bool) -> None:
        """A button of the question, perhaps on a page of long ago."""
        browser = self.browsers[who]
        if not any(tab.page.asks for tab in browser.tabs):
            # Somebody who removes all cookies is asked again.
            browser.jar.clear()
        tab, form = self._with(who, place, "consent", ticks=False)
        if tab is None or form is None:
            return
        live = live and self.site.refs.get(tab.path, ("",))[0] == "page:organisations"
        self.decided[who] = True
        button = ("answer", answer)
        found = browser.press_live(tab, form, button) if live else browser.press(tab, form, button, ())
        deciding.check_answered(self.world, browser, found, form, (answer, ()))

    @rule(
        who=PEOPLE,
        place=PLACES,
        answer=st.sampled_from(("keep", "keep", "accept", "refuse")),
        purposes=st.frozensets(st.sampled_from(sorted(BOTH))),
    )
    def choose(self, who: int, place: int, answer: str, purposes: frozenset[str]) -> None:
        """The form by purpose."""
        tab, form = self._with(who, place, "consent", ticks=True)
        if tab is None or form is None:
            return
        ticked = tuple(("purpose", purpose) for purpose in sorted(purposes))
        self.decided[who] = True
        found = self.browsers[who].press(tab, form, ("answer", answer), ticked)
        deciding.check_answered(self.world, self.browsers[who], found, form, (answer, ticked))

    @rule(who=PEOPLE, signal=st.booleans(), pick=SMALL)
    def accept(self, who: int, signal: bool, pick: int) -> None:
        """Everything, on the page on cookies, with the signal or without; then a filter."""
        browser = self.browsers[who]
        browser.signal, browser.blocked = signal, False
        self._open(who, 0, self.site.paths["page:cookies"][LOCALES[pick % 4]])
        self.choose(who, 0, "accept", frozenset())
        self.use(who, pick, (None, 5, -29)[pick % 3])

    @rule(who=PEOPLE, seconds=st.sampled_from((-1, 0, 1)), answer=st.sampled_from(("accept", "refuse")))
    def wait_for_the_end(self, who: int, seconds: int, answer: str) -> None:
        """The last moment of a choice, or the first one after it; then a page."""
        if not self._held(who):
            self.choose(who, 0, answer, frozenset())
        if choice := self._held(who):
            self._move(midnight(choice.ends) + timedelta(seconds=seconds))
            self._open(who, 0, self.site.paths["page:about"]["en"])

    @rule(who=PEOPLE, place=PLACES, times=st.integers(1, 2), first=st.sampled_from(("", "forged", "partly")))
    def withdraw(self, who: int, place: int, times: int, first: str) -> None:
        """The button at the foot of a page, perhaps twice; of a consent never given, or withdrawn in part before."""
        if first == "forged":
            self._tamper(who, "forged", place, False)
        if first == "partly":
            self.accept(who, False, place)
            self._open(who, 0, self.site.paths["page:cookies"][LOCALES[place]])
            self.choose(who, 0, "keep", frozenset({PREFERENCES}))
        if not any(tab.page.withdraws for tab in self.browsers[who].tabs):
            self.accept(who, place == 0, place)
        tab, form = self._with(who, place, "withdrawal", ticks=False)
        if tab is None or form is None:
            return
        self.decided[who] = True
        browser = self.browsers[who]
        for _ in range(times):
            deciding.check_withdrawn(self.world, browser, browser.press(tab, form, ("", ""), ()), form)
            # The page is still there in another tab.
            browser.tabs.append(tab)
        del browser.tabs[:-TABS]

    @rule(who=PEOPLE, pick=SMALL, name=st.sampled_from(sorted(VALUES)), consents=st.booleans(), resets=st.booleans())
    def set(self, who: int, pick: int, name: str, consents: bool, resets: bool) -> None:
        """A reading setting, with consent or perhaps without; then perhaps all of them back to the usual ones."""
        if consents:
            self.accept(who, False, pick)
        tab, form = self._with(who, pick % TABS, "preferences", ticks=True)
        assert tab
        assert form
        values = {**dict(form.checked), name: VALUES[name][pick % len(VALUES[name])]}
        look = {key: value for key, value in values.items() if value != deciding.USUAL[key]}
        browser = self.browsers[who]
        for again in (False, True) if resets else (False,):
            button = ("reset", "yes") if again else ("", "")
            found = browser.press(tab, form, button, tuple(values.items()))
            deciding.check_settings(self.world, browser, found, {} if again else look)
            browser.tabs.append(tab)
        del browser.tabs[:-TABS]
        self.decided[who] |= bool(look)

    @rule(who=PEOPLE, pick=SMALL)
    def ask_for_more(self, who: int, pick: int) -> None:
        """There is a new purpose, now and then, while somebody is reading what was asked before."""
        if self.site.policy < MOST_POLICY and pick % 4 == 0:
            self._open(who, 0, self.site.paths["page:cookies"][LOCALES[who]])
            self.site.ask_for_more(self.site.policy + 1)
            self._deploy(recorded=True)
            self.choose(who, 0, "accept", frozenset())
            self._look()

    @rule(who=PEOPLE, pick=SMALL)
    def look_up(self, who: int, pick: int) -> None:
        """A receipt, by its number."""
        proofs = list(self.world.known.proofs.items())[self.proofs :]
        if proofs:
            tab, form = self._with(who, 0, "receipt", ticks=False)
            assert tab
            assert form
            looking.check_receipt(self.world, self.browsers[who], (tab, form), proofs[pick % len(proofs)], pick)

    @rule(who=PEOPLE, pick=SMALL)
    def read_words(self, who: int, pick: int) -> None:
        """What was shown, by its fingerprint."""
        wordings = list(self.world.known.wordings.items())
        if wordings:
            looking.check_words(self.world, self.browsers[who], *wordings[pick % len(wordings)])

    @invariant()
    def count(self) -> None:
        """A step was made; who has decided nothing has nothing."""
        type(self).steps += 1
        for browser, decided in zip(self.browsers, self.decided, strict=True):
            if not decided:
                self.world.holds("nothing before", not browser.jar.all(), browser.jar.all())

    def teardown(self) -> None:
        """The receipts of this life are as they were written."""
        for browser in self.browsers:
            browser.end()
        if error := sys.exc_info()[1]:
            # By StopTest Hypothesis ends a life: that is no failure.
            if not isinstance(error, StopTest):
                self.world.ledger.failed(error, self.steps)
            return
        try:
            self._check_end()
        except AssertionError as failed:
            self.world.ledger.failed(failed, self.steps)
            raise

    def _check_end(self) -> None:
        check_proofs(self.world, list(self.world.known.proofs)[self.proofs :])
        count = self.site.count_receipts()
        self.world.holds("bare refusal", count == len(self.world.known.proofs), count)
        unknown = self.site.visits() - self.world.visits.events.keys()
        self.world.holds("noted", not unknown, unknown)
