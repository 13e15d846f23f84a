"""The fast tests: no browser."""
