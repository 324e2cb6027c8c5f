"""Names and texts written into SQL."""


def literal(text: object) -> str:
    """Return a text as SQL says it, its quotation marks doubled."""
    return "'" + str(text).replace("'", "''") + "'"


def identifier(name: str) -> str:
    """Return a name as SQL says it, whatever it is made of."""
    return '"' + name.replace('"', '""') + '"'
