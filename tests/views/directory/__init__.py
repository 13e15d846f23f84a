"""Tests of the directory: lists that can be filtered, ordered and paged."""
