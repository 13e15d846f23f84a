"""Who works with whom: organisations, countries and projects as pages show them."""
