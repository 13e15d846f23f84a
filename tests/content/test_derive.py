"""Addresses keep leading to their subjects for good; labels are in the best language, in the order of each language."""

import re
from collections import Counter

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tests.conftest import LOCALES
from tests.files import contents
from webapp.content import subjects
from webapp.content.derive import derive
from webapp.store.db import reading, writing

NETWORKS = "/en/our-work/networks"
ITUC = f"{NETWORKS}/organisations/ituc"
COUNTRIES = {
    "en": (
        "Bangladesh, Benin, Bolivia, Cambodia, Colombia, Côte d’Ivoire, Guatemala, Guinea, India, Indonesia, "
        "Madagascar, Mali, Myanmar (Burma), Netherlands, Nicaragua, Niger, Peru, Senegal, Tunisia, United Kingdom, "
        "Vietnam"
    ),
    "nl": (
        "Bangladesh, Benin, Bolivia, Cambodja, Colombia, Guatemala, Guinee, India, Indonesië, Ivoorkust, Madagaskar, "
        "Mali, Myanmar (Birma), Nederland, Nicaragua, Niger, Peru, Senegal, Tunesië, Verenigd Koninkrijk, Vietnam"
    ),
    "fr": (
        "Bangladesh, Bénin, Bolivie, Cambodge, Colombie, Côte d’Ivoire, Guatemala, Guinée, Inde, Indonésie, "
        "Madagascar, Mali, Myanmar (Birmanie), Nicaragua, Niger, Pays-Bas, Pérou, Royaume-Uni, Sénégal, Tunisie, "
        "Viêt Nam"
    ),
    "es": (
        "Bangladés, Benín, Bolivia, Camboya, Colombia, Costa de Marfil, Guatemala, Guinea, India, Indonesia, "
        "Madagascar, Mali, Myanmar (Birmania), Nicaragua, Níger, Países Bajos, Perú, Reino Unido, Senegal, Túnez, "
        "Vietnam"
    ),
}


def test_every_subject_has_one_current_address_in_each_language(store: Session) -> None:
    found = Counter(store.execute(text("SELECT ref, locale FROM addresses WHERE current")).all())
    refs = store.scalars(text("SELECT ref FROM subjects")).all()
    assert found == Counter((ref, locale) for ref in refs for locale in LOCALES)


def test_addresses_are_ascii_in_lower_case_and_begin_with_their_language(store: Session) -> None:
    for path, locale in store.execute(text("SELECT path, locale FROM addresses")):
        assert re.fullmatch(rf"/{locale}(/[a-z0-9]+(-[a-z0-9]+)*)*(#[a-z0-9]+(-[a-z0-9]+)*)?", path, re.ASCII), path


def test_a_country_is_found_by_its_name_in_each_language(store: Session) -> None:
    ends = [subjects.paths_of(store, "country:CI", LOCALES)[locale].rpartition("/")[2] for locale in LOCALES]
    assert ends == ["cote-d-ivoire", "ivoorkust", "cote-d-ivoire", "costa-de-marfil"]


def test_an_old_address_leads_to_the_new_one(own_store: Engine) -> None:
    _rename(own_store, "org:ituc", "world-confederation")
    new = f"{NETWORKS}/organisations/world-confederation"
    assert _leads_to(own_store, ITUC) == ("org:ituc", new)
    assert _leads_to(own_store, new) == ("org:ituc", new)


def test_only_the_language_that_changed_moves(own_store: Engine) -> None:
    before = _current(own_store, "org:ituc")
    _rename(own_store, "org:ituc", "world-confederation")
    after = _current(own_store, "org:ituc")
    assert {locale for locale in LOCALES if before[locale] != after[locale]} == {"en"}


def test_two_changes_are_still_one_hop(own_store: Engine) -> None:
    for slug in ("second", "third"):
        _rename(own_store, "org:ituc", slug)
    newest = f"{NETWORKS}/organisations/third"
    for slug in ("ituc", "second", "third"):
        assert _leads_to(own_store, f"{NETWORKS}/organisations/{slug}") == ("org:ituc", newest)


def test_moving_back_works(own_store: Engine) -> None:
    for slug in ("elsewhere", "ituc"):
        _rename(own_store, "org:ituc", slug)
    assert _leads_to(own_store, ITUC) == ("org:ituc", ITUC)
    assert _leads_to(own_store, f"{NETWORKS}/organisations/elsewhere") == ("org:ituc", ITUC)


def test_what_stands_below_moves_too(own_store: Engine) -> None:
    _rename(own_store, "page:our-work", "our-networks")
    assert _leads_to(own_store, ITUC) == ("org:ituc", "/en/our-networks/networks/organisations/ituc")
    assert _current(own_store, "org:ituc")["nl"].startswith("/nl/ons-werk/")


