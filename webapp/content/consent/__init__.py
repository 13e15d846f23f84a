"""Proof of consent in the store: what visitors were shown, and their receipts."""
