"""The seed as rows of the store's tables, with every reference between files checked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from webapp.content.names import SOURCE_LANG, country_name
from webapp.i18n.cldr import REGIONS
from webapp.i18n.messages import references
from webapp.i18n.slugs import slugify
from webapp.store.queries.rows import Rows, key_columns
from webapp.store.queries.texts import LABEL

from . import schema
from .files import Seed
from .tree import REQUIRED, in_reading_order

FOR_LABELS = "A name in a figure, of one to three words. What it stands for follows from the text before it."
"""What translators are told of every label."""


class Records:
    """Rows per table; `place` remembers where in the files a subject, statement or message stands."""

    def __init__(self, seed: Seed, locales: Sequence[str]) -> None:
        self.tables: dict[str, Rows] = defaultdict(dict)
        self.locales = locales
        self._seed = seed
        for name in ("sources", "kinds"):
            self._vocabulary(name)
        self._pages()
        self._countries()
        self._organisations()
        self._projects()
        self._glossary()
        self._relations()
        self._partnerships()
        self._check()

    def _put(self, table: str, /, **columns: object) -> None:
        self.tables[table][tuple(columns[name] for name in key_columns(table))] = columns

    def _vocabulary(self, name: str) -> None:
        for position, (key, entry) in enumerate(self._seed.entries[name].items()):
            columns = entry.model_dump()
            if name == "kinds":
                self._message(f"kind:{key}/name", columns.pop("name"))
            self._put(name, key=key, **columns, position=position)

    def _countries(self) -> None:
        for position, (code, entry) in enumerate(self._seed.entries["countries"].items()):
            ref = f"country:{code}"
            if entry.region not in REGIONS:
                raise self._seed.error("countries", (code, "region"), f"“{entry.region}” is no region")
            names = {name.lang: name.name for name in entry.names}
            slugs = {locale: slugify(country_name(code, names, locale)) or code.lower() for locale in self.locales}
            self._subject(ref, "country", "page:countries", position, slugs)
            self._names(ref, entry.names)
            self._put("countries", ref=ref, code=code, region=entry.region)

    def _pages(self) -> None:
        for key in in_reading_order(self._seed):
            page = self._seed.pages[key]
            ref = f"page:{key}"
            parent = f"page:{page.parent}" if page.parent else None
            self._subject(ref, "page", parent, page.position, page.slug)
            self._message(f"{ref}/title", page.title)
            self._message(f"{ref}/summary", page.summary)
            self._blocks(ref, page.blocks, f"pages/{key}", ())

    def _organisations(self) -> None:
        for position, (key, entry) in enumerate(self._seed.entries["organisations"].items()):
            ref = f"org:{key}"
            self._known("organisations", (key, "kind"), "kinds", entry.kind)
            if entry.country:
                self._known("organisations", (key, "country"), "countries", entry.country)
            self._subject(ref, "organisation", "page:organisations", position, entry.slug)
            self._names(ref, entry.names)
            self._put("organisations", ref=ref, kind=entry.kind, country=entry.country, until=entry.until)
            self._blocks(ref, entry.blocks, "organisations", (key,))
            for place, figure in enumerate(entry.figures):
                statement = f"figure:{figure.id}"
                self._statement(statement, [figure.id], figure.sources, "organisations", (key, "figures", place))
                columns = figure.model_dump(include={"measure", "value", "qualifier", "holds_for"})
                self._put("figures", id=statement, ref=ref, **columns, position=place)

    def _projects(self) -> None:
        for position, (key, entry) in enumerate(self._seed.entries["projects"].items()):
            ref = f"project:{key}"
            if bool(entry.names) == bool(entry.title):
                raise self._seed.error("projects", (key,), "a project has either names or a title")
            self._subject(ref, "project", "page:projects", position, entry.slug)
            self._names(ref, entry.names)
            if entry.title:
                self._message(f"{ref}/title", entry.title)
            self._statement(ref, entry.facts, entry.sources, "projects", (key,))
            funder = self._organisation("projects", (key, "funder"), entry.funder)
            if entry.followed_by:
                self._known("projects", (key, "followed_by"), "projects", entry.followed_by)
            follower = f"project:{entry.followed_by}" if entry.followed_by else None
            span = entry.model_dump(include={"since", "until", "when"})
            self._put("projects", ref=ref, statement=ref, **span, funder=funder, followed_by=follower)
            for place, member in enumerate(entry.members):
                organisation = self._organisation("projects", (key, "members", place), member)
                columns = {"project": ref, "organisation": organisation, "position": place}
                self._put("project_members", **columns)
            for place, code in enumerate(entry.countries):
                self._known("projects", (key, "countries", place), "countries", code)
                columns = {"project": ref, "country": f"country:{code}", "position": place}
                self._put("project_countries", **columns)
            self._blocks(ref, entry.blocks, "projects", (key,))

    def _glossary(self) -> None:
        for position, (key, entry) in enumerate(self._seed.entries["glossary"].items()):
            ref = f"term:{key}"
            names = {name.lang: name.name for name in entry.names}
            slugs = {locale: slugify(names.get(locale, key)) or key for locale in self.locales}
            self._subject(ref, "term", "page:glossary", position, slugs)
            self._names(ref, entry.names)
            self._message(f"{ref}/definition", entry.definition)
            self._statement(f"{ref}/definition", [], entry.sources, "glossary", (key,))

    def _relations(self) -> None:
        for position, (key, entry) in enumerate(self._seed.entries["relations"].items()):
            statement = f"relation:{key}"
            self._statement(statement, entry.facts, entry.sources, "relations", (key,))
            columns = entry.model_dump(exclude={"facts", "sources"})
            for side in ("subject", "object"):
                columns[side] = self._organisation("relations", (key, side), columns[side])
            self._put("relations", id=statement, **columns, position=position)

    def _partnerships(self) -> None:
        for position, (code, entry) in enumerate(self._seed.entries["partnerships"].items()):
            statement = f"partnership:{code}"
            self._known("partnerships", (code,), "countries", code)
            self._statement(statement, entry.facts, entry.sources, "partnerships", (code,))
            columns = entry.model_dump(include={"since", "holds_for"})
            self._put("partnerships", id=statement, country=f"country:{code}", **columns, position=position)

    def _subject(self, ref: str, kind: str, parent: str | None, position: int, slugs: Mapping[str, str]) -> None:
        self._put("subjects", ref=ref, kind=kind, parent=parent, position=position)
        for locale, slug in slugs.items():
            self._put("slugs", ref=ref, locale=locale, slug=slug)

    def _names(self, ref: str, names: Iterable[schema.Name]) -> None:
        for name in names:
            if (ref, name.lang, "official", 0) in self.tables["names"]:
                raise self._seed.error(*self.place(ref), f"there are two names in “{name.lang}”")
            forms = [("official", 0, name.name), *(("also", place, also) for place, also in enumerate(name.also))]
            for form, place, value in forms:
                acronym = name.acronym if form == "official" else None
                columns = {"ref": ref, "lang": name.lang, "form": form, "position": place}
                self._put("names", **columns, name=value, acronym=acronym)

    def _blocks(self, ref: str, blocks: Iterable[schema.Block], file: str, where: tuple[str | int, ...]) -> None:
        for place, block in enumerate(blocks):
            here = (*where, "blocks", place)
            context = f"{ref}/{block.id}"
            if (context,) in self.tables["messages"]:
                raise self._seed.error(file, (*here, "id"), f"“{block.id}” stands here twice")
            self._statement(context, block.facts, block.sources, file, here)
            columns = block.model_dump(include={"kind", "who", "slot", "moment"})
            self._put("blocks", id=context, ref=ref, **columns, position=place)
            self._message(context, block.text, block.comment)
            if block.label:
                self._message(context + LABEL, block.label, FOR_LABELS)

    def _statement(
        self, statement: str, facts: Sequence[str], sources: Sequence[str], file: str, where: tuple[str | int, ...]
    ) -> None:
        if (statement,) in self.tables["statements"]:
            raise self._seed.error(file, where, f"“{statement}” stands twice in the seed")
        self._put("statements", id=statement)
        for place, fact in enumerate(facts):
            self._put("fact_uses", statement=statement, fact=fact, position=place)
        for place, source in enumerate(sources):
            self._known(file, (*where, "sources", place), "sources", source)
            self._put("citations", statement=statement, source=source, position=place)

    def _message(self, context: str, source: str, comment: str | None = None) -> None:
        position = len(self.tables["messages"])
        self._put("messages", context=context, source=source, comment=comment, position=position)

    def _organisation(self, file: str, where: tuple[str | int, ...], key: str | None) -> str | None:
        if key is None:
            return None
        self._known(file, where, "organisations", key)
        return f"org:{key}"

    def _known(self, file: str, where: tuple[str | int, ...], name: str, key: str) -> None:
        if key not in self._seed.entries[name]:
            raise self._seed.error(file, where, f"there is no “{key}” in {name}.yaml")

    def _check(self) -> None:
        """What only the whole can show: pages, links in texts, and addresses that would be the same."""
        for key in sorted(REQUIRED - self._seed.pages.keys()):
            raise self._seed.error("pages/home", (), f"the site needs the page “{key}” too: pages/{key}.yaml")
        subjects = self.tables["subjects"]
        for (context,), message in self.tables["messages"].items():
            for target in references(str(message["source"])):
                if (target,) not in subjects:
                    raise self._seed.error(*self.place(context), f"the link to “{target}” leads nowhere")
        slugs = {key: row["slug"] for key, row in self.tables["slugs"].items()}
        taken: dict[tuple[object, ...], str] = {}
        for (ref,), subject in subjects.items():
            if subject["parent"] is None:
                continue
            file, where = self.place(ref)
            if (ref, SOURCE_LANG) not in slugs:
                raise self._seed.error(file, (*where, "slug"), f"there is no slug in {SOURCE_LANG}")
            for locale in self.locales:
                slug = slugs.get((ref, locale), slugs[ref, SOURCE_LANG])
                other = taken.setdefault((subject["parent"], locale, slug), ref)
                if other != ref:
                    told = f"{other} has the slug “{slug}” too ({locale})"
                    raise self._seed.error(file, (*where, "slug", locale), told)

    def place(self, identifier: str) -> tuple[str, tuple[str | int, ...]]:
        """File and place of a subject (`org:ituc`) or message (`org:ituc/origin`)."""
        ref, _, part = identifier.partition("/")
        kind, _, key = ref.partition(":")
        files = {"org": "organisations", "project": "projects", "term": "glossary", "country": "countries"}
        file = f"pages/{key}" if kind == "page" else files.get(kind, f"{kind}s")
        where: tuple[str | int, ...] = () if kind == "page" else (key,)
        entry = self._seed.pages[key] if kind == "page" else self._seed.entries[file][key]
        for index, block in enumerate(getattr(entry, "blocks", [])):
            if block.id == part:
                return file, (*where, "blocks", index, "text")
        return file, (*where, part) if part else where
