"""A site with a token on a store of its own."""

import pytest
from sqlalchemy import Engine

from tests.views.desk.site import Desk


@pytest.fixture
def desk(own_store: Engine) -> Desk:
    """A translator into Dutch with the token; the store may be changed."""
    return Desk(own_store)


@pytest.fixture
def hidden(own_store: Engine) -> Desk:
    """A translator into French, which the public does not see: the page is in English."""
    desk = Desk(own_store, "fr")
    desk.hide()
    return desk
