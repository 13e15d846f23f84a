"""What must hold for every file of a kind: run by `make check` too."""
