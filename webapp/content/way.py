"""The way of social dialogue: the steps of a text, and what builds the last of them. Pure."""

from dataclasses import dataclass

from webapp.content.texts import Block, Body


@dataclass(frozen=True, slots=True)
class Way:
    """Steps in their order, and things in no particular one under a heading, as the text has them; some may be missing.

    What is not labelled is called by its own text.
    """

    steps: tuple[Block, ...]
    heading: Block | None
    things: tuple[Block, ...]


def of(body: Body) -> Way:
    """The steps of a text, and the first list with a label in it, with the heading over that list."""
    groups = [(section.heading, group) for section in body.sections for group in section.groups]
    steps = tuple(block for _, group in groups if group.kind == "step" for block in group.blocks)
    lists = ((heading, group) for heading, group in groups if group.kind == "item")
    labelled = ((heading, group.blocks) for heading, group in lists if any(block.label for block in group.blocks))
    return Way(steps, *next(labelled, (None, ())))
