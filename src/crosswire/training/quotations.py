"""Annotated quotations become the weights of the cue model.

A folder holds `documents.jsonl` (articles, each with an `id`) and `quotations.jsonl` (one attribution a line:
`doc_id`, and `content`, `cue` as lists of [start, end] in the body). A frame of the parse is an example; it is
right where its cue shares a character with an annotated cue and its words cover a part of the annotated ones.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.extractors.quotations import cues, features, marks
from crosswire.extractors.quotations.acts import Reader
from crosswire.extractors.quotations.frames import Frame
from crosswire.parsing import ParsedArticle, Parser
from crosswire.readers import find_sources, read
from crosswire.records import Article

FOLDS = 5
COVERED = 0.3
"""Share of the annotated words that a frame must cover to count as right."""

Attribution = tuple[list[tuple[int, int]], tuple[int, int]]
"""The pieces of a cue, and the content from its first to its last character."""


@dataclass(slots=True)
class Examples:
    """Frames as numbers: hashed features, plain figures with the parser's own, the answer, the article."""

    hashed: list[list[int]]
    plain: list[np.ndarray]
    right: list[int]
    article: list[int]


def collect(folder: Path, parser: Parser) -> Examples:
    """Turn a folder of annotated articles into examples."""
    annotated = _annotations(folder / "quotations.jsonl")
    examples = Examples([], [], [], [])
    for number, text in enumerate(parser(_articles(folder))):
        attributions = annotated.get(text.article.external_id or "", [])
        for frame, offset, inside, paragraph, among in _frames(text):
            examples.hashed.append(features.hashed(frame, among, inside, paragraph))
            examples.plain.append(np.concatenate([features.numbers(frame), features.dense(frame)]).astype(np.float32))
            examples.right.append(int(_is_right(frame, offset, attributions)))
            examples.article.append(number)
    return examples