def test_a_page_can_move_below_another(own_store: Engine) -> None:
    with writing(own_store) as session:
        session.execute(text("UPDATE subjects SET parent = 'page:home' WHERE ref = 'page:organisations'"))
        derive(session, LOCALES)
    assert _leads_to(own_store, ITUC) == ("org:ituc", "/en/organisations/ituc")


def test_two_subjects_can_change_places(own_store: Engine) -> None:
    with writing(own_store) as session:
        for ref, slug in (("org:ituc", "etuc"), ("org:etuc", "ituc")):
            session.execute(_SET_SLUG, {"ref": ref, "slug": slug})
        derive(session, LOCALES)
    assert _leads_to(own_store, ITUC) == ("org:etuc", ITUC)
    assert _leads_to(own_store, f"{NETWORKS}/organisations/etuc")[0] == "org:ituc"


def test_an_address_that_was_left_can_be_taken_by_another(own_store: Engine) -> None:
    _rename(own_store, "org:ituc", "elsewhere")
    _rename(own_store, "org:etuc", "ituc")
    assert _leads_to(own_store, ITUC) == ("org:etuc", ITUC)
    assert _leads_to(own_store, f"{NETWORKS}/organisations/elsewhere")[0] == "org:ituc"


def test_deriving_again_changes_nothing(own_store: Engine) -> None:
    before = contents(own_store)
    with writing(own_store) as session:
        derive(session, LOCALES)
    assert contents(own_store) == before


@pytest.mark.parametrize(
    ("ref", "locale", "expected"),
    [
        ("org:ituc", "en", ("International Trade Union Confederation", "en", "ITUC")),
        ("org:ituc", "nl", ("Internationaal Vakverbond", "nl", "IVV")),
        ("org:ituc", "fr", ("Confédération syndicale internationale", "fr", "CSI")),
        ("org:somo", "nl", ("Stichting Onderzoek Multinationale Ondernemingen", "nl", "SOMO")),
        ("org:somo", "es", ("Centre for Research on Multinational Corporations", "en", "SOMO")),
        ("org:cnv", "en", ("Christelijk Nationaal Vakverbond", "nl", "CNV")),
        ("org:cnv", "fr", ("Christelijk Nationaal Vakverbond", "nl", "CNV")),
        ("country:CI", "es", ("Costa de Marfil", "es", None)),
        ("country:NL", "fr", ("Pays-Bas", "fr", None)),
        ("page:networks", "es", ("Redes", "es", None)),
        ("project:stitch", "nl", ("Sustainable Textile Initiative: Together for Change", "en", "STITCH")),
    ],
)
def test_a_subject_is_called_by_its_best_name(
    store: Session, ref: str, locale: str, expected: tuple[str, str, str | None]
) -> None:
    link = subjects.links(store, locale, [ref])[ref]
    assert (str(link.name), link.name.lang or locale, link.acronym) == expected


def test_a_title_without_a_translation_is_in_english(own_store: Engine) -> None:
    with writing(own_store) as session:
        session.execute(text("DELETE FROM translations WHERE context = 'page:networks/title' AND locale = 'es'"))
        derive(session, LOCALES)
    with reading(own_store) as session:
        link = subjects.links(session, "es", ["page:networks"])["page:networks"]
    assert (str(link.name), link.name.lang) == ("Networks", "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_countries_stand_in_the_order_of_the_language(store: Session, locale: str) -> None:
    assert ", ".join(str(link.name) for link in subjects.of_kind(store, locale, "country")) == COUNTRIES[locale]


@pytest.mark.parametrize(
    ("locale", "order"),
    [
        ("en", ["luz", "Ñandú", "nube", "oso"]),
        ("fr", ["luz", "Ñandú", "nube", "oso"]),
        ("es", ["luz", "nube", "Ñandú", "oso"]),
    ],
)
def test_names_stand_in_the_order_of_the_language(own_store: Engine, locale: str, order: list[str]) -> None:
    with writing(own_store) as session:
        for ref, name in zip(("org:cdi", "org:eti", "org:icco", "org:pwc"), reversed(order), strict=True):
            session.execute(text("UPDATE names SET name = :name WHERE ref = :ref"), {"ref": ref, "name": name})
        derive(session, LOCALES)
    with reading(own_store) as session:
        found = [str(link.name) for link in subjects.of_kind(session, locale, "organisation")]
    assert [name for name in found if name in order] == order


_SET_SLUG = text("UPDATE slugs SET slug = :slug WHERE ref = :ref AND locale = 'en'")


def _rename(engine: Engine, ref: str, slug: str) -> None:
    with writing(engine) as session:
        session.execute(_SET_SLUG, {"ref": ref, "slug": slug})
        derive(session, LOCALES)


def _leads_to(engine: Engine, path: str) -> tuple[str, str]:
    with reading(engine) as session:
        found = subjects.find(session, path, LOCALES)
    assert found is not None
    return found.ref, found.path


def _current(engine: Engine, ref: str) -> dict[str, str]:
    with reading(engine) as session:
        return subjects.paths_of(session, ref, LOCALES)
