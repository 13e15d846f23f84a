"""The site as visitors meet it: a real server, a real browser, in every language."""
