"""3. Records become rows of the raw tables. Only this module writes to the warehouse's raw schema."""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from crosswire import raw_schema
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.faults import environment_fault, fault, first_line
from crosswire.records import (
    Article,
    Assertion,
    Correction,
    DateExpression,
    Forgotten,
    InputFile,
    InputItem,
    Mention,
    MetadataCandidate,
    Quantity,
    Quotation,
    Record,
    Reject,
    Sentence,
    Statement,
)
from crosswire.workplace import work_folder

TABLES: dict[type[Record], str] = {
    Article: "raw.articles",
    MetadataCandidate: "raw.metadata_candidates",
    InputFile: "raw.input_files",
    InputItem: "raw.input_items",
    Forgotten: "raw.forgotten",
    Reject: "raw.rejects",
    Assertion: "raw.assertions",
    Correction: "raw.corrections",
    Sentence: "raw.sentences",
    Mention: "raw.mentions",
    DateExpression: "raw.dates",
    Quantity: "raw.quantities",
    Quotation: "raw.quotations",
    Statement: "raw.statements",
}
_KEPT = (MetadataCandidate, InputFile, InputItem, Forgotten, Reject, Assertion, Correction)
"""Rows with keys of their own, which nothing makes anew: the first that came stays."""
_LOG = "1GB"
FINDINGS = [table for kind, table in TABLES.items() if kind is not Article and kind not in _KEPT]


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the warehouse at `path` for writing, creating it and its raw tables if absent.

    Raises EnvironmentFault where another process holds it, it cannot be written or is no warehouse, CrosswireError
    where another version made its raw tables.
    """
    if not path.exists():
        _create(path)
    try:
        connection = duckdb.connect(str(path))
        raw_schema.create(connection)
        differing = raw_schema.differences(connection)
    except duckdb.Error as error:
        known = environment_fault(error, path)
        raise known or EnvironmentFault(f"{path}: cannot be opened for writing; {first_line(error)}") from error
    if differing:
        connection.close()
        raise CrosswireError(
            f"{path}: made by another version of Crosswire, {raw_schema.listed(differing)} missing or of another type; "
            "load the articles into a new warehouse"
        )
    return connection


def _create(path: Path) -> None:
    """Make a warehouse with its raw tables aside and put it in place whole, unless another process was first.

    DuckDB makes the file before what is in it: a process killed in between would leave one that nothing opens.
    Where that cannot be done, by disk or file system, nothing is made; opening the warehouse then says what is wrong.
    """
    if path.with_name(f"{path.name}.wal").exists():
        # the log of a warehouse that was taken away; where there is no file, DuckDB clears it, and would replay it here
        return
    with (
        suppress(OSError, duckdb.Error, EnvironmentFault),
        TemporaryDirectory(dir=work_folder(path), prefix=_SPOOL, ignore_cleanup_errors=True) as folder,
    ):
        aside = Path(folder, path.name)
        with duckdb.connect(str(aside)) as connection:
            raw_schema.create(connection)
        # unlike a renaming, this never takes the place of another's file
        os.link(aside, path)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit when the block ends, roll back when it raises."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


@contextmanager
def seldom_checkpointed(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Leave most of what the block writes to the log: each checkpoint writes the whole index of a growing table."""
    connection.execute(f"set wal_autocheckpoint = '{_LOG}'")
    try:
        yield
    finally:
        connection.execute("reset wal_autocheckpoint")


