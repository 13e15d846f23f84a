"""What the directory must find, told once more in plain Python over whole tables of the store."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from sqlalchemy.orm import Session

from webapp.i18n.cldr import region_name
from webapp.i18n.collation import sort_key
from webapp.i18n.slugs import search_forms, search_words
from webapp.store.models import Record
from webapp.store.queries import rows

TABLES = (
    "countries",
    "kinds",
    "labels",
    "messages",
    "names",
    "organisations",
    "partnerships",
    "project_countries",
    "project_members",
    "projects",
    "relations",
    "translations",
)
NO_COUNTRY = "none"
Traits = dict[str, set[str]]
"""By filter: the choices under which an entry is found."""


class Oracle:
    """Knows a store by heart, and every entry's traits, names and dates."""

    def __init__(self, session: Session) -> None:
        self._tables = {name: rows.read(session, name) for name in TABLES}
        self._by_ref: dict[str, dict[str, Record]] = {}
        self.labels: dict[tuple[str, str], Record] = {
            (str(ref), str(locale)): row for (ref, locale), row in self._tables["labels"].items()
        }
        self.traits: dict[str, dict[str, Traits]] = {
            "organisations": {ref: self._organisation(ref, row) for ref, row in self._rows("organisations").items()},
            "countries": {ref: self._country(ref, row) for ref, row in self._rows("countries").items()},
            "projects": {ref: self._project(ref, row) for ref, row in self._rows("projects").items()},
        }

    def matches(self, listed: str, locale: str, chosen: Mapping[str, str], text: str, sort: str) -> list[str]:
        """The references of all entries that fit, in order."""
        words = search_words(text)
        fitting = [
            ref
            for ref, traits in self.traits[listed].items()
            if all(key in traits[name] for name, key in chosen.items())
            and all(any(word in name for name in self.names[ref]) for word in words)
        ]
        return self._ordered(fitting, listed, locale, sort)

    def former(self, listed: str, ref: str) -> bool:
        """Whether an entry belongs to the past."""
        return "former" in self.traits[listed][ref].get("status", set())

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """All that a subject is called, in every language, folded."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in [*self._tables["names"].values(), *self._tables["labels"].values()]:
            for part in ("name", "acronym"):
                found[str(row["ref"])].update(search_forms(str(row[part] or "")))
        return found

    def _ordered(self, refs: list[str], listed: str, locale: str, sort: str) -> list[str]:
        ordered = sorted(refs, key=lambda ref: (self._name_key(ref, locale), ref))
        if sort == "newest":
            return sorted(ordered, key=self._began, reverse=True)
        if sort == "country":
            return sorted(ordered, key=lambda ref: self._country_key(ref, locale))
        if sort == "kind":
            return sorted(ordered, key=lambda ref: self._kind_key(ref, locale))
        if sort == "region":
            regions = self._rows("countries")
            return sorted(ordered, key=lambda ref: sort_key(region_name(str(regions[ref]["region"]), locale), locale))
        assert sort == "name"
        return ordered

    def _name_key(self, ref: str, locale: str) -> bytes:
        return sort_key(str(self.labels[ref, locale]["name"]), locale)

    def _began(self, ref: str) -> str:
        row = self._rows("projects")[ref]
        return str(row["since"] or row["when"] or "")

    def _country_key(self, ref: str, locale: str) -> tuple[bool, bytes]:
        code = self._rows("organisations")[ref]["country"]
        return (True, b"") if code is None else (False, self._name_key(f"country:{code}", locale))

    def _kind_key(self, ref: str, locale: str) -> bytes:
        context = f"kind:{self._rows('organisations')[ref]['kind']}/name"
        own = self._tables["translations"].get((context, locale), self._tables["messages"][context,])
        return sort_key(str(own["text"] if "text" in own else own["source"]), locale)

    def _rows(self, table: str) -> dict[str, Record]:
        """Rows of a table with one key."""
        if table not in self._by_ref:
            self._by_ref[table] = {str(ref): row for (ref,), row in self._tables[table].items()}
        return self._by_ref[table]

    def _organisation(self, ref: str, row: Record) -> Traits:
        code = row["country"]
        traits: Traits = {
            "region": {str(self._regions[f"country:{code}"])} if code else set(),
            "country": {f"country:{code}" if code else NO_COUNTRY},
            "kind": {str(row["kind"])},
            "relation": set(),
            "status": {"former" if row["until"] else "current"},
        }
        for item in self._tables["relations"].values():
            if item["subject"] == ref:
                traits["relation"].add(f"{item['relation']} {item['object']}")
            if item["object"] == ref and item["relation"] == "works-with":
                traits["relation"].add(f"works-with {item['subject']}")
        traits["relation"] |= {f"takes-part-in {project}" for project, member in self._members if member == ref}
        traits["relation"] |= {
            f"funds {project}" for project, item in self._rows("projects").items() if item["funder"] == ref
        }
        return traits

    def _country(self, ref: str, row: Record) -> Traits:
        here = {
            "union-partners": any(item["country"] == ref for item in self._tables["partnerships"].values()),
            "projects": any(country == ref for _, country in self._places),
            "organisations": any(item["country"] == row["code"] for item in self._tables["organisations"].values()),
        }
        return {"region": {str(row["region"])}, "relation": {key for key, there in here.items() if there}}

    def _project(self, ref: str, row: Record) -> Traits:
        countries = {country for project, country in self._places if project == ref}
        funder = {f"funded-by {row['funder']}"} if row["funder"] else set()
        return {
            "region": {str(self._regions[country]) for country in countries},
            "country": countries,
            "relation": {f"with {member}" for project, member in self._members if project == ref} | funder,
            "status": {"former" if row["until"] or row["when"] else "current"},
        }

    @cached_property
    def _regions(self) -> dict[str, object]:
        return {ref: row["region"] for ref, row in self._rows("countries").items()}

    @cached_property
    def _members(self) -> list[tuple[str, str]]:
        return [(str(project), str(member)) for project, member in self._tables["project_members"]]

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        return [(str(project), str(country)) for project, country in self._tables["project_countries"]]
