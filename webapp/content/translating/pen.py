"""Writing texts as one act: what was there before is kept, and what follows from texts is made anew."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from webapp.content.derive import derive
from webapp.content.translating.meanings import Meanings
from webapp.content.translating.releases import release, released
from webapp.content.translating.units import Version
from webapp.store.models import Act, Record, SourceHistory, TranslationHistory, Typo
from webapp.store.queries import messages, revision, rows


class Offer(NamedTuple):
    """A translation that was put aside, the English that it was made for, and why it is not the text."""

    context: str
    text: str
    source: str
    reason: str


class Pen:
    """Changes texts in the name of an author. The act is made with the first change; `finish` ends it.

    `kind` says what is done (`import`, `edit`, `restore`...), `locale` for which language, if it is one.
    """

    def __init__(
        self, session: Session, kind: str, author: str, *, locale: str | None = None, reason: str | None = None
    ) -> None:
        self._session = session
        self._act = Act(kind=kind, author=author, locale=locale, reason=reason)
        self._at = datetime.now(UTC).replace(tzinfo=None)
        self._titles = False
        self.number: int | None = None

    def begin(self) -> int:
        """The number of the act, which exists from now on."""
        if self.number is None:
            self._act.at = self._at
            self._session.add(self._act)
            self._session.flush()
            self.number = self._act.id
        return self.number

    def translate(self, locale: str, changes: Mapping[str, Version | None]) -> None:
        """Give messages these translations into a language; None takes one away."""
        if not changes:
            return
        act = self.begin()
        keys = {(context, locale) for context in changes}
        before = rows.some(self._session, "translations", keys)
        for context in changes:
            old = before.get((context, locale))
            kept = {name: value for name, value in (old or {}).items() if name not in ("context", "locale")}
            self._session.add(TranslationHistory(act=act, context=context, locale=locale, **kept))
            self._titles |= context.endswith("/title")
        self._session.flush()
        stamp = {"author": self._act.author, "changed_at": self._at}
        rows.remove(self._session, "translations", keys & before.keys())
        rows.add(
            self._session,
            "translations",
            [
                {"context": context, "locale": locale, **_columns(version), **stamp}
                for context, version in changes.items()
                if version is not None
            ],
        )

    def suggest(self, locale: str, offers: Iterable[Offer]) -> None:
        """Put translations aside that do not become the text."""
        made: list[Record] = [
            {"context": offer.context, "text": offer.text, "source": offer.source, "reason": offer.reason}
            for offer in offers
        ]
        if made:
            stamp = {"act": self.begin(), "locale": locale, "author": self._act.author}
            rows.add(self._session, "suggestions", [{**row, **stamp} for row in made])

    def judge(self, suggestions: Mapping[int, bool]) -> None:
        """Dismiss suggestions (True), or put them forward again (False), by their numbers."""
        if suggestions:
            act = self.begin()
            judged: list[Record] = [
                {"act": act, "suggestion": number, "dismissed": dismissed} for number, dismissed in suggestions.items()
            ]
            rows.add(self._session, "dismissals", judged)

    def write(self, context: str, before: str, after: str) -> None:
        """Change the English of a message."""
        act = self.begin()
        self._session.add(SourceHistory(act=act, context=context, source=before))
        rows.change(self._session, "messages", {(context,): {"source": after}})
        self._titles |= context.endswith("/title")

    def state_typo(self, context: str, before: str, after: str) -> None:
        """Record that two wordings say the same: translations of the one are valid for the other."""
        act = self.begin()
        self._session.add(Typo(act=act, context=context, before=before, after=after))
        self._session.flush()
        known = {(row.context, row.source): row.meaning for row in messages.meanings(self._session, context)}
        meanings = Meanings(known=known)
        meanings.add(context, before, after)
        rows.remove(self._session, "wordings", known)
        fresh: list[Record] = [
            {"context": key[0], "source": key[1], "meaning": value} for key, value in meanings.of.items()
        ]
        rows.add(self._session, "wordings", fresh)

    def finish(self, locales: Sequence[str]) -> int | None:
        """Renew what follows from the texts, of the languages that the site is configured for; the number of the act.

        None if nothing was changed. A language that is complete now is released.
        """
        if self.number is None:
            return None
        self._session.flush()
        fresh = release(self._session, locales, self.number)
        if self._titles or fresh:
            derive(self._session, released(self._session, locales))
        revision.bump(self._session)
        return self.number


def _columns(version: Version) -> dict[str, object]:
    return {"text": version.text, "source": version.source, "approved": version.approved}
