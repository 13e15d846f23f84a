"""Error pages in the language of the address, also when the store cannot be read."""

from flask import Flask, Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, InternalServerError

from webapp.i18n import babel
from webapp.i18n.marking import N_
from webapp.views.rendering import answer, close_session, error_frame

TEXTS = {
    400: (
        N_("This request cannot be understood"),
        N_("Something in the address or the form cannot be read by this site. Please start again at the home page."),
    ),
    401: (
        N_("This page is for the translators of this site"),
        N_(
            "The user name is your own name; it cannot be empty. The password is the token that the administrator of "
            "this site gave you. To try again, load this page once more."
        ),
    ),
    403: (
        N_("You may not do this"),
        N_("This site has refused the request, for safety. Please start again at the home page."),
    ),
    404: (
        N_("There is no page here"),
        N_("The address may be mistyped, or the page may be gone. The site map lists all pages."),
    ),
    405: (
        N_("This cannot be done here"),
        N_("The page exists, but it does not take this kind of request. Open its address as usual."),
    ),
    413: (
        N_("This is too large"),
        N_("What you sent is larger than this site accepts. Please send less."),
    ),
    429: (
        N_("Too much in a short time"),
        N_("This site has refused the request, for safety. Please wait an hour, and then try again."),
    ),
    500: (
        N_("Something went wrong on our side"),
        N_("We could not make this page. Please try again in a few minutes."),
    ),
    503: (
        N_("This site is busy"),
        N_("Nothing was changed. Please try again in a few minutes."),
    ),
}
"""Title and advice by status; other errors of the visitor's are told as 400, of ours as 500."""
KEPT_HEADERS = frozenset({"Allow", "Retry-After", "WWW-Authenticate"})
"""What an error says to the browser beside its status."""


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(HTTPException, _show)


def _show(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    title, advice = TEXTS.get(error.code, TEXTS[500 if error.code >= 500 else 400])
    if isinstance(error, InternalServerError):
        close_session()
    locale = babel.locale()
    try:
        frame = error_frame(locale)
    except (SQLAlchemyError, KeyError):
        current_app.logger.exception("The store cannot be read")
        frame = None
    response = answer("errors/error.html", locale, {"title": title, "advice": advice, "frame": frame}, error.code)
    if babel.locale_of_path(request.path) is None:
        response.vary.add("Accept-Language")
    for name, value in error.get_headers():
        if name in KEPT_HEADERS:
            response.headers[name] = value
    return response
