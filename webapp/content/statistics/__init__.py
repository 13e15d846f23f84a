"""Statistics: views without anything that tells of their readers, interactions of visits with consent."""
