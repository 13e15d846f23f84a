"""Specimens of what is filled in and answered: fields, buttons, errors, consent, settings, receipts."""

from datetime import datetime

from markupsafe import Markup

from webapp.consent.preferences import CHOICES, USUAL, Preferences
from webapp.content.feedback.message import Message, faults
from webapp.evidence.limits import known
from webapp.i18n.text import Text
from webapp.views import asking, feedback, privacy, statement
from webapp.views.asking import asked
from webapp.views.cookies import Entry
from webapp.views.receipts import Told
from webapp.views.specimens.making import Call, call, macro, specimen
from webapp.views.specimens.sample import LONG, Sample

IN_FORM = Markup('<form class="desk-form"><p class="buttons">{}</p></form>')


def _field(some: Sample, hint: Text | None, fault: Text | None = None, name: Text | None = None) -> Call:
    attributes = macro("field", "described")("sample", fault) if hint else ""
    inside = Markup('<input type="text" id="sample" name="sample" {}>').format(attributes)
    return call("sample", name or some.say("Name"), hint, fault, inside=inside)


def _settings(some: Sample, chosen: Preferences, *faults: str) -> Call:
    return call(CHOICES, chosen, faults, ("en", "nl", "fr", "es"), some.locale)


def _feedback(some: Sample, message: Message) -> Call:
    usual = not message.email and not message.problem
    return call(message, {} if usual else feedback.told(message, faults(message)), feedback.LABELS, some.locale)


def _receipt(some: Sample, *, withdrawn: bool = False) -> Call:
    at = datetime(2026, 1, 31, 14, 5)
    number, digest = "0123456789abcdef" * 2, "0123456789abcdef" * 4
    names = asking.names(asking.NAMES)
    granted, ended = ([], names) if withdrawn else (names, [])
    shown = Told(
        number,
        "0123 4567 89ab cdef " * 2,
        at,
        granted,
        ended,
        datetime(2026, 7, 31),
        at if withdrawn else None,
        some.locale,
        1,
        digest,
        digest[:8],
        some.address,
    )
    return call(shown, some.locale)


def _entries(some: Sample, count: int) -> Call:
    names = asking.names(asking.NAMES)
    entry = Entry("__Host-samenspraak_sample", names[0], some.say("Until you close the browser"), some.sentence(), None)
    return call([entry] * count)


SPECIMENS = (
    specimen(
        "button",
        IN_FORM,
        usual=lambda some: call(some.say("Only check this file")),
        main=lambda some: call(some.say("Upload this file"), main=True),
        long_word_in_another_language=lambda some: call(Text((LONG,), "de")),
    ),
    specimen(
        "field",
        Markup('<form class="desk-form">{}</form>'),
        usual=lambda some: _field(some, None),
        with_a_hint=lambda some: _field(some, some.sentence()),
        error=lambda some: _field(some, some.sentence(), some.say("Choose one of these.")),
        long_word_in_another_language=lambda some: _field(some, None, name=Text((LONG,), "de")),
    ),
    specimen(
        "error_summary",
        one=lambda some: call([("sample", some.say("Choose one of these."))]),
        many=lambda some: call([("sample", some.sentence())] * 3, some.say("Nothing was changed.")),
        without_a_field=lambda some: call([], some.say("Nothing was changed.")),
    ),
    specimen(
        "consent.notice",
        usual=lambda some: call(asked("notice"), some.locale, some.address, some.country()),
    ),
    specimen(
        "consent.kept",
        accepted=lambda some: call(True, some.country(), live=True),
        refused=lambda some: call(False, some.country(), live=True),
    ),
    specimen(
        "consent.withdrawal", Markup('<div id="site-withdrawal">{}</div>'), usual=lambda some: call(some.locale, "/")
    ),
    specimen(
        "choice_form",
        nothing_ticked=lambda some: call(asked("form"), some.locale, some.address, ()),
        ticked=lambda some: call(asked("form"), some.locale, some.address, ("preferences", "statistics")),
    ),
    specimen(
        "settings_form",
        usual=lambda some: _settings(some, USUAL),
        chosen=lambda some: _settings(some, Preferences(language="nl", theme="dark", size="150")),
        error=lambda some: _settings(some, USUAL, "theme", "size"),
    ),
    specimen(
        "feedback_form",
        usual=lambda some: _feedback(some, Message(page="https://site.test/en")),
        error=lambda some: _feedback(some, Message(email="somebody@")),
        too_long=lambda some: _feedback(some, Message(LONG * 120, uses=LONG)),
    ),
    specimen("receipt.receipt_card", given=_receipt, withdrawn=lambda some: _receipt(some, withdrawn=True)),
    specimen(
        "receipt.receipt_form",
        usual=lambda some: call(some.locale),
        error=lambda some: call(some.locale, "12 34", some.say("There is no receipt with this number")),
    ),
    specimen("register.register_table", one=lambda some: _entries(some, 1), many=lambda some: _entries(some, 4)),
    specimen(
        "limits.limit_list",
        one=lambda _some: call([statement.told(limit) for limit in known().limits[:1]]),
        many=lambda _some: call([statement.told(limit) for limit in known().limits]),
    ),
    specimen("privacy_tables.processing_table", many=lambda some: call(privacy.PROCESSING)),
    specimen(
        "privacy_tables.period_table",
        many=lambda some: call(
            [privacy.Kept(str(n), some.sentence(), some.say("until you close the browser")) for n in range(3)]
        ),
    ),
)
