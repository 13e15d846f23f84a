"""What is looked at of a visitor, and forgotten: whether it is a program, and from what kind of place it comes."""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from crawleruseragents import is_crawler  # type: ignore[import-untyped]

NO_REFERRER = "none"
INSIDE = "inside"
SEARCH = "search"
ELSEWHERE = "elsewhere"
CLASSES = (NO_REFERRER, INSIDE, SEARCH, ELSEWHERE)

_PROGRAM = re.compile(r"https?:|\b(?:werkzeug|headless|node)\b|^(?:java|php|ruby|dart|mozilla/\S+$)", re.IGNORECASE)
"""Names of programs that the package does not list. A browser names no address, and more than its first word."""
_TLD = r"(?:com?\.)?[a-z]{2,3}"
_SEARCH = re.compile(
    rf"(?:(?:www|images|m)\.)?(?:google\.{_TLD}|yandex\.{_TLD}|bing\.com|baidu\.com|duckduckgo\.com|ecosia\.org|"
    r"kagi\.com|mojeek\.com|naver\.com|qwant\.com|seznam\.cz|startpage\.com|swisscows\.com)|"
    rf"(?:[a-z]{{2}}\.)?search\.yahoo\.{_TLD}|(?:html|lite)\.duckduckgo\.com|lite\.qwant\.com|search\.(?:brave|naver)\.com"
)
LONGEST_AGENT = 1000
"""Longer than what a browser says of itself; the patterns would take long for it."""


def is_program(agent: str) -> bool:
    """Whether a User-Agent header is that of a program that reads by itself: also if it is empty or very long."""
    return not 0 < len(agent) <= LONGEST_AGENT or bool(_PROGRAM.search(agent)) or bool(is_crawler(agent))


def referrer_class(referrer: str, own_hosts: Collection[str]) -> str:
    """The class of a Referer header; what cannot be read is `elsewhere`."""
    if not referrer:
        return NO_REFERRER
    try:
        host = urlsplit(referrer).hostname or ""
    except ValueError:
        return ELSEWHERE
    if host in own_hosts:
        return INSIDE
    return SEARCH if _SEARCH.fullmatch(host) else ELSEWHERE
