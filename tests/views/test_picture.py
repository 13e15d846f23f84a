"""The picture of who works with whom on its pages: every seat leads somewhere, every line is told in words."""

import re
from collections import Counter
from pathlib import Path

import pytest
from justhtml import Element
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, Page, attribute, elements
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import Settings
from webapp.store.db import open_store, writing
from webapp.store.models import Address, Organisation, Relation

Pair = frozenset[str]
PLACES = {"page:networks": "page", "org:cnv": "organisation", "org:eti": "organisation", "org:wcl": "organisation"}
CURVE = re.compile(r"M-?[\d.]+ -?[\d.]+C(-?[\d.]+ -?[\d.]+ ?){3}")


def path_of(session: Session, ref: str, locale: str) -> str:
    found = select(Address.path).where(Address.ref == ref, Address.locale == locale, Address.current)
    return session.scalars(found).one()


def lines(page: Page) -> Counter[Pair]:
    """What the arcs connect: the addresses of the two seats that each leads to."""
    seats = {f"to-{attribute(seat, 'data-seat')}": _way(seat) for seat in page.all("[data-seat]")}
    assert len(seats) == len(set(seats.values()))
    arcs = [attribute(arc, "class").split() for arc in page.all(".picture-table .picture-arc")]
    return Counter(frozenset(seats[name] for name in names if name in seats) for names in arcs)


def told(page: Page) -> set[Pair]:
    """What sentences of the page say is connected: two addresses, or a project and each of its members."""
    [head] = page.all("[data-seat='0'] .picture-name")
    own = " ".join(head.to_text().split()).partition(" (")[0]
    found: set[Pair] = set()
    for sentence in page.all(".relations > li"):
        for part in elements(sentence, ".meta-list"):
            sentence.remove_child(part)
        links = elements(sentence, "a")
        hrefs = [attribute(link, "href") for link in links]
        rest = sentence.to_text()
        for link in links:
            rest = rest.replace(link.to_text(), "")
        # A page names its own organisation without a link.
        hrefs += [_way(page.one("[data-seat='0']"))] if own in rest else []
        projects = [href for href in hrefs if _is_project(href)]
        if not projects:
            found.add(frozenset(hrefs))
        for project in projects:
            found |= {frozenset((project, href)) for href in hrefs if href != project}
    return found


def _way(seat: Element) -> str:
    [link] = elements(seat, "a")
    return attribute(link, "href")


def _is_project(href: str) -> bool:
    return href.split("/")[4] in ("projects", "projecten", "projets", "proyectos")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("ref", PLACES)
def test_every_seat_leads_to_its_page(client: CheckingClient, store: Session, ref: str, locale: str) -> None:
    page = client.get(path_of(store, ref, locale))
    seats = page.all("[data-seat]")
    assert len(seats) >= 2
    for seat in seats:
        assert client.raw(_way(seat)).status_code == 200
    here = [attribute(link, "href") for link in page.all("[data-seat] a[aria-current=page]")]
    assert here == ([] if ref.startswith("page:") else [page.response.request.path])


@pytest.mark.parametrize("locale", LOCALES)
def test_every_line_is_told_in_words(client: CheckingClient, store: Session, locale: str) -> None:
    # Each organisation in one language.
    everybody = store.scalars(select(Organisation.ref).order_by(Organisation.ref)).all()
    refs = ["page:networks", *everybody[LOCALES.index(locale) :: len(LOCALES)]]
    for ref in refs:
        page = client.get(path_of(store, ref, locale))
        drawn = lines(page)
        assert set(drawn.values()) == {1}
        assert all(len(pair) == 2 for pair in drawn)
        assert set(drawn) == told(page), ref


def test_the_curves_are_curves(client: CheckingClient) -> None:
    page = client.get("/en/our-work/networks")
    for arc in page.all(".picture-table .picture-arc"):
        assert CURVE.fullmatch(attribute(arc, "d"))
    for drawing in page.all("figure svg"):
        assert drawing.attrs["focusable"] == "false"
        assert drawing.attrs.get("aria-hidden") == "true" or attribute(page.one(".picture-key"), "aria-hidden")


def test_what_is_seen_of_a_name_is_part_of_what_is_heard(client: CheckingClient) -> None:
    page = client.get("/en/our-work/networks")
    names = {_way(seat): " ".join(elements(seat, "a")[0].to_text().split()) for seat in page.all("[data-seat]")}
    assert names["/en/our-work/networks/organisations/ituc"] == "ITUC (International Trade Union Confederation)"
    assert names["/en/our-work/networks/organisations/wcl"] == "WCL (World Confederation of Labour) Until: 2006"
    [project] = [seat for seat in page.all("[data-seat]") if _way(seat).endswith("/stitch")]
    assert " ".join(project.to_text().split()).endswith("Project")


def test_the_sheet_is_linked_only_where_there_is_a_picture(client: CheckingClient) -> None:
    for path, there in (
        ("/en/our-work/networks", True),
        ("/en/our-work/networks/organisations/ituc", True),
        ("/en/our-work/networks/organisations", False),
        ("/en", False),
    ):
        page = client.get(path)
        sheets = [link for link in page.all("link[rel=stylesheet]") if "picture" in attribute(link, "href")]
        assert (len(sheets), len(page.all("figure.picture"))) == ((1, 1) if there else (0, 0))


def test_an_organisation_without_connections_has_no_picture(own_store: object, tmp_path: Path) -> None:
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/own.db", site_url="https://site.test", trusted_hosts=("site.test",)
    )
    engine = open_store(settings.database_url)
    with writing(engine) as session:
        session.execute(delete(Relation).where(Relation.object == "org:etuc"))
    engine.dispose()
    page = CheckingClient(create_app(settings), settings).get("/en/our-work/networks/organisations/etuc")
    assert not page.all("figure, #picture-label, [href*=picture]")
