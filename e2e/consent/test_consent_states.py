"""What a fresh browser holds equals what the register says of its state, on every template in every language."""

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import Visitors
from e2e.consent.holding import CHROME, faults, held, stored
from e2e.pages import OrganisationsPage
from e2e.pages.consent import CookiesPage, Notice
from e2e.pages.frame import SitePage
from e2e.server import Site
from e2e.words import ADDRESSES, LOCALES, Words
from tests.proving import WHOLE
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS

STATES = {"no choice": None, "refused": "refuse", "accepted": "accept", "signal": None}
"""What is answered in each state."""
ALL = list(product(ADDRESSES, LOCALES, STATES, (True, False)))
SAMPLE = [
    (template, locale, state, place % 2 == 1)
    for place, (template, locale, state) in enumerate(
        zip(("projects", "country", "error", "privacy"), LOCALES, STATES, strict=True)
    )
]
"""Each state and each language once, half of them without JavaScript."""
CASES = ALL if WHOLE else SAMPLE
USES = {
    "nothing": (),
    "preferences": (PREFERENCES,),
    "statistics": (STATISTICS,),
    "both": OPTIONAL,
}


@pytest.fixture
def visitor(request: pytest.FixtureRequest, visitors: Visitors) -> Iterator[Page]:
    """A browser that has never been there, with JavaScript or without, which sends the signal if that is its state."""
    state, script = request.param
    headers = {"Sec-GPC": "1"} if state == "signal" else {}
    with visitors.new(java_script_enabled=script, extra_http_headers=headers, user_agent=CHROME) as page:
        yield page


@pytest.mark.prove
@pytest.mark.usefixtures("looked")
@pytest.mark.parametrize(
    ("template", "words", "state", "visitor"),
    [(template, locale, state, (state, script)) for template, locale, state, script in CASES],
    indirect=["words", "visitor"],
    ids=[f"{template}-{locale}-{state}-{'' if script else 'no-'}script" for template, locale, state, script in CASES],
)
def test_a_browser_holds_what_the_register_says(visitor: Page, words: Words, template: str, state: str) -> None:
    path, answer, notice = words.path(ADDRESSES[template]), STATES[state], Notice(visitor, words)
    visitor.goto(path)
    expect(notice.region).to_have_count(0 if state == "signal" else 1)
    assert not faults(held(visitor), []), "before any answer"
    if answer:
        notice.answer(answer).click()
        notice.expect_kept(answer)
    names = stored(OPTIONAL if answer == "accept" else (), chosen=answer is not None)
    assert not faults(held(visitor), names), "after the answer"
    visitor.goto(path)
    expect(notice.region).to_have_count(1 if state == "no choice" else 0)
    assert not faults(held(visitor), names), "at the next visit"


def use(page: Page, words: Words, other: Words) -> None:
    """Narrow a list and switch the language, which statistics may count; set how one likes to read."""
    shown = OrganisationsPage.open(page, words)
    wanted = shown.look_up(chosen={"region": "africa"})
    shown.fill_in(wanted)
    shown.button.click()
    expect(shown.count).to_have_text(wanted.count)
    SitePage.open(page, words, "page:about").switch_to(other)
    settings = SitePage.open(page, other, "page:settings")
    settings.main.locator("[name=theme][value=dark]").check()
    settings.main.get_by_role("button", name=other.say("Keep these settings"), exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.prove
@pytest.mark.parametrize("script", [True, False] if WHOLE else [True], ids=lambda on: "script" if on else "no-script")
@pytest.mark.parametrize("use_of", USES if WHOLE else ["both"])
def test_what_is_used_is_stored_as_was_allowed(visitors: Visitors, site: Site, use_of: str, script: bool) -> None:
    granted, words, other = USES[use_of], site.words("nl"), site.words("es")
    with visitors.new(java_script_enabled=script, user_agent=CHROME) as page:
        if WHOLE:
            use(page, words, other)
            assert not faults(held(page), stored((), chosen=False, used=True, settings=True)), "before any answer"
        cookies = CookiesPage.open(page, words)
        cookies.expect_ticked()
        for purpose in granted:
            cookies.purpose(purpose).check()
        cookies.answer("keep").click()
        use(page, words, other)
        assert not faults(held(page), stored(granted, chosen=True, used=True, settings=True)), "after the answer"
        if WHOLE and granted:
            Notice(page, other).withdraw.click()
            expect(page.get_by_role("heading", level=1)).to_have_text(other.say("Your consent is withdrawn"))
            use(page, words, other)
            assert not faults(held(page), stored((), chosen=True, used=True, settings=True)), "after the withdrawal"
