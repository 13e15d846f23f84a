"""Every setting is checked when the site starts, and a wrong one is refused with its name and the remedy."""

from pathlib import Path

import pytest

from webapp.config import TRANSLATIONS, SettingError, Settings, from_environment
from webapp.mail import MailServer


def test_without_an_environment_there_are_defaults() -> None:
    assert from_environment({}) == Settings()


@pytest.mark.parametrize(
    "name",
    [
        "PORT",
        "HOST",
        "DATABASE_URL",
        "SITE_URL",
        "LOCALES",
        "TRUSTED_HOSTS",
        "RESPONSIBLE_NAME",
        "RESPONSIBLE_EMAIL",
        "WORKERS",
        "PROXIES",
        "TRANSLATIONS",
        "TRANSLATION_TOKEN",
        "SMTP_URL",
        "FEEDBACK_EMAIL",
        "FEEDBACK_REPLY_DAYS",
        "ENFORCEMENT_NAME",
        "ENFORCEMENT_URL",
    ],
)
@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_setting_counts_as_absent(name: str, value: str) -> None:
    assert from_environment({name: value}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("PORT", "1", "port", 1),
        ("PORT", "65535", "port", 65535),
        ("PORT", " 8080 ", "port", 8080),
        ("HOST", "0.0.0.0", "host", "0.0.0.0"),
        ("HOST", "::", "host", "::"),
        ("DATABASE_URL", "postgresql://db/site", "database_url", "postgresql://db/site"),
        ("SITE_URL", "https://www.example.org", "site_url", "https://www.example.org"),
        ("SITE_URL", "https://www.example.org/", "site_url", "https://www.example.org"),
        ("SITE_URL", "http://[::1]:8080", "site_url", "http://[::1]:8080"),
        ("LOCALES", "en nl", "locales", ("en", "nl")),
        ("LOCALES", "en, fr,es", "locales", ("en", "fr", "es")),
        ("RESPONSIBLE_NAME", "A. Union", "responsible_name", "A. Union"),
        ("RESPONSIBLE_EMAIL", "info@example.org", "responsible_email", "info@example.org"),
        ("WORKERS", "1", "workers", 1),
        ("WORKERS", "64", "workers", 64),
        ("PROXIES", "2", "proxies", 2),
        ("TRANSLATIONS", str(TRANSLATIONS.parent), "translations", TRANSLATIONS.parent),
        ("TRANSLATION_TOKEN", "sixteen letters!", "translation_token", "sixteen letters!"),
        ("FEEDBACK_EMAIL", "desk@example.org", "feedback_email", "desk@example.org"),
        ("FEEDBACK_REPLY_DAYS", "1", "feedback_reply_days", 1),
        ("FEEDBACK_REPLY_DAYS", "60", "feedback_reply_days", 60),
    ],
)
def test_a_good_value_is_taken(name: str, value: str, field: str, expected: object) -> None:
    assert getattr(from_environment({name: value}), field) == expected


@pytest.mark.parametrize(
    ("name", "values", "remedy"),
    [
        ("PORT", ["0", "65536", "-1", "80.0", "http", "²", "٨٠", "1" * 5000], "a whole number from 1 to 65535"),
        ("PROXIES", ["-1", "10", "one"], "a whole number from 0 to 9"),
        ("WORKERS", ["0", "65", "two", "1e1"], "a whole number from 1 to 64"),
        ("HOST", ["http://x", "a b", "[::1]", "a/b"], "the address to listen on, such as 127.0.0.1"),
        (
            "SITE_URL",
            [
                *(
                    "www.example.org",
                    "ftp://example.org",
                    "//example.org",
                    "https://",
                    "https:///",
                    "javascript:alert(1)",
                ),
                *("https://example.org/site", "https://example.org/?a=b", "https://example.org#top"),
                *("https://user@example.org", "https://user:word@example.org", "https://:word@example.org"),
                *("https://example.org:0", "https://example.org:99999", "https://example.org:x", "https://[::1"),
                *(
                    "https://exa mple.org",
                    "https://example.org\\x",
                    'https://example.org"><b>',
                    "https://exa\nmple.org",
                ),
            ],
            "such as https://www.example.org",
        ),
        ("LOCALES", ["en xx", "en EN", "en en", "en nl-BE", ","], "tags such as “en nl fr es”"),
        (
            "RESPONSIBLE_EMAIL",
            ["info", "@", "info@", "@example.org", "a b@example.org", "<a@example.org>"],
            "an e-mail address",
        ),
        ("FEEDBACK_EMAIL", ["desk", "a b@example.org", "a@example.org\r\nBcc: b"], "an e-mail address"),
        ("FEEDBACK_REPLY_DAYS", ["0", "61", "soon", "2.5"], "a whole number from 1 to 60"),
        ("TRANSLATIONS", ["/nowhere", __file__, "x" * 5_000, "a\0b"], "a folder that exists"),
    ],
)
def test_a_bad_value_is_refused_with_its_name_and_the_remedy(name: str, values: list[str], remedy: str) -> None:
    for value in values:
        with pytest.raises(SettingError) as error:
            from_environment({name: value})
        assert str(error.value).startswith(f"{name} is “{value}”; it must be")
        assert remedy in str(error.value)


