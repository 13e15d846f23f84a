"""Changing the English of a message: what becomes outdated by it, and the statement that it is only a typo."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from webapp.content.inline import targets
from webapp.content.names import SOURCE_LANG
from webapp.content.translating.meanings import Meanings
from webapp.content.translating.pen import Pen
from webapp.content.translating.units import INTERFACE, units
from webapp.failure import Failure
from webapp.i18n.messages import problems
from webapp.store.queries import messages, rows


class EditError(Failure):
    """The English cannot be changed so; the message says why."""


class StaleError(EditError):
    """Somebody else has changed the English in the meantime; `today` is what it says now."""

    def __init__(self, today: str) -> None:
        super().__init__(f"Somebody has changed this text in the meantime. It says now: {today}")
        self.today = today


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to a language: whether the translation becomes outdated, and how many words that is."""

    locale: str
    outdated: bool
    words: int


def source(session: Session, context: str) -> str:
    """The English of a message. Raises EditError if there is no such message."""
    found = units(session, SOURCE_LANG, [context])
    if context not in found:
        below = [other for other in units(session, SOURCE_LANG) if other.startswith(f"{context}/")]
        more = f" There are {', '.join(below)}." if below else ""
        raise EditError(f"There is no message “{context}”.{more}")
    if context.startswith(INTERFACE):
        raise EditError("The English of the interface stands in the templates and the code: change it there.")
    return found[context].source


def effects(session: Session, context: str, text: str, locales: Sequence[str]) -> list[Effect]:
    """What a change of meaning would do to each of these languages but English."""
    meanings = Meanings(known={(row.context, row.source): row.meaning for row in messages.meanings(session, context)})
    found = []
    for locale in locales:
        unit = units(session, locale, [context])[context]
        valid = None if unit.outdated else unit.version
        outdated = valid is not None and not meanings.same(context, valid.source, text)
        if locale != SOURCE_LANG:
            found.append(Effect(locale, outdated, len(text.split()) if outdated else 0))
    return found


def edit(
    session: Session,
    context: str,
    before: str,
    after: str,
    *,
    author: str,
    locales: Sequence[str],
    typo: bool,
    reason: str,
) -> int | None:
    """Change the English from what its author saw; the number of the act, None if it says that already.

    With `typo` the translations stay valid, by the statement of the author. Raises EditError for a text that may not
    be shown, StaleError if the English is no longer `before`.
    """
    today = source(session, context)
    if today == after:
        return None
    if today != before:
        raise StaleError(today)
    check(session, after)
    if typo and not reason.strip():
        raise EditError("Say why this is only a typo: translators rely on it.")
    pen = Pen(session, "typo" if typo else "edit", author, reason=reason.strip() or None)
    pen.write(context, today, after)
    if typo:
        pen.state_typo(context, today, after)
    return pen.finish(locales)


def check(session: Session, text: str) -> None:
    """Raises EditError for a text that may not stand on a page, or that links to what is not there."""
    if not text.strip():
        raise EditError("A text cannot be empty.")
    links = targets(text)
    faults = problems(" ".join(f"[{target}]({target})" for target in sorted(links)), text)
    if text != text.strip():
        faults.append("There is space around the text.")
    missing = links - {ref for (ref,) in rows.read(session, "subjects")}
    faults += [f"The link to “{target}” leads nowhere." for target in sorted(missing)]
    if faults:
        raise EditError(" ".join(faults))
