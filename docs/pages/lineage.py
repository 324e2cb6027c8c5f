"""Lineage of columns, from each mart down to the raw tables, read off the SQL that dbt compiled.

Each model is read once: which columns of the relations that it names a column of its own is made of. The steps are
then joined. What decides which rows there are (joins, filters, grouping) is no lineage of a column and left out.
"""

import html
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import cast

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope

Name = tuple[str, str, str]
"""Schema, relation, column."""

Step = dict[Name, frozenset[Name]]
"""Columns, and those that each is made of, one model down."""

Schema = dict[str, dict[str, dict[str, str]]]

LEAVES = ("raw", "seeds")
"""Schemas where lineage ends: what was loaded, and the lists kept by hand."""


def schema_of(connection: duckdb.DuckDBPyConnection) -> Schema:
    """Return the types of all columns by schema and relation."""
    found: Schema = {}
    for schema, relation, column, kind in connection.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() where not internal order by all"
    ).fetchall():
        found.setdefault(schema, {}).setdefault(relation, {})[column] = kind
    return found


def step(sql: str, schema: Schema, name: tuple[str, str]) -> Step:
    """Return what each column of one model is made of."""
    query = sqlglot.parse_one(sql, dialect="duckdb")
    for table in query.find_all(exp.Table):
        table.set("catalog", None)
    # sqlglot says that it changes the schema, and does not
    known = cast(dict[str, object], schema)
    query = qualify(query, schema=known, dialect="duckdb", validate_qualify_columns=False)
    assert isinstance(query, exp.Query), f"{name}: no query"
    scope = build_scope(query)
    made: Step = {}
    for column in query.named_selects:
        root = lineage(column, query, schema=known, scope=scope, dialect="duckdb")
        made[(*name, column)] = frozenset(
            (node.source.db, node.source.name, node.name.rpartition(".")[2].strip('"'))
            for node in root.walk()
            if isinstance(node.source, exp.Table) and node.source.db
        )
    return made


def steps(compiled: Path, schema: Schema, *, only: Collection[str] | None = None) -> Step:
    """Return the steps of the models whose compiled SQL lies in a folder, or of those named."""
    found: Step = {}
    for file in sorted(compiled.rglob("*.sql")):
        # the folder is the layer is the schema; tests lie in folders that are called as their yml
        layer, *folders = file.relative_to(compiled).parts[:-1]
        if any(folder.endswith(".yml") for folder in folders):
            continue
        if only is None or file.stem in only:
            found |= step(file.read_text(encoding="utf-8"), schema, (layer, file.stem))
    return found


def origins(column: Name, made: Mapping[Name, frozenset[Name]]) -> frozenset[Name]:
    """Return the columns of raw tables and seeds that a column comes from, through however many models."""
    seen: set[Name] = set()
    left = [column]
    while left:
        for below in made.get(left.pop(), frozenset()):
            if below not in seen:
                seen.add(below)
                left.append(below)
    return frozenset(name for name in seen if name[0] in LEAVES)


def of_marts(made: Step) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return, by mart and column, the columns one model down and those of the raw tables and seeds."""
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for name, below in sorted(made.items()):
        if name[0] == "marts":
            found.setdefault(name[1], {})[name[2]] = {
                "from": sorted(".".join(one) for one in below),
                "origins": sorted(".".join(one) for one in origins(name, made)),
            }
    return found


def write(made: Step, target: Path) -> list[Path]:
    """Write the lineage as `lineage.json` and as `lineage.html`, a page to read; return both."""
    found = of_marts(made)
    data, page = target / "lineage.json", target / "lineage.html"
    data.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    page.write_text("\n".join(_page(found)) + "\n", encoding="utf-8")
    return [data, page]


def _page(found: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> Iterator[str]:
    yield (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=color-scheme content='light dark'>"
        "<title>Column lineage · Crosswire</title><style>"
        "body{font:15px/1.5 system-ui,sans-serif;max-width:80rem;margin:auto;padding:1rem}"
        "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;"
        "border-bottom:1px solid #8886}td{overflow-wrap:anywhere}th[scope=row]{font-weight:400}</style>"
        "<h1>Column lineage</h1><p>Where each column of a mart comes from: one model down, and in the raw tables and "
        "seeds. A column without an origin is computed of nothing but constants and counts of rows.</p><ul>"
    )
    yield from (f"<li><a href='#{mart}'>{mart}</a>" for mart in found)
    yield "</ul>"
    for mart, columns in found.items():
        yield (
            f"<h2 id='{mart}'>{mart}</h2><table><thead><tr><th scope=col>column<th scope=col>made of"
            "<th scope=col>origins</thead>"
        )
        for column, of in columns.items():
            cells = "".join(f"<td>{html.escape(', '.join(of[part]))}" for part in ("from", "origins"))
            yield f"<tr><th scope=row>{html.escape(column)}{cells}"
        yield "</table>"
