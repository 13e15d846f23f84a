"""Pages behind a token: HTTP Basic (RFC 7617), where the password is the token and the user name is who one is."""

import hmac
from hashlib import sha256
from math import ceil
from unicodedata import normalize

from flask import abort, request
from werkzeug.datastructures import Authorization, WWWAuthenticate
from werkzeug.http import quote_header_value

from webapp.security.headers import keep_private
from webapp.security.limits import Limiter, client_key

LONGEST_NAME = 80


def require_token(token: str, limiter: Limiter, realm: str) -> str:
    """The name that the visitor gives with the token; whoever gives no such pair is refused.

    Aborts with 401 and WWW-Authenticate if there are no credentials or wrong ones. Wrong ones count for the client; at
    the limit all it sends is refused with 429 and Retry-After, right credentials too, so that nobody learns more by
    going on. The answer, whichever it is, is kept out of caches and search engines.

    `realm` is ASCII. Browsers add the credentials to forms of other sites too: a form needs `guard_form` as well.
    """
    keep_private()
    key = client_key(realm, request.remote_addr)
    header = request.headers.get("Authorization")
    name = None if header is None else translator(header, token)
    # Compared first and counted after: of guesses that arrive at once, no more are answered than the limit allows.
    wait = limiter.wait(key) if header is None or name else limiter.allow(key)
    if wait:
        abort(429, retry_after=ceil(wait))
    if name is None:
        abort(401, www_authenticate=_challenge(realm))
    return name


def translator(authorization: str, token: str) -> str | None:
    """The name in an Authorization header whose password is the token; None if it is wrong or cannot be read.

    A name has 1 to 80 printable characters, not counting space around it. An empty token is nobody's.
    """
    try:
        given = Authorization.from_header(authorization)
    except ValueError:  # what Werkzeug raises for characters outside ASCII
        return None
    if given is None or given.type != "basic" or not token.strip():
        return None
    name = normalize("NFC", given.parameters["username"] or "").strip()
    named = 1 <= len(name) <= LONGEST_NAME and name.isprintable()
    return name if _equal(given.parameters["password"] or "", token) and named else None


def _equal(given: str, token: str) -> bool:
    # Digests have one length, so that the time taken does not tell that of the token either.
    return hmac.compare_digest(_digest(given), _digest(token))


def _digest(password: str) -> bytes:
    # RFC 7617 asks for NFC. The environment gives bytes that are no UTF-8 as surrogates.
    return sha256(normalize("NFC", password).encode("utf-8", "surrogateescape")).digest()


def _challenge(realm: str) -> WWWAuthenticate:
    # Werkzeug leaves out the quotes around a single word; RFC 9110 (11.5) wants them around a realm.
    return WWWAuthenticate("basic", token=f'realm={quote_header_value(realm, allow_token=False)}, charset="UTF-8"')
