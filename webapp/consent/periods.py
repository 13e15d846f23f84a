"""How long things are kept, and how few are too few to be told; whatever says so on a page takes it from here."""

CHOICE_MONTHS = 6
"""A choice is kept for so many calendar months, consent and refusal alike (CNIL 2020-092)."""

VISIT_MINUTES = 30
"""The number of a visit ends so many minutes after it began, and is not renewed."""

RECEIPT_MONTHS = 36
"""A receipt can prove a consent (GDPR 7(1)) for so many calendar months after it was given."""

STATISTICS_MONTHS = 25
"""Statistics are kept for so many calendar months (CNIL: at most 25)."""

RAW_DAYS = 1
"""Single interactions are kept for so many days, until they have been added up."""

FEEDBACK_MONTHS = 12
"""What somebody has sent with the form for problems is kept for so many calendar months."""

LEAST_SHOWN = 20
"""A figure about fewer visits than this is not shown: it might point at somebody."""
