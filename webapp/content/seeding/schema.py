"""What a seed file may say: the shape of every file in `webapp/seed/`.

English texts stand here; their translations stand in `translations/*/LC_MESSAGES/content.po`. A text may hold
`*emphasis*` and links that are references (`[ITUC](org:ituc)`, `[the networks](page:networks)`), nothing else.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from webapp.i18n import cldr

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Slug = Key
SourceKey = Annotated[str, Field(pattern=r"^(S[0-9]+|ours)$")]
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]


def _moment(value: str) -> str:
    cldr.Moment.parse(value)
    return value


def _holds_for(value: str) -> str:
    cldr.HoldsFor.parse(value)
    return value


Moment = Annotated[str, AfterValidator(_moment)]
"""A year, month or day (ISO 8601)."""
HoldsFor = Annotated[str, AfterValidator(_holds_for)]
"""What a statement holds for: a year, month or day (ISO 8601), `before` a year, or `undated`."""
Relations = Literal[
    "affiliated-to",
    "coordinates",
    "department-of",
    "member-of",
    "merged-into",
    "on-the-board-of",
    "on-the-committee-of-experts-of",
    "works-with",
]
"""How organisations can be connected; `views/relations.py` has the words for it."""
Measures = Literal[
    "countries",
    "countries-with-information",
    "member-organisations",
    "members",
    "national-affiliates",
    "rank",
]
"""What figures can count; `views/network.py` has the words for it."""
Qualifier = Literal["more than"]
"""How a figure can be less than exact; `components/figures.html` has the words for it."""
Slots = Literal[
    "choices",
    "contact",
    "controller",
    "enforcement",
    "federations",
    "feedback",
    "limits",
    "partner-countries",
    "preparation",
    "projects",
    "purposes",
    "receipt",
    "responsibility-organisations",
    "responsible",
    "retention",
    "scope",
    "settings",
    "signal",
    "status",
    "stored",
    "untested",
    "versions",
    "way",
]
"""What a template puts under a heading: lists of data, forms."""
Actor = Literal["government", "negotiators", "social-partners", "trade-unions"]
"""Who takes a step or does a thing; `components/actor.html` has the words for it."""
LARGEST = 2**31 - 1
English = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
"""A text in English: one line, no space around it."""


class Seed(BaseModel):
    """A mapping in a seed file: unknown fields and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Source(Seed):
    """Where a fact comes from; its title is a name in its own language."""

    title: str
    lang: LanguageTag
    publisher: str
    url: str = ""
    holds_for: HoldsFor


class Name(Seed):
    """A proper name in one language: not translated, marked with its language."""

    lang: LanguageTag
    name: str
    acronym: str | None = None
    also: list[str] = []


class Block(Seed):
    """A heading, paragraph, list item or step; `id` is kept for good, since translations hang on it.

    With `moment` it stands in the timeline too, so that its text must be clear there; `label` is its name in a figure.
    """

    id: Key
    kind: Literal["heading", "paragraph", "item", "step"] = "paragraph"
    who: Actor | None = None
    slot: Slots | None = None
    moment: Moment | None = None
    label: English | None = None
    text: English
    comment: str | None = None
    facts: list[Key] = []
    sources: list[SourceKey] = []


class Figure(Seed):
    """A number with what it holds for."""

    id: Key
    measure: Measures
    value: int = Field(ge=0, le=LARGEST)
    qualifier: Qualifier | None = None
    holds_for: HoldsFor
    sources: list[SourceKey] = Field(min_length=1)


class Page(Seed):
    """A page of text: `pages/<key>.yaml`; the home page alone has no parent and no slug."""

    parent: Key | None = None
    position: int
    slug: dict[LanguageTag, Slug]
    title: English
    summary: English
    blocks: list[Block] = []


class Organisation(Seed):
    """An entry of `organisations.yaml`; names are there per language where they differ."""

    kind: Key
    country: CountryCode | None = None
    until: Moment | None = None
    names: list[Name] = Field(min_length=1)
    slug: dict[LanguageTag, Slug]
    blocks: list[Block] = []
    figures: list[Figure] = []


class Relation(Seed):
    """An entry of `relations.yaml`: subject, relation, object."""

    subject: Key
    relation: Relations
    object: Key
    since: Moment | None = None
    until: Moment | None = None
    when: Moment | None = None
    holds_for: HoldsFor | None = None
    facts: list[Key]
    sources: list[SourceKey] = Field(min_length=1)


class Project(Seed):
    """An entry of `projects.yaml`: a name of its own (`names`) or a title that is translated (`title`)."""

    names: list[Name] = []
    title: English | None = None
    slug: dict[LanguageTag, Slug]
    since: Moment | None = None
    until: Moment | None = None
    when: Moment | None = None
    members: list[Key]
    funder: Key | None = None
    followed_by: Key | None = None
    countries: list[CountryCode] = []
    blocks: list[Block] = []
    facts: list[Key]
    sources: list[SourceKey] = Field(min_length=1)


class Country(Seed):
    """An entry of `countries.yaml`: names come from CLDR, `names` are the exceptions and what readers type too."""

    region: Key
    names: list[Name] = []


class Partnership(Seed):
    """An entry of `partnerships.yaml`: CNV Internationaal works with unions in a country."""

    since: Moment | None = None
    holds_for: HoldsFor
    facts: list[Key]
    sources: list[SourceKey] = Field(min_length=1)


class Term(Seed):
    """An entry of `glossary.yaml`: the word in each language is a name, its definition is translated."""

    names: list[Name] = Field(min_length=1)
    definition: English
    sources: list[SourceKey] = Field(min_length=1)


class Kind(Seed):
    """An entry of `kinds.yaml`: what sort of organisation, in the singular."""

    name: English
    group: Literal["union", "responsibility", "other"]
