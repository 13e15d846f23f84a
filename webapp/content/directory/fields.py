"""What a list can be filtered by: choices with their labels, and the words that stand for them in addresses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from webapp.content.directory import lists
from webapp.content.directory.lists import ADDRESS, Listed, Term
from webapp.content.inline import usable
from webapp.content.names import SOURCE_LANG, best_language
from webapp.i18n.catalogue import Catalogue
from webapp.i18n.cldr import REGIONS, region_name
from webapp.i18n.collation import sort_key
from webapp.i18n.slugs import slugify
from webapp.i18n.text import Text, text
from webapp.store.queries.directory import WITHOUT
from webapp.store.queries.facets import facets

MOST_CONNECTIONS = 40
"""So many are offered, those with most entries; others are reached from the page of the other side."""
LONGEST_WORD = 200
MOST_PARTS = 20
"""No word for a connection has so many parts."""

Catalogues = Mapping[str, Catalogue]
"""The interface strings of each locale."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter: `words` stand for it in addresses, by locale; `older` words lead to it too.

    Choices of one `group` (`Affiliated to`) stand together under its name, each by its own `name`.
    """

    key: str
    label: Text
    words: Mapping[str, str]
    older: frozenset[str] = frozenset()
    group: Text | None = None
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A filter with its choices in the order of the language; `partial` if there are more than are offered."""

    name: str
    choices: tuple[Choice, ...]
    partial: bool = False

    @property
    def groups(self) -> list[tuple[Text | None, list[Choice]]]:
        """The choices under the names that they stand together under."""
        return [(group, list(choices)) for group, choices in groupby(self.choices, key=lambda choice: choice.group)]

    def find(self, value: str, locale: str) -> Choice | None:
        """The choice that a value in an address means: in this language, else in another one or as its key."""
        word = slugify(value[:LONGEST_WORD])
        own = (choice for choice in self.choices if choice.words[locale] == word)
        other = (choice for choice in self.choices if word in {*choice.words.values(), *choice.older, choice.key})
        return next(own, None) or next(other, None)


def fields(session: Session, listed: Listed, locale: str, catalogues: Catalogues, asked: str) -> dict[str, Field]:
    """The filters of a list, its orders (`sort`) and views (`view`).

    Of the many connections also the one that is `asked` for.
    """
    maker = _Maker(session, listed, locale, catalogues, asked)
    made = {name: maker.makers[name]() for name in listed.filters}
    for name, terms in (("sort", listed.orders), ("view", listed.views)):
        if terms:
            made[name] = Field(name, tuple(maker.term(key, term) for key, term in terms.items()))
    return made


