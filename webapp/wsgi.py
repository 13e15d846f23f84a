"""The application for a WSGI server: `granian --interface wsgi webapp.wsgi:app`."""

import os

from webapp import create_app
from webapp.config import from_environment

app = create_app(from_environment(os.environ))
