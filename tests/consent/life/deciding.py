"""What must come of a form about consent: of the question, of the button that withdraws, of the reading settings."""

import re
from dataclasses import replace

from tests.consent.life.browser import Browser, Exchange
from tests.consent.life.oracle import (
    BOTH,
    CHOICE,
    PREFERENCES,
    PURPOSES,
    REMEMBERED,
    SETTINGS,
    STATISTICS,
    Decision,
    Look,
    Proof,
    Wording,
    midnight,
    spelled,
    state,
)
from tests.consent.life.proofs import check_proofs, number_on_page
from tests.consent.life.reading import Form, Pairs
from tests.consent.life.world import Wanted, World

_NUMBER = re.compile(r"[0-9a-f]{32}")
USUAL = {
    "language": "browser",
    "theme": "system",
    "contrast": "usual",
    "size": "100",
    "spacing": "usual",
    "layout": "usual",
}


def check_answered(
    world: World, browser: Browser, found: list[Exchange], form: Form, pressed: tuple[str, Pairs]
) -> None:
    """An answer to the question, by a button of a form that may be an old one."""
    first, (answer, ticked) = found[0], pressed
    granted = {"accept": BOTH, "refuse": frozenset[str]()}.get(answer, frozenset(value for _, value in ticked))
    if first.live and state(world.choice(first), signal=first.signal) == "something":
        world.check_stored(browser, first, {}, world.granted(first))
        world.holds("stale", [one.status for one in found] == [409], first.status)
        return
    locale = form.action.split("/")[1]
    short = form.value("text")
    wording = world.known.read(short, locale, world.site.name, world.site.policy)
    if granted and wording is None:
        _check_asked_again(world, browser, found, {value for _, value in ticked} if answer == "keep" else set())
        return
    wording = wording or _notice(world, locale)
    decision = _check_decided(world, browser, first, granted, wording)
    before = world.choice(first)
    if not granted and before and before.granted:
        assert len(found) == 1
        _check_withdrawn(world, first, before, decision)
        return
    world.holds("stale", first.status == 303, first.status)
    for one in found[1:]:
        world.check_read(browser, one)
    _check_way_back(world, browser, found, form, decision)


def check_withdrawn(world: World, browser: Browser, found: list[Exchange], form: Form) -> None:
    """The button at the foot of a page, which may be an old one."""
    [first] = found
    before = world.choice(first)
    locale = form.action.split("/")[1]
    short = before.text if before else ""
    wording = world.known.read(short, locale, world.site.name, world.site.policy) or _notice(world, locale)
    decision = _check_decided(world, browser, first, frozenset(), wording)
    _check_withdrawn(world, first, before, decision)


def check_settings(world: World, browser: Browser, found: list[Exchange], look: Look) -> None:
    """The form of the reading settings, with what it now says."""
    first, granted = found[0], world.granted(found[0])
    value = spelled(look)
    wanted: Wanted = {}
    dropped = frozenset({SETTINGS, REMEMBERED} if not look else ())
    if look:
        world.known.looks[value] = look
        wanted[SETTINGS] = (value.__eq__, None)
        choice = world.choice(first)
        if PREFERENCES in granted and choice:
            wanted[REMEMBERED] = (value.__eq__, midnight(choice.ends))
    world.check_stored(browser, first, wanted, granted, dropped=dropped)
    for one in found[1:]:
        world.check_read(browser, one)
    if browser.blocked and look:
        world.holds("blocked", len(found) == 2 and found[-1].status == 200, found[-1].path)
    else:
        last = found[-1]
        world.holds("settings", world.look(last, world.granted(last)) == look, (last.cookies, look))
        world.holds("settings", last.path in world.site.paths["page:settings"].values(), last.path)


