"""By name each sort of answer to a form: about a choice, a receipt, reading settings, a problem; in every language."""

from pathlib import Path

from tests.checking import attribute
from tests.conftest import LOCALES
from tests.views.consent.browser import NOTICE, WITHDRAWAL, Browser, Site
from tests.views.consent.visitors import PARTIAL
from webapp.consent.preferences import CHOICES

USUAL = {setting.name: setting.options[0].value for setting in CHOICES}


def answers(store: Path) -> dict[str, bytes]:
    """What the site answers to forms of visitors; the store is changed."""
    site = Site(store)
    found: dict[str, bytes] = {}
    for locale in LOCALES:
        found |= {f"{locale}/{name}": page for name, page in _answers(site, locale).items()}
    return found


def _answers(site: Site, locale: str) -> dict[str, bytes]:
    visitor, blocked = site.browser(), site.browser(keeps=False)
    accepted = visitor.choose("accept", f"/{locale}")
    number = visitor.number
    return {
        "accepted": accepted.response.data,
        "kept": visitor.open(f"/{locale}/consent/kept?page=/{locale}", headers=PARTIAL).data,
        "blocked": blocked.choose("refuse", f"/{locale}").response.data,
        "blocked-fragment": blocked.open(f"/{locale}/consent/kept?page=/{locale}", headers=PARTIAL).data,
        "again": visitor.post(f"/{locale}/consent", {"answer": "accept", "text": "00000000"}).data,
        "text": _asked(visitor, locale),
        "receipt": _receipt(visitor, locale, number),
        "no-receipt": _receipt(visitor, locale, "nothing"),
        "refused": visitor.post(f"/{locale}/consent", {"answer": "refuse"}, {"Origin": "https://elsewhere.test"}).data,
        "too-large": visitor.post(f"/{locale}/consent", {"answer": "refuse", "page": "x" * 1_000_001}).data,
        "settings": visitor.post(f"/{locale}/consent/preferences", {"size": "huge"}).data,
        "settings-blocked": blocked.follow(
            blocked.post(f"/{locale}/consent/preferences", USUAL | {"theme": "dark"})
        ).response.data,
        "problem": visitor.post(f"/{locale}/feedback", {"problem": "", "email": "jo@"}).data,
        "problem-kept": visitor.follow(visitor.post(f"/{locale}/feedback", {"problem": "x"})).response.data,
        "withdrawn": visitor.submit(visitor.page(f"/{locale}"), WITHDRAWAL).data,
    }


def _asked(visitor: Browser, locale: str) -> bytes:
    short = attribute(visitor.site.browser().page(f"/{locale}").one(f"{NOTICE} [name=text]"), "value")
    page: bytes = visitor.open(f"/{locale}/consent/texts/{short}").data
    return page


def _receipt(visitor: Browser, locale: str, number: str) -> bytes:
    page: bytes = visitor.post(f"/{locale}/consent/receipt", {"number": number}).data
    return page
