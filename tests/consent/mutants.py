"""Mistakes that somebody could make in the code of consent, and what each would mean for visitors."""

from dataclasses import dataclass

CHOICE = "webapp/consent/choice.py"
DEVICE = "webapp/consent/device.py"
ON_DEVICE = "webapp/views/device.py"
DECIDING = "webapp/views/consent.py"
SETTINGS = "webapp/views/preferences.py"
VISITS = "webapp/views/visits.py"
PROOFS = "webapp/content/consent/receipts.py"
PARTS = "templates/components/consent.html"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A text of a file that is replaced by another, and what that would mean."""

    file: str
    old: str
    new: str
    meaning: str


MUTANTS = (
    Mutant(CHOICE, "at <= today < choice.ends", "at <= today <= choice.ends", "A choice counts a day too long."),
    Mutant(CHOICE, "at <= today < choice.ends", "today < choice.ends", "A choice of tomorrow counts today."),
    Mutant(CHOICE, "min(found, key=", "max(found, key=", "Of two choices the one that grants most counts."),
    Mutant(CHOICE, "monthrange(year, month + 1)[1])", "28)", "Six months end too early at the end of a month."),
    Mutant(DEVICE, " or (self.signal and not self.choice.despite)", "", "The signal counts for nothing."),
    Mutant(DEVICE, " and not self.choice.despite", "", "A consent in spite of the signal counts for nothing."),
    Mutant(DEVICE, 'return "nothing" if self.signal else "due"', 'return "due"', "Who sends the signal is asked."),
    Mutant(
        DEVICE, '"something" if self.choice.granted', '"something" if self.granted', "What rests cannot be withdrawn."
    ),
    Mutant("webapp/consent/periods.py", "VISIT_MINUTES = 30", "VISIT_MINUTES = 60", "A visit is an hour long."),
    Mutant("webapp/consent/register.py", "VISIT_MINUTES * 60,", "VISIT_MINUTES * 90,", "A number outlives its visit."),
    Mutant("webapp/consent/visit.py", "start <= now < start", "now < start", "The number of a future visit is taken."),
    Mutant("webapp/consent/shown.py", "self.locale, self.policy,", "self.locale,", "Other purposes, same fingerprint."),
    Mutant(
        "webapp/consent/receipt.py", "typed[:LONGEST_TYPED]).lower()", "typed[:LONGEST_TYPED])", "Capitals lose it."
    ),
    Mutant(
        "webapp/consent/receipt.py",
        "**dict.fromkeys(receipt.withdrawn, WITHDRAWN)",
        "**dict.fromkeys(receipt.withdrawn, GIVEN)",
        "The receipt of a withdrawal says that consent was given.",
    ),
    Mutant(
        "webapp/consent/receipt.py",
        "RENEWED if name in receipt.renewed else WITHDRAWN",
        "WITHDRAWN",
        "A receipt says of what was granted again that it was withdrawn.",
    ),
    Mutant(PROOFS, ".intersection(granted)", "", "A receipt says of what was withdrawn that it was granted again."),
    Mutant(
        "webapp/consent/register.py",
        'return f"{PREFIX}{self.name}" if secure else self.name',
        "return self.name",
        "A neighbour can plant a choice.",
    ),
    Mutant(ON_DEVICE, "            _sweep(response)\n", "", "What is left of a consent that ended stays."),
    Mutant(ON_DEVICE, "drop(response, stored, page, brief=several)", "pass", "A withdrawal leaves what was stored."),
    Mutant(
        ON_DEVICE,
        '[] if page is None else [f"/{locale}" for locale in locales()]',
        "[]",
        "What is stored for another language stays.",
    ),
    Mutant(
        ON_DEVICE,
        "keep(response, CHOICE, encode(choice), choice)",
        "keep(response, CHOICE, encode(choice))",
        "A choice is kept for longer than it counts.",
    ),
    Mutant(
        ON_DEVICE,
        '        response.headers["Cache-Control"] = "private, no-cache"',
        "        pass",
        "A cache gives one visitor what was meant for another.",
    ),
    Mutant(
        ON_DEVICE,
        "    g.device = Device(choice, before.signal, before.cookies)\n",
        "",
        "What is accepted holds from the next page on only.",
    ),
    Mutant(DECIDING, "if granted and shown is None:", "if False:", "Consent to words that nobody can show any more."),
    Mutant(
        DECIDING, " and version.shown.policy == purposes.POLICY", "", "Consent to purposes that stood on no old page."
    ),
    Mutant(DECIDING, "device().signal and bool(granted)", "False", "It is forgotten that consent defied the signal."),
    Mutant(
        DECIDING,
        "before.granted - granted if before else",
        "before.granted if before else",
        "The receipt tells of a withdrawal that was none.",
    ),
    Mutant(
        DECIDING,
        "            visits.forget(opened, granted, numbers)\n",
        "",
        "What was noted stays after a withdrawal.",
    ),
    Mutant(
        DECIDING,
        "if granted or (withdrawn and _may_write(opened, earlier)):",
        "if granted:",
        "A withdrawal has no receipt.",
    ),
    Mutant(
        DECIDING,
        "    if consent is None or not consent.granted:\n        return False\n",
        "    if consent is None:\n        return True\n",
        "Whoever invents numbers fills the store.",
    ),
    Mutant(DECIDING, "if decided.withdrawn and not granted:", "if not granted:", "A refusal leads away from the page."),
    Mutant(DECIDING, "    remember(response)\n", "", "Settings are forgotten in spite of consent."),
    Mutant(
        DECIDING,
        "if device().choice is not None and not fragment:",
        "if not fragment:",
        "Nobody is told that the browser keeps no choice.",
    ),
    Mutant(DECIDING, "return frozenset(OPTIONAL).intersection(", "return frozenset(", "Any word becomes a purpose."),
    Mutant(
        "webapp/store/queries/consent.py",
        "Receipt.number_hash == number_hash, Receipt.withdrawn_at.is_(None)",
        "Receipt.number_hash == number_hash",
        "The end of a consent moves to a later day.",
    ),
    Mutant(PROOFS, "number_hash=number_hash(number)", "number_hash=number", "The store knows the numbers."),
    Mutant(PROOFS, "    texts.record(session, shown, at)\n", "", "Nobody can show what was consented to."),
    Mutant(
        SETTINGS,
        "stored = (SETTINGS, REMEMBERED) if PREFERENCES in device().granted else (SETTINGS,)",
        "stored = (SETTINGS, REMEMBERED)",
        "What was remembered is read without consent.",
    ),
    Mutant(SETTINGS, "for stored in (SETTINGS, REMEMBERED):", "for stored in (SETTINGS,):", "A reset is undone later."),
    Mutant(
        SETTINGS,
        "keep(response, REMEMBERED, encode(chosen), device().choice)",
        "keep(response, REMEMBERED, encode(chosen))",
        "Settings are remembered for longer than the consent counts.",
    ),
    Mutant(VISITS, "    forget_consents(session, tags)\n", "", "What was noted before a consent was changed stays."),
    Mutant(VISITS, "STATISTICS in granted", "granted", "Withdrawing one of two purposes forgets nothing."),
    Mutant("webapp/views/receipts.py", "        receipt.withdrawn_at,\n", "        None,\n", "The end is not told."),
    Mutant(
        PARTS, 'button(said.refuse, "answer", "refuse")', 'button(said.refuse, "answer", "accept")', "Refusing accepts."
    ),
    Mutant(PARTS, "/consent/withdrawal", "/consent", "The button that withdraws does nothing."),
    Mutant(PARTS, "{{ asked.shown.short }}", "00000000", "The form does not say what was shown."),
    Mutant(CHOICE, "str(purposes.POLICY), f", '"1", f', "After a new purpose no choice is kept."),
    Mutant(CHOICE, " and encode(choice) == value", "", "Something else than what we wrote is a choice."),
    Mutant(DECIDING, "for ended in numbers:", "for ended in numbers[:0]:", "A consent that ran out never ends."),
    Mutant(ON_DEVICE, "drop(response, CHOICE, page)", "pass", "An old choice hides the new one for good."),
    Mutant(VISITS, "for days in (0, 1, 2)", "for days in (1, 2)", "What was noted in an earlier visit stays."),
)
