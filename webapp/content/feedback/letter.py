"""A message of a visitor as an e-mail to whoever answers: what the visitor wrote stands in the text alone."""

import re
from email.message import EmailMessage

from webapp import mail
from webapp.store.models import Feedback

_SIMPLE = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,189}")
"""Addresses that every server of e-mail takes; one of another form stands in the text alone."""


def letter(message: Feedback, to: str, site_url: str) -> EmailMessage:
    """The e-mail; an answer to it goes to the visitor, if there is an address that can be answered."""
    lines = [
        f"A visitor of {site_url} has told of a problem.",
        "",
        *described(message),
        "",
        message.problem,
        "",
        "-- ",
        f"The site keeps this message too. To delete it there: samenspraak feedback --delete {message.number}",
    ]
    answer_to = message.email if _SIMPLE.fullmatch(message.email) else ""
    subject = f"Samenspraak: problem {message.number}"
    number = f"samenspraak-{message.number}-{message.at:%Y%m%d%H%M%S}"
    text = "\n".join(lines) + "\n"
    return mail.write(to, to, subject, text, at=message.at, number=number, answer_to=answer_to)


def described(message: Feedback) -> list[str]:
    """What there is to a message beside its text, a line each."""
    return [
        f"Number:    {message.number}",
        f"Time:      {message.at:%Y-%m-%d %H:%M} UTC",
        f"Language:  {message.locale}",
        f"Where:     {message.page or '(left out)'}",
        f"Uses:      {message.uses or '(left out)'}",
        f"E-mail:    {message.email or '(left out: no answer is wanted)'}",
    ]
