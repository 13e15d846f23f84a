"""The judge of languages (`tests/truth`) as a judge of a look: on pages whose texts are marked where they come from.

Marks stand between the letters of such a page. So a change is worked out on the page without them, and made letter by
letter on the page with them: a mark goes only where its text goes.
"""

import re
from difflib import SequenceMatcher
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from sqlalchemy import Engine

from e2e.faults.looking import Judge, Look, copied
from e2e.faults.planting import Change
from tests.truth import origins
from tests.truth.judge import Judge as LanguageJudge
from tests.truth.marks import bare, marked

NAME = "tests/truth/judge.py"


class MarkedPages:
    """Pages of a site on marked texts, each fetched once."""

    def __init__(self, store: Engine) -> None:
        self._folder = Path(mkdtemp())
        finalize(self, rmtree, self._folder)
        with origins.followed():
            origins.fill_store(copied(store, self._folder / "own.db"), self._folder / "site.db", 1.0)
            origins.compile_catalogues(self._folder, 1.0)
            self._client = origins.client(self._folder / "site.db", self._folder)
        self._pages: dict[str, str] = {}

    def page(self, path: str) -> str:
        """What is there."""
        if path not in self._pages:
            with origins.followed():
                self._pages[path] = self._client.raw(path).get_data(as_text=True)
        return self._pages[path]


def planted(text: str, changes: tuple[Change, ...], *, written: bool = False) -> str:
    """A marked page with changes that are written for pages without marks."""
    for change in changes:
        if change.kind == "page":
            places = [place for place, sign in enumerate(text) if not marked(sign)] + [len(text)]
            pieces = [*text, ""]
            matches = list(re.finditer(change.old, bare(text)))
            for match in matches if change.every else matches[:1]:
                there = places[match.start() : match.end() + 1]
                if written:
                    pieces[there[0] : there[-1]] = [match.expand(change.new), *[""] * (there[-1] - there[0] - 1)]
                else:
                    _edit(pieces, there, match[0], match.expand(change.new))
            text = "".join(pieces)
    return text


def _edit(pieces: list[str], places: list[int], old: str, new: str) -> None:
    """Make one text of another in signs that stand at these places, and leave alone what both have."""
    for _, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[start:end] != new[from_:to]:
            for place in places[start:end]:
                pieces[place] = ""
            # Before the sign that follows, if nothing went.
            rest = pieces[places[start]] if start == end else ""
            pieces[places[start]] = new[from_:to] + rest


def _judge(look: Look) -> None:
    pages = _pages(look)
    # Words of content would come from the store, with marks: that they come from nowhere is found of a template alone.
    written = look.ground.planting.written
    html = planted(pages.page(look.path), tuple(look.ground.planting.changes), written=written)
    found = LanguageJudge().judge(look.path, html)
    wrong = [str(fault) for fault in found if fault.text and (written or fault.reason.startswith("is "))]
    assert not wrong, wrong[:3]


_MADE: dict[str, MarkedPages] = {}


def _pages(look: Look) -> MarkedPages:
    store = look.site.store.url.database
    assert store
    if store not in _MADE:
        _MADE[store] = MarkedPages(look.site.store)
    return _MADE[store]


TRUTH = Judge(NAME, _judge)
