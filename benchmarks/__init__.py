"""Measurements of the project: quality against marked texts, cost against the bare language model."""
