"""Each error that the site can answer with, as the site itself makes it."""

from functools import cache
from typing import TypedDict

from flask import Flask, abort
from playwright.sync_api import Page, Route, expect

from e2e.states.view import Reach, View
from e2e.words import Words
from webapp import create_app
from webapp.config import Settings
from webapp.views.errors import TEXTS

PATH = "/{locale}/-fault-{status}"


class Answer(TypedDict):
    """What a browser is given in the place of an answer from the network."""

    status: int
    content_type: str
    body: bytes


@cache
def _failing(database_url: str) -> Flask:
    """The site on a store, with addresses that lead to each of its errors."""
    app = create_app(Settings(database_url=database_url))
    app.add_url_rule("/<locale>/-fault-<int:status>", "fault", lambda locale, status: abort(status))
    return app


def error_page(words: Words, status: int) -> Answer:
    """The answer of the site with an error, in the language of the address."""
    answer = _failing(str(words.store.url)).test_client().get(PATH.format(locale=words.locale, status=status))
    assert answer.status_code == status
    return Answer(status=status, content_type=answer.headers["Content-Type"], body=answer.data)


def _reach(status: int) -> Reach:
    def reach(page: Page, words: Words) -> None:
        path = PATH.format(locale=words.locale, status=status)

        def answer(route: Route) -> None:
            route.fulfill(**error_page(words, status))

        page.route(f"**{path}", answer)
        page.goto(path)
        expect(page.locator("h1")).to_have_text(words.say(TEXTS[status][0]))

    return reach


def views() -> list[View]:
    """Each status as a page."""
    return [View("error", "error", _reach(status), str(status)) for status in TEXTS]
