"""The accessibility statement, and telling of a problem with its form."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys.around import headings, open_page, title
from e2e.screenreader.phrases import button, heading, link, perhaps, system, text
from webapp.views.feedback import LABELS

STATEMENT, FEEDBACK = "page:accessibility", "page:feedback"
HINT = "What did you want to do, and what happened? This is all that we need to know."
CONTACT = 7
"""The heading under which the form is linked to."""


def tell_of_a_problem(heard: Heard) -> None:
    """Through the statement by its headings, to the form; it is sent empty by mistake, mended, and sent."""
    words = heard.words
    say = words.say
    open_page(heard, STATEMENT)
    heard.step("h", heading(words.link(STATEMENT).full, 1))
    for place in range(CONTACT):
        heard.step("h", heading(headings(words, STATEMENT)[place], 2))
    heard.step("h", heading(headings(words, STATEMENT)[CONTACT], 2))
    heard.step("k", link(words.words_of_link(STATEMENT, FEEDBACK)))
    heard.arrive("Return", title(heard, FEEDBACK))

    problem, hint, fault = say(LABELS["problem"]), say(HINT), say("Write what the problem is.")
    heard.step("e", text(problem, role="entry"), perhaps(system("required")), text(hint))
    heard.step("b", button(say("Send the message")))
    summary = text(say("There is a problem"))
    heard.go("Return", f"{say('Your message was not sent')} – Samenspraak", summary, perhaps(summary))
    heard.step("Tab", link(fault))
    heard.step(
        "Return",
        text(problem, role="entry"),
        perhaps(system("required")),
        system("invalid entry"),
        text(fault),
        text(hint),
    )
    heard.type("Nothing is said")
    heard.step("Insert+a")
    heard.step("b", button(say("Send the message")))
    thanks = say("Thank you for your message")
    heard.go("Return", f"{thanks} – Samenspraak", perhaps(text(thanks)))