class _Maker:
    """Makes the filters of one list for one page, with a single query."""

    def __init__(self, session: Session, listed: Listed, locale: str, catalogues: Catalogues, asked: str) -> None:
        self._listed = listed
        self._locale = locale
        self._catalogues = catalogues
        self._rows = facets(session, listed.key, _ends(asked), MOST_CONNECTIONS)
        self.makers: dict[str, Callable[[], Field]] = {
            "region": self._regions,
            "country": self._countries,
            "kind": self._kinds,
            "relation": self._relations,
            "status": self._states,
        }

    def term(self, key: str, term: Term) -> Choice:
        """A choice with a fixed word and label."""
        return Choice(key, self._say(term.label), self._words(term))

    def _regions(self) -> Field:
        made = (
            Choice(
                region,
                Text((region_name(region, self._locale),)),
                {locale: slugify(region_name(region, locale)) or region for locale in self._catalogues},
            )
            for region in REGIONS
        )
        return Field("region", tuple(sorted(made, key=lambda choice: sort_key(str(choice.label), self._locale))))

    def _countries(self) -> Field:
        made = [choice for choice, _ in sorted(self._linked("country"), key=lambda item: item[1])]
        if self._listed is lists.ORGANISATIONS:
            made.append(self.term(WITHOUT, lists.WITHOUT_COUNTRY))
        return Field("country", tuple(made))

    def _kinds(self) -> Field:
        names: dict[str, dict[str, str]] = {}
        for row in self._facet("kind"):
            name = names.setdefault(row.key, {SOURCE_LANG: row.other})
            if row.locale in self._catalogues and usable(row.other, row.name):
                name[row.locale] = row.name
        made = []
        for key, name in names.items():
            lang = best_language(name, self._locale)
            words = {locale: slugify(name[best_language(name, locale)]) or key for locale in self._catalogues}
            made.append(Choice(key, text(name[lang], lang, self._locale), words))
        return Field("kind", _apart(sorted(made, key=lambda choice: sort_key(str(choice.label), self._locale))))

    def _relations(self) -> Field:
        if self._listed is lists.COUNTRIES:
            terms = lists.RELATIONS
            made = [self.term(key, terms[key]) for key in ("union-partners", "projects", "organisations")]
            return Field("relation", tuple(made))
        linked = sorted(
            self._linked("relation"), key=lambda item: (sort_key(str(item[0].group), self._locale), item[1])
        )
        return Field("relation", tuple(choice for choice, _ in linked), partial=len(linked) >= MOST_CONNECTIONS)

    def _states(self) -> Field:
        return Field("status", tuple(self.term(key, term) for key, term in self._listed.states.items()))

    def _linked(self, facet: str) -> list[tuple[Choice, bytes]]:
        """Choices that are subjects, with their sort keys."""
        groups: dict[tuple[str, str], list[Row[*tuple[Any, ...]]]] = {}
        for row in self._facet(facet):
            if row.locale in self._catalogues and (facet == "country" or row.key in lists.RELATIONS):
                groups.setdefault((row.key, row.other), []).append(row)
        made = []
        for (key, other), rows in groups.items():
            own = next(row for row in rows if row.locale == self._locale)
            name = text(f"{own.name} ({own.acronym})" if own.acronym else own.name, own.lang, self._locale)
            label, begin, group = name, dict.fromkeys(self._catalogues, ""), None
            if other:
                term = lists.RELATIONS[key]
                group = self._say(term.label)
                label = self._say(lists.WITH_NAME, relation=group, name=name)
                begin = {locale: f"{word}-" for locale, word in self._words(term).items()}
            ends = [(row.locale, begin[row.locale] + row.path.rpartition("/")[2], row.current) for row in rows]
            words = {locale: word for locale, word, current in ends if current}
            older = frozenset(word for _, word, current in ends if not current)
            made.append((Choice(f"{key} {other}".rstrip(), label, words, older, group, name), own.sort_key))
        return made

    def _facet(self, name: str) -> Sequence[Row[*tuple[Any, ...]]]:
        return [row for row in self._rows if row.facet == name]

    def _say(self, source: str, **values: object) -> Text:
        return self._catalogues[self._locale].text(source, context=None, **values)

    def _words(self, term: Term) -> dict[str, str]:
        return {locale: _word(catalogue, term) for locale, catalogue in self._catalogues.items()}


def relation_word(catalogue: Catalogue, relation: str, path: str) -> str:
    """What stands in addresses for a connection with the subject at a path: `affiliated-to-ituc`."""
    return f"{_word(catalogue, lists.RELATIONS[relation])}-{path.rpartition('/')[2]}"


def _word(catalogue: Catalogue, term: Term) -> str:
    return slugify(str(catalogue.text(term.word, context=ADDRESS))) or term.word


def _ends(asked: str) -> frozenset[str]:
    """What may be the slug of the other side in words such as `affiliated-to-ituc`."""
    parts = slugify(asked[:LONGEST_WORD]).split("-")
    return frozenset("-".join(parts[place:]) for place in range(1, min(len(parts), MOST_PARTS)))


def _apart(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Choices whose words differ: two kinds of the same name are told apart by their keys."""
    made: list[Choice] = []
    taken: set[tuple[str, str]] = set()
    for choice in choices:
        words = {
            locale: choice.key if not word or (locale, word) in taken else word for locale, word in choice.words.items()
        }
        taken.update(words.items())
        made.append(Choice(choice.key, choice.label, words, choice.older))
    return tuple(made)
