"""Checks of the suite as judges of a look: its judges, and whole tests of it, which are handed a planted page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from inspect import signature

from playwright.sync_api import Page

from e2e.browsing import DESKTOP, PHONE
from e2e.faults.looking import Judge, Look
from e2e.judging import ALL, DOUBLE, SPACING, Condition, expect_apart, expect_to_fit
from e2e.pages import OrganisationsPage
from e2e.test_directory_requests import filled_in
from e2e.words import LOCALES
from tests.checking import Page as Answer
from webapp.store.db import reading

PAGES: Mapping[str, Mapping[str, bool]] = {
    "page": {"java_script_enabled": True},
    "plain_page": {"java_script_enabled": True},
    "new_page": {"java_script_enabled": True},
    "live_page": {"java_script_enabled": True},
    "grown_page": {"java_script_enabled": True},
    "paper": {"java_script_enabled": True},
    "probed_page": {"bypass_csp": True},
}
"""Fixtures that are a page, and its options."""


def suite(test: Callable[..., None], **given: object) -> Judge:
    """A test of the suite as a judge; its fixtures are those of the look, its parameters are given."""
    names = list(signature(test).parameters)

    def judge(look: Look) -> None:
        with ExitStack() as stack:
            known: dict[str, object] = {
                "words": look.words,
                "grown_words": look.words,
                "site": look.site,
                "grown_site": look.site,
                "visitors": look.visitors,
                "grown_visitors": look.visitors,
                "client": look.client,
                "locale": look.locale,
                **given,
            }
            for name in names:
                if name not in known:
                    known[name] = _fixture(look, name, stack)
            if "asked" in names:
                shown = known["shown"]
                assert isinstance(shown, OrganisationsPage)
                known["asked"] = filled_in(shown)
            test(**{name: known[name] for name in names})

    words = f" ({', '.join(str(value) for value in given.values())})" if given else ""
    return Judge(f"{test.__module__.replace('.', '/')}.py: {test.__name__}{words}", judge)


def _fixture(look: Look, name: str, stack: ExitStack) -> object:
    if name in PAGES:
        page = stack.enter_context(look.visitors.shared(**PAGES[name]))
        if name == "paper":
            stack.enter_context(_printed(page))
        return page
    if name == "store":
        return stack.enter_context(reading(look.site.store))
    if name == "shown":
        page = stack.enter_context(look.visitors.shared(**PAGES["page"]))
        return OrganisationsPage.open(page, look.words)
    if name == "failing":
        page = stack.enter_context(look.visitors.new(may_fail=True))
        return OrganisationsPage.open(page, look.words)
    if name == "pages":
        paths = [look.site.words(locale).path(look.ref) for locale in LOCALES]
        answers: dict[str, Answer] = {path: look.client.get(path) for path in paths}
        return answers
    return None


@contextmanager
def _printed(page: Page) -> Iterator[None]:
    page.emulate_media(media="print")
    try:
        yield
    finally:
        page.emulate_media(media="null")
        page.set_viewport_size(DESKTOP)


def _document(look: Look) -> None:
    look.client.get(look.words.path(look.ref), 200 if look.ref else 404)


def _arriving(look: Look) -> None:
    with look.arrived():
        """The pages on the way there expect what they expect on every journey."""


def _axe(condition: Condition) -> Judge:
    def judge(look: Look) -> None:
        with look.arrived() as page:
            look.ground.axe.judge(page, [condition])

    return Judge(f"axe ({condition})", judge)


def _fitting(look: Look) -> None:
    with look.arrived() as page:
        page.set_viewport_size(PHONE)
        _fits(page)
        style = page.add_style_tag(content=SPACING)
        _fits(page)
        style.evaluate("element => element.remove()")
        size = page.evaluate(DOUBLE)
        page.add_style_tag(content=f"html {{ font-size: {size}px !important; }}")
        _fits(page)


def _fits(page: Page) -> None:
    expect_to_fit(page)
    expect_apart(page)


DOCUMENT = Judge("tests/checking.py: check", _document)
ARRIVAL = Judge("e2e/pages: the journey there", _arriving)
AXE = tuple(_axe(condition) for condition in ALL)
FIT = Judge("e2e/judging.py: expect_to_fit, expect_apart", _fitting)
