"""The model of a browser keeps cookies as browsers do."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.consent.life.jar import Jar, default_path, of_path


class Clock:
    now = datetime(2027, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def names(jar: Jar, path: str = "/", host: str = "a.site.test") -> list[str]:
    return [cookie.value for cookie in jar.sent(host, path)]


def test_a_cookie_goes_when_its_time_is_over() -> None:
    clock = Clock()
    jar = Jar(clock)
    jar.store("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a.site.test", "/")
    clock.now += timedelta(seconds=59)
    assert names(jar) == ["1"]
    clock.now += timedelta(seconds=1)
    assert names(jar) == []


def test_a_deletion_reaches_its_own_path_and_domain_alone() -> None:
    jar = Jar(Clock())
    for extra in ("Path=/", "Path=/en", "Path=/; Domain=site.test"):
        jar.store(f"a={extra}; {extra}", "a.site.test", "/")
    assert len(names(jar, "/en/x")) == 3
    jar.store("a=; Max-Age=0; Path=/en", "a.site.test", "/")
    jar.store("a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; Domain=site.test", "a.site.test", "/")
    assert names(jar, "/en/x") == ["Path=/"]


def test_the_longest_path_comes_first_and_then_the_oldest() -> None:
    jar = Jar(Clock())
    jar.store("a=1; Path=/", "a.site.test", "/")
    jar.store("b=2; Path=/", "a.site.test", "/")
    jar.store("a=3; Path=/en", "a.site.test", "/")
    jar.store("a=4; Path=/", "a.site.test", "/")
    assert names(jar, "/en") == ["3", "4", "2"]


def test_closing_the_browser_leaves_what_has_a_time() -> None:
    jar = Jar(Clock())
    jar.store("a=1", "a.site.test", "/en/x")
    jar.store("b=2; Max-Age=9", "a.site.test", "/")
    jar.close()
    assert [cookie.name for cookie in jar.all()] == ["b"]


def test_another_host_is_told_nothing() -> None:
    jar = Jar(Clock())
    jar.store("a=1", "a.site.test", "/")
    jar.store("b=2; Domain=site.test", "a.site.test", "/")
    jar.store("c=3; Domain=other.test", "a.site.test", "/")
    assert names(jar, host="b.site.test") == ["2"]
    assert names(jar, host="site.test") == ["2"]
    assert names(jar, host="other.test") == []


@pytest.mark.parametrize(
    ("path", "asked", "goes"),
    [
        ("/", "/en", True),
        ("/en", "/en", True),
        ("/en", "/en/x", True),
        ("/en", "/english", False),
        ("/en/", "/en", False),
    ],
)
def test_a_path_covers_what_is_below_it(path: str, asked: str, goes: bool) -> None:
    assert of_path(path, asked) is goes


def test_without_a_path_the_folder_of_the_address_counts() -> None:
    assert default_path("/en/our-work/networks") == "/en/our-work"
    assert default_path("/en") == "/"
