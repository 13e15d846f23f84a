"""What is asked of a site: its pages, its lists in many states, and what goes wrong."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote_plus, urlencode

from flask import Flask, abort
from justhtml import JustHTML

from tests.checking import CheckingClient, attribute, elements
from tests.conftest import LOCALES
from tests.truth.marks import Origin, bare, mark
from webapp.content.directory.lists import LISTS
from webapp.content.directory.state import LONGEST_TEXT, START, TEXT
from webapp.views.errors import TEXTS

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
Answer = tuple[str, str]
"""What was asked for, and the document that was the answer."""
Places = Mapping[str, Mapping[str, str]]
"""Paths by reference and locale."""


def pages(client: CheckingClient, places: Places, refs: Iterable[str]) -> Iterator[Answer]:
    """These pages in every language."""
    for ref in refs:
        for path in places[ref].values():
            yield ask(client, path)


def lists(client: CheckingClient, places: Places, *, whole: bool) -> Iterator[Answer]:
    """A list in every language, in a state that is not understood and one that finds little or nothing.

    The whole has all lists, each choice of each form, and the pages after the first.
    """
    for ref in LISTS if whole else [*LISTS][:1]:
        for path in places[ref].values():
            first = ask(client, path)
            choices = _choices(first[1])
            troubled, *others = _troubled(choices)
            narrow = {name: values[-1] for name, values in choices.items()}
            yield _ask_for(client, path, troubled)
            yield _ask_for(client, path, narrow, PARTIAL)
            if whole:
                yield from (_ask_for(client, path, state) for state in (narrow, *others))
                states = ({name: value} for name, values in choices.items() for value in values)
                yield from (_ask_for(client, path, state, PARTIAL) for state in (troubled, *others, *states))
                yield from _further(client, first)


def errors(client: CheckingClient) -> Iterator[Answer]:
    """Every error page in every language (`plan_errors` must have been called), and what is not there."""
    for locale in LOCALES:
        for status in TEXTS:
            yield ask(client, _error_path(locale, status), status=status)
        yield ask(client, f"/{locale}/nothing-here", status=404)
        yield ask(client, "/nothing-here", {"Accept-Language": locale}, status=404)
        yield ask(client, f"/{locale}", status=405, method="POST")


def plan_errors(app: Flask) -> None:
    """Have an app answer with each of its errors."""
    for status in TEXTS:
        for locale in LOCALES:
            path = _error_path(locale, status)
            app.add_url_rule(path, path, lambda status=status: abort(status))


def ask(
    client: CheckingClient,
    address: str,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
    method: str = "GET",
) -> Answer:
    """An answer in HTML, which must have this status."""
    response = client.raw(address, method, headers=dict(headers or {}))
    assert response.status_code == status, f"{address}: {response.status}"
    assert response.mimetype == "text/html"
    asked = bare(unquote_plus(address))
    return f"{asked} in part" if headers == PARTIAL else asked, response.text


def _error_path(locale: str, status: int) -> str:
    return f"/{locale}/error-{status}"


def _ask_for(
    client: CheckingClient, path: str, state: Mapping[str, object], headers: Mapping[str, str] | None = None
) -> Answer:
    return ask(client, f"{path}?{urlencode(state, doseq=True)}", headers)


def _choices(html: str) -> dict[str, list[str]]:
    """The values that the form of a list offers, by parameter."""
    found = {}
    for select in elements(JustHTML(html, sanitize=False), "form.filters select"):
        values = [attribute(option, "value") for option in elements(select, "option")]
        found[attribute(select, "name")] = [value for value in values if value]
    assert all(found.values())
    return found


def _troubled(choices: Mapping[str, list[str]]) -> Iterator[Mapping[str, object]]:
    """States with what a visitor typed, which belongs to no language; each makes the list say something else."""
    typed, unheard = (mark(text, None, Origin.NAME) for text in ("vak", "no such thing"))
    yield dict.fromkeys(choices, unheard) | {TEXT: typed, START: typed}
    yield {name: [values[0], typed] for name, values in choices.items()} | {TEXT: unheard}
    yield {TEXT: mark("vak" * LONGEST_TEXT, None, Origin.NAME)}
    yield {TEXT: "?!"}


def _further(client: CheckingClient, answer: Answer) -> Iterator[Answer]:
    """The pages that follow one, each reached by the last of its links."""
    met = {""}
    while (address := _following(answer[1])) not in met:
        met.add(address)
        answer = ask(client, address)
        yield answer


def _following(html: str) -> str:
    links = elements(JustHTML(html, sanitize=False), ".paging a")
    return attribute(links[-1], "data-hx-get") if links else ""
