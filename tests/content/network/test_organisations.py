"""Lists of organisations have all that the store knows of those in them."""

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from webapp.content import subjects
from webapp.content.network import connections
from webapp.content.network.organisations import Affiliate, affiliates
from webapp.store.db import reading, writing
from webapp.store.models import Address, Citation, Relation

VAKMENSEN = "org:cnv-vakmensen"


def listed(session: Session) -> tuple[Affiliate, ...]:
    """The affiliations on the page on the networks."""
    path = session.scalars(
        select(Address.path).where(Address.ref == "page:networks", Address.locale == "en", Address.current)
    ).one()
    address = subjects.find(session, path, LOCALES)
    assert address
    place = subjects.place(session, address, ())
    return affiliates(place, connections.of_networks(session, place))


def test_each_affiliation_of_a_federation_has_its_own_dates_and_sources(own_store: Engine) -> None:
    with reading(own_store) as session:
        before = listed(session)
        [only] = [item for item in before if item.link.ref == VAKMENSEN]
        assert only.sources
        source, *_ = session.scalars(select(Citation.source).where(Citation.source != only.sources[0].key))
    with writing(own_store) as session:
        session.execute(text("INSERT INTO statements (id) VALUES ('relation:earlier')"))
        values = {"id": "relation:earlier", "relation": "affiliated-to", "position": 999}
        session.add(Relation(**values, subject=VAKMENSEN, object="org:cnv", since="1950", until="1970"))
        session.add(Citation(statement="relation:earlier", source=source, position=0))
    with reading(own_store) as session:
        after = listed(session)
    both = [item for item in after if item.link.ref == VAKMENSEN]
    assert only in both
    [added] = [item for item in both if item != only]
    assert (added.since and added.since.year, added.until and added.until.year) == (1950, 1970)
    assert [item.key for item in added.sources] == [source]
    # One beside the other, and the others as they were.
    at = after.index(both[0])
    assert list(after[at : at + 2]) == both
    assert [item for item in after if item != added] == list(before)
