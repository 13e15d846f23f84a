"""What goes wrong: an address that leads nowhere, and a form with a fault."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys.around import open_page
from e2e.screenreader.phrases import link, perhaps, system, text
from webapp.views.errors import TEXTS

COOKIES = "page:cookies"
HINT = "It has 32 characters: digits, and letters from a to f. Spaces do not matter."
FAULT = "This is not the number of a receipt. Such a number has 32 characters: digits, and letters from a to f."


def get_lost(heard: Heard) -> None:
    """The title says that there is nothing; the page says it again, with ways on."""
    words = heard.words
    sorry = words.say(TEXTS[404][0])
    heard.open(words.path(None), f"{sorry} – Samenspraak")
    heard.skip(text(sorry))
    heard.step("k", link(words.link("page:site-map")))
    heard.step("k", link(words.say("Home")))


def mistype(heard: Heard) -> None:
    """The fault comes first, leads to its field, and is said with it."""
    say = heard.words.say
    number, hint = (
        say("Number of the receipt"),
        say("It has 32 characters: digits, and letters from a to f. Spaces do not matter."),
    )
    fault = say(
        "This is not the number of a receipt. Such a number has 32 characters: digits, and letters from a to f."
    )
    open_page(heard, COOKIES)
    heard.step("e", text(number, role="entry"), text(hint))
    heard.step("Insert+a")
    heard.type("123")
    title = f"{say('There is no receipt with this number')} – Samenspraak"
    problem = say("There is a problem")
    heard.go("Return", title, text(problem), perhaps(text(problem)))
    heard.step("Tab", link(fault))
    heard.step("Return", text(number, role="entry"), system("123"), system("invalid entry"), text(fault), text(hint))