def _check_decided(
    world: World, browser: Browser, first: Exchange, granted: frozenset[str], wording: Wording
) -> Decision:
    """The choice is kept as it was made, with the receipts that belong to it; what is not granted is gone."""
    known, site = world.known, world.site
    before = world.choice(first)
    withdrawn = before.granted - granted if before else frozenset[str]()
    earlier = known.proofs.get(before.number or "") if before else None
    numbers = known.numbers(first.values(CHOICE))
    short = known.wordings[wording]
    despite = first.signal and bool(granted)
    decision = Decision(first.at.date(), granted, site.policy, short, "0" * 32 if granted else None, despite)
    made: list[str] = []

    def fits(value: str) -> bool:
        parts = value.split(".")
        if granted:
            made.append(parts[5] if len(parts) > 5 else "")
        expected = replace(decision, number=made[-1]).written if granted else decision.written
        return value == expected and (not granted or bool(_NUMBER.fullmatch(made[-1]) and made[-1] not in known.proofs))

    wanted: Wanted = {CHOICE: (fits, midnight(decision.ends))}
    look = known.look(first.values(SETTINGS), first.values(REMEMBERED), granted)
    if first.status == 303 and PREFERENCES in granted and look:
        wanted[REMEMBERED] = (spelled(look).__eq__, midnight(decision.ends))
        known.looks[spelled(look)] = look
    several = len(first.values(CHOICE)) > 1
    world.check_stored(browser, first, wanted, granted, frozenset({CHOICE} if several else ()))
    if not granted:
        same = [one for one in first.set_cookies if one.startswith(f"{CHOICE}={decision.written};")]
        world.holds("bare refusal", len(same) == 1, first.set_cookies)
    number = made[-1] if granted else number_on_page(first)
    decision = replace(decision, number=number if granted else None)
    known.meaning[decision.written] = decision
    if not browser.blocked:
        held = browser.jar.all()
        ended = bool(before and before.granted)
        gone = {name for name, purpose in PURPOSES.items() if purpose not in granted}
        gone &= {kept.name for kept in (held if ended else first.cookies)}
        world.holds("gone", not {kept.name for kept in held} & gone, held)
        choices = [kept.value for kept in held if kept.name == CHOICE]
        world.holds("as pressed", not several or choices == [decision.written], choices)
    for proof in (known.proofs[one] for one in numbers & known.proofs.keys()):
        if proof.ended is None:
            proof.ended, proof.renewed = first.at, proof.granted & granted
    if granted or (withdrawn and earlier):
        assert number, "a receipt has a number"
        known.proofs[number] = Proof(first.at, site.policy, wording.locale, short, granted, withdrawn)
        known.recorded.add(wording)
    check_proofs(world, [*numbers, *([number] if number else [])])
    world.visits.forget(first, again=STATISTICS in granted)
    return decision


def _check_withdrawn(world: World, first: Exchange, before: Decision | None, decision: Decision) -> None:
    """The page that says what was withdrawn, with a receipt if the consent was known."""
    page = first.page
    assert page
    if not first.live:
        world.check_page(page, decision, first)
    was = bool(before and before.granted)
    world.holds("withdraw" if was else "again", first.status == 200, first.status)
    shown = number_on_page(first)
    known = bool(before and before.number in world.known.proofs)
    world.holds("receipt" if was else "again", bool(shown) == (was and known), (shown, before))


def _check_asked_again(world: World, browser: Browser, found: list[Exchange], ticked: set[str]) -> None:
    """Nobody can tell what was read: nothing is stored, and what was ticked is ticked."""
    assert len(found) == 1, found[0].status
    first = found[0]
    world.check_stored(browser, first, {}, world.granted(first))
    form = first.page.form("consent", ticks=True) if first.page else None
    world.holds("stale", first.status == 409 and form, (first.status, ticked))
    assert first.page
    assert form
    world.check_page(first.page, world.choice(first), first)
    world.holds("stale", {value for _, value in form.checked} == ticked, form.checked)


def _check_way_back(world: World, browser: Browser, found: list[Exchange], form: Form, decision: Decision) -> None:
    """Back to the page, which says that the choice is kept; or the page that says that it is not."""
    last = found[-1]
    page = last.page
    assert page
    if world.choice(last) is None:
        world.holds("blocked", browser.blocked and last.status == 200, last.path)
        world.holds("blocked", last.path.endswith("/consent/kept"), last.path)
    elif last.live:
        world.holds("way back", page.says_kept and page.withdraws == bool(decision.granted), last.path)
    else:
        path, _, query = form.value("page").partition("?")
        world.holds("way back", (last.path, last.query) == (path, query), (last.path, last.query))
        world.holds("way back", page.says_kept, last.path)
        world.holds("way back", found[-2].headers["location"].endswith("#choice-kept"), found[-2].headers)


def _notice(world: World, locale: str) -> Wording:
    """What is asked now in a language; somebody who never chose reads it, if nobody did yet."""
    wording = Wording("notice", locale, world.site.name, world.site.policy)
    if wording not in world.known.wordings:
        stranger = Browser(world.site)
        for one in stranger.open(world.site.paths["page:home"][locale], 0):
            world.check_read(stranger, one)
        stranger.end()
    return wording
