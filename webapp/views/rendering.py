"""What every page needs: a session on the store, its place in the site, and the frame around it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask, Response, abort, current_app, g, make_response, render_template
from markupsafe import Markup
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from webapp import htmx
from webapp.config import Settings
from webapp.consent.device import DECIDING
from webapp.content import subjects
from webapp.content.subjects import Link, Place
from webapp.i18n import babel, cldr
from webapp.i18n.cldr import Moment
from webapp.i18n.locales import autonym, territorial
from webapp.i18n.text import Text
from webapp.store.db import writing

PRIMARY = ("page:our-work", "page:programme-areas", "page:glossary", "page:about")
COOKIES_PAGE = "page:cookies"
PRIVACY_PAGE = "page:privacy"
STATEMENT_PAGE = "page:accessibility"
SECONDARY = ("page:sources", "page:site-map", COOKIES_PAGE, PRIVACY_PAGE, STATEMENT_PAGE)
SETTINGS_PAGE = "page:settings"
FEEDBACK_PAGE = "page:feedback"
FRAME = frozenset({"page:home", *PRIMARY, *SECONDARY, SETTINGS_PAGE, FEEDBACK_PAGE})
"""What the frame around every page links to."""


@dataclass(frozen=True, slots=True)
class Language:
    """One entry of the language switch."""

    locale: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of one language."""

    locale: str
    home: Link
    primary: tuple[Link, ...]
    secondary: tuple[Link, ...]
    settings: Link
    feedback: Link
    languages: tuple[Language, ...]

    @property
    def site_map(self) -> Link:
        """The list of all pages."""
        return self._secondary("page:site-map")

    @property
    def cookies(self) -> Link:
        """The page on what is stored on the device, where one chooses."""
        return self._secondary(COOKIES_PAGE)

    @property
    def statement(self) -> Link:
        """The page on how accessible the site is."""
        return self._secondary(STATEMENT_PAGE)

    def _secondary(self, ref: str) -> Link:
        return next(link for link in self.secondary if link.ref == ref)


def init_app(app: Flask) -> None:
    """Close the session of each request, and give templates what is in the way of the page's language."""
    app.teardown_appcontext(close_session)
    app.jinja_env.globals.update(
        attr_lang=lambda lang: Text((), lang).lang_attr,
        autonym=autonym,
        direction=cldr.direction,
        join=lambda items: cldr.join(list(items), babel.locale()),
        mail_link=mail_link,
        site_url=settings_of(app).site_url,
        territorial=territorial,
    )
    app.jinja_env.filters.update(
        day=lambda day: cldr.format_moment(Moment(day.year, day.month, day.day), babel.locale()),
        instant=lambda at: cldr.format_instant(at, babel.locale()),
        moment=lambda moment: cldr.format_moment(moment, babel.locale()),
        number=lambda value: cldr.format_number(value, babel.locale()),
        iso=Moment.isoformat,
    )


def mail_link(address: str) -> Markup:
    """A link by which one writes to an address."""
    return Markup('<a href="mailto:{0}">{0}</a>').format(address)


def settings_of(app: Flask) -> Settings:
    """The settings an app was made with."""
    settings: Settings = app.extensions["settings"]
    return settings


def settings() -> Settings:
    """The settings of this app."""
    return settings_of(current_app)


def session() -> Session:
    """A session that sees one state of the store for the whole request, and writes nothing."""
    if "session" not in g:
        g.session = Session(current_app.extensions["store"], autoflush=False)
    opened: Session = g.session
    return opened


@contextmanager
def changing() -> Iterator[Session]:
    """A session that changes the store: all of it, or nothing. Aborts with 503 if the store is busy.

    What this request reads through `session` stays as it was before.
    """
    try:
        with writing(current_app.extensions["store"]) as opened:
            yield opened
    except OperationalError:
        current_app.logger.exception("The store cannot be changed")
        abort(503)


def page(template: str, place: Place, /, **values: object) -> Response:
    """A page of the site in its language, or, with another `layout`, a part of it."""
    frame = _frame(place.locale, place.alternates, place.around)
    return answer(template, place.locale, {"place": place, "frame": frame, **values})


def error_frame(locale: str) -> Frame:
    """The frame around an error page: its language switch leads to the home pages."""
    paths = subjects.paths_of(session(), "page:home", babel.locales())
    return _frame(locale, paths, subjects.links(session(), locale, FRAME))


def apart(template: str, status: int = 200, /, **values: object) -> Response:
    """An answer that is no page of the site, in the language of the request."""
    locale = babel.locale()
    return answer(template, locale, {"frame": error_frame(locale), **values}, status)


def answer(template: str, locale: str, context: Mapping[str, object], status: int = 200) -> Response:
    """A rendered template with the headers that name its language."""
    response = make_response(render_template(template, **{"layout": htmx.PAGE, "locale": locale, **context}), status)
    response.headers["Content-Language"] = locale
    response.headers["Cache-Control"] = "no-cache"
    response.vary.update(DECIDING)
    return response


def _frame(locale: str, alternates: Mapping[str, str], links: Mapping[str, Link]) -> Frame:
    return Frame(
        locale=locale,
        home=links["page:home"],
        primary=tuple(links[ref] for ref in PRIMARY),
        secondary=tuple(links[ref] for ref in SECONDARY),
        settings=links[SETTINGS_PAGE],
        feedback=links[FEEDBACK_PAGE],
        languages=tuple(Language(other, autonym(other), path) for other, path in alternates.items()),
    )


def close_session(_error: BaseException | None = None) -> None:
    """Give the session of this request back, with whatever state it is in."""
    opened: Session | None = g.pop("session", None)
    if opened is not None:
        opened.close()