def _annotations(path: Path) -> dict[str, list[Attribution]]:
    found: dict[str, list[Attribution]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row: dict[str, Any] = json.loads(line)
            if not {"doc_id", "content", "cue"} <= row.keys():
                raise CrosswireError(f"{path}:{number}: no doc_id, content, cue; found {', '.join(sorted(row))}")
            content = row["content"]
            if content:
                span = min(start for start, _ in content), max(end for _, end in content)
                found[row["doc_id"]].append(([(start, end) for start, end in row["cue"]], span))
    return found


def _articles(folder: Path) -> Iterator[Article]:
    for source in find_sources([folder / "documents.jsonl"], outlet=None):
        for item in read(source):
            if isinstance(item, Article):
                yield item


def _frames(text: ParsedArticle) -> Iterator[tuple[Frame, int, list[int], int, dict[int, Frame]]]:
    by_paragraph: dict[int, list[marks.Marked]] = defaultdict(list)
    for one in marks.pair(text.article.body, text.paragraphs):
        by_paragraph[one.paragraph].append(one)
    prose = [(number, paragraph) for number, paragraph in enumerate(text.paragraphs) if paragraph.kind == "prose"]
    for at, (number, paragraph) in enumerate(prose):
        inside = Reader(text.article.body, number, paragraph, by_paragraph[number]).layout.inside
        found = list(cues.find(paragraph.doc, listed=False))
        among = {frame.head.i: frame for frame in found}
        for frame in found:
            # inside marks the rules decide
            if inside[frame.head.i] < 0:
                yield frame, paragraph.start_char, inside, at, among


def _is_right(frame: Frame, offset: int, attributions: list[Attribution]) -> bool:
    doc = frame.head.doc
    starts = [offset + doc[at].idx for at in range(*frame.cue)]
    first = offset + doc[frame.content[0][0]].idx
    last = offset + doc[frame.content[-1][1] - 1].idx + len(doc[frame.content[-1][1] - 1])
    for cue, (start, end) in attributions:
        if any(left <= at < right for left, right in cue for at in starts):
            covered = min(last, end) - max(first, start)
            if covered > COVERED * (end - start):
                return True
    return False


def _needed(module: str) -> Any:
    """Import what training needs and the rest of the package does not; raises EnvironmentFault where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise EnvironmentFault(f"training: no {module}; install scikit-learn and lightgbm") from error


def fit(examples: Examples, *, with_trees: bool = True, cutoff: float = 0.44) -> dict[str, Any]:
    """Fit the weights and return them as arrays, ready to be stored.

    The trees learn from scores that the linear part gives to articles it has not seen.
    """
    csr_matrix = _needed("scipy.sparse").csr_matrix
    logistic_regression = _needed("sklearn.linear_model").LogisticRegression

    lengths = np.cumsum([0] + [len(row) for row in examples.hashed])
    indices = np.concatenate([np.array(row) for row in examples.hashed])
    rows = csr_matrix(
        (np.ones(len(indices), dtype=np.float32), indices, lengths), shape=(len(examples.hashed), features.BUCKETS)
    )
    right, article = np.array(examples.right), np.array(examples.article)

    def linear() -> Any:
        return logistic_regression(C=0.15, max_iter=300, solver="liblinear", random_state=0)

    whole = linear().fit(rows, right)
    weights: dict[str, Any] = {
        "linear": whole.coef_[0].astype(np.float16),
        "bias": whole.intercept_[0].astype(np.float32),
        "cutoff": np.float32(cutoff),
        "dense_size": np.int32(0),
    }
    if not with_trees:
        return weights
    unseen = np.zeros(len(right))
    for fold in range(FOLDS):
        held = article % FOLDS == fold
        unseen[held] = linear().fit(rows[~held], right[~held]).decision_function(rows[held])
    table = np.column_stack([unseen, np.array(examples.plain)])
    weights["dense_size"] = np.int32(table.shape[1] - 1 - len(features.NUMBERS))
    return weights | _trees(table, right)


def _trees(table: np.ndarray, right: np.ndarray) -> dict[str, Any]:
    lightgbm = _needed("lightgbm")
    booster = lightgbm.train(
        {
            "objective": "binary",
            "num_leaves": 24,
            "learning_rate": 0.05,
            "min_data_in_leaf": 40,
            "bagging_fraction": 0.8,
            "bagging_freq": 1,
            "feature_fraction": 0.2,
            "lambda_l2": 5.0,
            "num_threads": 2,
            "seed": 0,
            "deterministic": True,
            "verbosity": -1,
        },
        lightgbm.Dataset(table, label=right),
        num_boost_round=350,
    )
    return flatten(booster.dump_model()["tree_info"])


def flatten(trees: list[dict[str, Any]]) -> dict[str, Any]:
    """Turn nested trees into arrays, one row per tree; a leaf points at itself."""
    width = max(2 * tree["num_leaves"] - 1 for tree in trees)
    shape = (len(trees), width)
    feature, left, right = (np.zeros(shape, dtype=np.int16) for _ in range(3))
    threshold, value = np.full(shape, np.inf, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    depth = 0
    for number, tree in enumerate(trees):
        waiting = [(tree["tree_structure"], 0, 0)]
        used = 1
        while waiting:
            node, at, level = waiting.pop()
            depth = max(depth, level)
            if "leaf_value" in node and "split_feature" not in node:
                value[number, at] = node["leaf_value"]
                left[number, at] = right[number, at] = at
                continue
            feature[number, at] = node["split_feature"]
            threshold[number, at] = node["threshold"]
            left[number, at], right[number, at] = used, used + 1
            waiting.append((node["left_child"], used, level + 1))
            waiting.append((node["right_child"], used + 1, level + 1))
            used += 2
    return {
        "feature": feature,
        "threshold": threshold,
        "left": left,
        "right": right,
        "value": value,
        "depth": np.int32(depth),
    }


def train(folder: Path, out: Path, parser: Parser, *, with_trees: bool = True) -> int:
    """Fit the model on a folder, write its weights to `out`, and return the number of examples."""
    examples = collect(folder, parser)
    if len(set(examples.right)) < 2:
        raise CrosswireError(f"{folder}: no examples of both kinds; found {len(examples.right)} frames")
    np.savez_compressed(out, **fit(examples, with_trees=with_trees))
    return len(examples.right)
