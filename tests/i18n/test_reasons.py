"""A reason is told in English where it is found; the messages that it was made from are found again in it."""

import pytest

from webapp.i18n import reasons
from webapp.i18n.messages import problems
from webapp.i18n.reasons import FAULTS, SENTENCES, parts

VALUES = {
    "name": "{x}",
    "links": "org:ituc, page:networks",
    "count": "3",
    "wanted": "2",
    "reason": "No such file",
    "size": "5",
    "line": 'msgstr "It is. So',
    "language": "fr",
    "locale": "nl",
}


@pytest.mark.parametrize("message", [*SENTENCES, *FAULTS])
def test_every_reason_is_found_again_with_its_values(message: str) -> None:
    found = parts(message.format(**VALUES))
    assert found is not None
    [(again, values)] = found
    assert again == message
    assert values == {name: VALUES[name] for name in values}
    assert message.format(**values) == message.format(**VALUES)


def test_several_reasons_are_found_in_their_order() -> None:
    told = problems("Read [this](org:ituc), {name}.", "<b>Lisez</b> {nom}\u202e")
    found = parts(" ".join(told))
    assert found is not None
    assert [message for message, _ in found] == [
        reasons.MISSING,
        reasons.ADDED,
        reasons.MARKUP,
        reasons.LINKS,
        reasons.INVISIBLE,
    ]


@pytest.mark.parametrize(
    "reason", ["Because.", "The translation is empty. Because.", "The English was split off from x."]
)
def test_what_is_no_reason_of_ours_is_left_as_it_is(reason: str) -> None:
    assert parts(reason) is None
