"""The timeline and the way of dialogue as pages: whole in each language, with what the facts say and who says it."""

import pytest
from sqlalchemy import Engine

from tests.checking import CheckingClient, attribute, elements
from tests.conftest import LOCALES
from tests.views.directory.test_queries import MOST, counted
from webapp import create_app
from webapp.config import Settings
from webapp.content import subjects
from webapp.content.seeding.grow import grow
from webapp.store.db import reading

YEARS = ["1909", "1967", "1973", "2006", "2012", "2016", "2017", "2018", "2020", "2021", "2024"]


def path(engine: Engine, ref: str, locale: str) -> str:
    with reading(engine) as session:
        return subjects.paths_of(session, ref, LOCALES)[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_year_is_there_and_every_event_says_who_says_so(
    client: CheckingClient, addresses: list[dict[str, str]], locale: str
) -> None:
    page = client.get(next(paths for paths in addresses if paths["en"].endswith("/timeline"))[locale])
    assert [year.to_text() for year in page.all("ol.timeline > li > h2")] == YEARS
    assert [attribute(time, "datetime") for time in page.all("ol.timeline > li > h2 time")] == YEARS
    told = page.all("ol.timeline > li > ul > li")
    assert len(told) == 13
    listed = {attribute(source, "id") for source in page.all(".source-list > li")}
    cited = set()
    for item in told:
        links = [attribute(link, "href") for link in elements(item, "a")]
        sources = {link.removeprefix("#") for link in links if link.startswith("#source-")}
        assert sources, item.to_text()
        assert [link for link in links if link.startswith(f"/{locale}/")], item.to_text()
        cited |= sources
    assert cited == listed


def test_the_networks_lead_to_the_timeline(client: CheckingClient) -> None:
    networks = client.get("/en/our-work/networks")
    assert "/en/our-work/networks/timeline" in [attribute(link, "href") for link in networks.all("main p a")]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_seat_of_the_way_leads_to_its_full_text(
    client: CheckingClient, addresses: list[dict[str, str]], locale: str
) -> None:
    page = client.get(next(paths for paths in addresses if paths["en"].endswith("/social-dialogue"))[locale])
    for seats, full in ((".way-steps a", "ol.steps > li"), (".way-things a", "#proposals, #negotiators, #commitment")):
        places = [attribute(link, "href").removeprefix("#") for link in page.all(seats)]
        assert places == [attribute(text, "id") for text in page.all(full)]
    assert attribute(page.one("ul.way-things"), "aria-labelledby") == attribute(page.one(".way-branch"), "id")
    assert page.one(".way-branch").to_text() == page.one("#trust").to_text()


def test_a_grown_store_is_asked_as_seldom_and_says_what_is_left_out(own_store: Engine) -> None:
    grow(own_store, 400, LOCALES)
    settings = Settings(database_url=str(own_store.url), site_url="https://site.test", trusted_hosts=("site.test",))
    app = create_app(settings)
    client = CheckingClient(app, settings)
    address = path(own_store, "page:timeline", "fr")
    client.get(address)
    with counted(app.extensions["store"]) as asked:
        page = client.get(address)
    assert 0 < len(asked) <= MOST
    lists = {path(own_store, f"page:{name}", "fr") for name in ("organisations", "countries", "projects")}
    left_out = page.all("ol.timeline > li > ul > li.meta")
    assert left_out
    for item in left_out:
        assert {attribute(link, "href") for link in elements(item, "a")} == lists
