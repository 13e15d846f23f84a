"""What must be found by whoever asks for a receipt, or for the words that were shown."""

import json

from tests.consent.life.browser import Browser, Tab
from tests.consent.life.oracle import Proof, Wording
from tests.consent.life.reading import Form
from tests.consent.life.world import World


def check_receipt(world: World, browser: Browser, sheet: tuple[Tab, Form], told: tuple[str, Proof], pick: int) -> None:
    """A receipt is found by its number, however it is typed, and says what happened; another number finds nothing."""
    (tab, form), (number, proof) = sheet, told
    typed = (number, number.upper(), " ".join(number[at : at + 4] for at in range(0, 32, 4)))[pick % 3]
    as_file = pick % 2 == 0
    button = ("as", "json") if as_file else ("", "")
    if pick % 7 == 0:
        missing = browser.send(tab, form, ("", ""), (("number", number[::-1]),))
        world.holds("receipt", missing.status == 422, missing.status)
        return
    one = browser.send(tab, form, button, (("number", typed),))
    world.check_stored(browser, one, {}, world.granted(one))
    world.holds("receipt", one.status == 200, one.status)
    if not as_file:
        times = [proof.at, *([proof.ended] if proof.ended else [])]
        for at in times:
            world.holds("receipt", f'datetime="{at:%Y-%m-%dT%H:%M:%S}Z"' in one.body, (at, one.body))
        return
    record = json.loads(one.body)
    about = record["pii_processing"]
    said = (record["record_id"], about["language"], about["policy_version"], about["notice_hash"][:15])
    world.holds("receipt", said == (number, proof.locale, proof.policy, f"sha256:{proof.text}"), said)
    events = {(event["purpose"], event["event_state"], event["event_time"]) for event in record["events"]}
    begun = f"{proof.at:%Y-%m-%dT%H:%M:%SZ}"
    wanted = {(purpose, "dpv:ConsentGiven", begun) for purpose in proof.granted}
    wanted |= {(purpose, "dpv:ConsentWithdrawn", begun) for purpose in proof.withdrawn}
    if proof.ended:
        end = f"{proof.ended:%Y-%m-%dT%H:%M:%SZ}"
        wanted |= {(purpose, "dpv:RenewedConsentGiven", end) for purpose in proof.renewed}
        wanted |= {(purpose, "dpv:ConsentWithdrawn", end) for purpose in proof.granted - proof.renewed}
    world.holds("receipt", events == wanted, (events, wanted))


def check_words(world: World, browser: Browser, wording: Wording, short: str) -> None:
    """The words of a question are found by their fingerprint, if they were recorded."""
    one = browser.fetch(f"/{wording.locale}/consent/texts/{short}")
    world.check_read(browser, one)
    recorded = wording in world.known.recorded
    world.holds("words", one.status == (200 if recorded else 404), (wording, one.status))
    if recorded and one.page:
        missing = [words for words in world.words[wording] if words not in one.page.text]
        world.holds("words", not missing, (missing, one.page.text))
