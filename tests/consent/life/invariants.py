"""What always holds, a sentence each; and how often each was looked at."""

from collections import Counter
from collections.abc import Mapping
from traceback import format_exception

INVARIANTS: Mapping[str, str] = {
    "nothing before": "Before a choice the site stores nothing but settings that the visitor asks for.",
    "asked when due": "The question is on a page exactly when a choice is due.",
    "withdraw": "The button that withdraws is on a page exactly when there is a consent to withdraw.",
    "as pressed": "The choice that is kept says what the button said, of today, for the words that were shown.",
    "bare refusal": "Two visitors who refuse the same words on the same day have the same cookie, and leave no trace.",
    "register": "Each cookie has the name, the path, the protection and at most the time of the register.",
    "gone": "Once a purpose is not granted, nothing that belongs to it is left on the device or stored again.",
    "forgotten": "After a withdrawal nothing that was noted during the visit is left in the store.",
    "six months": "A choice counts until the day before the same day six months later, and not a moment longer.",
    "equally long": "Yes and no are kept until the same moment.",
    "new purpose": "A choice about other purposes does not count: the visitor is asked again.",
    "other words": "Better words for the same purposes change nothing for those who have chosen.",
    "signal": "The signal of the browser is a refusal: nothing is asked, stored or read, whatever was granted before.",
    "despite": "A consent that is given in spite of the signal counts, with the signal and without.",
    "language": "Reading on in another language keeps the choice.",
    "damaged": "A damaged, foreign, future or ancient value is no choice, and no error.",
    "least": "Of several choices on one device the one that grants least counts.",
    "receipt": "Each consent, and each withdrawal of one, has one receipt, which says what, when and upon what.",
    "hashed": "The number of a receipt is nowhere in the store.",
    "final": "A receipt never changes, except that it once says when its consent ended.",
    "stale": "A form of an old page does what its button says, or asks again; no more.",
    "same page": "What is on a page is the same for those who accepted, refused, or did not answer.",
    "blocked": "Whoever blocks cookies reads, after choosing, that the choice is not kept.",
    "words": "What was shown can be read again under the fingerprint in the choice, word for word.",
    "way back": "A choice leads back to the page that it was made on, which says that it is kept.",
    "again": "Withdrawing twice is no error, and writes no second receipt.",
    "settings": "Pages look as the visitor chose, for the visit, and after it only with consent.",
    "visit": "A visit has a number only with consent and use; it ends half an hour after it began and is not renewed.",
    "noted": "The store has of a visit exactly what was used in it with consent.",
    "private": "No cache keeps an answer that stores something or depends on more than the choice.",
}


class Ledger:
    """How often each invariant was looked at, and the first failure: what comes after it may be its consequence."""

    def __init__(self) -> None:
        self.looked: Counter[str] = Counter()
        self.first = ""

    def holds(self, name: str, condition: object, detail: object = "") -> None:
        """Whether an invariant holds here."""
        self.looked[name] += 1
        assert condition, f"{name}: {INVARIANTS[name]} {detail}"

    def failed(self, error: BaseException, steps: int) -> None:
        """Keep how a life failed, after so many steps of all lives, if none did before."""
        self.first = self.first or f"after {steps:,} steps: {''.join(format_exception(error))}"
