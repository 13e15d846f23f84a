"""The store: SQLAlchemy models, every SELECT, and the migrations."""
