"""The quotation model: how likely a frame reports what somebody says, thinks or wants, and where its words end.

Linear models over hashed features, and trees over their scores, plain figures and the parser's own numbers.
Both are applied with NumPy alone; `crosswire.training` fits them, `MODEL_CARD.md` says on what.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from crosswire.errors import CrosswireError
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
class Scorer:
    """Weights of hashed features, and trees over their sum and plain figures."""

    linear: np.ndarray
    bias: float
    trees: Trees | None
    width: int
    """How many plain figures the trees were fitted on."""

    def sums(self, hashed: list[list[int]]) -> np.ndarray:
        """The linear score of each row of hashed features."""
        lengths = np.array([len(row) for row in hashed])
        weights = self.linear[np.concatenate([np.array(row, dtype=np.int64) for row in hashed])]
        return np.add.reduceat(weights, np.cumsum(lengths) - lengths).astype(np.float64) + self.bias

    def refined(self, sums: np.ndarray, plain: np.ndarray) -> np.ndarray:
        """The score of the trees; the linear one where another language model gives other figures."""
        if self.trees is None or plain.shape[1] != self.width:
            return sums
        return self.trees.score(np.column_stack([sums, plain]))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationModel:
    """What chooses cues, the probability from which one stands, and what chooses where its words begin and end."""

    cues: Scorer
    threshold: float
    edges: dict[str, Scorer]

    def probabilities(self, found: list[list[Frame]], layouts: list[list[int]]) -> np.ndarray:
        """The probability of each frame, given those of each paragraph of an article, all at once."""
        flat = [frame for frames in found for frame in frames]
        if not flat:
            return np.zeros(0)
        hashed = [
            row for at, frames in enumerate(found) for row in features.all_hashed(frames, layouts[at], paragraph=at)
        ]
        sums = self.cues.sums(hashed)
        plain = np.array(
            [features.plain(frame, layouts[at]) for at, frames in enumerate(found) for frame in frames],
            dtype=np.float32,
        )
        score = self.cues.refined(sums, np.hstack([features.beside(sums, features.links(found)), plain]))
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -30, 30))))


@cache
def load(path: Path = _FILE) -> QuotationModel | None:
    """Load the weights at `path`; null where there are none, so that the rules decide alone."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as stored:
        if "cues.linear" not in stored:
            raise CrosswireError(f"{path}: no weights that `crosswire train` made; found {', '.join(sorted(stored))}")
        names = {key.split(".")[0] for key in stored if "." in key}
        scorers = {name: _scorer(name, stored) for name in names}
        return QuotationModel(cues=scorers.pop("cues"), threshold=float(stored["cutoff"]), edges=scorers)


def _scorer(name: str, stored: Mapping[str, np.ndarray]) -> Scorer:
    trees = None
    if f"{name}.feature" in stored:
        trees = Trees(
            feature=stored[f"{name}.feature"].astype(np.int32),
            threshold=stored[f"{name}.threshold"].astype(np.float32),
            left=stored[f"{name}.left"].astype(np.int32),
            right=stored[f"{name}.right"].astype(np.int32),
            value=stored[f"{name}.value"].astype(np.float64),
            depth=int(stored[f"{name}.depth"]),
        )
    return Scorer(
        linear=stored[f"{name}.linear"].astype(np.float32),
        bias=float(stored[f"{name}.bias"]),
        trees=trees,
        width=int(stored[f"{name}.width"]),
    )
