"""What follows from content and is stored beside it: labels with sort keys, search texts, addresses with history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.orm import Session

from webapp.content.inline import usable
from webapp.content.names import SOURCE_LANG, best_language, country_name
from webapp.failure import Failure
from webapp.i18n.collation import sort_key
from webapp.i18n.slugs import search_forms
from webapp.store.models import Record
from webapp.store.queries import rows

SEARCHED = frozenset({"organisation", "country", "project"})


class AddressError(Failure):
    """Two subjects would have the same address; the message names both."""


Label = tuple[str, str, str | None]
"""Name, its language, acronym."""


def derive(session: Session, locales: Sequence[str]) -> None:
    """Make labels, search texts and addresses anew for these locales; addresses that were once current stay as history.

    Raises AddressError.
    """
    subjects = rows.read(session, "subjects")
    labels = _labels(session, subjects, locales)
    rows.replace_all(session, "labels", labels)
    rows.replace_all(session, "search_texts", _search_texts(session, subjects, labels))
    _renew_addresses(session, _paths(session, subjects, locales))


def _labels(session: Session, subjects: rows.Rows, locales: Sequence[str]) -> list[Record]:
    names: dict[str, dict[str, Record]] = defaultdict(dict)
    for (ref, lang, form, _), row in rows.read(session, "names").items():
        if form == "official":
            names[ref][lang] = row
    titles = _titles(session)
    codes = {ref: str(row["code"]) for (ref,), row in rows.read(session, "countries").items()}
    made = []
    for (ref,) in subjects:
        for locale in locales:
            name, lang, acronym = _label(ref, locale, names.get(ref, {}), titles, codes)
            key = sort_key(name, locale)
            made.append({"ref": ref, "locale": locale, "name": name, "lang": lang, "acronym": acronym, "sort_key": key})
    return made


def _search_texts(session: Session, subjects: rows.Rows, labels: Iterable[Record]) -> list[Record]:
    """Names, other names and acronyms of all languages; a bar keeps two names from making a third."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in [*labels, *rows.read(session, "names").values()]:
        for column in ("name", "acronym"):
            if row[column]:
                found[str(row["ref"])].update(dict.fromkeys(search_forms(str(row[column]))))
    return [{"ref": ref, "folded": "|".join(found[ref])} for (ref,), row in subjects.items() if row["kind"] in SEARCHED]


def _label(
    ref: str,
    locale: str,
    names: Mapping[str, Record],
    titles: Mapping[str, Mapping[str, str]],
    codes: Mapping[str, str],
) -> Label:
    if ref in codes:
        plain = {lang: str(row["name"]) for lang, row in names.items()}
        return country_name(codes[ref], plain, locale), locale, None
    if names:
        lang = best_language(names, locale)
        acronym = names[lang]["acronym"]
        return str(names[lang]["name"]), lang, str(acronym) if acronym else None
    found = titles.get(ref) or {SOURCE_LANG: ref}
    lang = best_language(found, locale)
    return found[lang], lang, None


def _titles(session: Session) -> dict[str, dict[str, str]]:
    """Titles by subject and language."""
    titles = {
        context.removesuffix("/title"): {SOURCE_LANG: str(row["source"])}
        for (context,), row in rows.read(session, "messages").items()
        if context.endswith("/title")
    }
    for (context, locale), row in rows.read(session, "translations").items():
        ref, _, part = context.rpartition("/")
        if part == "title" and usable(titles[ref][SOURCE_LANG], str(row["text"])):
            titles[ref][locale] = str(row["text"])
    return titles


def _paths(session: Session, subjects: rows.Rows, locales: Sequence[str]) -> dict[tuple[str, str], str]:
    """The path of every subject, by reference and locale."""
    slugs = {key: str(row["slug"]) for key, row in rows.read(session, "slugs").items()}
    found: dict[tuple[str, str], str] = {}

    def path(ref: str, locale: str) -> str:
        if (ref, locale) not in found:
            subject = subjects[(ref,)]
            parent = subject["parent"]
            if parent is None:
                found[ref, locale] = f"/{locale}"
            else:
                slug = slugs.get((ref, locale)) or slugs[ref, SOURCE_LANG]
                mark = "#" if subject["kind"] == "term" else "/"
                found[ref, locale] = f"{path(str(parent), locale)}{mark}{slug}"
        return found[ref, locale]

    taken: dict[str, str] = {}
    for (ref,) in subjects:
        for locale in locales:
            other = taken.setdefault(path(ref, locale), ref)
            if other != ref:
                raise AddressError(
                    f"{ref} and {other} would both be at {path(ref, locale)}: change one of their slugs."
                )
    return found


def _renew_addresses(session: Session, paths: Mapping[tuple[str, str], str]) -> None:
    known = rows.read(session, "addresses")
    stale = [
        key
        for key, row in known.items()
        if row["current"] and paths.get((str(row["ref"]), str(row["locale"]))) != row["path"]
    ]
    rows.change(session, "addresses", {key: {"current": False} for key in stale})
    fresh = {
        (path,): {"path": path, "ref": ref, "locale": locale, "current": True} for (ref, locale), path in paths.items()
    }
    rows.change(
        session,
        "addresses",
        {key: row for key, row in fresh.items() if key in known and (known[key] != row or key in stale)},
    )
    rows.add(session, "addresses", [row for key, row in fresh.items() if key not in known])
