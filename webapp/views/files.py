"""A list as a file: CSV for spreadsheets, JSON for programs."""

import csv
import io
import json
import re
from collections.abc import Sequence

from flask import Response, request

from webapp.content.directory.export import Record, Value
from webapp.content.sources import Source
from webapp.i18n.babel import gettext
from webapp.i18n.cldr import HoldsFor
from webapp.i18n.marking import N_

HEADINGS = {
    "id": N_("Identifier"),
    "name": N_("Name"),
    "name_language": N_("Language of the name"),
    "acronym": N_("Acronym"),
    "kind": N_("Kind"),
    "country": N_("Country"),
    "country_code": N_("Country code"),
    "region": N_("Region"),
    "partners": N_("Date of the information on union partners"),
    "partners_since": N_("Union partners since"),
    "since": N_("Since"),
    "until": N_("Until"),
    "when": N_("When"),
    "projects": N_("Number of projects"),
    "organisations": N_("Number of organisations"),
    "countries": N_("Number of countries"),
    "address": N_("Address"),
    "sources": N_("Sources"),
}
"""The columns of a table; in JSON their keys are the names."""
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def as_csv(records: Sequence[Record], columns: Sequence[str], _query: dict[str, str]) -> tuple[str, str]:
    """Text and media type (RFC 4180). It begins with a byte order mark, by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([str(gettext(HEADINGS[key])) for key in (*columns, "sources")])
    for record in records:
        cells = [*record.values.values(), " | ".join(_named(source) for source in record.sources)]
        writer.writerow([_harmless(cell) for cell in cells])
    return f"\ufeff{text.getvalue()}", "text/csv"


def as_json(records: Sequence[Record], _columns: Sequence[str], query: dict[str, str]) -> tuple[str, str]:
    """Text and media type (RFC 8259)."""
    entries = [
        {**record.values, "sources": [_told(source, query["language"]) for source in record.sources]}
        for record in records
    ]
    whole = {**query, "total": len(records), "entries": entries}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "application/json"


FORMATS = {".csv": as_csv, ".json": as_json}
"""What a list can be fetched as, by the end of its address."""


def answer(text: str, mimetype: str, locale: str, name: str) -> Response:
    """A file to keep, or 304 if the browser has it already (RFC 9110, 13.1.2)."""
    response = Response(text, mimetype=mimetype)
    response.headers["Content-Language"] = locale
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


def _harmless(cell: Value) -> Value:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _named(source: Source) -> str:
    title = f"{source.title}, {source.publisher} ({_date(source.holds_for)})"
    return f"{title} {source.url}".rstrip()


def _date(holds_for: HoldsFor) -> str:
    """ISO 8601, and words where the source is not that exact."""
    if not holds_for.moment:
        return str(gettext("undated"))
    date = holds_for.moment.isoformat()
    return str(gettext("before {date}", date=date)) if holds_for.before else date


def _told(source: Source, locale: str) -> dict[str, str]:
    return {
        "id": source.key,
        "title": str(source.title),
        "language": source.title.lang or locale,
        "publisher": source.publisher,
        "url": source.url,
        "date": source.holds_for.isoformat(),
    }
