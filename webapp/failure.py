"""What a person can mend."""


class Failure(Exception):  # noqa: N818
    """Something went wrong that a person can mend: the message is a sentence that says what, and the remedy."""
