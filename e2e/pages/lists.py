"""Pages that are lists: the directory, in which one can search, choose, order and turn pages; and the site map."""

from typing import Any

from playwright.sync_api import Locator, expect

from e2e.pages.frame import SitePage, texts_of
from e2e.wanted import Shown, Wanted, look_up
from webapp.views.directory import NAMES, OWN_NAMES

MOST_LOOKS = 60
STATE = """() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const links = (selector, attribute) =>
    Object.fromEntries(all(selector).map(link => [link.hreflang, link.getAttribute(attribute)]));
  return {
    address: location.pathname + location.search,
    title: document.title,
    lang: document.documentElement.lang,
    count: all("#results > h2").map(heading => heading.textContent),
    entries: all("#results .entry-list > li > a").map(link => [link.pathname, link.textContent.trim()]),
    languages: links("nav [hreflang]", "href"),
    alternates: links("head [rel=alternate]", "href"),
    canonical: all("head [rel=canonical]").map(link => link.href),
    form: Object.fromEntries(all("[role=search] select").map(field => [field.name, field.value])),
    text: all("[role=search] input").map(field => field.value),
  };
}"""


class DirectoryPage(SitePage):
    """A list in a state: whatever is chosen."""

    ending = r"(\?[^#]*)?(#.*)?$"

    @property
    def form(self) -> Locator:
        """The form that narrows and orders the list."""
        return self.page.get_by_role("search", name=self.words.say("Search and choose"), exact=True)

    @property
    def text(self) -> Locator:
        """The field for a part of a name."""
        return self.form.get_by_role("searchbox", name=self.say_name("q"), exact=True)

    @property
    def button(self) -> Locator:
        """The button that shows the results."""
        return self.form.get_by_role("button", name=self.words.say("Show results"), exact=True)

    @property
    def results(self) -> Locator:
        """All that changes with what is chosen."""
        return self.page.locator("#results")

    @property
    def count(self) -> Locator:
        """The heading of the results."""
        return self.results.get_by_role("heading", level=2)

    @property
    def status(self) -> Locator:
        """What is said to those who do not see the page."""
        return self.page.get_by_role("status")

    @property
    def busy(self) -> Locator:
        """The words while results are on their way."""
        return self.main.get_by_text(self.words.say("The results are being fetched …"), exact=True)

    @property
    def failed(self) -> Locator:
        """The words when results cannot be had."""
        return self.main.get_by_text(self.failure, exact=True)

    @property
    def failure(self) -> str:
        """What is said when results cannot be had."""
        return self.words.say("The results could not be fetched. Your choices are still here.")

    @property
    def retry(self) -> Locator:
        """The link to ask for the same once more."""
        return self.main.get_by_role("link", name=self.words.say("Try again"), exact=True)

    @property
    def entries(self) -> Locator:
        """The links to what is listed."""
        return self.results.locator(f"a[href^='{self.path}/']")

    @property
    def names(self) -> list[str]:
        """What is listed on this page, in its order."""
        return texts_of(self.entries)

    @property
    def downloads(self) -> Locator:
        """The links to the same entries as files."""
        return self.results.locator(f"a[href^='{self.path}.']")

    def say_name(self, name: str) -> str:
        """What a parameter is called."""
        return self.words.say((NAMES | OWN_NAMES.get(self.ref, {}))[name])

    def field(self, name: str) -> Locator:
        """A field to choose from, by the name of its parameter."""
        return self.form.get_by_role("combobox", name=self.say_name(name), exact=True)

    def options(self, name: str) -> list[str]:
        """What can be chosen."""
        return texts_of(self.field(name).get_by_role("option"))

    def page_link(self, name: str) -> Locator:
        """The link to another page of the list, by its English name."""
        return self.navigation("Pages of this list").get_by_role("link", name=self.words.say(name), exact=True)

    def looser(self, name: str) -> Locator:
        """The link that leaves out a choice where nothing fits all, by the name of its parameter."""
        words = self.words.say("Leave out {name}", name=self.say_name(name))
        return self.results.get_by_role("link", name=words, exact=True)

    def language(self, locale: str) -> Locator:
        """The link to this state in a language."""
        return self.navigation("Language").locator(f"[hreflang={locale}]")

    def look_up(self, **wanted: Any) -> Shown:
        """What the list must show."""
        return look_up(self.words, Wanted(self.ref, **wanted))

    def fill_in(self, shown: Shown) -> None:
        """Choose and type what leads to a state, without asking for it."""
        for name, word in shown.form.items():
            self.field(name).select_option(word)
        self.text.fill(shown.wanted.text)

    def state(self) -> dict[str, Any]:
        """All that follows from what is chosen, as it is on the page."""
        state: dict[str, Any] = self.page.evaluate(STATE)
        return state

    def expect_state(self, shown: Shown, **differs: object) -> None:
        """The list shows what it must, and all around it tells the same; `differs` is what is otherwise on purpose."""
        expect(self.page).to_have_title(shown.title)
        expect(self.count).to_have_text(shown.count)
        self.page.wait_for_load_state()
        origin = self.page.evaluate("location.origin")
        alternates = {locale: origin + address for locale, address in shown.addresses.items()}
        entries = [[entry.link.path, str(entry.link.full)] for entry in shown.results.entries]
        must = {
            "address": shown.address,
            "title": shown.title,
            "lang": self.words.locale,
            "count": [shown.count],
            "entries": entries,
            "languages": shown.addresses,
            "alternates": {**alternates, "x-default": alternates["en"]},
            "canonical": [origin + shown.address],
            "form": shown.form,
            "text": [shown.wanted.text],
            **differs,
        }
        for _ in range(MOST_LOOKS):
            if self.state() == must:
                break
            self.page.wait_for_timeout(50)
        state = self.state()
        assert state.keys() == must.keys()
        assert not [(key, state[key], value) for key, value in must.items() if state[key] != value]


class OrganisationsPage(DirectoryPage):
    ref = "page:organisations"


class ProjectsPage(DirectoryPage):
    ref = "page:projects"


class CountriesPage(DirectoryPage):
    ref = "page:countries"


class SiteMapPage(SitePage):
    ref = "page:site-map"

    @property
    def names(self) -> list[str]:
        """All pages, from the home page down."""
        return texts_of(self.main.get_by_role("link"))

    def to_country(self, ref: str) -> SitePage:
        """To a country, by its name."""
        link = self.main.get_by_role("link", name=str(self.words.link(ref).name), exact=True)
        return self.follow(link, SitePage, ref)
