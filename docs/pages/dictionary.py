"""The data dictionary: every mart with its grain, key, nulls and a query to begin with."""

from collections.abc import Iterable

from docs.pages.project import Mart

HEAD = """# Data dictionary

Made by `make docs` of the yml beside each model; change it there. Every run tests that a column is filled, unless it
says that it may be null. The query of each mart runs as it stands:

```sh
crosswire ask 'select outlet, article_count from dim_outlets' --db news.duckdb
```

Spans (`start_char`, `end_char`) are half-open and count Unicode code points of `dim_versions.body`. Times are UTC.
Shares lie between 0 and 1.
"""


def page(marts: Iterable[Mart]) -> str:
    """Return the dictionary as Markdown."""
    known = list(marts)
    contents = "\n".join(f"* [{mart.name}](#{mart.name}): {_first_sentence(mart.description)}" for mart in known)
    return "\n".join([HEAD, contents, "", *(_section(mart) for mart in known)])


def _section(mart: Mart) -> str:
    rows = "\n".join(
        f"| {'**' + column.name + '**' if column.name in mart.key else column.name} | {column.type} | "
        f"{'may be null' if column.is_nullable else ''} | {_cell(column.description)} |"
        for column in mart.columns
    )
    return (
        f"## {mart.name}\n\n{mart.description}\n\n"
        f"Key: {', '.join(f'`{name}`' for name in mart.key)}.\n\n"
        f"```sql\n{mart.example}\n```\n\n"
        f"| column | type | null | what it is |\n|---|---|---|---|\n{rows}\n"
    )


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".") + "."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
