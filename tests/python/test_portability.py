"""What one of two engines would not understand is in `macros/engine/`; models are laid out as Spark wants them."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import sqlglot
from conftest import ROOT, compiled_folder
from sqlglot import exp
from sqlglot.errors import ErrorLevel
from test_project_rules import each_model, parsed

from crosswire.errors import EnvironmentFault
from crosswire.loader import TABLES
from crosswire.spark.raw import schemas
from crosswire.spark.session import session

# made by one macro, indented, and short enough to be planned at once
SHORT = {"int_entity_assignments", "int_story_assignments"}


@each_model
def test_a_model_says_nothing_that_spark_cannot(sample: Path, file: Path) -> None:
    translated = parsed(sample, file).sql(dialect="spark", unsupported_level=ErrorLevel.RAISE)
    sqlglot.parse_one(translated, dialect="spark")


@each_model
def test_a_function_that_is_not_everywhere_comes_from_an_engine_macro(sample: Path, file: Path) -> None:
    macros = "".join(macro.read_text(encoding="utf-8") for macro in (ROOT / "macros" / "engine").glob("*.sql"))
    own = "".join(re.findall(r"(?s)macro duckdb__(.*?)endmacro", macros))
    # functions that sqlglot has no name for are of one engine
    strange = {call.name.lower() for call in parsed(sample, file).find_all(exp.Anonymous)}
    assert {name for name in strange if f"{name}(" not in own} == set()


@each_model
def test_the_steps_of_a_model_are_laid_out_to_be_taken_one_by_one(sample: Path, file: Path) -> None:
    macro = (ROOT / "macros" / "engine" / "steps.sql").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"set found = modules\.re\.findall\('(.*)', query\)", macro)
    # as Jinja reads the text
    ran = (compiled_folder(sample) / file).read_text(encoding="utf-8")
    found = re.findall(pattern.replace("\\\\", "\\").replace("\\n", "\n"), ran)
    query = parsed(sample, file)
    ctes = query.args["with_"].expressions if query.args.get("with_") else []
    assert [name for name, _, _ in found] == ([] if file.stem in SHORT else [cte.alias for cte in ctes])


@each_model
def test_an_order_says_asc_or_desc(sample: Path, file: Path) -> None:
    # on Spark each `asc` gets what DuckDB means by it: nulls last
    orders = parsed(sample, file).find_all(exp.Ordered)
    assert [order.sql() for order in orders if order.args.get("desc") is None] == []


def test_models_name_types_as_both_engines_do() -> None:
    folders = ("models", "macros", "seeds", "analyses")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*") if file.suffix in (".sql", ".yml")]
    wrong = [file.name for file in files if re.search(r"\bvarchar\b", file.read_text(encoding="utf-8"))]
    assert wrong == [], "a text is a string: Spark's varchar wants a length"


def test_each_raw_table_has_types_for_spark() -> None:
    types = schemas()
    assert {table.removeprefix("raw.") for table in TABLES.values()} <= set(types)
    assert "earliest date" in types["dates"]
    assert "published_at timestamp_ntz" in types["articles"]


@pytest.mark.skipif(bool(find_spec("pyspark")), reason="PySpark is installed")
def test_without_pyspark_it_is_said_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"install crosswire\[spark\]"), session(tmp_path):
        pass


@pytest.mark.parametrize("file", sorted((ROOT / "macros" / "engine").glob("*.sql")), ids=lambda file: file.stem)
def test_an_engine_macro_says_what_it_promises(file: Path) -> None:
    assert file.read_text(encoding="utf-8").lstrip().startswith("{#")
