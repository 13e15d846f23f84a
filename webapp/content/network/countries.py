"""Countries: where the union partners, the projects and the organisations are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from webapp.content import subjects, texts, words
from webapp.content.subjects import Link
from webapp.content.texts import Source
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
    """A country with all that the store knows of it."""

    region: str
    words: Words
    partnership: Partnership | None
    projects: tuple[Link, ...]
    organisations: tuple[Link, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A country in a list."""

    link: Link
    partnership: Partnership | None


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the world with its countries in the order of the language."""

    key: str
    name: str
    countries: tuple[Entry, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the partnerships in this region rest on."""
        return texts.merge_sources(*(entry.partnership.sources for entry in self.countries if entry.partnership))


def country(session: Session, ref: str, locale: str, locales: Sequence[str]) -> Country:
    """All that the store knows of a country."""
    projects = network.projects_in(session, ref, locale)
    organisations = network.organisations_in(session, ref, locale)
    row = network.partnership(session, ref)
    cited = texts.cited_by(session, [*projects, *([row.id] if row else [])], locale)
    links = subjects.links(session, locale, [*projects, *organisations])
    return Country(
        region=region_name(network.country(session, ref).region, locale),
        words=words.of_subject(session, ref, locale, locales),
        partnership=_partnership(row, cited[row.id]) if row else None,
        projects=tuple(links[project] for project in projects),
        organisations=tuple(links[organisation] for organisation in organisations),
        sources=texts.merge_sources(*cited.values()),
    )


def by_region(session: Session, locale: str, *, partners_only: bool = False) -> tuple[Region, ...]:
    """Regions and countries, both in the order of the language."""
    rows = [row for row in network.countries(session, locale) if row[1] or not partners_only]
    links = subjects.links(session, locale, [country.ref for country, _ in rows])
    cited = texts.cited_by(session, [partnership.id for _, partnership in rows if partnership], locale)
    names = {key: region_name(key, locale) for key in REGIONS}
    rows = sorted(rows, key=lambda row: sort_key(names[row[0].region], locale))
    return tuple(
        Region(
            key,
            names[key],
            tuple(
                Entry(links[country.ref], _partnership(partnership, cited[partnership.id]) if partnership else None)
                for country, partnership in members
            ),
        )
        for key, members in groupby(rows, key=lambda row: row[0].region)
    )


def _partnership(row: PartnershipRow, sources: tuple[Source, ...]) -> Partnership:
    since = Moment.parse(row.since) if row.since else None
    return Partnership(row.id.partition(":")[2], since, HoldsFor.parse(row.holds_for), sources)
