"""Listening to a journey: a key is pressed, and what is said is held against what was expected before."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from e2e.screenreader.matching import Comparison, are_said, compare
from e2e.screenreader.orca import Utterance
from e2e.screenreader.phrases import MOST_WORDS, Phrase, link, perhaps, system
from e2e.screenreader.reader import Reader
from e2e.words import Words
from tests.proving import WHOLE

MOST_S = 10.0
SOON_S = 1.0 if WHOLE else 8.0
"""A long proof has the computer to itself; beside other tests Orca waits for its turn."""
LOOK_S = 0.03
# Changes of the status: when (ms), and what it says then.
WATCH = """() => {
  const status = document.querySelector("[role=status]");
  window.watching?.disconnect();
  window.changes = [];
  window.watching = new MutationObserver(() => window.changes.push([Date.now(), status.textContent.trim()]));
  if (status) window.watching.observe(status, {childList: true, characterData: true, subtree: true});
}"""
CHANGES = "() => window.changes.filter(([, words]) => words)"
# The languages of the elements that hold these words and have none inside that does too.
LANGUAGES = """words => {
  const plain = element => element.textContent.replace(/\\s+/g, " ").trim();
  const holding = [...document.querySelectorAll("body *")].filter(element => plain(element).includes(words));
  const inmost = holding.filter(element => !holding.some(other => other !== element && element.contains(other)));
  return inmost.map(element => element.closest("[lang]")?.lang ?? "none");
}"""
STATUS_LANGUAGE = """() => document.querySelector("[role=status]")?.closest("[lang]")?.lang ?? "none" """


class NotHeardError(AssertionError):
    """What was said is not what had to be."""


@dataclass
class Heard:
    """What is heard on a journey on a site, in one language.

    `compared` counts the utterances that were held against phrases; `story` is what was done and heard.
    """

    reader: Reader
    origin: str
    words: Words
    title: str = ""
    patience: float = MOST_S
    compared: int = 0
    story: list[str] = field(default_factory=list)

    def open(self, path: str, title: str, *more: Phrase) -> None:
        """Go to an address of the site: its title is said, then its first line."""
        since = self.reader.orca.mark()
        self.reader.browser.open(self.origin + path)
        self._listen(f"open {path}", since, [*self._arrival(title), self._skip_link(), *more, self._site_name()])

    def go(self, key: str, title: str, *more: Phrase) -> None:
        """Press a key that leads to another page: its title is said, then what more is expected."""
        since = self.reader.orca.mark()
        self.reader.press(key)
        self._listen(key, since, [*self._arrival(title), *more, perhaps(self._skip_link()), self._site_name()])

    def arrive(self, key: str, title: str, *more: Phrase) -> None:
        """Press a key that leads to the top of another page: its title is said, then its first line."""
        self.go(key, title, self._skip_link(), *more)

    def step(self, key: str, *phrases: Phrase) -> None:
        """Press a key: the phrases are said in this order, and nothing else."""
        messages = [phrase for phrase in phrases if phrase.kind == "status"]
        if messages:
            self.reader.browser.run(WATCH)
        since = self.reader.orca.mark()
        self.reader.press(key)
        outcome = self._listen(key, since, phrases)
        for phrase in messages:
            self._check_status(key, phrase, outcome.found[phrase])

    def skip(self, *phrases: Phrase) -> None:
        """The first stop on a page is the skip link (WCAG 2.4.1); it leads to the content, which is said."""
        words = self.words.say("Skip to main content")
        # Orca has said it with the page, and does not always say it again.
        self.step("Tab", perhaps(link(words)))
        focus = str(self.reader.browser.run("() => document.activeElement.textContent")).strip()
        self._fail("Tab", [] if focus == words else [f"the first stop is “{focus}”"])
        self.step("Return", *phrases)

    def type(self, words: str, *phrases: Phrase) -> None:
        """Type, key by key: nothing is said but the phrases (WCAG 3.2.2)."""
        since = self.reader.orca.mark()
        self.reader.type(words)
        self._listen(f"type {words}", since, phrases)

    def _arrival(self, title: str) -> list[Phrase]:
        self.title = title
        return [system(f"Finished loading {title}")]

    def _skip_link(self) -> Phrase:
        return link(self.words.say("Skip to main content"))

    def _site_name(self) -> Phrase:
        # It stands in the line of the skip link if nothing is asked above it.
        return perhaps(link("Samenspraak", lang="nl"))

    def _listen(self, key: str, since: int, phrases: Sequence[Phrase]) -> Comparison:
        orca = self.reader.orca
        end = time.monotonic() + self.patience
        while not are_said(orca.said(since), phrases) and time.monotonic() < end:
            self.reader.browser.wait(LOOK_S)
        orca.quiet()
        heard = orca.said(since)
        self.story.append(f"{key}: {' | '.join(utterance.text for utterance in heard)}")
        self.compared += len(heard)
        # Whenever the focus comes to the page itself, Orca says which one it is.
        page = perhaps(system(f"{self.title} document web"))
        outcome = compare(heard, [*phrases, page], self.words.locale)
        for phrase in outcome.silent:
            self._check_language(phrase, outcome)
        self._fail(key, outcome.faults)
        return outcome

    def _check_language(self, phrase: Phrase, outcome: Comparison) -> None:
        """Where Orca gives no language, the page must."""
        lang = phrase.lang or self.words.locale
        if phrase.kind == "status":
            found = [self.reader.browser.run(STATUS_LANGUAGE)]
        elif phrase.kind == "system":
            return
        else:
            found = cast(list[object], self.reader.browser.run(LANGUAGES, phrase.words))
        if lang not in found:
            outcome.faults.append(f"in the page in {found}, not in {lang}: {phrase}")

    def _check_status(self, key: str, phrase: Phrase, heard: list[Utterance]) -> None:
        """A status is set once, is short, and is said within a second and to its end."""
        changes = cast(list[tuple[float, str]], self.reader.browser.run(CHANGES))
        texts = [" ".join(words.split()) for _, words in changes]
        faults = [] if texts == [phrase.words] else [f"the status was set to {texts}, not once to {phrase}"]
        if len(phrase.words.split()) > MOST_WORDS:
            faults.append(f"more than {MOST_WORDS} words: {phrase}")
        if changes and (late := heard[-1].at - changes[-1][0] / 1000) > SOON_S:
            faults.append(f"said {late:.2f} s after the page had changed: {phrase}")
        if (cut := self.reader.orca.cut_off(heard[-1])) is not None:
            faults.append(f"cut off after {cut:.2f} s: {phrase}")
        self._fail(key, faults)

    def _fail(self, key: str, faults: list[str]) -> None:
        if faults:
            raise NotHeardError("\n".join([f"After {key}:", *faults, "What was done and heard:", *self.story]))
