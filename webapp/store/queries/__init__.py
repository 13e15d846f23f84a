"""Every SELECT and every write of the store, as plain functions of a session."""
