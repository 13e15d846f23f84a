"""The words of the views fit what the seed may say."""

from typing import get_args

from webapp.content.directory import lists
from webapp.content.seeding import schema, tree
from webapp.views import network, pages, relations, rendering


def test_every_relation_and_measure_has_words() -> None:
    assert set(network.MEASURES) == set(get_args(schema.Measures))
    assert set(relations.RELATIONS) == set(get_args(schema.Relations)) <= set(lists.RELATIONS)


def test_every_page_that_the_site_cannot_do_without_is_required() -> None:
    # No frame and no view leads to these two: only texts do.
    free = {"page:timeline", "page:social-dialogue"}
    named = {*rendering.PRIMARY, *rendering.SECONDARY, *pages.TEMPLATES.keys() - free, *lists.LISTS}
    assert {ref.removeprefix("page:") for ref in named} <= tree.REQUIRED
