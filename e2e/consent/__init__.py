"""The question on cookies in a real browser: what is stored, how it looks, how one answers, changes and withdraws."""
