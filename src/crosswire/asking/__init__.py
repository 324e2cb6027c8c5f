"""Questions to a warehouse in SQL: read-only by construction, and answered with the nearest names where one is wrong.

A question passes four doors: DuckDB's own parser must read it as one SELECT, which calls no function that reaches
out of the database; the file is open for reading only; files and network are switched off; and the configuration is
locked.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from crosswire.analyses import all_analyses
from crosswire.asking import evidence as evidence_of
from crosswire.asking.nearest import explained, nearest
from crosswire.asking.reading import Opened, open_for_reading
from crosswire.asking.statement import Statement, checked
from crosswire.errors import UsageError
from crosswire.names import literal

ROWS_AT_A_TIME = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of an answer."""

    name: str
    type: str


@dataclass(slots=True, kw_only=True)
class Answer:
    """The rows that a question has, read as they are asked for, while the warehouse is open."""

    columns: list[Column]
    source: Path
    """The file that was read: the warehouse, or its published copy."""
    note: str | None
    """Why it is not the file that was named."""
    result: duckdb.DuckDBPyConnection

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows in the order of the query."""
        while chunk := self.result.fetchmany(ROWS_AT_A_TIME):
            yield from chunk


@contextmanager
def ask(db: Path, question: str, *, given: Mapping[str, str] | None = None, evidence: bool = False) -> Iterator[Answer]:
    """Answer SQL, or the analysis of that name, from `db` or its published copy while `db` is being written.

    `given` has values for the parameters of the analysis, or for `$name` in the SQL. `evidence` adds the place in the
    text behind each row. Raises UsageError, naming what comes nearest, where the question is wrong.
    """
    query, values = resolved(question, dict(given or {}))
    statement = checked(query)
    with open_for_reading(db) as opened:
        try:
            if evidence:
                columns = _run(opened, f"select * from (\n{query}\n) limit 0", values)
                query = evidence_of.wrapped(query, [column.name for column in columns])
            yield Answer(
                columns=_run(opened, query, values), source=opened.path, note=opened.note, result=opened.connection
            )
        except duckdb.Error as error:
            raise explained(error, statement, opened) from error


def copy_to_parquet(
    db: Path, question: str, target: Path, *, given: Mapping[str, str] | None = None, evidence: bool = False
) -> Opened:
    """Write the answer as a Parquet file at `target`, the one path that the question may touch."""
    query, values = resolved(question, dict(given or {}))
    statement = checked(query)
    with open_for_reading(db, may_write=target) as opened:
        try:
            if evidence:
                columns = _run(opened, f"select * from (\n{query}\n) limit 0", values)
                query = evidence_of.wrapped(query, [column.name for column in columns])
            # no other file beside it: this one is all that may be written
            options = "format parquet, use_tmp_file false"
            opened.connection.execute(f"copy (\n{query}\n) to {literal(target)} ({options})", values or None)
        except duckdb.Error as error:
            raise explained(error, statement, opened) from error
        return opened


def resolved(question: str, given: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the SQL of a question and the values for it; raises UsageError for an unknown name or parameter."""
    text = question.strip().removesuffix(";").strip()
    if not text:
        raise UsageError("nothing asked: give SQL or the name of an analysis; `crosswire ask` lists them")
    analyses = all_analyses()
    if text in analyses:
        analysis = analyses[text]
        if unknown := sorted(set(given) - set(analysis.defaults)):
            known = ", ".join(analysis.defaults) or "none"
            raise UsageError(f"{text}: no parameter {', '.join(unknown)}; it has: {known}")
        return analysis.sql(given).strip().removesuffix(";"), {}
    if len(text.split()) == 1:
        raise UsageError(f"{text}: no analysis of that name, and no SQL{nearest(text, analyses)}")
    return text, given


def _run(opened: Opened, query: str, values: dict[str, str]) -> list[Column]:
    opened.connection.execute(query, values or None)
    return [Column(name=name, type=str(kind)) for name, kind, *_ in opened.connection.description or []]


__all__ = ["Answer", "Column", "Statement", "ask", "copy_to_parquet", "resolved"]
