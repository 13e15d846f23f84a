"""What a visitor meets on a page: the question, the button to withdraw, forms, links, and what is the page itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from justhtml import Element, JustHTML

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was loaded: what it sends without being touched, what can be chosen in it, and its buttons."""

    action: str
    method: str
    sends: Pairs
    ticks: Pairs
    checked: Pairs
    buttons: Pairs
    words: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What it is for, by the end of its address: `consent`, `withdrawal`, `receipt`, `preferences`."""
        return urlsplit(self.action).path.rpartition("/")[2]

    def value(self, name: str) -> str:
        """A hidden field."""
        return dict(self.sends)[name]


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was loaded. `look` are the `data-` attributes of its root; `kept` and `asks` whether it says so."""

    lang: str
    title: str
    look: Pairs
    asks: bool
    withdraws: bool
    says_kept: bool
    forms: tuple[Form, ...]
    languages: Pairs
    main: str
    text: str

    def form(self, kind: str, *, ticks: bool = False) -> Form | None:
        """The form of a kind, with or without something to tick."""
        return next((form for form in self.forms if form.kind == kind and bool(form.ticks) == ticks), None)


@lru_cache(maxsize=4096)
def read(html: str) -> Seen:
    """What is seen on a page, or on a part of one."""
    document = JustHTML(html, sanitize=False)
    elements = list(_below(document.root))
    named = {element.attrs["id"]: element for element in elements if "id" in element.attrs}
    first = {element.name: element for element in reversed(elements)}
    forms = tuple(_form(element) for element in elements if element.name == "form")
    root, languages = first["html"], named.get("site-languages")
    links = [link.attrs for link in _below(languages) if link.name == "a"] if languages else []
    return Seen(
        lang=root.attrs["lang"] or "",
        title=first["title"].to_text(),
        look=tuple(sorted((name, value or "") for name, value in root.attrs.items() if name.startswith("data-"))),
        asks="consent" in named,
        withdraws=any(form.kind == "withdrawal" for form in forms),
        says_kept="choice-kept" in named,
        forms=forms,
        languages=tuple((link["hreflang"] or "", link["href"] or "") for link in links),
        main=first["main"].to_html(pretty=False) if "main" in first else "",
        text=document.to_text(),
    )


def _below(node: Any) -> Iterator[Element]:
    """All elements below one, in their order."""
    for child in node.children or ():
        if isinstance(child, Element):
            yield child
            yield from _below(child)


def _form(form: Element) -> Form:
    sends, ticks, checked, buttons = [], [], [], []
    for field in _below(form):
        if field.name not in ("input", "button"):
            continue
        given = {name: value or "" for name, value in field.attrs.items()}
        pair = (given.get("name", ""), given.get("value", ""))
        kind = given.get("type", "text")
        if field.name == "button":
            buttons.append(pair)
        elif kind in ("checkbox", "radio"):
            ticks.append(pair)
            checked += [pair] if "checked" in given else []
        elif pair[0]:
            sends.append(pair)
    return Form(
        form.attrs.get("action") or "",
        form.attrs.get("method") or "get",
        tuple(sends),
        tuple(ticks),
        tuple(checked),
        tuple(buttons),
        tuple(part.to_text().strip() for part in _below(form) if _is_said(part)),
    )


def _is_said(part: Element) -> bool:
    """Whether these are words of a question."""
    if part.name in ("legend", "label", "button", "a"):
        return True
    return part.name == "p" and part.attrs.get("class") != "answers"


def parts(header: str) -> tuple[str, str, dict[str, str]]:
    """A Set-Cookie header: name, value, and its attributes in small letters."""
    pair, *attributes = header.split("; ")
    name, _, value = pair.partition("=")
    return name, value.strip('"'), {key.lower(): text for key, _, text in (part.partition("=") for part in attributes)}
