"""The cue model: how likely a frame reports what somebody says, thinks or wants.

A linear model over hashed features, and trees over its score, plain figures and the parser's own numbers.
Both are applied with NumPy alone; `crosswire.training` fits them, `MODEL_CARD.md` says on what.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from crosswire.extractors.quotations import features
from crosswire.extractors.quotations.frames import Frame

_FILE = Path(__file__).with_name("cues.npz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Boosted trees as arrays, one row per tree, one column per node; a leaf points at itself."""

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    depth: int

    def score(self, rows: np.ndarray) -> np.ndarray:
        """The sum of all trees for each row."""
        count, width = self.feature.shape
        base = np.arange(count, dtype=np.int64) * width
        feature, threshold, value = self.feature.ravel(), self.threshold.ravel(), self.value.ravel()
        # one flat table of nodes: taking from it is far faster than indexing by tree and node
        left, right = (self.left + base[:, None]).ravel(), (self.right + base[:, None]).ravel()
        total = np.zeros(len(rows))
        for start in range(0, len(rows), 256):
            part = np.ascontiguousarray(rows[start : start + 256])
            offsets = np.arange(len(part), dtype=np.int64)[:, None] * part.shape[1]
            at = np.broadcast_to(base, (len(part), count))
            for _ in range(self.depth):
                goes_left = part.take(offsets + feature.take(at)) <= threshold.take(at)
                at = np.where(goes_left, left.take(at), right.take(at))
            total[start : start + 256] = value.take(at).sum(axis=1)
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class CueModel:
    """Weights, and the probability from which a frame stands."""

    linear: np.ndarray
    bias: float
    trees: Trees | None
    dense_size: int
    threshold: float

    def probabilities(self, found: list[Frame], hashed: list[list[int]]) -> np.ndarray:
        """The probability of each frame, given its hashed features: all frames of an article at once."""
        if not found:
            return np.zeros(0)
        score = np.array([float(self.linear[row].sum()) + self.bias for row in hashed])
        if self.trees is not None:
            dense = np.array([features.dense(frame) for frame in found])
            # another language model has other numbers: then the linear part decides alone
            if dense.shape[1] == self.dense_size:
                plain = np.array([features.numbers(frame) for frame in found])
                score = self.trees.score(np.column_stack([score, plain, dense]))
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))))


@cache
def load(path: Path = _FILE) -> CueModel | None:
    """Load the weights at `path`; null where there are none, so that the rules decide alone."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as stored:
        trees = None
        if "feature" in stored:
            trees = Trees(
                feature=stored["feature"].astype(np.int32),
                threshold=stored["threshold"].astype(np.float64),
                left=stored["left"].astype(np.int32),
                right=stored["right"].astype(np.int32),
                value=stored["value"].astype(np.float64),
                depth=int(stored["depth"]),
            )
        return CueModel(
            linear=stored["linear"].astype(np.float32),
            bias=float(stored["bias"]),
            trees=trees,
            dense_size=int(stored["dense_size"]),
            threshold=float(stored["cutoff"]),
        )
