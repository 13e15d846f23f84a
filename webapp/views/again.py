"""Answers to forms: a page of the site as it is shown again, and the page that one comes from."""

from flask import Response

from webapp.content import subjects, texts
from webapp.content.subjects import Address
from webapp.content.texts import Body
from webapp.i18n import babel
from webapp.i18n.slugs import normal_path
from webapp.views.device import LONGEST_PATH
from webapp.views.rendering import FRAME, page, session, settings


def shown_again(template: str, ref: str, locale: str, status: int, values: dict[str, object]) -> Response:
    """A page of the site as an answer: with the form that was sent, and why it was not taken."""
    paths = subjects.paths_of(session(), ref, babel.locales())
    address = Address(ref, "page", locale, paths, babel.edition().number)
    draft = texts.draft(session(), ref, locale)
    place = subjects.place(session(), address, draft.targets | FRAME)
    body: Body = draft.body(place.around)
    response = page(template, place, body=body, sources=body.sources, **values)
    response.status_code = status
    return response


def page_at(path: str) -> Address | None:
    """The page of the site that a path leads to, however it is written; nothing else is ever led to or named."""
    if len(path) > LONGEST_PATH or "\0" in path:
        return None
    return subjects.find(session(), normal_path(path), settings().locales)
