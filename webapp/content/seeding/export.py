"""The store's content in the shape of the seed's files: the same content gives the same bytes."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from webapp.store.models import Record
from webapp.store.queries import rows
from webapp.store.queries.texts import LABEL

from .dump import Inline, dump

Entry = dict[str, Any]


class Export:
    """The store's content in the shape of the seed's files.

    `contexts` are those of the messages that are in the files which were made.
    """

    def __init__(self, session: Session, locales: Sequence[str]) -> None:
        self._locales = locales
        self._session = session
        self.contexts: set[str] = set()
        self._messages = {context: row for (context,), row in rows.read(session, "messages").items()}
        self._facts = self._grouped("fact_uses", "statement", "fact")
        self._sources = self._grouped("citations", "statement", "source")
        self._slugs: dict[str, dict[str, str]] = defaultdict(dict)
        for (ref, locale), row in rows.read(session, "slugs").items():
            self._slugs[ref][locale] = str(row["slug"])
        self._names: dict[str, dict[str, Entry]] = defaultdict(dict)
        for (ref, lang, form, _), row in sorted(rows.read(session, "names").items(), key=_official_first):
            if form == "official":
                acronym = {"acronym": row["acronym"]} if row["acronym"] else {}
                self._names[ref][lang] = {"lang": lang, "name": row["name"], **acronym}
            else:
                self._names[ref][lang].setdefault("also", []).append(row["name"])
        self._blocks = self._by_owner("blocks", "ref")
        self._figures = self._by_owner("figures", "ref")

    def seed_files(self) -> dict[str, str]:
        """The text of each file by its name in the seed's folder."""
        files = {f"{name}.yaml": dump(entries) for name, entries in self._lists().items()}
        return files | {f"pages/{key}.yaml": dump(page) for key, page in self._pages().items()}

    def _lists(self) -> dict[str, dict[str, Entry]]:
        read = self._session
        kinds = {
            key: {"name": self._message(f"kind:{key}/name"), "group": row["group"]}
            for (key,), row in rows.read(read, "kinds").items()
        }
        sources = {
            key: _without(row, "key", "position", empty=("url",)) for (key,), row in rows.read(read, "sources").items()
        }
        relations = {
            _key(row["id"]): _compact(
                subject=_key(row["subject"]),
                relation=row["relation"],
                object=_key(row["object"]),
                **{name: row[name] for name in ("since", "until", "when", "holds_for")},
                **self._grounds(row["id"]),
            )
            for row in rows.read(read, "relations").values()
        }
        partnerships = {
            _key(row["country"]): _compact(since=row["since"], holds_for=row["holds_for"], **self._grounds(row["id"]))
            for row in rows.read(read, "partnerships").values()
        }
        return {
            "sources": sources,
            "kinds": kinds,
            "countries": self._countries(),
            "organisations": self._organisations(),
            "relations": relations,
            "projects": self._projects(),
            "partnerships": partnerships,
            "glossary": self._glossary(),
        }

    def _countries(self) -> dict[str, Entry]:
        regions = {ref: row["region"] for (ref,), row in rows.read(self._session, "countries").items()}
        return {_key(ref): _compact(region=regions[ref], names=self._name_list(ref)) for ref in self._refs("country")}

    def _organisations(self) -> dict[str, Entry]:
        table = rows.read(self._session, "organisations")
        return {
            _key(ref): _compact(
                kind=table[(ref,)]["kind"],
                country=table[(ref,)]["country"],
                until=table[(ref,)]["until"],
                names=self._name_list(ref),
                slug=self._slug(ref),
                blocks=self._block_list(ref),
                figures=[
                    _compact(
                        id=_key(row["id"]),
                        **{name: row[name] for name in ("measure", "value", "qualifier", "holds_for")},
                        sources=self._sources[str(row["id"])],
                    )
                    for row in self._figures[ref]
                ],
            )
            for ref in self._refs("organisation")
        }

    def _projects(self) -> dict[str, Entry]:
        table = rows.read(self._session, "projects")
        members = self._grouped("project_members", "project", "organisation")
        countries = self._grouped("project_countries", "project", "country")
        found = {}
        for ref in self._refs("project"):
            row = table[(ref,)]
            found[_key(ref)] = _compact(
                names=self._name_list(ref),
                title=None if self._names[ref] else self._message(f"{ref}/title"),
                slug=self._slug(ref),
                since=row["since"],
                until=row["until"],
                when=row["when"],
                members=[_key(member) for member in members[ref]],
                funder=_key_or_none(row["funder"]),
                followed_by=_key_or_none(row["followed_by"]),
                countries=[_key(country) for country in countries[ref]],
                blocks=self._block_list(ref),
                **self._grounds(row["statement"]),
            )
        return found

    def _glossary(self) -> dict[str, Entry]:
        return {
            _key(ref): {
                "names": self._name_list(ref),
                "definition": self._message(f"{ref}/definition"),
                "sources": self._sources[f"{ref}/definition"],
            }
            for ref in self._refs("term")
        }

    def _pages(self) -> dict[str, Entry]:
        subjects = rows.read(self._session, "subjects")
        return {
            _key(ref): {
                **_compact(parent=_key_or_none(subjects[(ref,)]["parent"]), position=subjects[(ref,)]["position"]),
                "slug": self._slug(ref),
                **_compact(
                    title=self._message(f"{ref}/title"),
                    summary=self._message(f"{ref}/summary"),
                    blocks=self._block_list(ref),
                ),
            }
            for ref in self._refs("page")
        }

    def _refs(self, kind: str) -> list[str]:
        return [ref for (ref,), row in rows.read(self._session, "subjects").items() if row["kind"] == kind]

    def _block_list(self, ref: str) -> list[Entry]:
        listed = []
        for row in self._blocks[ref]:
            context = str(row["id"])
            self.contexts.add(context)
            message, label = self._messages[context], context + LABEL
            listed.append(
                _compact(
                    id=context.rpartition("/")[2],
                    kind=row["kind"],
                    who=row["who"],
                    slot=row["slot"],
                    moment=row["moment"],
                    label=self._message(label) if label in self._messages else None,
                    text=message["source"],
                    comment=message["comment"],
                    **self._grounds(context),
                )
            )
        return listed

    def _grounds(self, statement: object) -> Entry:
        return {"facts": self._facts[str(statement)], "sources": self._sources[str(statement)]}

    def _message(self, context: str) -> str:
        self.contexts.add(context)
        return str(self._messages[context]["source"])

    def _name_list(self, ref: str) -> list[Entry]:
        return [self._names[ref][lang] for lang in sorted(self._names[ref], key=self._language_order)]

    def _slug(self, ref: str) -> Inline:
        return Inline({lang: self._slugs[ref][lang] for lang in sorted(self._slugs[ref], key=self._language_order)})

    def _language_order(self, lang: str) -> tuple[int, str]:
        return (self._locales.index(lang) if lang in self._locales else len(self._locales), lang)

    def _grouped(self, table: str, owner: str, item: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in rows.read(self._session, table).values():
            found[str(row[owner])].append(str(row[item]))
        return found

    def _by_owner(self, table: str, owner: str) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for row in rows.read(self._session, table).values():
            found[str(row[owner])].append(row)
        return found


def _key(ref: object) -> str:
    """`ituc` of `org:ituc`."""
    return str(ref).partition(":")[2]


def _key_or_none(ref: object) -> str | None:
    return _key(ref) if ref is not None else None


def _compact(**fields: object) -> Entry:
    """Without what is absent: the seed leaves out what has its default."""
    return {name: value for name, value in fields.items() if value is not None and value != []}


def _without(row: Record, *names: str, empty: Sequence[str] = ()) -> Entry:
    return {name: value for name, value in row.items() if name not in names and not (name in empty and value == "")}


def _official_first(item: tuple[tuple[Any, ...], Record]) -> tuple[Any, ...]:
    ref, lang, form, position = item[0]
    return (ref, lang, form != "official", position)
