"""What guards the site: hosts and headers, forms, limits, and pages behind a token."""

from webapp.security.forms import guard_form, own_origins, same_origin
from webapp.security.headers import HEADERS, POLICY, host_name, init_app, keep_private
from webapp.security.limits import Limiter, client_key
from webapp.security.passwords import require_token, translator

__all__ = [
    "HEADERS",
    "POLICY",
    "Limiter",
    "client_key",
    "guard_form",
    "host_name",
    "init_app",
    "keep_private",
    "own_origins",
    "require_token",
    "same_origin",
    "translator",
]
