"""The lists in each of their states: what is chosen, what is on its way, what failed, and where one comes back to."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, Route, expect

from e2e.listening import Ears, Held
from e2e.pages import CountriesPage, DirectoryPage, OrganisationsPage, ProjectsPage
from e2e.states.errors import error_page
from e2e.states.view import Reach, View
from e2e.wanted import look_up
from e2e.words import Words
from webapp.views.errors import TEXTS

LISTS: dict[str, type[DirectoryPage]] = {
    "organisations": OrganisationsPage,
    "countries": CountriesPage,
    "projects": ProjectsPage,
}
FONTS = "() => Promise.all([...document.fonts].map(face => face.load())).then(() => true)"
State = Callable[[DirectoryPage], None]


def many(_shown: DirectoryPage) -> None:
    """As one first meets it, with hundreds of entries."""


def filtered(shown: DirectoryPage) -> None:
    """Narrowed by a choice and a text."""
    shown.page.goto(shown.look_up(chosen={"region": "africa"}, text="e").address)
    expect(shown.count).to_be_visible()


def second_page(shown: DirectoryPage) -> None:
    """The page after the first."""
    shown.page.goto(look_up(shown.words, shown.look_up().next).address)
    expect(shown.page_link("Previous page")).to_be_visible()


def empty(shown: DirectoryPage) -> None:
    """Nothing fits."""
    shown.page.goto(shown.look_up(chosen={"region": "asia"}, text="zzz").address)
    expect(shown.looser("q")).to_be_visible()


def left_out(shown: DirectoryPage) -> None:
    """The address asks for what is not there."""
    shown.page.goto(f"{shown.path}?region=atlantis&q=%21&from=nowhere")
    expect(shown.results.locator(".left-out")).to_have_count(3)


def as_table(shown: DirectoryPage) -> None:
    """The countries as a table."""
    with Ears(shown.page).update():
        shown.page.locator("#other-view").click()
    expect(shown.results.locator("table")).to_be_visible()


def near(shown: DirectoryPage) -> None:
    """One region of the map, with its names."""
    with Ears(shown.page).update():
        shown.page.locator("#map-africa").click()
    expect(shown.page.locator("svg.near")).to_be_visible()


def updated(shown: DirectoryPage) -> None:
    """After a part of the page was replaced."""
    with Ears(shown.page).update():
        shown.page_link("Next page").click()


def updated_to_nothing(shown: DirectoryPage) -> None:
    """After the results were replaced by none."""
    shown.text.fill("zzz")
    with Ears(shown.page).update():
        shown.button.click()
    expect(shown.entries).to_have_count(0)


def clicked_twice(shown: DirectoryPage) -> None:
    """After a double click."""
    with Ears(shown.page).update():
        shown.page_link("Next page").dblclick()


def after_back(shown: DirectoryPage) -> None:
    """After an update was taken back by the browser."""
    before = shown.page.title()
    updated(shown)
    shown.page.go_back()
    expect(shown.page).to_have_title(before)


def after_forward(shown: DirectoryPage) -> None:
    """After Back and Forward."""
    updated(shown)
    after = shown.page.title()
    shown.page.go_back()
    expect(shown.page).not_to_have_title(after)
    shown.page.go_forward()
    expect(shown.page).to_have_title(after)


def busy(shown: DirectoryPage) -> None:
    """An answer is on its way."""
    Held(shown.page)
    shown.button.click()
    expect(shown.busy).to_be_visible()


def slow(shown: DirectoryPage) -> None:
    """It is on its way for so long that the status says so."""
    busy(shown)
    expect(shown.status).to_have_text(shown.words.say("The results are being fetched …"))


def offline(shown: DirectoryPage) -> None:
    """No answer came; whatever the page needs for showing that has come before."""
    shown.page.evaluate(FONTS)
    shown.page.context.set_offline(True)
    shown.button.click()
    expect(shown.failed).to_be_visible()


def refused(status: int) -> State:
    """A part was asked for, and the answer was an error page of the site."""

    def state(shown: DirectoryPage) -> None:
        def answer(route: Route) -> None:
            if "hx-request" in route.request.headers:
                route.fulfill(**error_page(shown.words, status))
            else:
                route.fallback()

        shown.page.route("**/*", answer)
        shown.button.click()
        expect(shown.failed).to_be_visible()

    return state


STATES: dict[str, tuple[str, State]] = {
    "many": ("long", many),
    "filtered": ("filtered", filtered),
    "second page": ("paged", second_page),
    "empty": ("empty", empty),
    "left out": ("left out", left_out),
    "updated": ("updated", updated),
    "updated to nothing": ("updated", updated_to_nothing),
    "double click": ("updated", clicked_twice),
    "back": ("history", after_back),
    "forward": ("history", after_forward),
    "busy": ("waiting", busy),
    "slow": ("waiting", slow),
    "offline": ("failed", offline),
}
OF_COUNTRIES: dict[str, tuple[str, State]] = {"table": ("filtered", as_table), "region": ("updated", near)}


def _reach(name: str, state: State) -> Reach:
    def reach(page: Page, words: Words) -> None:
        state(LISTS[name].open(page, words))

    return reach


def views() -> Iterator[View]:
    """Each list in each state; the errors that a part of it can be answered with, each on one of them."""
    for place, name in enumerate(LISTS):
        states = STATES | (OF_COUNTRIES if name == "countries" else {})
        # Of all countries a second page there is none.
        for variant, (kind, state) in states.items():
            yield View(name, kind, _reach(name, state), variant, place="grown")
        for status in list(TEXTS)[place :: len(LISTS)]:
            yield View(name, "failed", _reach(name, refused(status)), f"fragment {status}", place="grown")
