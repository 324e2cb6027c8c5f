"""The notebook: its cells run in order and show what they promise."""

import ast
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

NOTEBOOK = ROOT / "examples" / "crosswire.ipynb"
PICTURES = bool(find_spec("altair") and find_spec("vl_convert"))


def cells(kind: str) -> list[str]:
    found = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell and return the value of its last line, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        return exec(compile(tree, str(NOTEBOOK), "exec"), names)
    tree.body.pop()
    exec(compile(tree, str(NOTEBOOK), "exec"), names)
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)


def test_the_cells_run_in_order_and_show_what_they_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    shown = []
    for source in cells("code"):
        if "picture(" in source and not PICTURES:
            continue
        shown.append(run(source, names))
    printed = capsys.readouterr().out
    assert "3 articles are new, 0 could not be used" in printed
    assert "outlet_key" in printed or "pip install pyarrow" in printed
    stances, numbers = [value for value in shown if hasattr(value, "columns")]
    assert set(stances["outlet"]) == {"Anvil", "Lantern", "Sundial"}
    assert "contradicts" in set(stances["stance"])
    assert {"2", "3"} <= set(numbers["value"])
    assert shown[-1] is True
    if PICTURES:
        (picture,) = [value for value in shown if hasattr(value, "svg")]
        assert "Helen Brandmoor" in picture.svg()


def test_the_notebook_is_stored_without_what_a_run_left() -> None:
    found = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert [cell for cell in found["cells"] if cell.get("outputs") or cell.get("execution_count")] == []


@pytest.mark.skipif(not find_spec("nbformat"), reason="needs nbformat")
def test_the_notebook_is_a_notebook() -> None:
    import nbformat

    nbformat.validate(nbformat.read(str(NOTEBOOK), as_version=4))
