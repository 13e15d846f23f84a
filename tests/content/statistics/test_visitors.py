"""Who is a program, and where readers come from."""

import pytest

from webapp.content.statistics.visitors import is_program, referrer_class

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        f"{SAFARI} Version/18.5 Mobile/15E148 Safari/604.1",
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36",
        f"Mozilla/5.0 (Linux; Android 14; CUBOT X30) {CHROME} Mobile Safari/537.36",
        "Lynx/2.9.0 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.8",
        "w3m/0.5.3+git20230121",
        "Mozilla/5.0 (Mobile; Nokia_800_Tough; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.2.2",
    ],
)
def test_a_browser_is_no_program(agent: str) -> None:
    assert not is_program(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "x" * 1001,
        "Mozilla/5.0",
        "Werkzeug/3.1.9",
        "python-requests/2.32.3",
        "curl/8.5.0",
        "Wget/1.21",
        "node",
        "Java/17.0.1",
        "okhttp/4.9",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "Mozilla/5.0 (compatible; SomethingNew/1.0; +https://crawl.example)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
    ],
)
def test_programs_are_known(agent: str) -> None:
    assert is_program(agent)


@pytest.mark.parametrize(
    ("referrer", "wanted"),
    [
        ("", "none"),
        ("https://site.test/en/about?q=secret", "inside"),
        ("https://SITE.test:8443/", "inside"),
        ("https://www.google.com/", "search"),
        ("https://www.google.co.uk/search?q=unions", "search"),
        ("https://www.google.com.br/", "search"),
        ("https://duckduckgo.com/", "search"),
        ("https://fr.search.yahoo.com/", "search"),
        ("https://search.brave.com/", "search"),
        ("https://www.ecosia.org/", "search"),
        ("https://google.evil.example/", "elsewhere"),
        ("https://mail.google.com/", "elsewhere"),
        ("https://evil.example/?site.test", "elsewhere"),
        ("https://[broken", "elsewhere"),
        ("android-app://com.example", "elsewhere"),
        ("nonsense", "elsewhere"),
    ],
)
def test_of_a_referrer_only_its_class_is_left(referrer: str, wanted: str) -> None:
    assert referrer_class(referrer, ("site.test",)) == wanted
