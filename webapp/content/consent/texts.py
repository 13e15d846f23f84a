"""The wordings of the notice and of the form that visitors were shown, each kept for good."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from webapp.consent.shown import SHORT, Shown
from webapp.store.models import ShownText
from webapp.store.queries import consent

MOST_VERSIONS = 50
"""So many wordings are listed: those before them are found by the receipts that name them."""


@dataclass(frozen=True, slots=True)
class Version:
    """A wording, and since when (UTC) it was shown."""

    shown: Shown
    since: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A wording without its words: whether of the notice or of the form, the beginning of its hash, and since when."""

    kind: str
    short: str
    since: datetime


def record(session: Session, shown: Shown, at: datetime) -> None:
    """Keep a wording, if it is a new one."""
    if consent.text(session, shown.hash) is None:
        lines, since = dict(shown.lines), at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        session.add(
            ShownText(
                hash=shown.hash, kind=shown.kind, locale=shown.locale, policy=shown.policy, since=since, lines=lines
            )
        )
        session.flush()


def find(session: Session, short: str) -> Version | None:
    """The wording whose hash begins so; None if there is none, or more than one."""
    rows = consent.texts_like(session, short)
    return _version(rows[0]) if len(rows) == 1 else None


def versions(session: Session, locale: str) -> tuple[Listed, ...]:
    """The newest wordings in a language, the newest first."""
    rows = consent.versions(session, locale, MOST_VERSIONS)
    return tuple(Listed(kind, text_hash[:SHORT], since) for text_hash, kind, since in rows)


def _version(row: ShownText) -> Version:
    lines = {name: str(words) for name, words in row.lines.items()}
    return Version(Shown(row.kind, row.locale, row.policy, lines), row.since)  # type: ignore[arg-type]
