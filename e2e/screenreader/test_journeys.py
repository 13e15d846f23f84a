"""All journeys, in each language, with Chromium; those with status messages with Firefox too."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from e2e.screenreader.conftest import Listen
from e2e.screenreader.hearing import Heard
from e2e.screenreader.journeys import arriving, consent, desk, errors, lists, pages, statement
from e2e.server import Site, serving
from e2e.words import LOCALES

pytestmark = pytest.mark.prove

JOURNEYS: dict[str, Callable[[Heard], None]] = {
    "arrive": arriving.arrive,
    "landmarks": arriving.go_by_landmarks,
    "headings": arriving.go_by_headings,
    "switch language": arriving.switch_language,
    "come back": arriving.come_back,
    "narrow a list": lists.narrow,
    "map": lists.use_the_map,
    "organisation": pages.meet_an_organisation,
    "network": pages.see_the_network,
    "timeline": pages.follow_the_timeline,
    "social dialogue": pages.go_the_way_of_dialogue,
    "refuse": consent.refuse,
    "accept on a list": consent.accept_on_a_list,
    "choose and withdraw": consent.choose_and_withdraw,
    "lost": errors.get_lost,
    "mistyped": errors.mistype,
    "tell of a problem": statement.tell_of_a_problem,
}
LIVE: dict[str, Callable[[Heard], None]] = {
    "narrow a list": lists.narrow,
    "accept on a list": consent.accept_on_a_list,
    "map": lists.use_the_map,
}


@pytest.fixture(scope="module")
def desk_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose texts a journey changes."""
    with serving(tmp_path_factory.mktemp("heard-desk"), TRANSLATION_TOKEN=desk.TOKEN) as served:
        yield served


each_language = pytest.mark.parametrize("locale", LOCALES)


@each_language
@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_is_heard(listen: Listen, site: Site, journey: str, locale: str) -> None:
    with listen(journey, site, locale, "chromium") as heard:
        JOURNEYS[journey](heard)


@each_language
def test_pages_of_a_list_are_turned(listen: Listen, grown_site: Site, locale: str) -> None:
    with listen("turn pages", grown_site, locale, "chromium") as heard:
        lists.turn_pages(heard)


@pytest.mark.parametrize("locale", LOCALES[1:])
def test_translators_hear_what_became_of_their_file(
    listen: Listen, desk_site: Site, tmp_path: Path, locale: str
) -> None:
    with listen("translate", desk_site, locale, "chromium") as heard:
        desk.translate(heard, tmp_path)


@each_language
@pytest.mark.parametrize("journey", LIVE)
def test_status_messages_are_heard_in_firefox(listen: Listen, site: Site, journey: str, locale: str) -> None:
    with listen(journey, site, locale, "firefox") as heard:
        LIVE[journey](heard)


@each_language
def test_pages_of_a_list_are_turned_in_firefox(listen: Listen, grown_site: Site, locale: str) -> None:
    with listen("turn pages", grown_site, locale, "firefox") as heard:
        lists.turn_pages(heard)
