"""Text that knows its language: the one type for everything a person reads (WCAG 3.1.2, Language of Parts)."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from markupsafe import Markup, escape


@runtime_checkable
class HasHtml(Protocol):
    """Anything that renders itself as HTML."""

    def __html__(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text with its language; `lang` is None where it is the language of the page.

    Strings among the parts are in `lang` and are escaped; the other parts speak for themselves. As HTML the strings
    carry their `lang`; `str()` gives the bare text, for titles and options, whose element takes `lang_attr`.
    """

    parts: tuple[str | HasHtml, ...]
    lang: str | None = None

    def __html__(self) -> Markup:
        return Markup("").join(self._marked(part) if isinstance(part, str) else escape(part) for part in self.parts)

    def __str__(self) -> str:
        return "".join(part.striptags() if isinstance(part, Markup) else str(part) for part in self.parts)

    def __bool__(self) -> bool:
        return any(self.parts)

    def wholly(self, lang: str | None) -> bool:
        """Whether all of it is in one language (None: the page's), so that an element without markup can hold it."""
        return all(
            part.wholly(lang) if isinstance(part, Text) else self.lang == lang or not any(map(str.isalnum, str(part)))
            for part in self.parts
        )

    @property
    def lang_attr(self) -> Markup:
        """The attribute for an element that holds this text and nothing else, with a space before it."""
        return Markup(' lang="{}"').format(self.lang) if self.lang else Markup("")

    def _marked(self, part: str) -> Markup:
        if not self.lang or isinstance(part, Markup) or not part.strip():
            return escape(part)
        return Markup('<span lang="{}">{}</span>').format(self.lang, part)


def text(value: str, lang: str, within: str) -> Text:
    """A text in `lang` on a page in `within`."""
    return Text((value,), None if lang == within else lang)
