"""Generated organisations, projects and countries as rows of the store's tables, to try the site with many.

Each row follows from its own number and from what the store has besides, never from how many there are: more
organisations leave those before them as they are. What is referred to has a lower number than what refers to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import get_args

from webapp.content.names import SOURCE_LANG, best_language, country_name
from webapp.i18n.slugs import slugify
from webapp.store.models import Record
from webapp.store.queries.rows import Key, Rows, key_columns

from . import generated_dates, generated_words, schema
from .generated_words import CONFEDERATIONS, FORMS, Named

PREFIXES = ("org:generated-", "project:generated-", "relation:generated-")
"""How the keys of generated rows begin; source and countries are added once and stay."""
SOURCE = "generated"
COUNTRIES = {
    "africa": ("ET", "GH", "KE", "UG", "ZA"),
    "asia": ("LK", "NP", "PH", "PK", "TH"),
    "europe": ("BE", "DE", "ES", "FR", "PL"),
    "latin-america": ("BR", "EC", "HN", "MX", "SV"),
}
"""Codes by region; those that the store has already are left as they are."""
LARGE = ("org:ituc", "org:etuc", "org:cnv")
LARGE_GENERATED = 5
"""So many of the first generated organisations are confederations, which the others belong to as they do to LARGE."""
BEHIND = 1_000_000
"""Positions of generated rows: after all others."""
WRITTEN = datetime(2024, 1, 1)
RELATIONS: tuple[str, ...] = get_args(schema.Relations)


class Generated:
    """Rows per table for so many organisations, beside the rows that the store has (by table) without them."""

    def __init__(self, others: Mapping[str, Rows], count: int, locales: Sequence[str]) -> None:
        self.tables: dict[str, Rows] = defaultdict(dict)
        self._locales = locales
        self._kinds = [str(key) for (key,) in others["kinds"]]
        self._large = [ref for ref in LARGE if (ref,) in others["organisations"]]
        self._funders = [str(ref) for (ref,) in others["organisations"]]
        self._source()
        self._countries(others["subjects"])
        known = [str(row["code"]) for row in others["countries"].values()]
        added = [str(row["code"]) for row in self.tables["countries"].values()]
        self._codes = sorted(known + added)
        for number in range(1, count + 1):
            self._organisation(number)
        for number in range(1, projects_for(count) + 1):
            self._project(number)

    def _put(self, table: str, /, **columns: object) -> None:
        self.tables[table][tuple(columns[name] for name in key_columns(table))] = columns

    def _source(self) -> None:
        texts = {"title": "Generated for development", "lang": SOURCE_LANG, "publisher": "Samenspraak", "url": ""}
        self._put("sources", key=SOURCE, **texts, holds_for="undated", position=BEHIND)

    def _countries(self, subjects: Mapping[Key, Record]) -> None:
        pairs = [(code, region) for region, codes in COUNTRIES.items() for code in codes]
        for place, (code, region) in enumerate(pairs):
            ref = f"country:{code}"
            if (ref,) in subjects:
                continue
            slugs = {locale: slugify(country_name(code, {}, locale)) or code.lower() for locale in self._locales}
            self._subject(ref, "country", "page:countries", place, slugs)
            self._put("countries", ref=ref, code=code, region=region)
            if place % 2:
                since, holds_for = ("2018", "2021") if place % 4 == 1 else (None, "undated")
                self._statement(f"partnership:{code}")
                columns = {"since": since, "holds_for": holds_for, "position": BEHIND + place}
                self._put("partnerships", id=f"partnership:{code}", country=ref, **columns)

    def _organisation(self, number: int) -> None:
        ref = _organisation_ref(number)
        rng = _random(ref)
        large = number <= LARGE_GENERATED
        names = generated_words.organisation(rng, number, CONFEDERATIONS if large else FORMS)
        kinds = [kind for kind in self._kinds if kind.endswith("confederation")] if large else []
        kinds = kinds or self._kinds
        country = rng.choice(self._codes) if rng.random() < 0.85 else None
        until = generated_dates.moment(rng, 1990, 2024) if rng.random() < 0.15 else None
        self._named(ref, "organisation", "page:organisations", number, names)
        self._put("organisations", ref=ref, kind=kinds[number % len(kinds)], country=country, until=until)
        self._relations(rng, number, until)

    def _relations(self, rng: Random, number: int, until: str | None) -> None:
        met = set()
        size = rng.choice((0, 1, 1, 2, 2, 3)) if self._large_before(number) else 0
        for place in range(size):
            to_large = number == 1 or rng.random() < 0.8
            other = rng.choice(self._large_before(number)) if to_large else self._earlier(rng, number)
            relation = "affiliated-to" if to_large and rng.random() < 0.7 else rng.choice(RELATIONS)
            dates = generated_dates.of_relation(rng, relation, until)
            if (relation, other) not in met:
                met.add((relation, other))
                statement = f"relation:generated-{number:04}-{place + 1}"
                self._statement(statement)
                ends = {"subject": _organisation_ref(number), "relation": relation, "object": other}
                self._put("relations", id=statement, **ends, **dates, position=BEHIND + 10 * number + place)

    def _project(self, number: int) -> None:
        ref = f"project:generated-{number:04}"
        rng = _random(ref)
        if number % 2:
            titles = generated_words.title(rng)
            self._subject(ref, "project", "page:projects", number, self._slugs(number, titles))
            self._title(ref, number, titles)
        else:
            self._named(ref, "project", "page:projects", number, generated_words.project(rng))
        self._statement(ref)
        funder = rng.choice(self._funders) if rng.random() < 0.3 and self._funders else None
        dates = generated_dates.of_project(rng, number)
        self._put("projects", ref=ref, statement=ref, **dates, funder=funder, followed_by=None)
        before = 10 * (number - 1) + 2
        members = {
            rng.choice(self._large_before(before)) if rng.random() < 0.3 else self._earlier(rng, before)
            for _ in range(rng.randint(1, 6))
        }
        for place, member in enumerate(sorted(members)):
            self._put("project_members", project=ref, organisation=member, position=place)
        for place, code in enumerate(rng.sample(self._codes, rng.randint(0, 5))):
            self._put("project_countries", project=ref, country=f"country:{code}", position=place)

    def _title(self, ref: str, number: int, titles: Mapping[str, str]) -> None:
        context, source = f"{ref}/title", titles[SOURCE_LANG]
        self._put("messages", context=context, source=source, comment=None, position=BEHIND + number)
        stamp = {"approved": True, "author": SOURCE, "changed_at": WRITTEN}
        for locale in self._locales:
            if locale != SOURCE_LANG and locale in titles:
                self._put("translations", context=context, locale=locale, text=titles[locale], source=source, **stamp)

    def _named(self, ref: str, kind: str, parent: str, number: int, names: Iterable[Named]) -> None:
        plain = {item.lang: item.name for item in names}
        self._subject(ref, kind, parent, number, self._slugs(number, plain))
        for item in names:
            place = {"ref": ref, "lang": item.lang, "position": 0}
            self._put("names", **place, form="official", name=item.name, acronym=item.acronym)
            if item.also:
                self._put("names", **place, form="also", name=item.also, acronym=None)

    def _slugs(self, number: int, names: Mapping[str, str]) -> dict[str, str]:
        """Slugs that end in the number, so that they meet no other, be it of the seed or in the history."""
        chosen = {locale: names[best_language(names, locale)] for locale in self._locales}
        return {locale: f"{slugify(name)}-{number:04}" for locale, name in chosen.items()}

    def _subject(self, ref: str, kind: str, parent: str, place: int, slugs: Mapping[str, str]) -> None:
        self._put("subjects", ref=ref, kind=kind, parent=parent, position=BEHIND + place)
        for locale, slug in slugs.items():
            self._put("slugs", ref=ref, locale=locale, slug=slug)

    def _statement(self, statement: str) -> None:
        self._put("statements", id=statement)
        self._put("citations", statement=statement, source=SOURCE, position=0)

    def _large_before(self, number: int) -> list[str]:
        """The large organisations that stand before a generated one."""
        return [*self._large, *map(_organisation_ref, range(1, min(number, LARGE_GENERATED + 1)))]

    def _earlier(self, rng: Random, number: int) -> str:
        return _organisation_ref(rng.randrange(1, number))


def projects_for(count: int) -> int:
    """How many projects go with so many organisations: one for every ten, and at least one."""
    return max(1, count // 10)


def is_generated(key: Key) -> bool:
    """Whether a row is generated: its key begins with that of a generated organisation, project or relation."""
    return str(key[0]).startswith(PREFIXES)


def _random(ref: str) -> Random:
    """Chance that always falls the same way for one subject."""
    return Random(f"samenspraak {ref}")  # noqa: S311 - nothing here is secret


def _organisation_ref(number: int) -> str:
    return f"org:generated-{number:04}"
