"""The entries of a list as records: what stands in the files that can be fetched."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from webapp.content.directory.entries import Entry
from webapp.content.sources import Source
from webapp.i18n.cldr import Moment

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as plain values by their keys, the same for all entries of a list, and its sources."""

    values: dict[str, Value]
    sources: tuple[Source, ...]


def records(listed: str, entries: Iterable[Entry], locale: str, site_url: str) -> Iterator[Record]:
    """Entries of a list; dates are ISO 8601, `name_language` is the language that the name is in (BCP 47)."""
    for entry in entries:
        link = entry.link
        first: dict[str, Value] = {
            "id": link.ref,
            "name": str(link.name),
            "name_language": link.name.lang or locale,
        }
        own = {key: value(entry) for key, value in _OWN[listed].items()}
        yield Record({**first, **own, "address": f"{site_url}{link.path}"}, entry.sources)


def columns(listed: str) -> tuple[str, ...]:
    """The keys of the records of a list, in their order."""
    return ("id", "name", "name_language", *_OWN[listed], "address")


def _partners(entry: Entry) -> Value:
    return entry.partnership.holds_for.isoformat() if entry.partnership else None


def _partners_since(entry: Entry) -> Value:
    return _iso(entry.partnership.since) if entry.partnership else None


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


_OWN: dict[str, dict[str, Callable[[Entry], Value]]] = {
    "organisations": {
        "acronym": lambda entry: entry.link.acronym,
        "kind": lambda entry: str(entry.kind),
        "country": lambda entry: str(entry.country.name) if entry.country else None,
        "country_code": lambda entry: entry.code,
        "until": lambda entry: _iso(entry.link.until),
    },
    "countries": {
        "country_code": lambda entry: entry.code,
        "region": lambda entry: entry.region,
        "partners": _partners,
        "partners_since": _partners_since,
        "projects": lambda entry: entry.projects,
        "organisations": lambda entry: entry.organisations,
    },
    "projects": {
        "acronym": lambda entry: entry.link.acronym,
        "since": lambda entry: _iso(entry.link.since),
        "until": lambda entry: _iso(entry.link.until),
        "when": lambda entry: _iso(entry.link.when),
        "organisations": lambda entry: entry.organisations,
        "countries": lambda entry: entry.countries,
    },
}
