"""The directory: lists of organisations, countries and projects that can be filtered, ordered and paged."""
