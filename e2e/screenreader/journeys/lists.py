"""Lists: narrowing them, finding nothing, turning pages, and the map above the countries."""

from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys.around import open_page, title
from e2e.screenreader.phrases import Phrase, heading, link, perhaps, status, text
from e2e.wanted import Shown, Wanted, look_up
from webapp.views.directory import NAMES, OWN_NAMES

ORGANISATIONS, COUNTRIES = "page:organisations", "page:countries"
NOTHING = "Nothing in this list fits all that you have chosen."


def text_field(heard: Heard, ref: str = ORGANISATIONS) -> list[Phrase]:
    """The field for a part of a name, with its hint."""
    own = (NAMES | OWN_NAMES.get(ref, {}))["q"]
    hint = heard.words.say("Part of it is enough, in any language.")
    return [text(heard.words.say(own), role="entry"), text(hint)]


def heading_of(found: Shown) -> Phrase:
    """The heading of the results."""
    return heading(found.count, 2)


def filter_for(heard: Heard, found: Shown) -> None:
    """Type into the field and send the form; the count is said, and the results are the next heading."""
    heard.step("e", *text_field(heard))
    heard.step("Insert+a")
    heard.type(found.wanted.text)
    heard.step("Return", status(found.status))
    heard.step("Insert+a")
    heard.step("h", heading_of(found))


def narrow(heard: Heard) -> None:
    """Narrow a list by text and by region, until nothing is left: each time the count is said, and the focus stays."""
    words = heard.words
    by_text = look_up(words, Wanted(ORGANISATIONS, text="cnv"))
    by_both = look_up(words, Wanted(ORGANISATIONS, text="cnv", chosen={"region": "europe"}))
    nothing = look_up(words, Wanted(ORGANISATIONS, text="cnvxx", chosen={"region": "europe"}))
    region = words.say(NAMES["region"])
    names = [choice.label for choice in by_both.results.state.chosen.values()]
    open_page(heard, ORGANISATIONS)
    heard.step("e", *text_field(heard))
    heard.step("Insert+a")
    heard.type("cnv")
    heard.step("Return", status(by_text.status))
    heard.step("Tab", text(region, role="combo box"), text(words.say("All")))
    heard.type(str(names[0]), text(names[0]))
    heard.step("shift+Tab", text(words.say(NAMES["q"]), role="entry"), perhaps(text("cnv")), *text_field(heard)[1:])
    heard.step("Return", status(by_both.status))
    heard.step("End")
    heard.type("xx")
    heard.step("Return", status(f"{nothing.status} {words.say(NOTHING)}"))


def turn_pages(heard: Heard) -> None:
    """The next page: the focus goes to the heading of the results, and their place in the list is said."""
    words = heard.words
    shown = look_up(words, Wanted(ORGANISATIONS))
    second = look_up(words, shown.next)
    open_page(heard, ORGANISATIONS)
    heard.step("shift+h", heading(words.say("Sources of these entries"), 3))
    for said in ("Data (JSON)", "Table (CSV)"):
        heard.step("shift+k", link(words.say(said)))
    heard.step("shift+Tab", link(words.say("Next page")))
    heard.step("Return", heading_of(second), status(second.status))
    heard.step("k", link(second.results.entries[0].link.full))
    heard.go("alt+Left", title(heard, ORGANISATIONS), perhaps(link(words.say("Next page"))))


def use_the_map(heard: Heard) -> None:
    """The map is named and can be skipped; a region that is chosen on it narrows the list, which is said."""
    words = heard.words
    say = words.say
    found = look_up(words, Wanted(COUNTRIES, {"region": "africa"}))
    region = next(choice.label for choice in found.results.state.chosen.values())
    open_page(heard, COUNTRIES)
    heard.step("h", heading(words.link(COUNTRIES).full, 1))
    heard.step("h", heading(say("On the map"), 2))
    heard.step("Tab", link(say("Skip the map")))
    heard.step("Return", text(say("Search and choose")))
    heard.step("shift+h", heading(say("On the map"), 2))
    heard.step("k", link(say("Skip the map")))
    heard.step("k", link(say("All regions")))
    heard.step("k", link(region))
    heard.step("Return", perhaps(link(region)), status(found.status))
    heard.step("h", heading(say("Search and choose"), 2))
    heard.step("h", heading_of(found))
    heard.step("k", link(say("Show the whole list")))
    heard.step("k", link(say("Show as a table")))
    for entry in found.results.entries[:2]:
        heard.step("k", link(entry.link))
