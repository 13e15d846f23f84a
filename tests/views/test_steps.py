"""Steps: each says who takes it, and of a step that nobody is named for it says nobody."""

from typing import get_args

import pytest
from sqlalchemy import Engine, text

from tests.checking import CheckingClient, elements
from tests.conftest import LOCALES
from webapp import create_app
from webapp.config import Settings
from webapp.content.seeding.schema import Actor
from webapp.store.db import writing


@pytest.mark.parametrize("locale", LOCALES)
def test_every_actor_has_words_of_its_own(client: CheckingClient, locale: str) -> None:
    with client.app.test_request_context(f"/{locale}"):
        module = client.app.jinja_env.get_template("components/actor.html").make_module({})
        said = [str(module.actor(who)).strip() for who in get_args(Actor)]  # type: ignore[attr-defined]
        assert all(said)
        assert len(said) == len(set(said))
        assert not str(module.actor("somebody")).strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize("locale", LOCALES)
def test_steps_are_numbered_also_where_they_are_only_heard(
    client: CheckingClient, addresses: list[dict[str, str]], locale: str
) -> None:
    """Their order matters (WCAG 1.3.1), and what is drawn beside them is not read out."""
    english = "/en/programme-areas/social-dialogue"
    page = client.get(next(paths[locale] for paths in addresses if paths["en"] == english))
    for steps in ("ol.steps", "ol.way-steps"):
        assert len(elements(page.one(steps), "li")) == 3


def test_a_step_of_nobody_names_nobody(own_store: Engine) -> None:
    settings = Settings(database_url=str(own_store.url), site_url="https://site.test", trusted_hosts=("site.test",))
    with writing(own_store) as session:
        path = session.execute(
            text("SELECT path FROM addresses WHERE ref = 'page:social-dialogue' AND locale = 'en' AND current")
        ).scalar_one()
    client = CheckingClient(create_app(settings), settings)
    before = client.get(path).all(".steps > li")
    assert all(elements(step, ".who") for step in before)
    with writing(own_store) as session:
        session.execute(text("UPDATE blocks SET who = NULL WHERE who = 'government' AND kind = 'step'"))
    after = client.get(path).all(".steps > li")
    assert len(after) == len(before)
    nobody = [step for step in after if not elements(step, ".who")]
    assert nobody
    assert len(nobody) < len(after)
    for step in nobody:
        [words] = elements(step, "p")
        assert words.to_text().strip()
