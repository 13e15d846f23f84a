"""Problems that visitors have told of."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Feedback(Base):
    """What somebody has sent with the form for problems. No address of a device, no user agent.

    `number` is drawn by lot, so that it tells nothing, and is never that of an earlier message. `page`, `uses` and
    `email` are empty if they were left out. `digest` is the SHA-256 of all that was sent. `tried_at` is when it was
    last about to go out by e-mail, `sent_at` when it had. Times are in UTC.
    """

    __tablename__ = "feedback"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    locale: Mapped[str]
    problem: Mapped[str]
    page: Mapped[str]
    uses: Mapped[str]
    email: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    tried_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
