"""Consent: what is stored on a device, for what purpose, and what a visitor has chosen. No Flask, no store."""