@pytest.mark.parametrize("value", ["nl en", "nl"])
def test_the_source_language_comes_first(value: str) -> None:
    with pytest.raises(SettingError, match=f"^LOCALES is “{value}”; it must begin with en"):
        from_environment({"LOCALES": value})


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("0.0.0.0", "http://127.0.0.1:8080"),
        ("::", "http://[::1]:8080"),
        ("::1", "http://[::1]:8080"),
        ("2001:db8::1", "http://[2001:db8::1]:8080"),
        ("www.example.org", "http://www.example.org:8080"),
    ],
)
def test_the_address_of_the_site_follows_host_and_port(host: str, url: str) -> None:
    assert from_environment({"HOST": host, "PORT": "8080"}).site_url == url


def test_the_hosts_of_the_site_itself_are_trusted() -> None:
    assert "www.example.org" in from_environment({"SITE_URL": "https://www.example.org:8443"}).trusted_hosts
    assert "[2001:db8::1]" in from_environment({"HOST": "2001:db8::1"}).trusted_hosts


def test_only_named_hosts_are_trusted() -> None:
    settings = from_environment({"TRUSTED_HOSTS": "a.example, b.example a.example", "SITE_URL": "https://c.example"})
    assert settings.trusted_hosts == ("a.example", "b.example", "c.example")


def test_other_variables_are_not_read() -> None:
    assert from_environment({"PATH": "/bin", "port": "1", "FLASK_DEBUG": "1"}) == Settings()


def test_a_folder_stays_the_same_wherever_the_site_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "texts").mkdir()
    monkeypatch.chdir(tmp_path)
    assert from_environment({"TRANSLATIONS": "texts"}).translations == tmp_path / "texts"


@pytest.mark.parametrize(
    "token", ["fifteen-letters", "sixteen\tletters!", "sixteen\x7fletters!", "sixteen\udcffletters!"]
)
def test_a_bad_token_is_refused_and_not_repeated(token: str) -> None:
    with pytest.raises(SettingError, match=r"^TRANSLATION_TOKEN cannot be used; it must be at least 16") as error:
        from_environment({"TRANSLATION_TOKEN": token})
    assert token not in str(error.value)
    assert repr(token)[1:-1] not in str(error.value)


def test_the_token_is_not_shown_with_the_settings() -> None:
    token = "a-secret-of-some-length"
    settings = from_environment({"TRANSLATION_TOKEN": token})
    assert settings.translation_token == token
    assert token not in repr(settings)


@pytest.mark.parametrize("locales", ["en en-xa", "en nl ar-xb"])
@pytest.mark.parametrize(
    "local",
    [
        {},
        {"HOST": "::1"},
        {"HOST": "localhost", "SITE_URL": "http://LOCALHOST:8080"},
        {"SITE_URL": "http://[::1]:5000", "TRUSTED_HOSTS": "localhost [::1] 127.0.0.1"},
    ],
)
def test_a_pseudo_locale_is_taken_where_only_this_computer_reaches_it(locales: str, local: dict[str, str]) -> None:
    assert from_environment({"LOCALES": locales, **local}).locales == tuple(locales.split())


