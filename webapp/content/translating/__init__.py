"""What translators do with messages: states, catalogues, the merge, acts and their history."""
