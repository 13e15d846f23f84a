"""Proof of consent: what visitors were shown, and receipts. Nothing in it tells who a visitor is."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Record


class ShownText(Base):
    """A wording of the notice or of the form by purpose, under its SHA-256; `lines` are its words by their place."""

    __tablename__ = "shown_texts"

    hash: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    locale: Mapped[str] = mapped_column(index=True)
    policy: Mapped[int]
    since: Mapped[datetime]
    lines: Mapped[Record]


class Receipt(Base):
    """A consent or a withdrawal, under the SHA-256 of its random number, which the visitor alone has.

    `granted` and `withdrawn` are purposes with a space between them; `withdrawn_at` is when this consent ended, by a
    withdrawal or by another choice, and `renewed` which of the granted purposes that choice granted again. No address,
    no user agent.
    """

    __tablename__ = "receipts"

    number_hash: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    policy: Mapped[int]
    locale: Mapped[str]
    text: Mapped[str] = mapped_column(ForeignKey("shown_texts.hash"))
    granted: Mapped[str]
    withdrawn: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    renewed: Mapped[str] = mapped_column(server_default="")
