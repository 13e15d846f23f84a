"""What a visitor is asked, in the words of the language: the notice on each page, and the form by purpose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from webapp.consent import purposes
from webapp.consent.purposes import OPTIONAL, PREFERENCES, STATISTICS
from webapp.consent.shown import Kind, Shown
from webapp.content.consent import texts
from webapp.i18n.babel import gettext, locale
from webapp.i18n.marking import N_
from webapp.i18n.text import Text
from webapp.store.db import writing
from webapp.views import rendering
from webapp.views.rendering import settings

LINES: Mapping[Kind, Mapping[str, str]] = {
    "notice": {
        "label": N_("May we store cookies on your device?"),
        "text": N_(
            "{name} would like to remember your reading settings, and to see how visitors use this site. "
            "You can withdraw your consent at any time, at the bottom of every page."
        ),
        "accept": N_("Accept"),
        "refuse": N_("Refuse"),
        "choose": N_("Choose"),
    },
    "form": {
        "legend": N_("What may {name} store on your device?"),
        PREFERENCES: N_("Preferences"),
        f"{PREFERENCES}-hint": N_("Your reading settings and your language are remembered for your next visit."),
        STATISTICS: N_("Statistics"),
        f"{STATISTICS}-hint": N_(
            "During a visit, a random number ties together which filters you use, whether they find anything, "
            "and when you change the language."
        ),
        "withdrawal": N_("You can withdraw your consent at any time, here or at the bottom of every page."),
        "keep": N_("Keep this choice"),
        "accept": N_("Accept all"),
        "refuse": N_("Refuse all"),
    },
}
"""The words by the place they stand in. `name` is whoever is responsible for the site."""
NAMES = {PREFERENCES: LINES["form"][PREFERENCES], STATISTICS: LINES["form"][STATISTICS]}
"""What the purposes are called."""
SITE_NAME = "Samenspraak"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a visitor is asked, in words that know their language, and as it is kept for proof."""

    lines: Mapping[str, Text]
    shown: Shown


def init_app(app: Flask) -> None:
    """Give templates `asked("notice")`."""
    app.jinja_env.globals["asked"] = asked


def record(app: Flask) -> None:
    """Keep what is asked now in each language, so that it can be shown again; what is kept already is left alone."""
    site = rendering.settings_of(app)
    for spoken in site.locales:
        try:
            with app.test_request_context(f"/{spoken}", base_url=site.site_url):
                shown = [asked(kind).shown for kind in LINES] if locale() == spoken else []
            with writing(app.extensions["store"]) as opened:
                for one in shown:
                    texts.record(opened, one, app.extensions["clock"]())
        except SQLAlchemyError:
            app.logger.exception("What is asked cannot be kept now; it will be with the first consent")


def asked(kind: Kind) -> Asked:
    """What is asked now, in the language of this request."""
    name = settings().responsible_name or SITE_NAME
    lines = {place: gettext(words, name=name) for place, words in LINES[kind].items()}
    plain = {place: str(words) for place, words in lines.items()}
    return Asked(lines, Shown(kind, locale(), purposes.POLICY, plain))


def asked_under(short: str) -> Shown | None:
    """What is asked now, if its hash begins so."""
    both = (asked(kind).shown for kind in LINES)
    return next((shown for shown in both if shown.short == short), None)


def names(chosen: Collection[str]) -> list[Text]:
    """What these purposes are called, in the order of the form."""
    return [gettext(NAMES[purpose]) for purpose in OPTIONAL if purpose in chosen]
