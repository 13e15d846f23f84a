"""Checks of the suite as judges of a look: its judges, and whole tests of it, which are handed a planted page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from inspect import signature
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Page, ViewportSize

from e2e.browsing import DESKTOP, PHONE
from e2e.checks import Action, Faults, judge_conditions, judge_keyboard, judge_static, judge_updates
from e2e.checks.conditions import SPACING
from e2e.faults.looking import Judge, Look
from e2e.judging import ALL, DOUBLE, Condition, expect_apart, expect_to_fit
from e2e.pages import OrganisationsPage
from e2e.test_directory_requests import filled_in
from e2e.words import LOCALES
from tests.checking import Page as Answer
from tests.gates import test_contrast, test_sizes
from tests.views import test_picture as test_drawing
from webapp.store.db import reading

PAGES: Mapping[str, Mapping[str, bool]] = {
    "page": {"java_script_enabled": True},
    "plain_page": {"java_script_enabled": True},
    "grown_page": {"java_script_enabled": True},
    "paper": {"java_script_enabled": True},
    "probed_page": {"bypass_csp": True},
}
"""Fixtures that are a page, and its options."""
OWN_PAGES = ("new_page", "live_page", "shown", "failing")
"""Fixtures that are a page in a browser that has never been on the site, or a list on such a page."""


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
                "read_site": look.ground.asking,
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
    waits = bool({*PAGES, *OWN_PAGES, "visitors"} & {*names})
    return Judge(f"{test.__module__.replace('.', '/')}.py: {test.__name__}{words}", judge, waits=waits)


def _fixture(look: Look, name: str, stack: ExitStack) -> object:
    if name in PAGES:
        page = stack.enter_context(look.visitors.shared(**PAGES[name]))
        if name == "paper":
            stack.enter_context(_emulated(page, media="print"))
        return page
    if name == "addresses":
        return [{locale: look.site.words(locale).path(look.ref) for locale in LOCALES}]
    if name == "store":
        return stack.enter_context(reading(look.site.store))
    if name in OWN_PAGES:
        # What these tests hold back or block, they hold back for good.
        page = stack.enter_context(look.visitors.new(may_fail=name == "failing"))
        stack.callback(page.unroute_all, behavior="ignoreErrors")
        return OrganisationsPage.open(page, look.words) if name in ("shown", "failing") else page
    return None


def of_all_pages(*tests: Callable[[dict[str, Answer]], None]) -> Judge:
    """Tests of all pages, which are given one page in its languages."""

    def judge(look: Look) -> None:
        paths = [look.site.words(locale).path(look.ref) for locale in LOCALES]
        answers = {path: look.client.get(path) for path in paths}
        for test in tests:
            try:
                test(answers)
            except AssertionError as error:
                raise FoundError(f"{test.__module__.replace('.', '/')}.py: {test.__name__}", error) from error

    return Judge("tests/views/test_pages.py", judge)


@contextmanager
def _emulated(page: Page, **media: str) -> Iterator[None]:
    page.emulate_media(**media)  # type: ignore[arg-type]
    try:
        yield
    finally:
        page.emulate_media(**dict.fromkeys(media, "null"))  # type: ignore[arg-type]
        page.set_viewport_size(DESKTOP)


def _document(look: Look) -> None:
    look.client.get(look.path, 200 if look.ref else 404)


def _arriving(look: Look) -> None:
    with look.arrived():
        """The pages on the way there expect what they expect on every journey."""


def _lines(look: Look) -> None:
    page = look.client.get(look.path)
    assert set(test_drawing.lines(page)) == test_drawing.told(page)


def _axe(condition: Condition) -> Judge:
    def judge(look: Look) -> None:
        with look.arrived() as page, _emulated(page, color_scheme="null"):
            look.ground.axe.judge(page, [condition])

    return Judge(f"axe ({condition})", judge, still=True)


def _fitting(look: Look) -> None:
    with look.arrived() as page, _emulated(page, color_scheme="null"):
        page.set_viewport_size(PHONE)
        _fits(page)
        for css in (SPACING, f"html {{ font-size: {page.evaluate(DOUBLE)}px !important; }}"):
            style = page.add_style_tag(content=css)
            try:
                _fits(page)
            finally:
                style.evaluate("element => element.remove()")


def _fits(page: Page) -> None:
    expect_to_fit(page)
    expect_apart(page)


class FoundError(AssertionError):
    """What an own check has found; `check` is its name."""

    def __init__(self, check: str, said: object) -> None:
        super().__init__(f"{check}: {said}")
        self.check = check


def _own(name: str, find: Callable[[Page], Faults], size: ViewportSize = DESKTOP, **media: str) -> Judge:
    """Own checks of a page, in one way of looking at it."""

    def judge(look: Look) -> None:
        with look.arrived() as page, _emulated(page, **media):
            page.set_viewport_size(size)
            expect_nothing(find(page))

    return Judge(f"e2e/checks: {name}", judge, still=True)


def updating(action: Action) -> Judge:
    """Own checks of a page through one change of a part."""

    def judge(look: Look) -> None:
        with look.arrived() as page:
            expect_nothing(judge_updates(page, [action]))

    return Judge(f"e2e/checks: judge_updates ({action.name})", judge, waits=True)


def expect_nothing(found: Faults) -> None:
    """Own checks have found nothing; what they have found is told by the name of the first of them."""
    for check, faults in found.items():
        raise FoundError(f"e2e/checks: {check}", faults[:3])


@contextmanager
def _sheets(look: Look) -> Iterator[Path]:
    """A folder with the style sheets as they are with what is planted."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for sheet in test_contrast.CSS.glob("*.css"):
            changed = look.ground.planting.change("style", sheet.read_text(encoding="utf-8"))
            (folder / sheet.name).write_text(changed, encoding="utf-8")
        yield folder


def _sizes(look: Look) -> None:
    with _sheets(look) as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(test_sizes, "CSS", folder)
        for sheet in folder.iterdir():
            if sheet.name != test_sizes.PAPER:
                test_sizes.test_no_size_of_text_is_fixed(sheet.name)


def _contrast(look: Look) -> None:
    with _sheets(look) as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(test_contrast, "CSS", folder)
        patched.setattr(test_contrast, "USUAL", usual := test_contrast.read("tokens"))
        patched.setattr(test_contrast, "MORE", {**usual, **test_contrast.read("contrast")})
        test_contrast.test_text_on_paper_has_enough_contrast()
        for theme in test_contrast.THEMES:
            for text, ground in product(test_contrast.TEXTS, test_contrast.GROUNDS):
                test_contrast.test_text_has_enough_contrast(theme, text, ground)
            test_contrast.test_words_on_the_accent_have_enough_contrast(theme)
            test_contrast.test_shapes_have_enough_contrast(theme)
            test_contrast.test_a_filled_seat_is_seen(theme)


GATES = (Judge("tests/gates/test_contrast.py", _contrast), Judge("tests/gates/test_sizes.py", _sizes))
OWN = (
    _own("as it stands, 1280 px, light", judge_static),
    _own("as it stands, 320 px, dark", judge_static, PHONE, color_scheme="dark"),
    _own("under conditions", judge_conditions),
    _own("by keyboard", judge_keyboard),
)
LINES = Judge("tests/views/test_picture.py: test_every_line_is_told_in_words", _lines)
DOCUMENT = Judge("tests/checking.py: check", _document)
ARRIVAL = Judge("e2e/pages: the journey there", _arriving, still=True)
AXE = tuple(_axe(condition) for condition in ALL)
FIT = Judge("e2e/judging.py: expect_to_fit, expect_apart", _fitting, still=True)
