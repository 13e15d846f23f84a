"""Countries: where the union partners, the projects and the organisations are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from webapp.content import words
from webapp.content.network.world import World, surroundings
from webapp.content.sources import Source, cited_about, gather, merge_sources
from webapp.content.subjects import Link, Place, Some
from webapp.content.words import Words
from webapp.i18n.cldr import REGIONS, HoldsFor, Moment, region_name
from webapp.i18n.collation import sort_key
from webapp.store.models import Partnership as PartnershipRow
from webapp.store.queries import network


@dataclass(frozen=True, slots=True)
class Partnership:
    """CNV Internationaal's cooperation with unions in a country."""

    id: str
    since: Moment | None
    holds_for: HoldsFor
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country with all that the store knows of it, and the others (`neighbours`) of its region."""

    region: str
    surroundings: World
    words: Words
    partnership: Partnership | None
    projects: Some
    organisations: Some
    neighbours: Some
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A country with union partners in a list."""

    link: Link
    partnership: Partnership


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the world with its countries in the order of the language."""

    key: str
    name: str
    countries: tuple[Entry, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the partnerships in this region rest on."""
        return merge_sources(*(entry.partnership.sources for entry in self.countries))


def country(session: Session, place: Place, locales: Sequence[str]) -> Country:
    """All that the store knows of the country at a place."""
    row, partnership, sources = gather(network.country(session, place.ref), place.locale)[0]
    projects = place.group("projects")
    cited = cited_about(session, [link.ref for link in projects.links], place.locale)
    return Country(
        region=region_name(row.region, place.locale),
        surroundings=surroundings(place, row.region),
        words=words.of_subject(session, place.ref, place.locale, locales),
        partnership=_partnership(partnership, sources) if partnership else None,
        projects=projects,
        organisations=place.group("organisations"),
        neighbours=place.group("neighbours"),
        sources=merge_sources(sources, *cited.values()),
    )


def partners(session: Session, place: Place) -> tuple[Region, ...]:
    """The countries with union partners by region, both in the order of the language."""
    links = {link.ref: link for link in place.group("partners").links}
    names = {key: region_name(key, place.locale) for key in REGIONS}
    rows = gather(network.countries(session, place.locale), place.locale)
    rows.sort(key=lambda row: sort_key(names[row[0].region], place.locale))
    return tuple(
        Region(
            key,
            names[key],
            tuple(Entry(links[row.ref], _partnership(partnership, sources)) for row, partnership, sources in members),
        )
        for key, members in groupby(rows, key=lambda row: str(row[0].region))
    )


def _partnership(row: PartnershipRow, sources: tuple[Source, ...]) -> Partnership:
    since = Moment.perhaps(row.since)
    return Partnership(row.id.partition(":")[2], since, HoldsFor.parse(row.holds_for), sources)
