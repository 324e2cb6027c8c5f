import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crosswire.errors import CrosswireError
from crosswire.extractors.findings import Findings
from crosswire.extractors.quotations import extractor, features, model, places
from crosswire.extractors.quotations.model import Trees
from crosswire.parsing import ParsedArticle, Parser
from crosswire.readers import find_sources, read
from crosswire.records import Article
from crosswire.training.quotations import Examples, collect, collect_edges, fit, flatten, read_annotations, train


def leaf(value: float) -> dict[str, Any]:
    return {"leaf_index": 0, "leaf_value": value}


def split(feature: int, threshold: float, left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    return {"split_feature": feature, "threshold": threshold, "left_child": left, "right_child": right}


NESTED = [
    {"num_leaves": 3, "tree_structure": split(0, 0.5, leaf(1.0), split(1, 2.0, leaf(10.0), leaf(100.0)))},
    {"num_leaves": 1, "tree_structure": leaf(0.25)},
    {"num_leaves": 2, "tree_structure": split(1, 0.0, leaf(-1.0), leaf(3.0))},
]


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ([0.5, 9.0], 1.0 + 0.25 + 3.0),
        ([0.6, 2.0], 10.0 + 0.25 + 3.0),
        ([0.6, 2.5], 100.0 + 0.25 + 3.0),
        ([0.0, 0.0], 1.0 + 0.25 - 1.0),
    ],
)
def test_flat_trees_score_as_nested_ones(row: list[float], score: float) -> None:
    flat = flatten(NESTED)
    trees = Trees(**{**flat, "depth": int(flat["depth"])})
    assert trees.score(np.array([row])) == pytest.approx([score])


def test_no_weights_means_the_rules_alone(tmp_path: Path) -> None:
    assert model.load(tmp_path / "none.npz") is None


def test_stored_weights_are_the_ones_in_use() -> None:
    weights = model.load()
    assert weights is not None
    assert set(weights.edges) == set(places.SIDES)
    for scorer in (weights.cues, *weights.edges.values()):
        assert len(scorer.linear) == features.BUCKETS
    assert 0 < weights.threshold < 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two annotated articles: what is said is marked, what is done is not."""
    path = tmp_path_factory.mktemp("annotated")
    bodies = {
        "a": "Anna Bell said the bridge was old. The ferry carried the guests home.",
        "b": "Nils Dahl said the road was shut. The wind closed the harbour again.",
    }
    documents = [{"id": key, "outlet": "The Example", "body": body} for key, body in bodies.items()]
    marked = []
    for key, body in bodies.items():
        cue, stop = body.index("said"), body.index(".")
        marked.append({"doc_id": key, "cue": [[cue, cue + 4]], "content": [[cue + 5, stop]]})
    (path / "documents.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    (path / "quotations.jsonl").write_text("\n".join(map(json.dumps, marked)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def texts(folder: Path, parser: Parser) -> list[ParsedArticle]:
    sources = find_sources([folder / "documents.jsonl"], outlet=None)
    return list(parser(item for source in sources for item in read(source) if isinstance(item, Article)))


@pytest.fixture(scope="module")
def examples(folder: Path, texts: list[ParsedArticle]) -> Examples:
    return collect(texts, read_annotations(folder / "quotations.jsonl"))


def test_a_frame_on_an_annotated_cue_is_right(examples: Examples) -> None:
    assert sum(examples.right) == 2
    assert len(examples.right) > 2
    assert set(examples.article) == {0, 1}


def test_the_linear_part_learns_what_it_was_shown(examples: Examples) -> None:
    pytest.importorskip("sklearn")
    weights = fit(examples, with_trees=False)
    scores = [weights["linear"][row].sum() + weights["bias"] for row in examples.hashed]
    right = [score for score, is_right in zip(scores, examples.right, strict=True) if is_right]
    wrong = [score for score, is_right in zip(scores, examples.right, strict=True) if not is_right]
    assert min(right) > max(wrong)


def test_one_command_makes_weights_that_read(
    folder: Path, texts: list[ParsedArticle], parser: Parser, tmp_path: Path
) -> None:
    pytest.importorskip("sklearn")
    out = tmp_path / "own.npz"
    assert train(folder, out, parser, with_trees=False) > 2
    own = model.load(out)
    assert own is not None
    rows = [row.text for text in texts for row in extractor(own)(text, Findings())]
    assert rows == ["the bridge was old", "the road was shut"]


def test_an_annotated_end_is_the_place_to_learn(texts: list[ParsedArticle], folder: Path) -> None:
    chooser = model.load()
    assert chooser is not None
    found = collect_edges(texts, read_annotations(folder / "quotations.jsonl"), chooser)
    assert sum(found["end"].right) == 2
    assert len(found["end"].right) > 2


def test_a_line_that_is_no_annotation_is_named(tmp_path: Path, folder: Path, parser: Parser) -> None:
    (tmp_path / "documents.jsonl").write_bytes((folder / "documents.jsonl").read_bytes())
    (tmp_path / "quotations.jsonl").write_text('{"doc": 1}\n', encoding="utf-8")
    with pytest.raises(CrosswireError, match=r"quotations.jsonl:1: no doc_id, content, cue; found doc"):
        train(tmp_path, tmp_path / "out.npz", parser)
