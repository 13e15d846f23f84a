"""Parts of addresses: ASCII, lower case, words with hyphens."""

import re
import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
    | {"ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e"}
)


def slugify(name: str) -> str:
    """`Côte d’Ivoire` gives `cote-d-ivoire`."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(name)).strip("-")


def fold(text: str) -> str:
    """Text as it is searched: small letters without accents, ligatures or punctuation, one space between words."""
    return re.sub(r"[\W_]+", " ", _plain(text)).strip()


def search_forms(name: str) -> list[str]:
    """A name as it is found by text, also without its marks: `WO=MEN` by `women`, `Côte d’Ivoire` by `divoire`."""
    return list(dict.fromkeys(form for form in (fold(name), fold(re.sub(r"[^\w\s]", "", name))) if form))


def search_words(text: str) -> list[str]:
    """The words of a text to search for; letters with dots between them are one: `C.N.V.` is `cnv`."""
    return fold(re.sub(r"(?<!\w)((?:\w\.)+\w)(?!\w)", lambda found: found[0].replace(".", ""), text)).split()


def normal_path(path: str) -> str:
    """A path as our addresses are written: lower case, no accents, single slashes and none at the end."""
    return "/" + "/".join(part for part in _plain(path).split("/") if part)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    # What NFKD brings forth can be a capital, a ligature (ǽ) or a slash (／) again.
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return bare.casefold().translate(_LIGATURES)
