"""What a run found, read from the marts."""

from pathlib import Path

import duckdb
from rich.console import Console


def summary(db: Path, out: Console) -> None:
    """Print what the warehouse holds."""
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute("select count(*) from marts.dim_versions").fetchall()
        out.print(rows)
