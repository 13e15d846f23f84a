"""The application for a WSGI server: `granian --interface wsgi webapp.wsgi:app`."""

import os

from webapp import create_app
from webapp.config import from_environment
from webapp.views import asking, feedback

app = create_app(from_environment(os.environ))
asking.record(app)
app.extensions["recorder"].start()
if postman := feedback.postman(app):
    postman.start()
