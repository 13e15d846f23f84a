"""What the pages say: plain functions of a session and a locale that give values. No Flask, no HTML."""
