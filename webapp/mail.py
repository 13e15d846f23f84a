"""Sending e-mail through a server of somebody else (SMTP, RFC 5321)."""

import smtplib
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

POLICY = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; a header with a line break is refused."""
CONNECT_S = 20.0
TAKE_S = 300.0
"""A server may look long at a message before it says that it has taken it (RFC 5321, 4.5.3.2.6: ten minutes)."""
PORTS = {"smtp": 25, "smtps": 465}
UNSENT = (OSError, smtplib.SMTPException, UnicodeError)
"""What sending raises when a message has not gone out."""


class NotSafeError(smtplib.SMTPException):
    """What somebody wrote, or a password, would be sent in the clear."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """A server that takes e-mail: over TLS from the first byte (`smtps`), or as soon as it offers it (STARTTLS)."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, url: str) -> "MailServer":
        """Of `smtp://user:password@host:port`, in which all but the host may be left out. Raises ValueError."""
        parts = urlsplit(url)
        rest = parts.path.strip("/") or parts.query or parts.fragment
        if parts.scheme not in PORTS or not parts.hostname or rest or parts.port == 0 or not url.isprintable():
            raise ValueError
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        if bool(user) != bool(password) or any(character.isspace() for character in url):
            raise ValueError
        # The library logs in with ASCII alone.
        if not (user + password).isascii():
            raise ValueError
        return cls(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, password)

    def send(self, message: EmailMessage) -> None:
        """Hand a message over. Raises one of `UNSENT` if the server has not taken it."""
        context = ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(self.host, self.port, timeout=CONNECT_S, context=context)
            if self.scheme == "smtps"
            else smtplib.SMTP(self.host, self.port, timeout=CONNECT_S)
        )
        # What is taken is sent, however the server says goodbye.
        try:
            if self.scheme == "smtp":
                self._begin_tls(server, context)
            self._hand_over(server, message)
        finally:
            server.close()

    def _begin_tls(self, server: smtplib.SMTP, context: ssl.SSLContext) -> None:
        """Nobody is between this computer and itself, where certificates are seldom real."""
        server.ehlo()
        if _is_here(self.host):
            return
        if not server.has_extn("starttls"):
            raise NotSafeError("the server offers no encryption")
        server.starttls(context=context)

    def _hand_over(self, server: smtplib.SMTP, message: EmailMessage) -> None:
        if self.user:
            server.login(self.user, self.password)
        if server.sock:
            server.sock.settimeout(TAKE_S)
        # `send_message` would write `>From` where a line begins with “From”.
        server.sendmail(message["From"], [message["To"]], message.as_bytes())


def write(
    sender: str, to: str, subject: str, text: str, *, at: datetime, number: str, answer_to: str = ""
) -> EmailMessage:
    """A message of plain text. Raises ValueError if a line break would begin another header (CWE-93).

    `at` is its time in UTC; `number` tells it from all others of this sender, so that a copy that is sent again is
    known for one (RFC 5322, 3.6.4).
    """
    message = EmailMessage(policy=POLICY)
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(at.replace(tzinfo=UTC))
    message["Message-ID"] = f"<{number}@{sender.rpartition('@')[2]}>"
    if answer_to:
        message["Reply-To"] = answer_to
    message.set_content(text)
    return message


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
