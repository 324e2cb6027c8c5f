"""Tables from Python become a file that the readers know: pandas, polars, and whatever speaks Arrow."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crosswire.errors import EnvironmentFault, UsageError

_ROWS = 10_000
"""Rows of an Arrow table that are Python objects at a time."""


def inputs(articles: Any, folder: Path) -> list[Path | str]:
    """Return the paths and addresses to read; a table becomes a file of JSON Lines in `folder`.

    Raises UsageError for what is neither, and for a table with no rows or no column that a text could be in,
    EnvironmentFault where an Arrow table needs pyarrow and it is not installed.
    """
    if isinstance(articles, str | Path):
        return [articles]
    file = folder / "table.jsonl"
    if hasattr(articles, "to_json") and hasattr(articles, "columns"):  # pandas
        _checked(list(articles.columns), len(articles))
        # dates as ISO 8601, missing values as null
        articles.to_json(file, orient="records", lines=True, date_format="iso", force_ascii=False)
        return [file]
    if hasattr(articles, "iter_rows") and hasattr(articles, "columns"):  # polars
        _checked(list(articles.columns), articles.height)
        _write(articles.iter_rows(named=True), file)
        return [file]
    if hasattr(articles, "__arrow_c_stream__"):
        table = _arrow(articles)
        _checked(table.column_names, table.num_rows)
        _write((row for batch in table.to_batches(max_chunksize=_ROWS) for row in batch.to_pylist()), file)
        return [file]
    if isinstance(articles, Iterable):
        return [path if isinstance(path, str) else Path(path) for path in articles]
    raise UsageError(f"articles: neither paths nor a table; found {type(articles).__name__}")


def _arrow(stream: Any) -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise EnvironmentFault(
            "articles: an Arrow table needs pyarrow, which is not installed; pip install pyarrow"
        ) from error
    return pyarrow.table(stream)


def _checked(columns: list[Any], rows: int) -> None:
    from crosswire.readers.mapping import PROFILES

    texts = {path.partition(".")[0] for profile in PROFILES for path in profile.body}
    if not rows or not texts & set(map(str, columns)):
        raise UsageError(f"table: no rows with a column body; found {', '.join(map(str, columns)) or 'nothing'}")


def _write(rows: Iterator[dict[str, Any]], file: Path) -> None:
    with file.open("w", encoding="utf-8", errors="surrogatepass") as lines:
        for row in rows:
            lines.write(json.dumps(row, default=_plain) + "\n")


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
