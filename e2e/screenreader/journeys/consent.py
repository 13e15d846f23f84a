"""The question on cookies: refusing, choosing by purpose, withdrawing; on a list it is answered in place."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys.around import answer, notice, open_page, title
from e2e.screenreader.journeys.lists import ORGANISATIONS
from e2e.screenreader.phrases import Phrase, button, heading, link, status, system, text
from webapp.content import texts
from webapp.i18n.text import Text
from webapp.store.db import reading
from webapp.views.asking import LINES, NAMES

HOME, COOKIES = "page:home", "page:cookies"


def kept(heard: Heard, *, accepted: bool) -> str:
    """The sentence that tells of an answer."""
    say = heard.words.say
    return say("Your choice is kept: you accepted.") if accepted else say("Your choice is kept: you refused.")


def region(heard: Heard) -> Phrase:
    """The part of the page with that sentence."""
    return text(heard.words.say("Your choice about cookies"), role="region")


def confirmed(heard: Heard, *, accepted: bool) -> list[Phrase]:
    """All that is said of an answer at the top of a page."""
    more = heard.words.say("You can see and change it here: {link}.", link="\0").partition("\0")[0]
    return [region(heard), text(kept(heard, accepted=accepted)), text(more), link(heard.words.link(COOKIES))]


def heading_of_choices(heard: Heard) -> Text:
    """The heading over the form by purpose."""
    with reading(heard.words.store) as session:
        body = texts.body(session, COOKIES, heard.words.locale)
    return next(section.heading.words for section in body.sections if section.heading and section.slot == "choices")


def refuse(heard: Heard) -> None:
    """The question comes first; both answers are buttons; the answer is confirmed where one is."""
    open_page(heard, HOME)
    heard.step("m", *notice(heard))
    heard.step("Tab", answer(heard, "accept"))
    heard.step("Tab", answer(heard, "refuse"))
    heard.go("Return", title(heard, HOME), *confirmed(heard, accepted=False))
    heard.step("Tab", link(heard.words.link(COOKIES)))
    heard.step("h", heading(heard.words.link(HOME).full, 1))


def accept_on_a_list(heard: Heard) -> None:
    """The same where the page stays: the focus is on the confirmation, which is said."""
    open_page(heard, ORGANISATIONS)
    heard.step("m", *notice(heard))
    heard.step("Tab", answer(heard, "accept"))
    heard.step("Return", region(heard), status(kept(heard, accepted=True)))
    heard.step("Tab", link(heard.words.link(COOKIES)))


def choose_and_withdraw(heard: Heard) -> None:
    """One purpose is ticked and kept, and withdrawn at the bottom of the page."""
    say = heard.words.say
    form = LINES["form"]
    open_page(heard, HOME)
    heard.step("m", *notice(heard))
    heard.step("k", link(say(LINES["notice"]["choose"])))
    heard.go("Return", title(heard, COOKIES), text(heading_of_choices(heard)))
    heard.step("x", text(say(NAMES["preferences"]), role="not checked"), text(say(form["preferences-hint"])))
    heard.step("space", system("checked"))
    heard.step("x", text(say(NAMES["statistics"]), role="not checked"), text(say(form["statistics-hint"])))
    heard.step("b", button(say(form["keep"])))
    heard.go("Return", title(heard, COOKIES), *confirmed(heard, accepted=True))
    heard.step("shift+b", button(say("Withdraw my consent to cookies")))
    withdrawn = say("Your consent is withdrawn")
    heard.arrive("Return", f"{withdrawn} – Samenspraak")
    heard.step("h", heading(withdrawn, 1))
