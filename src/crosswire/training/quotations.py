"""Annotated quotations become the weights of the quotation model.

A folder holds `documents.jsonl` (articles, each with an `id`) and `quotations.jsonl` (one attribution a line:
`doc_id`, and `content`, `cue` as lists of [start, end] in the body). For the cues an example is a frame of the
parse; it is right where its cue shares a character with an annotated cue and its words cover a part of the
annotated ones. For the edges it is a place where the words of an act can begin or end; it is right where the
annotated words do.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.extractors.quotations import cues, features, make_readers, places, read_acts
from crosswire.extractors.quotations.frames import Frame
from crosswire.extractors.quotations.model import QuotationModel, load
from crosswire.extractors.quotations.places import Choice
from crosswire.extractors.quotations.select import open_frames
from crosswire.parsing import ParsedArticle, Parser
from crosswire.readers import find_sources, read
from crosswire.records import Article

FOLDS = 5
CUTOFF = 0.48
"""The probability from which a frame stands."""
EDGE_ROUNDS, EDGE_LEAVES = 120, 15
COVERED = 0.3
"""Share of the annotated words that a frame must cover to count as right."""

Attribution = tuple[list[tuple[int, int]], list[tuple[int, int]]]
"""The pieces of a cue, and those of what is reported."""
Annotations = dict[str, list[Attribution]]
"""The attributions of each article."""
_KEPT = frozenset(")]}%$")


@dataclass(slots=True)
class Examples:
    """Frames or places as numbers: hashed features, plain figures with the parser's own, the answer, the article."""

    hashed: list[list[int]] = field(default_factory=list)
    plain: list[np.ndarray] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    article: list[int] = field(default_factory=list)
    linked: list[list[int]] = field(default_factory=list)
    """For frames, the numbers of those before, after and above in the paragraph, or -1."""

    def add(self, hashed: list[list[int]], plain: Iterable[np.ndarray], right: list[int], article: int) -> None:
        """Add what one article gives."""
        self.hashed.extend(hashed)
        self.plain.extend(plain)
        self.right.extend(right)
        self.article.extend([article] * len(right))


def collect(texts: Iterable[ParsedArticle], annotated: Annotations) -> Examples:
    """Turn the frames of annotated articles into examples."""
    examples = Examples()
    for number, text in enumerate(texts):
        attributions = annotated.get(text.article.external_id or "", [])
        readers = make_readers(text)
        layouts = [reader.layout.inside for reader in readers]
        found = open_frames([list(cues.find(reader.doc, listed=False)) for reader in readers], layouts)
        hashed: list[list[int]] = []
        plain: list[np.ndarray] = []
        right: list[int] = []
        for at, (reader, frames) in enumerate(zip(readers, found, strict=True)):
            hashed.extend(features.all_hashed(frames, layouts[at], paragraph=at))
            plain.extend(features.plain(frame, layouts[at]).astype(np.float32) for frame in frames)
            right.extend(int(_is_right(frame, reader.offset, attributions)) for frame in frames)
        first = len(examples.right)
        linked = features.links(found)
        examples.linked.extend(np.where(linked >= 0, linked + first, -1).tolist())
        examples.add(hashed, plain, right, number)
    return examples


def collect_edges(
    texts: Iterable[ParsedArticle], annotated: Annotations, chooser: QuotationModel
) -> dict[str, Examples]:
    """Turn the places where the words of annotated acts can begin and end into examples, for each side."""
    examples = {side: Examples() for side in places.SIDES}
    for number, text in enumerate(texts):
        attributions = annotated.get(text.article.external_id or "", [])
        for reader in read_acts(text, chooser):
            for choice in places.choices(reader):
                answer = _answer(choice, attributions, text.article.body)
                if answer is not None:
                    hashed, plain = choice.described()
                    right = [int(at == answer) for at in range(len(choice.places))]
                    examples[choice.side].add(hashed, plain, right, number)
    return examples


def _answer(choice: Choice, attributions: list[Attribution], body: str) -> int | None:
    """Which place of a choice the annotators chose; null where they chose none of them or annotated no such act."""
    act = choice.act
    assert act.cue is not None
    held = [
        (sum(_common(piece, (own.start, own.end)) for piece in content for own in act.pieces), content)
        for cue, content in attributions
        if any(_common(part, act.cue) for part in cue)
    ]
    shared, content = max(held, default=(0, []))
    if not shared:
        return None
    after = [piece for piece in content if piece[1] > act.cue[1] and piece[0] >= act.cue[0]]
    if not after:
        return choice.places.index(choice.none) if choice.none in choice.places else None
    wanted = _bare(body, after[0])[0] if choice.side == "start" else _bare(body, after[-1])[1]
    places = [-1 if at == choice.none else choice.char(at) for at in choice.places]
    return places.index(wanted) if wanted in places else None


