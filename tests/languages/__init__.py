"""Languages that are made by machine: what a new one needs, and what an old one must never lose."""