def known_versions(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The versions that are loaded, each with the extractor that read it."""
    return dict(connection.execute("select version_id, extractor from raw.articles").fetchall())


_COLUMNS = {kind: [field.name for field in fields(kind)] for kind in TABLES}
_SPOOL = "spool-"
_ENCODER = json.JSONEncoder(default=str, ensure_ascii=False)

# `stable_id` in SQL
_FRAMED = (
    f"coalesce(length({name}) || ':' || {name}, 'null')" for name in ("outlet", "object", "property", "value", "as_of")
)
_ASSERTION_ID = f"""substr(sha256({" || '|' || ".join(_FRAMED)}), 1, 16)"""

Rows = dict[str, list[str]]
"""Raw table -> its new rows as JSON: what extraction processes hand over, far smaller than parses."""


def encode(records: Iterable[Record]) -> Rows:
    """Turn records into rows of their tables."""
    rows: Rows = {}
    for record in records:
        kind = type(record)
        # records are flat: dataclasses.asdict would copy every value of every row
        values = {name: getattr(record, name) for name in _COLUMNS[kind]}
        rows.setdefault(TABLES[kind], []).append(_ENCODER.encode(values))
    return rows


class Loader:
    """Collects rows and writes them in bulk: what was added between two calls of `write` is one transaction."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        work: Path,
        loaded_at: datetime,
        extractors: Mapping[str | None, str] | None = None,
    ) -> None:
        """`extractors` says what reads the articles of each language, the first also those of unknown language.

        `None` stands for all other languages.
        """
        self._connection = connection
        self._work = work
        self.loaded_at = loaded_at
        by_language = {language: name for language, name in (extractors or {}).items() if language}
        self._stamp = {
            "loaded_at": loaded_at,
            "languages": list(by_language),
            "extractors": list(by_language.values()),
            "first": next(iter(by_language), ""),
            "otherwise": (extractors or {}).get(None, ""),
        }
        self._rows: Rows = {}
        self._assertions: list[dict[str, Any]] = []
        # only one process can have the warehouse open: what lies here was left by one that was killed
        for left in work.glob(f"{_SPOOL}*"):
            shutil.rmtree(left, ignore_errors=True)

    def add(self, rows: Rows) -> None:
        """Take rows that belong together: they are written together or not at all."""
        for table, lines in rows.items():
            self._rows.setdefault(table, []).extend(lines)

    def add_assertions(self, columns: Mapping[str, Sequence[str]], *, file: str) -> None:
        """Take assertions of one file by column, without their ids; an empty `as_of` is none."""
        import numpy as np

        if columns:
            arrays = {name: np.array(column, dtype=object) for name, column in columns.items()}
            self._assertions.append(arrays | {"file": np.full(len(columns["outlet"]), file, dtype=object)})

    def write(self, *, instead_of: str | None = None) -> None:
        """Write what was added; rows that are there already stay as they are, but for those of `instead_of`, a table.

        Raises EnvironmentFault where the disk or a permission is in the way, after a rollback.
        """
        if not self._rows and not self._assertions and not instead_of:
            return
        try:
            with TemporaryDirectory(dir=self._work, prefix=_SPOOL) as folder, transaction(self._connection):
                if instead_of:
                    self._connection.execute(f"delete from {instead_of}")
                for kind, table in TABLES.items():
                    if lines := self._rows.get(table):
                        spool = Path(folder, f"{table}.jsonl")
                        # DuckDB takes a file in bulk; row by row it is some 200 times slower
                        spool.write_text("\n".join(lines), encoding="utf-8")
                        self._insert(kind, table, spool)
                for columns in self._assertions:
                    self._insert_assertions(columns)
        except (duckdb.Error, OSError) as error:
            raise fault(error, "loading", "the last step was rolled back") from error
        self._rows.clear()
        self._assertions.clear()

    def _insert(self, kind: type[Record], table: str, spool: Path) -> None:
        columns = {field.name: "varchar" for field in fields(kind)}
        rows = "read_json($spool, format = 'newline_delimited', columns = $columns, maximum_object_size = 67108864)"
        values: dict[str, Any] = {"spool": str(spool), "columns": columns}
        if kind is Article:
            # a version that an earlier extractor read keeps its row and loses that extractor's findings, and failures
            for findings, version in [(table, "version_id") for table in FINDINGS] + [(TABLES[Reject], "sha256")]:
                self._connection.execute(
                    f"delete from {findings} where {version} in (select version_id from {rows})", values
                )
            self._connection.execute(
                f"insert into {table} by name "
                "select *, $loaded_at::timestamp as loaded_at, "
                "coalesce(map($languages::varchar[], $extractors::varchar[])[coalesce(language, $first)], $otherwise) "
                f"as extractor from {rows} "
                "on conflict (version_id) do update set extractor = excluded.extractor",
                values | self._stamp,
            )
        elif kind in _KEPT:
            self._connection.execute(f"insert or ignore into {table} by name select * from {rows}", values)
        else:
            self._connection.execute(f"insert into {table} by name select * from {rows}", values)

    def _insert_assertions(self, columns: dict[str, Any]) -> None:
        self._connection.register("given", columns)
        self._connection.execute(
            f"insert or ignore into raw.assertions by name select {_ASSERTION_ID} as assertion_id, * "
            "from (select * replace (nullif(as_of, '') as as_of) from given)"
        )
        self._connection.unregister("given")


def forget(connection: duckdb.DuckDBPyConnection, articles: Collection[str], *, at: datetime) -> None:
    """Take articles out of the raw tables, by `article_id`, with all that is kept of them there but their hashes.

    An editor's corrections that quote them go too.
    """
    mine = "(select version_id from raw.articles where list_contains($articles::varchar[], article_id))"
    of_article = "list_contains($articles::varchar[], split_part({}, '/', 1))"
    named = {"articles": list(articles)}
    with transaction(connection):
        for table in (*FINDINGS, TABLES[MetadataCandidate]):
            connection.execute(f"delete from {table} where version_id in {mine}", named)
        connection.execute(f"delete from raw.rejects where sha256 in {mine}", named)
        connection.execute(
            f"delete from raw.corrections where {of_article.format('evidence')}"
            f" or {of_article.format('other_evidence')}",
            named,
        )
        connection.execute(
            "insert or ignore into raw.forgotten by name "
            f"select version_id, article_id, $at as forgotten_at from raw.articles where version_id in {mine}",
            named | {"at": at},
        )
        connection.execute("delete from raw.articles where list_contains($articles::varchar[], article_id)", named)


def allow_again(connection: duckdb.DuckDBPyConnection, articles: Collection[str]) -> None:
    """Let articles that were forgotten, by `article_id`, come back with the next load."""
    connection.execute(
        "delete from raw.forgotten where list_contains($articles::varchar[], article_id)", {"articles": list(articles)}
    )


def forgotten(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The articles that no load brings back."""
    return {article_id for (article_id,) in connection.execute("select article_id from raw.forgotten").fetchall()}


def count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """Rows of a table of the warehouse."""
    row: tuple[Any, ...] | None = connection.execute(f"select count(*) from {table}").fetchone()
    return int(row[0]) if row else 0
