"""A broken file is refused with its name and line, and the store stays as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import escape
from shutil import copyfile

import pytest
from sqlalchemy import Engine

from tests.conftest import LOCALES
from tests.files import Files, contents
from webapp.content.seeding.files import Seed, SeedError
from webapp.content.seeding.records import Records
from webapp.i18n.po import PoError
from webapp.store.db import open_store


@dataclass(frozen=True)
class Mistake:
    """A change that breaks a file; the message stands `below` lines under the first line of the change."""

    file: str
    old: str
    new: str
    told: str
    below: int = 0


MISTAKES = {
    "bad YAML": Mistake("kinds.yaml", "name: Federation", "name: [Federation", "did not find expected", 1),
    "two documents": Mistake("kinds.yaml", "ngo:\n", "---\nngo:\n", "another document"),
    "an unknown tag": Mistake("kinds.yaml", "name: Federation", "name: !shout Federation", "quotes"),
    "an alias": Mistake("kinds.yaml", "name: Federation", "name: &one [*one]", "alias"),
    "a control character": Mistake("kinds.yaml", "Federation", "Feder\x01ation", "character"),
    "a key that is a list": Mistake("kinds.yaml", "  group: union", "  ? [a]\n  : union", "no text"),
    "an unknown field": Mistake("kinds.yaml", "group: union", "colour: red\n  group: union", "colour: "),
    "a missing field": Mistake("kinds.yaml", "  name: National confederation\n", "", "national-confederation.name: "),
    "a repeated key": Mistake("organisations.yaml", "country: NL", "country: NL\n  country: GB", "twice", 1),
    "a repeated entry": Mistake("countries.yaml", "PE:\n", "BD:\n", "twice"),
    "Norway read as a boolean": Mistake("organisations.yaml", "country: NL", "country: NO", "“NO” is read as bool"),
    "Norway read as a boolean key": Mistake("countries.yaml", "GT:\n", "NO:\n", "“NO” is no text"),
    "a date without quotes": Mistake("organisations.yaml", '"2024-04-01"', "2024-04-01", "timestamp"),
    "a date that is none": Mistake("organisations.yaml", '"2024-04-01"', "2024-02-30", "timestamp"),
    "a year without quotes": Mistake("sources.yaml", 'holds_for: "2021"', "holds_for: 2021", "valid string"),
    "a number with quotes": Mistake("organisations.yaml", "value: 230000", 'value: "230000"', "valid integer"),
    "a date in another way": Mistake("organisations.yaml", 'until: "2024-04-01"', 'until: "1-4-2024"', "until: "),
    "a moment in another way": Mistake("organisations.yaml", 'moment: "1909"', 'moment: "in 1909"', "moment: "),
    "a label with a line of its own": Mistake(
        "pages/social-dialogue.yaml", "label: Trust", 'label: "Trust\\n"', "label: "
    ),
    "somebody unknown who acts": Mistake("pages/social-dialogue.yaml", "who: negotiators", "who: everybody", "who: "),
    "space before a text": Mistake("kinds.yaml", "name: Federation", 'name: " Federation"', "name: "),
    "an id with capitals": Mistake("pages/about.yaml", "id: not-cnvi", "id: Not-CNVI", "blocks.1.id: "),
    "an unknown source": Mistake("organisations.yaml", "[S3, S9]", "[S3, S99]", "“S99”"),
    "an unknown source of a figure": Mistake("organisations.yaml", "[S12]\n    - id", "[S99]\n    - id", "“S99”"),
    "an unknown organisation": Mistake("relations.yaml", "object: cnv", "object: nobody", "“nobody”"),
    "an unknown member": Mistake("projects.yaml", "[cdi, ", "[nobody, ", "“nobody”"),
    "an unknown funder": Mistake("projects.yaml", "funder: dutch-mfa", "funder: nobody", "“nobody”"),
    "an unknown follower": Mistake("projects.yaml", "followed_by: stitch", "followed_by: nothing", "“nothing”"),
    "an unknown country": Mistake("organisations.yaml", "country: NL", "country: ZZ", "“ZZ”"),
    "an unknown country of a project": Mistake("projects.yaml", "[BD, ", "[ZZ, ", "“ZZ”"),
    "an unknown country of a partnership": Mistake("partnerships.yaml", "PE:\n", "ZZ:\n", "“ZZ”", 1),
    "an unknown kind": Mistake("organisations.yaml", "kind: ngo", "kind: club", "“club”"),
    "an unknown region": Mistake("countries.yaml", "region: asia", "region: atlantis", "“atlantis”"),
    "an unknown parent": Mistake("pages/networks.yaml", "parent: our-work", "parent: nowhere", "“nowhere”"),
    "a link to nowhere": Mistake(
        "organisations.yaml", 'text: "The ITUC began in November 2006. It', 'text: "[It](org:it). It', "“org:it”"
    ),
    "a link to nowhere in a summary": Mistake(
        "pages/home.yaml", "summary: Look up", "summary: Look [up](page:up)", "“page:up”"
    ),
    "a link to nowhere in a definition": Mistake(
        "glossary.yaml", "definition: Violence", "definition: Violence [of](term:of)", "“term:of”"
    ),
    "two blocks with one id": Mistake("organisations.yaml", "id: principles", "id: origin", "“origin”"),
    "a block with the id of the title": Mistake("pages/about.yaml", "id: not-cnvi", "id: title", "“title”"),
    "two figures with one id": Mistake(
        "organisations.yaml", "- id: cnv-rank", "- id: cnv-members", "“figure:cnv-members”"
    ),
    "two names in one language": Mistake(
        "glossary.yaml", "supply-chain:\n  names:\n    - lang: en", "supply-chain:\n  names:\n    - lang: nl", "“nl”", 1
    ),
    "two pages with one slug": Mistake("pages/countries.yaml", "nl: landen", "nl: organisaties", "“organisaties”"),
    "two organisations with one slug": Mistake(
        "organisations.yaml", "{en: etuc, nl: evv", "{en: etuc, nl: ivv", "“ivv”"
    ),
    "the slug of another where there is none": Mistake("organisations.yaml", "{en: etuc, nl: evv", "{en: ivv", "“ivv”"),
    "no slug in English": Mistake("pages/networks.yaml", "slug: {en: networks, ", "slug: {", "slug"),
    "a page that is its own parent": Mistake("pages/our-work.yaml", "parent: home", "parent: our-work", "circle"),
    "a second page without a parent": Mistake("pages/about.yaml", "parent: home\n", "", "without a parent"),
    "names and a title": Mistake(
        "projects.yaml", "  title: CSR risk check\n", "  title: a\n  names: [{lang: en, name: b}]\n", "either"
    ),
}


@pytest.fixture(scope="module")
def untouched(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    path = tmp_path_factory.mktemp("untouched") / "site.db"
    copyfile(filled_store, path)
    engine = open_store(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files.copied_to(tmp_path)


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_refused_with_file_and_line(files: Files, mistake: Mistake) -> None:
    line = files.in_seed(mistake.file, mistake.old, mistake.new) + mistake.below
    path = escape(str(files.seed / mistake.file))
    with pytest.raises(SeedError, match=f"^{path}:{line}: .*{escape(mistake.told)}"):
        Records(Seed(files.seed), LOCALES)


def test_a_circle_of_parents_is_refused(files: Files) -> None:
    files.in_seed("pages/our-work.yaml", "parent: home", "parent: countries")
    with pytest.raises(SeedError, match=r"/(our-work|networks|countries)\.yaml:1: .*circle"):
        Records(Seed(files.seed), LOCALES)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "1: is empty"),
        (b"- a\n- b\n", "1: .*valid dictionary"),
        (b"title: Site map\nsummary: \xe9\n", "2: is not UTF-8"),
    ],
    ids=["empty", "a list", "not UTF-8"],
)
def test_a_file_that_is_no_page_is_refused(files: Files, content: bytes, told: str) -> None:
    path = files.seed / "pages" / "site-map.yaml"
    path.write_bytes(content)
    with pytest.raises(SeedError, match=f"^{escape(str(path))}:{told}"):
        Seed(files.seed)


@pytest.mark.parametrize("name", ["kinds.yaml", "pages/home.yaml"])
def test_a_missing_file_is_told(files: Files, name: str) -> None:
    (files.seed / name).unlink()
    with pytest.raises(SeedError, match=r"\.yaml:1: "):
        Records(Seed(files.seed), LOCALES)


def test_a_folder_without_pages_is_refused(files: Files) -> None:
    for path in (files.seed / "pages").iterdir():
        path.unlink()
    with pytest.raises(SeedError, match=r"home\.yaml:1: is missing"):
        Records(Seed(files.seed), LOCALES)


@pytest.mark.parametrize("name", ["bad YAML", "an unknown field", "a link to nowhere"])
def test_the_store_stays_as_it_was(untouched: Engine, files: Files, name: str) -> None:
    before = contents(untouched)
    files.in_seed("sources.yaml", "Networks - Our work", "Another title")
    files.in_seed(MISTAKES[name].file, MISTAKES[name].old, MISTAKES[name].new)
    with pytest.raises(SeedError):
        files.load(untouched)
    assert contents(untouched) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgstr "Redes"', 'msgstr "Redes'),
        ('msgctxt "page:networks/title"', 'msgctxt "page:home/title"'),
        (
            'msgctxt "page:networks/title"\nmsgid "Networks"',
            'msgctxt "page:home/title"\nmsgid "Union networks and social dialogue"',
        ),
        ('msgstr "Redes"', "Redes"),
    ],
    ids=["an unclosed string", "a context twice", "a message twice", "words outside strings"],
)
def test_a_damaged_catalogue_is_refused_with_file_and_line(untouched: Engine, files: Files, old: str, new: str) -> None:
    path = files.catalogue("es")
    line = files.change(path, old, new)
    before = contents(untouched)
    with pytest.raises(PoError) as told:
        files.load(untouched)
    name, number, _ = str(told.value).split(":", 2)
    assert name == str(path)
    assert abs(int(number) - line) <= 1
    assert contents(untouched) == before
