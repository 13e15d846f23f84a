"""Pages to read: an organisation, the picture of the network, the timeline, the way of dialogue."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys.around import headings, open_page
from e2e.screenreader.phrases import heading, link, name, text
from e2e.words import LOCALES
from webapp.content import subjects, texts, way
from webapp.content.network import timeline
from webapp.content.network.organisations import organisation
from webapp.i18n import cldr
from webapp.store.db import reading

ITUC, NETWORKS, TIMELINE, DIALOGUE = "org:ituc", "page:networks", "page:timeline", "page:social-dialogue"
ACTORS = {
    "government": "The government",
    "trade-unions": "Trade unions",
    "negotiators": "The negotiators",
    "social-partners": "The social partners",
}


def meet_an_organisation(heard: Heard) -> None:
    """The name, the table of figures with its caption and headers, and what the organisation is connected with."""
    words = heard.words
    say, page = words.say, words.link(ITUC)
    with reading(words.store) as session:
        address = subjects.find(session, page.path, LOCALES)
        assert address
        place = subjects.place(session, address, [])
        body = texts.body(session, ITUC, words.locale)
        figures = organisation(session, place, LOCALES, body, found=[]).figures
    moment = figures[0].holds_for.moment
    assert moment
    year = cldr.format_moment(moment, words.locale)
    value = cldr.format_number(figures[0].value, words.locale)
    open_page(heard, ITUC)
    heard.step("h", heading(page.full, 1))
    heard.step("h", heading(say("Figures"), 2))
    caption = name(say("Figures about {name}", name=str(page.name)))
    heard.step("t", caption, text(say("What is counted, and the source"), role="column header"))
    heard.step("shift+alt+Right", text(say("Date"), role="column header"))
    heard.step("shift+alt+Down", text(year))
    heard.step("shift+alt+Right", text(say("Number")), text(value))
    heard.step("h", heading(say("Who works with whom"), 2))
    heard.step("h", heading(say("Connections"), 2))
    heard.step("h", heading(say("Other names"), 2))


def see_the_network(heard: Heard) -> None:
    """The picture is a list of names, and what it draws is told in words, which one opens."""
    words = heard.words
    open_page(heard, NETWORKS)
    heard.step("h", heading(words.link(NETWORKS).full, 1))
    heard.step("h", heading(words.say("Search the lists"), 2))
    heard.step("h", heading(words.say("Who works with whom"), 2))
    heard.step("k", link(words.link("org:cnv-internationaal")))
    heard.step("b", text(words.say("These connections in words"), role="toggle button"))
    heard.step("Return")


def follow_the_timeline(heard: Heard) -> None:
    """Year by year, each year a heading."""
    words = heard.words
    with reading(words.store) as session:
        years = timeline.told(session, words.locale).years
    open_page(heard, TIMELINE)
    heard.step("h", heading(words.link(TIMELINE).full, 1))
    for year in years[:4]:
        heard.step("h", heading(cldr.format_moment(year.year, words.locale), 2))
    heard.step("shift+h", heading(cldr.format_moment(years[2].year, words.locale), 2))


def go_the_way_of_dialogue(heard: Heard) -> None:
    """The figure is two lists: the steps in their order, each with who takes it, and what builds trust."""
    words = heard.words
    with reading(words.store) as session:
        figure = way.of(texts.body(session, DIALOGUE, words.locale))
    above = headings(words, DIALOGUE)
    open_page(heard, DIALOGUE)
    heard.step("h", heading(words.link(DIALOGUE).full, 1))
    for place in range(4):
        heard.step("h", heading(above[place], 2))
    for block in figure.steps:
        heard.step("k", link(block.called))
        heard.step("Down", text(words.say(ACTORS[block.who or ""])))
    heard.step("l", link(figure.things[0].called))
