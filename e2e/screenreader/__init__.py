"""The site as a screen reader says it: Orca on a display of its own, with Chromium and with Firefox."""
