"""How things are called in a language: names with their own language, countries from CLDR."""

from collections.abc import Mapping

from webapp.i18n.cldr import territory_name

SOURCE_LANG = "en"


def country_name(code: str, names: Mapping[str, str], locale: str) -> str:
    """A country's name in a language: ours if there is one (`names`, by language), else that of CLDR."""
    return names.get(locale) or territory_name(code, locale)


def best_language(available: Mapping[str, object], locale: str) -> str:
    """Of the languages a name exists in, the one for a page: the page's own, else English, else the first."""
    for lang in (locale, SOURCE_LANG):
        if lang in available:
            return lang
    return next(iter(available))
