"""The store is asked a few times for each page, however much it holds."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from tests.conftest import LOCALES
from tests.views.directory.site import LISTED, PARTIAL, Asked, Site

MOST = 6
OTHERS = (
    *("page:home", "page:networks", "page:site-map", "page:sources", "page:glossary"),
    *("page:timeline", "page:social-dialogue"),
    *("org:ituc", "org:cnv", "org:cnv-internationaal", "country:KH", "country:MG", "project:stitch"),
)


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that the store is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def asked_for(site: Site, address: str, headers: dict[str, str] | None = None) -> int:
    """How many statements an answer takes."""
    with counted(site.engine) as statements:
        assert site.client.raw(address, headers=headers or {}).status_code == 200
    return len(statements)


@pytest.mark.parametrize("size", ["real", "large"])
@pytest.mark.parametrize("listed", LISTED)
def test_a_list_takes_few_queries(sites: dict[str, Site], size: str, listed: str) -> None:
    site = sites[size]
    for place in range(len(states(site, listed, "en"))):
        asked = states(site, listed, LOCALES[place % len(LOCALES)])[place]
        assert asked_for(site, site.address(asked)) <= MOST
        assert asked_for(site, site.address(asked), PARTIAL) <= MOST
        for suffix in (".csv", ".json"):
            assert asked_for(site, site.address(asked, suffix)) <= MOST


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("ref", [*OTHERS, *(listed.page for listed in LISTED.values())])
def test_more_content_takes_no_more_queries(sites: dict[str, Site], ref: str, locale: str) -> None:
    few, many = (asked_for(site, site.path_of(ref, locale)) for site in (sites["real"], sites["large"]))
    assert few == many


def states(site: Site, listed: str, locale: str) -> list[Asked]:
    """The whole list, in another order, filtered by all that an entry has, a later page, and nothing found."""
    fields = site.fields(listed, locale)
    sort = fields["sort"].choices[1].key
    whole = Asked(listed, locale, {})
    traits = site.oracle.traits[listed][site.matches(whole)[0]]
    chosen = {name: sorted(keys)[0] for name, keys in traits.items() if keys}
    everything = {name: fields[name].choices[0].key for name in fields if name != "sort"}
    return [
        whole,
        Asked(listed, locale, {}, "", sort),
        Asked(listed, locale, chosen, "", sort),
        whole.at(site.matches(whole)[-1]),
        Asked(listed, locale, everything, "nothing is called so", sort),
    ]
