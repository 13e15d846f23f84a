"""Languages: a pure core without Flask; `babel.py` alone binds it to the app."""
