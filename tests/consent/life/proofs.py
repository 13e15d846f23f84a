"""The receipts in the store, and their numbers on pages."""

from hashlib import sha256

from tests.consent.life.browser import Exchange
from tests.consent.life.world import World


def check_proofs(world: World, numbers: list[str]) -> None:
    """The receipts in the store are those that there must be, word for word."""
    hashes = {sha256(number.encode()).hexdigest(): number for number in numbers}
    rows = world.site.receipts(list(hashes))
    for hashed, number in hashes.items():
        proof, row = world.known.proofs.get(number), rows.get(hashed)
        world.holds("receipt", (proof is None) == (row is None), (number, row))
        if proof and row:
            told = (row["at"], row["policy"], row["locale"], row["text"][:8], row["granted"], row["withdrawn"])
            names = (" ".join(sorted(proof.granted)), " ".join(sorted(proof.withdrawn)))
            at = proof.at.replace(tzinfo=None)
            world.holds("receipt", told == (at, proof.policy, proof.locale, proof.text, *names), (told, proof))
            ended = proof.ended.replace(tzinfo=None) if proof.ended else None
            end = (row["withdrawn_at"], row["renewed"])
            world.holds("final", end == (ended, " ".join(sorted(proof.renewed))), (row, proof))
            world.holds("hashed", not any(number in str(value) for value in row.values()), row)


def number_on_page(one: Exchange) -> str | None:
    """The number of the receipt that a page shows."""
    forms = one.page.forms if one.page else ()
    return next((form.value("number") for form in forms if form.kind == "receipt" and form.value("number")), None)
