"""The binding to Flask: the locale of a request through Flask-Babel, interface strings from our own catalogues.

Flask-Babel decides which locale a request is in and keeps it for the request. Its gettext is not used: it would
apply `%` to translations, trust them as HTML, and keep one app's catalogue for another.
"""

from collections.abc import Mapping, Sequence

from flask import Flask, current_app, request
from flask_babel import Babel, get_locale

from .catalogue import Catalogue
from .locales import negotiate
from .slugs import normal_path
from .text import Text


def init_app(app: Flask, locales: Sequence[str], catalogues: Mapping[str, Catalogue]) -> None:
    """Bind an app to its locales (the first is the default) and their catalogues."""
    app.extensions["locales"] = tuple(locales)
    app.extensions["catalogues"] = catalogues
    Babel(app, configure_jinja=False, default_locale=locales[0], locale_selector=_select)
    app.jinja_env.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, pgettext=pgettext)
    for catalogue in catalogues.values():
        for (context, source), reason in catalogue.broken:
            app.logger.warning("Translation left out (%s): %s %r: %s", catalogue.locale, context, source, reason)


def locale() -> str:
    """The locale of this request."""
    return str(get_locale())


def locale_of_path(path: str) -> str | None:
    """The locale that a path begins with, however it is written, if it is one of ours."""
    first = normal_path(path).split("/")[1]
    return first if first in current_app.extensions["locales"] else None


def gettext(source: str, /, **values: object) -> Text:
    """An interface string in the locale of this request."""
    return _catalogue().text(source, context=None, **values)


def pgettext(context: str, source: str, /, **values: object) -> Text:
    """An interface string that means something else in other places: `context` says which one this is."""
    return _catalogue().text(source, context=context, **values)


def ngettext(one: str, other: str, n: int, /, **values: object) -> Text:
    """An interface string that depends on a number."""
    return _catalogue().plural_text(one, other, n, context=None, **values)


def catalogues() -> Mapping[str, Catalogue]:
    """The interface strings of every locale, the default first."""
    found: Mapping[str, Catalogue] = current_app.extensions["catalogues"]
    return found


def _catalogue() -> Catalogue:
    return catalogues()[locale()]


def _select() -> str:
    locales = current_app.extensions["locales"]
    return locale_of_path(request.path) or negotiate(request.headers.get("Accept-Language"), locales)
