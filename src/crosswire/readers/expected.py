"""How much there is to read, as far as that is told quickly: for who waits, never for what is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from crosswire.readers import STANDARD_INPUT, files_under
from crosswire.readers.formats import format_of
from crosswire.readers.source import Source

_BLOCK = 1 << 20
_ONE_EACH = frozenset(("text", "markdown", "html", "nitf", "pdf", "docx", "mail", "empty", "binary", "xml"))


def expected(inputs: Iterable[Path | str]) -> int | None:
    """Return about how many articles the inputs hold; null where only reading them tells."""
    total = 0
    for given in inputs:
        path = Path(given)
        if path == STANDARD_INPUT or not path.exists():
            return None
        for file in files_under(path) if path.is_dir() else [path]:
            count = _count(file)
            if count is None:
                return None
            total += count
    return total


def _count(file: Path) -> int | None:
    """Articles of one file; what cannot be opened is one thing that is going to be refused."""
    try:
        kind = format_of(Source.of_file(file))
        if kind in _ONE_EACH:
            return 1
        if kind == "parquet":
            row = duckdb.sql("select sum(num_rows) from parquet_file_metadata(?)", params=[str(file)]).fetchone()
            return int(row[0]) if row and row[0] is not None else None
        return sum(block.count(b"\n") for block in _blocks(file)) if kind == "jsonl" else None
    except (OSError, duckdb.Error):
        return 1


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            yield block