@pytest.mark.parametrize("locale", ["en-xa", "ar-xb"])
@pytest.mark.parametrize(
    ("public", "named"),
    [
        ({"HOST": "0.0.0.0"}, "HOST"),
        ({"HOST": "::"}, "HOST"),
        ({"HOST": "192.0.2.1", "SITE_URL": "http://127.0.0.1"}, "HOST"),
        ({"SITE_URL": "https://www.example.org"}, "SITE_URL and TRUSTED_HOSTS"),
        ({"SITE_URL": "https://localhost.example.org"}, "SITE_URL and TRUSTED_HOSTS"),
        ({"TRUSTED_HOSTS": "127.0.0.1 www.example.org"}, "TRUSTED_HOSTS"),
    ],
)
def test_a_pseudo_locale_is_never_public(locale: str, public: dict[str, str], named: str) -> None:
    with pytest.raises(SettingError) as error:
        from_environment({"LOCALES": f"en nl {locale}", **public})
    assert str(error.value).startswith(f"LOCALES names {locale}, which only a developer may see, but {named} ")
    assert "Leave it out of LOCALES, or set HOST, SITE_URL and TRUSTED_HOSTS to this computer" in str(error.value)
    assert from_environment({"LOCALES": "en nl", **public}).locales == ("en", "nl")


DESK = {"FEEDBACK_EMAIL": "desk@example.org"}


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", MailServer("smtp", "mail.example.org", 25)),
        ("smtps://mail.example.org/", MailServer("smtps", "mail.example.org", 465)),
        ("smtp://[::1]:2525", MailServer("smtp", "::1", 2525)),
        (
            "smtp://desk%40example.org:p%3Aw%2F@mail.example.org:587",
            MailServer("smtp", "mail.example.org", 587, "desk@example.org", "p:w/"),
        ),
    ],
)
def test_a_server_of_email_is_taken(url: str, server: MailServer) -> None:
    assert from_environment({"SMTP_URL": url, **DESK}).mail == server


@pytest.mark.parametrize(
    "url",
    [
        *("mail.example.org", "http://mail.example.org", "smtp://", "smtp:///x", "smtp://h/path", "smtp://h?x=y"),
        *("smtp://h:0", "smtp://h:99999", "smtp://h:x", "smtp://[::1", "smtp://h#x", "smtp://secretuser@h"),
        *("smtp://:secretword@h", "smtp://a:secret word@h", "smtp://a:secret\x07@h"),
    ],
)
def test_a_bad_server_of_email_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(SettingError, match=r"^SMTP_URL cannot be used; it must be like smtp://") as error:
        from_environment({"SMTP_URL": url, **DESK})
    assert "secret" not in str(error.value)
    assert repr(url)[1:-1] not in str(error.value).replace("smtp://user", "").replace("mail.example.org", "")


def test_the_password_of_the_server_is_not_shown_with_the_settings() -> None:
    settings = from_environment({"SMTP_URL": "smtp://desk:hunter22@mail.example.org", **DESK})
    assert "hunter22" not in repr(settings)


def test_email_needs_somebody_to_go_to() -> None:
    with pytest.raises(SettingError, match=r"^SMTP_URL is there, but nobody to send to: set FEEDBACK_EMAIL"):
        from_environment({"SMTP_URL": "smtp://mail.example.org"})
    responsible = {"RESPONSIBLE_EMAIL": "info@example.org"}
    assert from_environment({"SMTP_URL": "smtp://mail.example.org", **responsible}).reached_by == "info@example.org"
    assert from_environment({**responsible, **DESK}).reached_by == "desk@example.org"


def test_a_body_of_enforcement_has_a_name_and_an_address() -> None:
    name, url = {"ENFORCEMENT_NAME": "The Board"}, {"ENFORCEMENT_URL": "https://board.example.org/complaints?a=b"}
    settings = from_environment({**name, **url})
    assert (settings.enforcement_name, settings.enforcement_url) == (*name.values(), *url.values())
    for half in (name, url):
        with pytest.raises(SettingError, match=r"^ENFORCEMENT_NAME and ENFORCEMENT_URL go together"):
            from_environment(half)
    for bad in (
        "board.example.org",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        'https://x"><b>',
        "https://[::1",
    ):
        with pytest.raises(SettingError, match=r"^ENFORCEMENT_URL is “.*”; it must be the address of a page"):
            from_environment({**name, "ENFORCEMENT_URL": bad})
