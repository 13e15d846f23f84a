"""A list as a file: all that is asked for, in order, harmless in a spreadsheet."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LOCALES
from tests.views.directory.asking import asking
from tests.views.directory.site import LISTED, SITE, Asked, Site
from webapp.views.files import HEADINGS

ASKED = settings(max_examples=settings().max_examples // 4)
NUMBERS = ("projects", "organisations", "countries")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
TYPES = {".csv": "text/csv; charset=utf-8", ".json": "application/json"}


@pytest.mark.parametrize("size", ["real", "grown"])
@ASKED
@given(data=st.data())
def test_files_hold_what_the_oracle_finds(sites: dict[str, Site], size: str, data: st.DataObject) -> None:
    site = sites[size]
    asked = data.draw(asking(site))
    matches = site.matches(asked)
    rows = [site.oracle.labels[ref, asked.locale] for ref in matches]
    names = [(row["name"], row["lang"]) for row in rows]
    entries = from_json(site, asked)
    assert [entry["id"] for entry in entries] == matches
    assert [(entry["name"], entry["name_language"]) for entry in entries] == names
    assert [entry["address"] for entry in entries] == [f"{SITE}{site.path_of(ref, asked.locale)}" for ref in matches]
    table = from_csv(site, asked)
    heading = {key: site.say(asked.locale, HEADINGS[key]) for key in HEADINGS}
    assert [row[heading["id"]] for row in table] == matches
    for row, entry in zip(table, entries, strict=True):
        for key in entry.keys() - {"sources"}:
            value = "" if entry[key] is None else str(entry[key])
            assert row[heading[key]] == (f"'{value}" if value.startswith(FORMULA) else value)
        assert all(source["title"] in row[heading["sources"]] for source in entry["sources"])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(large: Site, listed: str, locale: str) -> None:
    asked = Asked(listed, locale, {})
    names = [str(row["name"]) for (_, other), row in large.oracle.labels.items() if other == locale]
    assert any(name.startswith(FORMULA) for name in names)
    table = from_csv(large, asked)
    assert len(table) == len(large.matches(asked))
    numbers = [large.say(locale, HEADINGS[key]) for key in NUMBERS]
    for row in table:
        assert not [cell for cell in row.values() if cell.startswith(FORMULA)]
        for heading in numbers:
            assert re.fullmatch(r"\d+", row.get(heading, "0"))
    for entry in from_json(large, asked):
        assert all(isinstance(entry.get(key, 0), int) for key in NUMBERS)
        for source in entry["sources"]:
            assert all(source[key] for key in ("id", "title", "language", "publisher", "date"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_an_empty_table_has_the_same_columns(real: Site, listed: str, locale: str) -> None:
    whole, empty = (
        real.client.raw(real.address(asked, ".csv")).text.splitlines()
        for asked in (Asked(listed, locale, {}), Asked(listed, locale, {}, "nothing is called so"))
    )
    assert empty == whole[:1]
    assert len(set(whole[0].split(","))) == len(whole[0].split(","))


@pytest.mark.parametrize("suffix", TYPES)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("listed", LISTED)
def test_a_file_says_what_it_is_and_is_fetched_once(real: Site, listed: str, locale: str, suffix: str) -> None:
    address = real.address(Asked(listed, locale, {}), suffix)
    response = real.client.raw(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == TYPES[suffix]
    assert response.headers["Content-Language"] == locale
    name = address.rpartition("/")[2]
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.data.startswith(b"\xef\xbb\xbf") == (suffix == ".csv")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    etag = response.headers["ETag"]
    for written in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = real.client.raw(address, headers={"If-None-Match": written})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert real.client.raw(address, headers={"If-None-Match": '"other"'}).status_code == 200
    other = real.client.raw(real.address(Asked(listed, locale, {}, "nothing is called so"), suffix))
    assert other.headers["ETag"] != etag
    assert real.client.raw(address, method="HEAD").headers["ETag"] == etag


@pytest.mark.parametrize("suffix", TYPES)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("query", ["region=nowhere", "relation=x-ituc", "q=%3F", f"q={'x' * 101}", "sort=x", "q=a&q=b"])
def test_what_is_not_understood_is_a_400_in_the_language_of_the_address(
    real: Site, locale: str, suffix: str, query: str
) -> None:
    page = real.page(f"{real.path('organisations', locale)}{suffix}?{query}", status=400)
    assert page.one("html").attrs["lang"] == locale
    assert page.one("h1").to_text() == real.say(locale, "This request cannot be understood")


@pytest.mark.parametrize("suffix", TYPES)
def test_a_file_is_never_a_part(real: Site, suffix: str) -> None:
    asked = Asked("organisations", "nl", {})
    second = real.address(asked.at(real.matches(asked)[3]), suffix)
    assert real.client.raw(second).data == real.client.raw(real.address(asked, suffix)).data


@pytest.mark.parametrize(
    "path", ["/en/our-work/networks.csv", "/en/our-work/networks/organisations/ituc.json", "/en.csv"]
)
def test_only_lists_are_files(real: Site, path: str) -> None:
    assert real.client.raw(path).status_code == 404


def from_json(site: Site, asked: Asked) -> list[dict[str, Any]]:
    whole: dict[str, Any] = json.loads(site.client.raw(site.address(asked, ".json")).data)
    assert whole["language"] == asked.locale
    assert whole["address"] == SITE + site.address(asked.at(None))
    assert whole["total"] == len(whole["entries"])
    entries: list[dict[str, Any]] = whole["entries"]
    return entries


def from_csv(site: Site, asked: Asked) -> list[dict[str, str]]:
    text = site.client.raw(site.address(asked, ".csv")).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
