"""Inline content: the little Markdown that a text may hold, as parts that a template can show. No HTML."""

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from webapp.i18n.messages import problems, references

_PARSER = MarkdownIt("zero").enable(["link", "emphasis"])
# Targets are references such as `org:ituc`, which are not addresses.
_PARSER.validateLink = lambda url: True  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class Run:
    """Text; with `path` it is a link, with `emphasis` it is stressed."""

    text: str
    path: str | None = None
    emphasis: bool = False


Inline = tuple[Run, ...]


def usable(source: str, translation: str | None) -> bool:
    """Whether a translation may be shown in place of its source: whole, without markup, with the same links."""
    return translation is not None and not problems(source, translation)


def targets(text: str) -> frozenset[str]:
    """The references that a text links to."""
    return references(text)


def parse(text: str, path_of: Callable[[str], str | None]) -> Inline:
    """The parts of a text; a link whose target has no path is plain text."""
    runs: list[Run] = []
    path: str | None = None
    stressed = False
    for token in _tokens(text):
        if token.type == "link_open":
            path = path_of(str(token.attrGet("href")))
        elif token.type == "link_close":
            path = None
        elif token.type in ("em_open", "em_close"):
            stressed = token.type == "em_open"
        elif token.content:
            runs.append(Run(token.content, path, stressed))
    return tuple(runs)


def plain(text: str) -> str:
    """The text without its links and stress."""
    return "".join(token.content for token in _tokens(text))


def _tokens(text: str) -> list[Token]:
    return _PARSER.parseInline(text)[0].children or []
