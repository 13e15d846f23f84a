"""Sample values for specimens, in the language of the page."""

from markupsafe import Markup

from webapp.content.inline import Run
from webapp.content.sources import Source
from webapp.content.subjects import Link, Place, Some
from webapp.content.texts import Block, Mark
from webapp.content.words import Word, Words
from webapp.i18n import cldr
from webapp.i18n.babel import gettext
from webapp.i18n.cldr import HoldsFor, Moment
from webapp.i18n.locales import autonym
from webapp.i18n.text import Text, text
from webapp.views.rendering import Language

COUNTRIES = "AR BE BJ BO BR CD CI CL CO CR EC ET GH GN GT HN ID KE KH LK MA MG ML NE NI PE PH RW SN TN".split()  # noqa: SIM905
LONG = "Arbeitnehmervertretungsorganisationsverordnung"
"""A word that is wider than a small screen, in German, which is no language of the site."""


class Sample:
    """Sample values in a language: names are those of CLDR or plain, words those of the interface."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.address = f"/{locale}"

    def say(self, source: str, **values: object) -> Text:
        """Words of the interface."""
        return gettext(source, **values)

    def country(self, code: str = "MG") -> Link:
        """A country."""
        return Link(f"country:{code}", Text((cldr.territory_name(code, self.locale),)), self.address)

    def countries(self, most: int = len(COUNTRIES)) -> tuple[Link, ...]:
        """So many countries, or thirty."""
        return tuple(self.country(code) for code in COUNTRIES[:most])

    def some(self, shown: int, total: int) -> Some:
        """So many countries out of more."""
        return Some(self.countries(shown), total)

    def organisation(self, until: Moment | None = None) -> Link:
        """An organisation with an acronym; its name is Dutch."""
        return Link("org:sample", text("Vakbond van de Zee", "nl", self.locale), self.address, "VdZ", until)

    def former(self) -> Link:
        """An organisation that ended."""
        return self.organisation(until=Moment(2009, 12, 31))

    def project(self, since: Moment | None = None, until: Moment | None = None, when: Moment | None = None) -> Link:
        """A project; its name is English."""
        name = text("Decent Work at Sea", "en", self.locale)
        return Link("project:sample", name, self.address, None, until, since, when)

    def long(self) -> Link:
        """What is called by one long word, in a language that is not the page's."""
        return Link("org:long", Text((LONG,), "de"), self.address)

    def page(self, source: str) -> Link:
        """A page that is called by words of the interface."""
        return Link(f"page:{source}", self.say(source), self.address)

    def place(self, *above: Link, link: Link | None = None) -> Place:
        """Where a page stands, below these."""
        own = link or self.country()
        return Place(own.ref, self.locale, own, above, {self.locale: self.address, "en": "/en"}, {}, {})

    def languages(self, *locales: str) -> tuple[Language, ...]:
        """Entries of the language switch."""
        return tuple(Language(locale, autonym(locale), f"/{locale}") for locale in locales)

    def source(self, key: str = "one", holds_for: str = "2024-04-01") -> Source:
        """A source; its title is French."""
        title = text("Rapport annuel", "fr", self.locale)
        return Source(key, title, "OIT", "https://example.org/rapport", HoldsFor.parse(holds_for))

    def sources(self) -> tuple[Source, ...]:
        """A source with a date, one without, and a decision of this project."""
        ours = Source("ours", text("Decision", "en", self.locale), "Samenspraak", "", HoldsFor.parse("before 2026"))
        return (self.source(), self.source("two", "undated"), ours)

    def block(self, kind: str, number: int = 1, mark: Mark | None = None, who: str | None = None) -> Block:
        """A sentence of a text with a link in it; one that is not translated is in English."""
        missing = mark == "missing"
        words = "This sentence waits for its translation; see " if missing else f"{self.sentence()} "
        runs = (Run(words), Run(str(self.say("Sources")), self.address), Run("."))
        return Block(f"{kind}-{number}", kind, who, runs, "en" if missing and self.locale != "en" else None, mark)

    def words(self, *others: str) -> Words:
        """Another name in the language of the page, and the name in these, if they are others."""
        own = Word(self.locale, self.say("Number"), None, (self.say("Date"), self.say("Time")))
        names = {"de": LONG, "fr": "mandat", "nl": "mandaat"}
        return Words(
            own,
            tuple(
                Word(lang, Text((names[lang],), lang), "M", (Text((names[lang],)),))
                for lang in others
                if lang != self.locale
            ),
        )

    def sentence(self) -> Text:
        """A sentence of the interface."""
        return self.say("An independent site. The facts come from public sources, with their dates.")

    def paragraph(self) -> Markup:
        """The same as a paragraph."""
        return Markup("<p>{}</p>").format(self.sentence())
