"""What dbt knows of the project: its manifest, read once and asked by name."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a model as its yml has it."""

    name: str
    type: str
    description: str
    is_nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mart:
    """A mart with what its yml says and its tests hold."""

    name: str
    description: str
    key: tuple[str, ...]
    """The columns that tell one row from another."""
    columns: tuple[Column, ...]
    example: str


def marts(manifest: dict[str, Any]) -> list[Mart]:
    """Return the marts of a manifest: things first, then facts, by name."""
    nodes = [node for node in manifest["nodes"].values() if node["resource_type"] == "model" and _is_mart(node)]
    return [_mart(manifest, node) for node in sorted(nodes, key=lambda node: node["name"])]


def read_manifest(target: Path) -> dict[str, Any]:
    """Read the manifest that dbt left in its target folder."""
    content: dict[str, Any] = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    return content


def _is_mart(node: dict[str, Any]) -> bool:
    return str(node["original_file_path"]).startswith("models/marts/")


def _mart(manifest: dict[str, Any], node: dict[str, Any]) -> Mart:
    tests = [
        manifest["nodes"][child]["test_metadata"] | {"column": manifest["nodes"][child].get("column_name")}
        for child in manifest["child_map"][node["unique_id"]]
        if manifest["nodes"].get(child, {}).get("test_metadata")
    ]
    filled = {test["column"] for test in tests if test["name"] == "not_null"}
    unique = [test["column"] for test in tests if test["name"] == "unique" and test["column"] in filled]
    together = [tuple(test["kwargs"]["columns"]) for test in tests if test["name"] == "unique_together"]
    columns = tuple(
        Column(
            name=name,
            type=str(column["data_type"]).lower(),
            description=" ".join(str(column["description"]).split()),
            is_nullable=name not in filled,
        )
        for name, column in node["columns"].items()
    )
    # the key that is named first in the table, where several columns are unique
    order = [column.name for column in columns]
    key = (min(unique, key=order.index),) if unique else min(together, default=())
    return Mart(
        name=node["name"],
        description=" ".join(str(node["description"]).split()),
        key=key,
        columns=columns,
        example=str(node["config"]["meta"]["example"]).strip(),
    )
