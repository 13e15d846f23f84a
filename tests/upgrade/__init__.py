"""A store that an earlier version of the site filled, and that was edited since, comes through an upgrade whole.

`earlier.sql.gz` is the text (sqlite3's `iterdump`) of a store in SQLite, with the tables of migration 0001. The code of
the first public version filled it (commit 31b6d08), from the seed and the catalogues as they were when Dutch, French
and Spanish came (3ed3936): once with a draft of two translations, then with the files as they were committed, so that
there is history. Then it was edited in SQL, as `edits` lists, and what follows from content was derived anew by the
same code. `nl-content.po.gz` and `nl-messages.po.gz` are the Dutch catalogues of 3ed3936.
"""
