"""The questions that come with the project: dbt's SQL, made runnable without dbt."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crosswire.build import project_dir
from crosswire.errors import CrosswireError

_SCHEMAS = {"stg": "staging", "int": "intermediate", "dim": "marts", "fct": "marts"}
_TAG = re.compile(r"\{\{\s*(?P<call>\w+)\(\s*(?P<arguments>[^{}]*?)\s*\)\s*\}\}|\{[{%#]")
_LITERAL = re.compile(r"""'([^']*)'|"([^"]*)\"""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A question with its query."""

    name: str
    question: str
    """Its first line."""
    template: str
    defaults: dict[str, str]
    """Each parameter with the value it has unless given; empty text means that the query chooses."""

    def sql(self, given: dict[str, str] | None = None) -> str:
        """Return the query with tables for references and `given` for parameters.

        A value stands inside the quotation marks of the query, and its own marks are doubled.
        """

        def replaced(tag: re.Match[str]) -> str:
            call, arguments = tag["call"], _literals(tag["arguments"] or "")
            if call == "ref":
                schema, name = relation(arguments[-1])
                return f"{schema}.{name}"
            return ((given or {}).get(arguments[0]) or self.defaults[arguments[0]]).replace("'", "''")

        return _TAG.sub(replaced, self.template)


def relation(model: str) -> tuple[str, str]:
    """Return schema and table of a model: the prefix repeats the layer."""
    return _SCHEMAS[model.partition("_")[0]], model


@cache
def all_analyses() -> dict[str, Analysis]:
    """Return the analyses by name, sorted."""
    return {file.stem: _read(file) for file in sorted((project_dir() / "analyses").glob("*.sql"))}


@cache
def relations_read() -> frozenset[tuple[str, str]]:
    """Return schema and table of everything that an analysis reads, and of every mart of the project."""
    read = {
        relation(_literals(tag["arguments"])[-1])
        for analysis in all_analyses().values()
        for tag in _TAG.finditer(analysis.template)
        if tag["call"] == "ref"
    }
    return frozenset(read | {("marts", file.stem) for file in (project_dir() / "models" / "marts").glob("*.sql")})


def _read(file: Path) -> Analysis:
    template = file.read_text(encoding="utf-8")
    defaults: dict[str, str] = {}
    for tag in _TAG.finditer(template):
        arguments = _literals(tag["arguments"] or "")
        if tag["call"] == "var" and arguments:
            defaults[arguments[0]] = arguments[1] if len(arguments) > 1 else ""
        elif tag["call"] != "ref" or not arguments:
            raise CrosswireError(f"{file.name}: an analysis may use ref() and var() only; found {tag[0]}")
    first = template.partition("\n")[0]
    return Analysis(name=file.stem, question=first.removeprefix("--").strip(), template=template, defaults=defaults)


def _literals(arguments: str) -> list[str]:
    return [single or double for single, double in _LITERAL.findall(arguments)]
