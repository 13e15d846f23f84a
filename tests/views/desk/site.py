"""The page of the translators as one of them uses it: with the token, by forms, with files."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict, Unpack

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.checking import CheckingClient, Page, Sent
from tests.security.credentials import basic
from webapp import create_app
from webapp.config import Settings
from webapp.content.derive import derive
from webapp.content.translating.english import edit, source
from webapp.content.translating.exporting import Domain, export
from webapp.content.translating.pen import Pen
from webapp.content.translating.releases import released
from webapp.content.translating.units import Unit, Version, units
from webapp.store.db import open_store, reading, writing
from webapp.store.models import Act, Dismissal, Release, Suggestion, Translation, TranslationHistory
from webapp.store.queries import revision

TOKEN = "paard batterij nietje"
OWN = {"Origin": "https://site.test", "Sec-Fetch-Site": "same-origin"}
WHAT = "page:social-dialogue/what"
PARTIES = "page:social-dialogue/parties"
LEVELS = "page:social-dialogue/levels"
LACKING = "page:about/summary"
"""What a language lacks that is hidden."""
PUBLIC = "/nl/themas/sociale-dialoog"
"""The page that these texts stand on."""


class Body(TypedDict):
    """The body of a request and what it says that it is."""

    data: bytes
    content_type: str


class Desk:
    """A site with a token on a store of its own, and a translator into `locale` who has it."""

    def __init__(self, store: Engine, locale: str = "nl") -> None:
        self.locale = locale
        self.settings = Settings(
            database_url=str(store.url),
            site_url="https://site.test",
            trusted_hosts=("site.test",),
            translation_token=TOKEN,
        )
        self.store = store
        self.client = CheckingClient(create_app(self.settings), self.settings)

    def raw(self, path: str, method: str = "GET", name: str = "Anna", **arguments: Unpack[Sent]) -> TestResponse:
        arguments["headers"] = {"Authorization": basic(name, TOKEN), **arguments.get("headers", {})}
        return self.client.raw(f"/translate/{path}", method=method, **arguments)

    def get(
        self,
        path: str | None = None,
        status: int = 200,
        name: str = "Anna",
        method: str = "GET",
        **arguments: Unpack[Sent],
    ) -> Page:
        arguments["headers"] = {"Authorization": basic(name, TOKEN), **arguments.get("headers", {})}
        return self.client.get(f"/translate/{path or self.locale}", status, method, **arguments)

    def upload(self, data: str | bytes, status: int = 200, *, file: str = "mine.po", **fields: str) -> Page:
        """Send a file with the form; `check="yes"` presses the other button."""
        content = data.encode() if isinstance(data, str) else data
        return self.get(self.locale, status, method="POST", headers=OWN, **form(content, file, fields))

    def undo(self, act: object, status: int = 200) -> Page:
        return self.get(f"{self.locale}/undo", status, method="POST", headers=OWN, data={"act": str(act)})

    def dismiss(self, number: object, status: int = 200) -> Page:
        path = f"{self.locale}/dismiss"
        return self.get(path, status, method="POST", headers=OWN, data={"suggestion": str(number)})

    def export(self, domain: Domain = "content") -> str:
        with reading(self.store) as session:
            return export(session, self.locale, domain)

    def unit(self, context: str) -> Unit:
        with reading(self.store) as session:
            return units(session, self.locale, [context])[context]

    def text(self, context: str) -> str | None:
        version = self.unit(context).version
        return version.text if version else None

    def write(self, context: str, text: str, author: str = "Bram") -> None:
        """Another translator changes a text."""
        self._translate(author, {context: Version(text, self.unit(context).source, approved=True)})

    def remove(self, context: str) -> None:
        """Have a text without a translation."""
        self._translate("Bram", {context: None})

    def _translate(self, author: str, changes: dict[str, Version | None]) -> None:
        with writing(self.store) as session:
            pen = Pen(session, "import", author, locale=self.locale, reason="other.po")
            pen.translate(self.locale, changes)
            pen.finish(self.settings.locales)

    def edit(self, context: str, before: str, after: str) -> None:
        """An editor changes words of the English."""
        with writing(self.store) as session:
            old = source(session, context)
            assert before in old
            new = old.replace(before, after)
            edit(session, context, old, new, author="Esther", locales=self.settings.locales, typo=False, reason="")

    def hide(self) -> None:
        """Have a language that the public does not see, since one text of it is missing."""
        with writing(self.store) as session:
            session.execute(delete(Release).where(Release.locale == self.locale))
            session.execute(
                delete(Translation).where(Translation.locale == self.locale, Translation.context == LACKING)
            )
            derive(session, released(session, self.settings.locales))
            revision.bump(session)

    def state(self) -> tuple[Sequence[object], ...]:
        """All that an upload could change."""
        with reading(self.store) as session:
            counts = [session.scalar(select(func.count()).select_from(table)) for table in (Act, TranslationHistory)]
            texts, aside, judged = (_all(session, table) for table in (Translation, Suggestion, Dismissal))
            return counts, texts, aside, judged, [revision.number(session)]


def form(content: bytes, file: str, fields: Mapping[str, str] | None = None) -> Body:
    """What a browser sends for the form with a file (RFC 7578)."""
    parts = [
        f'--line\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (fields or {}).items()
    ]
    parts.append(f'--line\r\nContent-Disposition: form-data; name="file"; filename="{file}"\r\n')
    head = "".join(parts) + "Content-Type: application/octet-stream\r\n\r\n"
    data = head.encode() + content + b"\r\n--line--\r\n"
    return {"data": data, "content_type": "multipart/form-data; boundary=line"}


def changed(catalogue: str, context: str, text: str) -> str:
    """A catalogue as an editor saves it after one text was changed."""
    found, count = re.subn(
        rf'(msgctxt "{re.escape(context)}"\nmsgid "[^\n]*"\nmsgstr) "[^\n]*"', rf'\1 "{text}"', catalogue
    )
    assert count == 1
    return found


def busy_pages(store: Path) -> dict[str, bytes]:
    """By name each sort of page, on a site where there is something of everything; the store is changed."""
    engine = open_store(f"sqlite:///{store}")
    desk = Desk(engine)
    mine = desk.export()
    for context in (WHAT, PARTIES, LEVELS, LACKING):
        mine = changed(mine, context, "Een <b>andere</b> tekst." if context == LEVELS else f"Nieuw: {context}")
    desk.edit(WHAT, "unions", "trade unions")
    desk.write(WHAT, "Iets anders.")
    desk.edit(WHAT, "employers", "bosses")
    mine = mine.replace("page:social-dialogue/summary", "page:gone/summary")
    taken = desk.upload(mine)
    act = taken.one("input[name=act]").attrs["value"]
    found = {
        "taken": taken,
        "desk": desk.get(),
        "checked": desk.upload(mine, check="yes"),
        "refused": desk.upload("msgid", 422),
        "nothing-undone": desk.undo("x", 422),
        "undone": desk.undo(act),
        "nothing-dismissed": desk.dismiss("x", 422),
    }
    desk.upload(mine)
    found["dismissed"] = desk.dismiss(desk.get().all("input[name=suggestion]")[0].attrs["value"])
    desk.hide()
    found["hidden"] = desk.get()
    pages = {name: page.response.data for name, page in found.items()}
    pages["closed"] = desk.client.raw("/translate/nl").data
    engine.dispose()
    return pages


def _all(session: Session, table: type[Translation | Suggestion | Dismissal]) -> list[object]:
    return [tuple(row) for row in session.execute(select(table.__table__))]
