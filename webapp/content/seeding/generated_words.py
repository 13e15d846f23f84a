"""Names for generated data: made of word lists, they look like names of unions and projects in four languages."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

LANGUAGES = ("en", "nl", "fr", "es")
"""The languages of the word lists, in the order of their columns."""
Phrase = tuple[str, str, str, str]

CONFEDERATIONS: tuple[Phrase, ...] = (
    ("Confederation of", "Confederatie van", "Confédération des", "Confederación de"),
    ("General Confederation of", "Algemene Confederatie van", "Confédération générale des", "Confederación General de"),
    ("World Confederation of", "Wereldverbond van", "Confédération mondiale des", "Confederación Mundial de"),
)
FORMS: tuple[Phrase, ...] = (
    ("National Federation of", "Nationale Federatie van", "Fédération nationale des", "Federación Nacional de"),
    ("United Federation of", "Verenigde Federatie van", "Fédération unie des", "Federación Unida de"),
    ("Free Union of", "Vrije Vakbond van", "Syndicat libre des", "Sindicato Libre de"),
    ("Independent Union of", "Onafhankelijke Vakbond van", "Syndicat indépendant des", "Sindicato Independiente de"),
    ("Democratic Union of", "Democratische Vakbond van", "Syndicat démocratique des", "Sindicato Democrático de"),
    ("Christian Union of", "Christelijke Bond van", "Syndicat chrétien des", "Sindicato Cristiano de"),
    ("General Union of", "Algemene Bond van", "Union générale des", "Unión General de"),
    ("Star of the", "Ster van de", "Étoile des", "Estrella de"),
    ("Social Fund of", "Sociaal Fonds van", "Œuvre sociale des", "Obra Social de"),
    ("Association of", "Vereniging van", "Association des", "Asociación de"),
    ("Network of", "Netwerk van", "Réseau des", "Red de"),
    ("Platform of", "Platform van", "Plateforme des", "Plataforma de"),
)
THEMES: tuple[Phrase, ...] = (
    ("Decent work for", "Waardig werk voor", "Travail décent pour les", "Trabajo decente para"),
    ("Social dialogue with", "Sociale dialoog met", "Dialogue social avec les", "Diálogo social con"),
    ("A living wage for", "Een leefbaar loon voor", "Un salaire vital pour les", "Un salario digno para"),
    ("Safe work for", "Veilig werk voor", "Un travail sûr pour les", "Trabajo seguro para"),
    ("Equal pay for", "Gelijk loon voor", "Égalité salariale pour les", "Igualdad salarial para"),
    ("The voice of", "De stem van", "La voix des", "La voz de"),
)
WORKERS: tuple[Phrase, ...] = (
    ("Textile Workers", "Textielarbeiders", "travailleurs du textile", "Trabajadores Textiles"),
    ("Sugar Cane Cutters", "Suikerrietkappers", "coupeurs de canne à sucre", "Cortadores de Caña de Azúcar"),
    ("Teachers", "Leraren", "enseignantes et enseignants", "Maestras y Maestros"),
    ("Nurses and Midwives", "Verpleegkundigen", "infirmières et sages-femmes", "Enfermeras y Parteras"),
    ("Dockers and Seafarers", "Havenarbeiders en Zeelieden", "dockers et gens de mer", "Estibadores y Gente de Mar"),
    ("Miners", "Mijnwerkers", "mineurs", "Mineros"),
    ("Palm Oil Workers", "Palmoliearbeiders", "travailleurs de l’huile de palme", "Trabajadores de la Palma"),
    ("Garment Workers", "Kledingarbeidsters", "ouvrières de l’habillement", "Obreras de la Confección"),
    ("Wine Growers and Œnologists", "Wijnbouwers en Oenologen", "vignerons et œnologues", "Viticultores y Enólogos"),
    ("Seasonal Labour", "Seizoenarbeiders", "travailleurs de la main-d’œuvre saisonnière", "Mano de Obra Temporal"),
    ("Café and Hotel Staff", "Café- en Hotelpersoneel", "employés des cafés et hôtels", "Empleados de Cafés"),
    ("Public Servants", "Geüniformeerd Personeel", "agents de l’État", "Servidores Públicos"),
    ("Small Farmers", "Kleine Boeren", "petits paysans", "Pequeños Campesinos"),
    ("Power Company Staff", "Energiepersoneel", "salariés de l’électricité", "Personal de Compañías Eléctricas"),
    ("Beekeepers", "Imkers", "apiculteurs", "Apicultores"),
    ("Builders", "Bouwvakkers", "ouvriers du bâtiment", "Albañiles"),
    ("Domestic Workers", "Huishoudelijke Hulpen", "employées de maison", "Trabajadoras del Hogar"),
    ("Transport Coordinators", "Transportcoördinatoren", "coordinateurs des transports", "Camioneros"),
    ("Fishers", "Vissers", "pêcheurs", "Pescadores"),
    ("Journalists", "Journalisten", "journalistes", "Periodistas"),
    ("Young Workers", "Jonge Werknemers", "jeunes travailleurs", "Jóvenes Trabajadores"),
    ("Coffee Pickers", "Koffieplukkers", "cueilleurs de café", "Recolectores de Café"),
    ("Bank Staff", "Financieel Personeel", "employés de banque", "Empleados de Banca"),
    ("Cashew Workers", "Cashewbewerkers", "transformatrices de noix de cajou", "Trabajadoras del Marañón"),
)
OF: Phrase = ("of", "in", "de", "de")
TOWNS = (
    "Bamako",
    "Bandung",
    "Bogotá",
    "Chittagong",
    "Cobán",
    "Conakry",
    "Córdoba",
    "Dakar",
    "Groningen",
    "Huế",
    "Liège",
    "Malmö",
    "Medellín",
    "Málaga",
    "Niamey",
    "Nîmes",
    "Porto-Novo",
    "Potosí",
    "Rotterdam",
    "Sfax",
    "Thiès",
    "Tunis",
    "Zürich",
    "Łódź",
    "Ñemby",
)
"""None begins with a vowel, before which French would write d’."""
ODD = ("=", "+", "@", "-", "1 ", "2030 ", "")
"""What an odd name begins with: what a spreadsheet takes for a formula, a number, or (empty) a lower-case letter."""
ODD_EVERY = 33
"""One organisation in so many has an odd name: about 3 %."""


class Named(NamedTuple):
    """A name in one language, with its acronym and what else readers say, if any."""

    lang: str
    name: str
    acronym: str | None
    also: str | None


def organisation(rng: Random, number: int, forms: Sequence[Phrase]) -> list[Named]:
    """The names of an organisation in one to four languages; its number decides whether they are odd."""
    form, workers = rng.choice(forms), rng.choice(WORKERS)
    town = rng.choice(TOWNS) if rng.random() < 0.7 else None
    odd = ODD[(number // ODD_EVERY - 1) % len(ODD)] if number % ODD_EVERY == 0 else None
    has_acronym, has_also = rng.random() < 0.4, rng.random() < 0.15
    names = []
    for column in _columns(rng):
        name = f"{form[column]} {workers[column]}"
        short = f"{workers[column]} {town}" if town else workers[column]
        full = f"{name} {OF[column]} {town}" if town else name
        names.append(
            Named(
                LANGUAGES[column],
                full if odd is None else _odd(odd, full),
                _acronym(full) if has_acronym else None,
                short[0].upper() + short[1:] if has_also else None,
            )
        )
    return names


def project(rng: Random) -> list[Named]:
    """The names of a project in one to four languages."""
    titles = title(rng)
    has_acronym = rng.random() < 0.4
    langs = [LANGUAGES[column] for column in _columns(rng)]
    return [Named(lang, titles[lang], _acronym(titles[lang]) if has_acronym else None, None) for lang in langs]


def title(rng: Random) -> dict[str, str]:
    """The title of a project by language, in all of them."""
    theme, workers, town = rng.choice(THEMES), rng.choice(WORKERS), rng.choice(TOWNS)
    return {lang: f"{theme[column]} {workers[column]} {OF[column]} {town}" for column, lang in enumerate(LANGUAGES)}


def _columns(rng: Random) -> list[int]:
    """Which languages something has a name in: mostly one."""
    size = rng.choices((1, 2, 3, 4), weights=(50, 25, 15, 10))[0]
    return sorted(rng.sample(range(len(LANGUAGES)), size))


def _odd(opening: str, name: str) -> str:
    return opening + name if opening else name[0].lower() + name[1:]


def _acronym(name: str) -> str:
    """The initials of the long words: `FNTT`."""
    return "".join(word[0] for word in name.split() if len(word) > 3).upper()
