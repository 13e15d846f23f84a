"""The binding to Flask: the locale of a request through Flask-Babel, interface strings from our own catalogues.

Flask-Babel decides which locale a request is in and keeps it for the request. Its gettext is not used: it would
apply `%` to translations, trust them as HTML, and keep one app's catalogue for another.
"""

from collections.abc import Callable, Mapping

from flask import Flask, current_app, g, request
from flask_babel import Babel, get_locale, refresh

from .catalogue import SOURCE_LOCALE, Catalogue
from .edition import Edition
from .locales import cldr_locale, negotiate
from .reasons import parts
from .slugs import normal_path
from .text import Text, text


def init_app(app: Flask, default: str, current: Callable[[], Edition]) -> None:
    """Bind an app to the edition of each request, which `current` gives; it is asked once in a request."""
    app.extensions["edition"] = current
    Babel(app, configure_jinja=False, default_locale=default, locale_selector=_select)
    app.jinja_env.globals.update(
        _=gettext, gettext=gettext, ngettext=ngettext, pgettext=pgettext, page_locale=locale, told=told
    )


def edition() -> Edition:
    """The languages and catalogues of this request: the same ones throughout."""
    if "edition" not in g:
        g.edition = current_app.extensions["edition"]()
    found: Edition = g.edition
    return found


def locales() -> tuple[str, ...]:
    """The languages that the public sees, the default first."""
    return edition().locales


def locale() -> str:
    """The locale of this request."""
    get_locale()
    chosen: str = g.locale
    return chosen


def speak(chosen: str) -> None:
    """Have this request in a locale that its address does not name; the default if the public does not see it."""
    g.locale = chosen if chosen in locales() else locales()[0]
    refresh()


def locale_of_path(path: str) -> str | None:
    """The locale that a path begins with, however it is written, if it is one of ours."""
    first = normal_path(path).split("/")[1]
    return first if first in locales() else None


def gettext(source: str, /, **values: object) -> Text:
    """An interface string in the locale of this request."""
    return _catalogue().text(source, context=None, **values)


def pgettext(context: str, source: str, /, **values: object) -> Text:
    """An interface string that means something else in other places: `context` says which one this is."""
    return _catalogue().text(source, context=context, **values)


def ngettext(one: str, other: str, n: int, /, **values: object) -> Text:
    """An interface string that depends on a number."""
    return _catalogue().plural_text(one, other, n, context=None, **values)


def told(reason: str) -> Text:
    """A reason (`i18n.reasons`) in the locale of this request; one that is not known there is marked as English."""
    found = parts(reason)
    if found is None:
        return text(reason, SOURCE_LOCALE, locale())
    sentences = [gettext(message, **values) for message, values in found]
    return Text(tuple(part for sentence in sentences for part in (sentence, " "))[:-1])


def catalogues() -> Mapping[str, Catalogue]:
    """The interface strings of every locale, the default first."""
    return edition().catalogues


def _catalogue() -> Catalogue:
    return catalogues()[locale()]


def _select() -> str:
    """The locale as Flask-Babel can read it; ours is kept beside it, since it may be one that CLDR does not know."""
    if "locale" not in g:
        g.locale = locale_of_path(request.path) or negotiate(request.headers.get("Accept-Language"), locales())
    return str(cldr_locale(g.locale))
