"""Settings from the environment, typed and checked: a wrong one is refused in words, with the remedy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from webapp.failure import Failure
from webapp.i18n.locales import is_pseudo, parse_locales
from webapp.mail import MailServer

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `templates/`, `static/` and `translations/`."""
SEED = ROOT / "webapp" / "seed"
TRANSLATIONS = ROOT / "translations"

_NOT_IN_HOST = frozenset("/\\@?#[]<>\"'")
_NOT_IN_ADDRESS = frozenset("\\@<>\"' \t\n\r")
_THIS_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost"})
_SHORTEST_TOKEN = 16

_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")


class SettingError(Failure):
    """A setting is wrong; the message is a sentence that names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; `site_url` is where the public finds the site, without a slash at its end.

    `proxies` is the number of reverse proxies in front, whose word on the visitor's address is taken. `translations` is
    the folder of the catalogues. `translation_token` is a secret, empty if there is none; it is left out where the
    settings are shown. `mail` takes the messages of visitors to `reached_by`, who answers within
    `feedback_reply_days` working days; whoever is not satisfied turns to `enforcement_name`.
    """

    host: str = "127.0.0.1"
    port: int = 5000
    database_url: str = f"sqlite:///{ROOT / 'instance' / 'samenspraak.db'}"
    site_url: str = "http://127.0.0.1:5000"
    locales: tuple[str, ...] = ("en", "nl", "fr", "es")
    trusted_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    responsible_name: str = ""
    responsible_email: str = ""
    workers: int = 1
    proxies: int = 0
    translations: Path = TRANSLATIONS
    translation_token: str = field(default="", repr=False)
    mail: MailServer | None = None
    feedback_email: str = ""
    feedback_reply_days: int = 5
    enforcement_name: str = ""
    enforcement_url: str = ""

    @property
    def reached_by(self) -> str:
        """The e-mail address for whoever has met a problem; empty if there is none."""
        return self.feedback_email or self.responsible_email

    @property
    def secure(self) -> bool:
        """Whether the public finds the site over HTTPS."""
        return self.site_url.startswith("https:")

    @property
    def on_this_computer(self) -> bool:
        """Whether the site is found on this computer alone: whoever reads it is working on it."""
        return _bare(urlsplit(self.site_url).hostname or "") in _THIS_COMPUTER


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment gives, the rest by default.

    PORT, HOST, DATABASE_URL, SITE_URL, LOCALES, TRUSTED_HOSTS, RESPONSIBLE_NAME, RESPONSIBLE_EMAIL, WORKERS, PROXIES,
    TRANSLATIONS, TRANSLATION_TOKEN, SMTP_URL, FEEDBACK_EMAIL, FEEDBACK_REPLY_DAYS, ENFORCEMENT_NAME and
    ENFORCEMENT_URL are read; an empty value counts as absent. Raises SettingError.
    """
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    default = Settings()
    host = _host(given.get("HOST", default.host))
    port = _whole_number("PORT", given.get("PORT", str(default.port)), 1, 65535)
    site_url = _site_url(given.get("SITE_URL") or _own_address(host, port))
    own_host = _bracketed(urlsplit(site_url).hostname or "")
    hosts = _trusted_hosts(given["TRUSTED_HOSTS"]) if "TRUSTED_HOSTS" in given else default.trusted_hosts
    trusted_hosts = tuple(dict.fromkeys([*hosts, own_host]))
    locales = _locales(given["LOCALES"]) if "LOCALES" in given else default.locales
    feedback_email = _email("FEEDBACK_EMAIL", given.get("FEEDBACK_EMAIL", ""))
    responsible_email = _email("RESPONSIBLE_EMAIL", given.get("RESPONSIBLE_EMAIL", ""))
    _check_pseudo(locales, {"HOST": (host,), "SITE_URL": (own_host,), "TRUSTED_HOSTS": trusted_hosts})
    return Settings(
        host=host,
        port=port,
        database_url=given.get("DATABASE_URL", default.database_url),
        site_url=site_url,
        locales=locales,
        trusted_hosts=trusted_hosts,
        responsible_name=given.get("RESPONSIBLE_NAME", ""),
        responsible_email=responsible_email,
        workers=_whole_number("WORKERS", given.get("WORKERS", str(default.workers)), 1, 64),
        proxies=_whole_number("PROXIES", given.get("PROXIES", str(default.proxies)), 0, 9),
        translations=_folder("TRANSLATIONS", given["TRANSLATIONS"]) if "TRANSLATIONS" in given else TRANSLATIONS,
        translation_token=_token(given.get("TRANSLATION_TOKEN", "")),
        mail=_mail(given["SMTP_URL"], feedback_email or responsible_email) if "SMTP_URL" in given else None,
        feedback_email=feedback_email,
        feedback_reply_days=_whole_number(
            "FEEDBACK_REPLY_DAYS", given.get("FEEDBACK_REPLY_DAYS", str(default.feedback_reply_days)), 1, 60
        ),
        **_enforcement(given.get("ENFORCEMENT_NAME", ""), given.get("ENFORCEMENT_URL", "")),
    )


def _whole_number(name: str, value: str, low: int, high: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(high)) and low <= int(value) <= high):
        raise SettingError(f"{name} is “{value}”; it must be a whole number from {low} to {high}.")
    return int(value)


def _host(value: str) -> str:
    if any(character.isspace() or character in _NOT_IN_HOST for character in value):
        raise SettingError(f"HOST is “{value}”; it must be the address to listen on, such as 127.0.0.1 or ::.")
    return value


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _own_address(host: str, port: int) -> str:
    # 0.0.0.0 and :: are no addresses that anyone can visit.
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, _bracketed(host))  # noqa: S104
    return f"http://{name}:{port}"


def _trusted_hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(value.replace(",", " ").split())
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise SettingError(
                f"TRUSTED_HOSTS names “{host}”; it must be host names without port, such as www.example.org or [::1]."
            )
    return hosts


def _site_url(value: str) -> str:
    remedy = "it must be where the public finds the site, such as https://www.example.org"
    try:
        parts = urlsplit(value)
        valid = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        valid = False
    if not valid or _NOT_IN_ADDRESS.intersection(value) or parts.query or parts.fragment or parts.path.strip("/"):
        raise SettingError(f"SITE_URL is “{value}”; {remedy}.")
    return f"{parts.scheme}://{parts.netloc}"


def _locales(value: str) -> tuple[str, ...]:
    try:
        locales = parse_locales(value)
    except ValueError as error:
        raise SettingError(f"LOCALES is “{value}”; it must be tags such as “en nl fr es”. {error}") from error
    if locales[0] != "en":
        raise SettingError(
            f"LOCALES is “{value}”; it must begin with en, the language that texts are written in first."
        )
    return locales


def _check_pseudo(locales: tuple[str, ...], hosts: Mapping[str, tuple[str, ...]]) -> None:
    pseudo = " ".join(locale for locale in locales if is_pseudo(locale))
    public = [name for name, found in hosts.items() if not _THIS_COMPUTER.issuperset(map(_bare, found))]
    if pseudo and public:
        raise SettingError(
            f"LOCALES names {pseudo}, which only a developer may see, but {' and '.join(public)} can be reached or is "
            "named from elsewhere. Leave it out of LOCALES, or set HOST, SITE_URL and TRUSTED_HOSTS to this computer "
            "alone, such as 127.0.0.1."
        )


def _bare(host: str) -> str:
    return host.strip("[]").lower()


def _folder(name: str, value: str) -> Path:
    try:
        if (folder := Path(value).absolute()).is_dir():
            return folder
    except (OSError, ValueError):
        # A name that is too long, or a folder above that may not be read: there is no folder for us either.
        pass
    raise SettingError(f"{name} is “{value}”; it must be a folder that exists and can be read.")


def _token(value: str) -> str:
    # The message does not repeat the value: it is a secret, and messages end up in logs.
    if value and (len(value) < _SHORTEST_TOKEN or not value.isprintable()):
        raise SettingError(
            f"TRANSLATION_TOKEN cannot be used; it must be at least {_SHORTEST_TOKEN} characters long, "
            "without control characters."
        )
    return value


def _email(name: str, value: str) -> str:
    unlikely = any(character.isspace() or character in '<>"' for character in value)
    if value and ("@" not in value.strip("@") or unlikely or not value.isascii()):
        raise SettingError(f"{name} is “{value}”; it must be an e-mail address.")
    return value


def _mail(value: str, recipient: str) -> MailServer:
    # The message does not repeat the value: there may be a password in it.
    if not recipient:
        raise SettingError("SMTP_URL is there, but nobody to send to: set FEEDBACK_EMAIL or RESPONSIBLE_EMAIL too.")
    try:
        return MailServer.parse(value)
    except ValueError:
        raise SettingError(
            "SMTP_URL cannot be used; it must be like smtp://user:password@mail.example.org:587 or "
            "smtps://mail.example.org, with %40 for an @ in the name or the password."
        ) from None


def _enforcement(name: str, url: str) -> dict[str, str]:
    if bool(name) != bool(url):
        raise SettingError("ENFORCEMENT_NAME and ENFORCEMENT_URL go together: set both, or none of them.")
    try:
        valid = not url or (urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname)
    except ValueError:
        valid = False
    if not valid or _NOT_IN_ADDRESS.intersection(url):
        remedy = "it must be the address of a page, such as https://www.example.org/complaints"
        raise SettingError(f"ENFORCEMENT_URL is “{url}”; {remedy}.")
    return {"enforcement_name": name, "enforcement_url": url}
