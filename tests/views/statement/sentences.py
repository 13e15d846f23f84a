"""What the accessibility statement must say, worked out from the files anew, and whatever else is on its page."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

import yaml
from flask import Flask
from justhtml import Element

from tests.checking import Page, elements
from tests.conftest import LOCALES
from webapp.evidence import PROOF
from webapp.evidence.limits import LIMITS
from webapp.i18n import babel, cldr
from webapp.i18n.cldr import Moment
from webapp.i18n.locales import autonym
from webapp.i18n.text import Text
from webapp.views.statement import words

LEAVES = "h1, h2, h3, p, li, dt, dd, th, td, caption, legend, label, button, figcaption, summary"
INSIDE = "h1, h2, h3, p, ul, ol, dl, li, table"
Facts = dict[str, Any]


def proven() -> Facts:
    """`proof.json`, read without the code that the page uses."""
    return dict(json.loads(PROOF.read_text(encoding="utf-8")))


def written() -> Facts:
    """`limits.yaml`, read in the same way."""
    return dict(yaml.safe_load(LIMITS.read_text(encoding="utf-8")))


def said(element: Element) -> str:
    """What an element says, with single spaces."""
    return " ".join(element.to_text(separator="", strip=False).split())


def leaves(page: Page) -> list[Element]:
    """The elements in the main part that hold sentences and no other such elements."""
    [main] = page.all("main")
    return [found for found in elements(main, LEAVES) if not elements(found, INSIDE)]


def unaccounted(page: Page, sentences: Collection[str]) -> list[str]:
    """What stands on a page beside these sentences."""
    return [said(leaf) for leaf in leaves(page) if said(leaf) not in sentences]


class Speech:
    """Interface strings as the site says them in a language, and values as it writes them."""

    def __init__(self, app: Flask, locale: str) -> None:
        self._app = app
        self.locale = locale

    def say(self, source: str, **values: object) -> str:
        with self._app.test_request_context(f"/{self.locale}"):
            return " ".join(str(babel.gettext(source, **values)).split())

    def count(self, one: str, other: str, number: int, **values: object) -> str:
        with self._app.test_request_context(f"/{self.locale}"):
            shown = {"count": self.number(number)} | values
            return " ".join(str(babel.ngettext(one, other, number, **shown)).split())

    def number(self, value: int) -> str:
        return cldr.format_number(value, self.locale)

    def day(self, written_day: date | str) -> str:
        return cldr.format_moment(Moment.parse(str(written_day)), self.locale)

    def join(self, names: Collection[str]) -> str:
        return str(cldr.join([Text((name,)) for name in names], self.locale))

    def languages(self, locales: Collection[str]) -> str:
        return self.join([autonym(locale) for locale in locales])


def of_the_files(speech: Speech, site_url: str) -> Iterator[str]:
    """All sentences that a site without settings of its own says, as the files of today have it: no more, no less."""
    proof, known = proven(), written()
    say = speech.say
    yield say(
        "This statement is about all pages of {address}, in {languages}.",
        address=site_url,
        languages=speech.languages(LOCALES),
    )
    yield say("This copy of the site does not name anyone who is responsible for it yet.")
    yield from _standing(speech, known)
    yield from _limits(speech, known)
    yield say(
        "This statement was prepared on {prepared}, and last reviewed on {reviewed}.",
        prepared=speech.day(known["prepared"]),
        reviewed=speech.day(known["reviewed"]),
    )
    yield say("It is a self-assessment: those who made the site have tested it, with programs.")
    yield say("The last tests ended on {date}.", date=speech.day(proof["day"]))
    yield say("This statement for programs (JSON)")
    yield from _tests(speech, proof)
    heard = proof["reader"].partition(" ")[0]
    missing = [name for name in ("Orca", "NVDA", "JAWS", "VoiceOver", "TalkBack") if name != heard]
    yield speech.count(
        "The screen reader {names}", "The screen readers {names}", len(missing), names=speech.join(missing)
    )
    yield from (say(words.UNTESTED[name]) for name in known["untested"])
    yield say("This copy of the site does not name an address that you can write to yet.")
    yield say("This copy of the site does not name a body that you can turn to.")


def _standing(speech: Speech, known: Facts) -> Iterator[str]:
    """Nobody else has checked the site: whoever writes that somebody has must come here and say what follows."""
    assert known["audit"] is None
    assert known["planned"] is None
    yield speech.say(words.STATUS["partial"], standard="EN 301 549 V3.2.1")
    yield speech.say("Nobody from outside has checked all criteria yet, so we do not say that all are met.")
    unmet = {limit["criterion"] for limit in known["limits"] if limit.get("level") in ("A", "AA") and not limit["met"]}
    assert not unmet
    yield speech.say("We know of no criterion of level A or AA that is not met.")
    yield speech.say(words.DUTCH["D"])


def _limits(speech: Speech, known: Facts) -> Iterator[str]:
    for limit in known["limits"]:
        told = words.LIMITS[limit["id"]]
        yield speech.say(told.what)
        yield f"{speech.say(told.why)} {speech.say(told.instead)}"
        if limit.get("theirs"):
            yield speech.say("It is content from others, which the standard does not cover.")
            continue
        level = speech.say(words.LEVELS[limit["level"]])
        criterion = speech.say("WCAG {number}, {level}.", number=limit["criterion"], level=level)
        beyond = limit["level"] == "AAA" and not limit["met"]
        standing = "The standard does not ask for this level." if beyond else "The criterion is met all the same."
        yield f"{criterion} {speech.say(standing)}"


def _tests(speech: Speech, proof: Facts) -> Iterator[str]:
    if proof["checks"]:
        yield speech.say(
            "Pages in {states} states, such as a list without results or a form with errors, were judged by the rules "
            "of axe-core {version} and by checks of our own. They are of {templates} kinds, and in {languages}.",
            states=speech.number(proof["states"]),
            version=proof["axe"],
            templates=speech.number(proof["templates"]),
            languages=speech.languages(proof["locales"]),
        )
    if proof["journeys"]:
        yield speech.count(
            "{count} journey through the site was made with the screen reader {reader}, in {browsers}. What it said "
            "was compared with what it should say. We had written that down before.",
            "{count} journeys through the site were made with the screen reader {reader}, in {browsers}. What it said "
            "was compared with what it should say. We had written that down before.",
            proof["journeys"],
            reader=proof["reader"],
            browsers=speech.join(proof["browsers"]),
        )
    if proof["faults"]:
        yield speech.say(
            "To test the tests, {faults} faults were put into pages, one at a time. The tests found {caught} of them.",
            faults=speech.number(proof["faults"]),
            caught=speech.number(proof["caught"]),
        )
