"""The page for an address that leads nowhere."""

from typing import Self

from playwright.sync_api import Page, Response, expect

from e2e.pages.frame import SitePage
from e2e.words import Words
from webapp.views.errors import TEXTS


class NotFoundPage(SitePage):
    @property
    def path(self) -> str:
        """An address in this language that leads nowhere."""
        return self.words.path(None)

    @property
    def name(self) -> str:
        """What its heading says."""
        return self.words.say(TEXTS[404][0])

    @classmethod
    def open(cls, page: Page, words: Words, ref: str | None = None) -> Self:
        """Go there, and be told that there is nothing."""
        answer = page.goto(words.path(None))
        assert isinstance(answer, Response)
        assert answer.status == 404
        shown = cls(page, words)
        expect(shown.main).to_contain_text(words.say(TEXTS[404][1]))
        return shown
