"""Samenspraak: the accessible, multilingual website of a union network."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import security
from webapp.config import ROOT, Settings
from webapp.i18n import babel, catalogue
from webapp.store.db import open_store
from webapp.views import (
    asking,
    assets,
    cards,
    consent,
    counting,
    desk,
    device,
    errors,
    feedback,
    feeds,
    gallery,
    icons,
    preferences,
    rendering,
    site,
)
from webapp.views.editions import Editions


def utc_now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def create_app(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Flask:
    """Wire the rooms of the site together; `clock` gives the time in UTC.

    Raises StoreError if the store cannot be opened.
    """
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True, "undefined": StrictUndefined}
    app.extensions["settings"] = settings
    app.extensions["store"] = open_store(settings.database_url)
    assets.init_app(app)
    shipped = {locale: catalogue.shipped(settings.translations, locale) for locale in settings.locales}
    babel.init_app(app, settings.locales[0], Editions(shipped).current)
    device.init_app(app, clock)
    security.init_app(app, hosts=settings.trusted_hosts, https=settings.secure)
    # Only the address of the visitor: host and scheme are those of SITE_URL, whatever a proxy says of them.
    app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, 0, 0)  # type: ignore[method-assign]
    for room in (rendering, errors, asking, counting):
        room.init_app(app)
    for machines in (feeds, cards, icons):
        app.register_blueprint(machines.bp)
    if settings.translation_token:
        app.register_blueprint(desk.bp)
    if settings.on_this_computer:
        app.register_blueprint(gallery.bp)
    for own in (preferences, consent, feedback):
        app.register_blueprint(own.bp)
    app.register_blueprint(site.bp)
    return app
