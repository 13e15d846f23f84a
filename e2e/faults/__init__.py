"""Seeded faults: barriers that developers make, planted one at a time, to see whether the suite finds them."""
