"""Sending e-mail through a server of somebody else (SMTP, RFC 5321)."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

POLICY = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; a header with a line break is refused."""
TIMEOUT_S = 20.0
PORTS = {"smtp": 25, "smtps": 465}
UNSENT = (OSError, smtplib.SMTPException)
"""What sending raises when a message has not gone out."""


class NotSafeError(smtplib.SMTPException):
    """A password would be sent in the clear."""


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
        return cls(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], user, password)

    def send(self, message: EmailMessage) -> None:
        """Hand a message over. Raises one of `UNSENT` if the server has not taken it."""
        context = ssl.create_default_context()
        if self.scheme == "smtps":
            with smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT_S, context=context) as server:
                self._hand_over(server, message)
            return
        with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_S) as server:
            server.ehlo()
            safe = server.has_extn("starttls")
            if safe:
                server.starttls(context=context)
            if self.user and not safe and not _is_here(self.host):
                raise NotSafeError("the server offers no encryption, and the password is not sent without")
            self._hand_over(server, message)

    def _hand_over(self, server: smtplib.SMTP, message: EmailMessage) -> None:
        if self.user:
            server.login(self.user, self.password)
        # `send_message` would write `>From` where a line begins with “From”.
        server.sendmail(message["From"], [message["To"]], message.as_bytes())


def write(sender: str, to: str, subject: str, text: str, *, answer_to: str = "") -> EmailMessage:
    """A message of plain text. Raises ValueError if a line break would begin another header (CWE-93)."""
    message = EmailMessage(policy=POLICY)
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    if answer_to:
        message["Reply-To"] = answer_to
    message.set_content(text)
    return message


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
