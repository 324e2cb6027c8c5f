"""News as a relational warehouse."""

__version__ = "0.1.0"