def _common(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _bare(body: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without the blanks, marks and punctuation at its ends."""
    start, end = span[0], min(span[1], len(body))
    while start < end and not (body[start].isalnum() or body[start] in _KEPT):
        start += 1
    while end > start and not (body[end - 1].isalnum() or body[end - 1] in _KEPT):
        end -= 1
    return start, end


def read_annotations(path: Path) -> Annotations:
    """Read the attributions of each article."""
    found: Annotations = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row: dict[str, Any] = json.loads(line)
            if not {"doc_id", "content", "cue"} <= row.keys():
                raise CrosswireError(f"{path}:{number}: no doc_id, content, cue; found {', '.join(sorted(row))}")
            content = row["content"]
            if content:
                pieces = sorted((start, end) for start, end in content)
                found[row["doc_id"]].append(([(start, end) for start, end in row["cue"]], pieces))
    return found


def _articles(folder: Path) -> Iterator[Article]:
    for source in find_sources([folder / "documents.jsonl"], outlet=None):
        for item in read(source):
            if isinstance(item, Article):
                yield item


def _is_right(frame: Frame, offset: int, attributions: list[Attribution]) -> bool:
    doc = frame.head.doc
    starts = [offset + doc[at].idx for at in range(*frame.cue)]
    first = offset + doc[frame.content[0][0]].idx
    last = offset + doc[frame.content[-1][1] - 1].idx + len(doc[frame.content[-1][1] - 1])
    for cue, content in attributions:
        start, end = content[0][0], max(until for _, until in content)
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


def fit(examples: Examples, *, with_trees: bool = True, rounds: int = 350, leaves: int = 24) -> dict[str, Any]:
    """Fit the weights of one scorer and return them as arrays, ready to be stored.

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
        "width": np.int32(0),
    }
    if not with_trees:
        return weights
    unseen = np.zeros(len(right))
    for fold in range(FOLDS):
        held = article % FOLDS == fold
        unseen[held] = linear().fit(rows[~held], right[~held]).decision_function(rows[held])
    plain = np.array(examples.plain)
    if examples.linked:
        plain = np.hstack([features.beside(unseen, np.array(examples.linked)), plain])
    weights["width"] = np.int32(plain.shape[1])
    return weights | _trees(np.column_stack([unseen, plain]), right, rounds, leaves)


def _trees(table: np.ndarray, right: np.ndarray, rounds: int, leaves: int) -> dict[str, Any]:
    lightgbm = _needed("lightgbm")
    booster = lightgbm.train(
        {
            "objective": "binary",
            "num_leaves": leaves,
            "learning_rate": 17.5 / rounds,
            "min_data_in_leaf": 40,
            "bagging_fraction": 0.8,
            "bagging_freq": 1,
            "feature_fraction": 0.2,
            "lambda_l2": 5.0,
            "num_threads": 1,
            "max_bin": 63,
            "seed": 0,
            "deterministic": True,
            "verbosity": -1,
        },
        lightgbm.Dataset(table, label=right),
        num_boost_round=rounds,
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
    annotated = read_annotations(folder / "quotations.jsonl")
    # parsed twice: all parses of a large folder do not fit into memory
    return fit_all(lambda: parser(_articles(folder)), annotated, out, with_trees=with_trees)


def fit_all(
    texts: Callable[[], Iterable[ParsedArticle]], annotated: Annotations, out: Path, *, with_trees: bool = True
) -> int:
    """Fit the cues, then the edges of the acts that those cues give; write the weights, return the number of frames."""
    examples = collect(texts(), annotated)
    if len(set(examples.right)) < 2:
        raise CrosswireError(f"annotations: no examples of both kinds; found {len(examples.right)} frames")
    weights = {"cutoff": np.float32(CUTOFF)} | _named("cues", fit(examples, with_trees=with_trees))
    np.savez_compressed(out, **weights)
    chooser = load(out)
    assert chooser is not None
    for side, seen in collect_edges(texts(), annotated, chooser).items():
        if len(set(seen.right)) == 2:
            weights |= _named(side, fit(seen, with_trees=with_trees, rounds=EDGE_ROUNDS, leaves=EDGE_LEAVES))
    np.savez_compressed(out, **weights)
    return len(examples.right)


def _named(scorer: str, arrays: dict[str, Any]) -> dict[str, Any]:
    return {f"{scorer}.{name}": array for name, array in arrays.items()}
