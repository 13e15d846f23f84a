"""What the page with the form for problems says of itself is true: each of its texts has a check that looks."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from tests.checking import CheckingClient, Page, attribute
from tests.conftest import LOCALES
from tests.views.statement.sentences import leaves, said, unaccounted
from tests.views.statement.test_statement import fixed, statement_of
from webapp.views.feedback import LABELS
from webapp.views.privacy import PROCESSING

FORM = "page:feedback"


def there_is_a_form(_client: CheckingClient, page: Page) -> None:
    assert page.all("main form textarea")


def nobody_must_say_who_they_are(_client: CheckingClient, page: Page) -> None:
    assert [attribute(field, "name") for field in page.all("[required]")] == ["problem"]
    assert not page.all("[type=password]")
    assert "Set-Cookie" not in page.response.headers


def nothing_asks_for_health(_client: CheckingClient, page: Page) -> None:
    names = {attribute(field, "name") for field in page.all("main input, main textarea")}
    assert names == {"problem", "page", "uses", "email"}


def privacy_tells_of_it(client: CheckingClient, page: Page) -> None:
    [link] = page.all("#kept a")
    notice = client.get(attribute(link, "href"))
    assert notice.one("#processing-feedback")
    assert notice.one("#kept-feedback")
    assert "feedback" in {item.id for item in PROCESSING}


CHECKS: dict[str, Callable[[CheckingClient, Page], None]] = {
    "title": there_is_a_form,
    "summary": nobody_must_say_who_they_are,
    "message": there_is_a_form,
    "health": nothing_asks_for_health,
    "afterwards": privacy_tells_of_it,
    "kept": privacy_tells_of_it,
}


def test_each_fixed_text_has_a_check(store: Session) -> None:
    assert set(fixed(store, FORM, "en")) == set(CHECKS)


@pytest.mark.parametrize("locale", LOCALES)
def test_its_texts_are_true_and_there_are_no_others(client: CheckingClient, store: Session, locale: str) -> None:
    page = statement_of(client, store, locale, FORM)
    for check in CHECKS.values():
        check(client, page)
    own = {said(leaf) for leaf in leaves(page) if leaf in page.all("form p, form label, form button")}
    assert len(own) == 2 * len(LABELS) + 1
    assert unaccounted(page, own | set(fixed(store, FORM, locale).values())) == []
