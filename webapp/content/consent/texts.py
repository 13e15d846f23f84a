"""The wordings of the notice and of the form that visitors were shown, each kept for good."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from webapp.consent.shown import Shown
from webapp.store.models import ShownText
from webapp.store.queries import consent


@dataclass(frozen=True, slots=True)
class Version:
    """A wording, and since when (UTC) it was shown."""

    shown: Shown
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


def versions(session: Session, locale: str) -> tuple[Version, ...]:
    """All wordings in a language, the newest first."""
    return tuple(_version(row) for row in consent.versions(session, locale))


def _version(row: ShownText) -> Version:
    lines = {name: str(words) for name, words in row.lines.items()}
    return Version(Shown(row.kind, row.locale, row.policy, lines), row.since)  # type: ignore[arg-type]
