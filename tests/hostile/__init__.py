"""Catalogues that somebody made to break the site, or damaged: thousands of them, each made again from its seed."""
