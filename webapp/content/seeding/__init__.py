"""From the files of the seed into the store and back, with nothing lost."""
