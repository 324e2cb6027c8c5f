"""Pages of the documentation that are made of the project itself, so that they cannot say what is not so."""
