"""Make the pages: `python -m docs.pages WAREHOUSE [TARGET]`, TARGET being dbt's folder with compiled models."""

import sys
from pathlib import Path

import duckdb
from docs.pages import dictionary, lineage
from docs.pages.project import marts, read_manifest

HERE = Path(__file__).parents[1]


def main() -> None:
    """Write the dictionary beside the other documents, and the lineage beside dbt's own pages."""
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: python -m docs.pages WAREHOUSE [TARGET]")
    warehouse, target = Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) == 3 else "target")
    page = HERE / "dictionary.md"
    page.write_text(dictionary.page(marts(read_manifest(target))), encoding="utf-8")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        made = lineage.steps(target / "compiled" / "crosswire" / "models", lineage.schema_of(connection))
    for file in [page, *lineage.write(made, target)]:
        print(file)


if __name__ == "__main__":
    main()
