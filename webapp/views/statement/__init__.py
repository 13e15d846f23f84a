"""The accessibility statement: what follows from the last proof, from what is known, and from the settings.

Its form is that of Implementing Decision (EU) 2018/1523. What holds always stands in `seed/pages/accessibility.yaml`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from webapp.content.subjects import Place
from webapp.content.texts import Body
from webapp.evidence import limits, proof
from webapp.evidence.limits import STANDARD, Known, Limit, known
from webapp.i18n import cldr
from webapp.i18n.babel import gettext, locale, ngettext
from webapp.i18n.cldr import Moment
from webapp.i18n.locales import autonym
from webapp.i18n.text import Text, text
from webapp.views.device import now
from webapp.views.rendering import mail_link, settings
from webapp.views.statement.words import DUTCH, LEVELS, LIMITS, STATUS, UNTESTED


@dataclass(frozen=True, slots=True)
class Told:
    """A limit in the language of the page; `standing`: which criterion it touches, and how it stands with that."""

    id: str
    what: Text
    why: Text
    instead: Text
    standing: tuple[Text, ...]


def values(place: Place, _body: Body) -> dict[str, object]:
    """What the page shows in its slots."""
    return {
        "scope": list(_scope(place)),
        "status": list(_status(known())),
        "limits": [told(limit) for limit in known().limits],
        "prepared": list(_preparation(known())),
        "tests": list(_tests()),
        "untested": list(untested()),
        "contact": list(_contact()),
        "enforcement": _enforcement(),
    }


def told(limit: Limit) -> Told:
    """What is told of a limit."""
    words = LIMITS[limit.id]
    what, why, instead = (gettext(sentence) for sentence in (words.what, words.why, words.instead))
    return Told(limit.id, what, why, instead, tuple(_standing(limit)))


def _standing(limit: Limit) -> Iterator[Text]:
    if limit.theirs:
        yield gettext("It is content from others, which the standard does not cover.")
        return
    yield gettext("WCAG {number}, {level}.", number=limit.criterion, level=gettext(LEVELS[limit.level]))
    if limit.fails:
        yield gettext("The criterion is not met.")
    elif limit.met:
        yield gettext("The criterion is met all the same.")
    else:
        yield gettext("The standard does not ask for this level.")


def untested() -> Iterator[Text]:
    """What nobody has tested: the screen readers that are not in the proof, and what people have written down."""
    missing = [Text((name,)) for name in limits.unheard(proof())]
    if missing:
        yield ngettext(
            "The screen reader {names}", "The screen readers {names}", len(missing), names=cldr.join(missing, locale())
        )
    yield from (gettext(UNTESTED[name]) for name in known().untested)


def _scope(place: Place) -> Iterator[Text]:
    yield gettext(
        "This statement is about all pages of {address}, in {languages}.",
        address=settings().site_url,
        languages=_languages(tuple(place.alternates)),
    )
    if name := settings().responsible_name:
        yield gettext("{name} is responsible for this site.", name=name)
    else:
        yield gettext("This copy of the site does not name anyone who is responsible for it yet.")


def _status(found: Known) -> Iterator[Text]:
    today = now().date()
    yield gettext(STATUS[limits.status(proof(), found, today)], standard=STANDARD)
    if audit := found.audited(today):
        yield gettext("{name} checked all criteria on {date}.", name=audit.by, date=_day(audit.day))
    else:
        yield gettext("Nobody from outside has checked all criteria yet, so we do not say that all are met.")
    if found.failing:
        yield ngettext(
            "We know of {count} criterion of level A or AA that is not met.",
            "We know of {count} criteria of level A or AA that are not met.",
            found.failing,
            count=_number(found.failing),
        )
    else:
        yield gettext("We know of no criterion of level A or AA that is not met.")
    yield gettext(DUTCH[limits.dutch_status(found, today)])


def _preparation(found: Known) -> Iterator[Text]:
    yield gettext(
        "This statement was prepared on {prepared}, and last reviewed on {reviewed}.",
        prepared=_day(found.prepared),
        reviewed=_day(found.reviewed),
    )
    if not found.audited(now().date()):
        yield gettext("It is a self-assessment: those who made the site have tested it, with programs.")
    yield gettext("The last tests ended on {date}.", date=_day(proof().day))


def _tests() -> Iterator[Text]:
    last = proof()
    # Nobody is told of checks of our own before they have judged something.
    if last.states and last.checks:
        yield gettext(
            "Pages in {states} states, such as a list without results or a form with errors, were judged by the rules "
            "of axe-core {version} and by checks of our own. They are of {templates} kinds, and in {languages}.",
            states=_number(last.states),
            version=last.axe,
            templates=_number(last.templates),
            languages=_languages(last.locales),
        )
    if last.journeys:
        yield ngettext(
            "{count} journey through the site was made with the screen reader {reader}, in {browsers}. What it said "
            "was compared with what it should say. We had written that down before.",
            "{count} journeys through the site were made with the screen reader {reader}, in {browsers}. What it said "
            "was compared with what it should say. We had written that down before.",
            last.journeys,
            count=_number(last.journeys),
            reader=last.reader,
            browsers=cldr.join([Text((name,)) for name in last.browsers], locale()),
        )
    if last.faults:
        yield gettext(
            "To test the tests, {faults} faults were put into pages, one at a time. The tests found {caught} of them.",
            faults=_number(last.faults),
            caught=_number(last.caught),
        )


def _contact() -> Iterator[Text]:
    site = settings()
    if not site.reached_by:
        yield gettext("This copy of the site does not name an address that you can write to yet.")
        return
    yield gettext("You can also write to {address}.", address=mail_link(site.reached_by))
    yield ngettext(
        "If you give your e-mail address, you will get an answer within {count} working day.",
        "If you give your e-mail address, you will get an answer within {count} working days.",
        site.feedback_reply_days,
        count=_number(site.feedback_reply_days),
    )


def _enforcement() -> Text:
    site = settings()
    if not site.enforcement_name:
        return gettext("This copy of the site does not name a body that you can turn to.")
    link = Markup('<a href="{}">{}</a>').format(site.enforcement_url, site.enforcement_name)
    return gettext("Are you not satisfied with our answer? Then you can turn to {name}.", name=link)


def _languages(locales: Sequence[str]) -> Text:
    return cldr.join([text(autonym(other), other, locale()) for other in locales], locale())


def _day(day: date) -> str:
    return cldr.format_moment(Moment(day.year, day.month, day.day), locale())


def _number(value: int) -> str:
    return cldr.format_number(value, locale())
