"""All pairs of texts with much in common, by counting: what approximate methods are measured by.

    python -m benchmarks.containment TEXTS.jsonl PAIRS.jsonl

Texts are rows of `id` and `text`; a pair is a row of two ids where the shared runs of three words are at least
`LEAST` of those of the text with fewer.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np
from scipy import sparse

LEAST = 0.3
WORD = re.compile(r"[^\W_]+")
# runs that more texts have are counted for the few pairs that could still reach LEAST with all of them
RARE = 200
_BLOCK = 1_000
_WORDS = 1 << 21


def pairs_of(texts: list[str]) -> list[tuple[int, int]]:
    """Places of the two texts of each pair, exactly."""
    matrix = _matrix(texts)
    sizes = np.diff(matrix.indptr)
    frequencies = np.bincount(matrix.indices, minlength=matrix.shape[1])
    rare = matrix[:, (frequencies > 1) & (frequencies <= RARE)].tocsr()
    common = matrix[:, frequencies > RARE].tocsr()
    common_sizes = np.diff(common.indptr)
    others = rare.T.tocsr()
    found = []
    for first in range(0, len(texts), _BLOCK):
        shared = (rare[first : first + _BLOCK] @ others).tocoo()
        small, large, count = shared.row + first, shared.col, shared.data
        is_smaller = (sizes[small] < sizes[large]) | ((sizes[small] == sizes[large]) & (small < large))
        possible = is_smaller & (count + common_sizes[small] >= LEAST * sizes[small])
        for one, other, rare_count in zip(small[possible], large[possible], count[possible], strict=True):
            both = rare_count + common[int(one)].multiply(common[int(other)]).sum()
            if both >= LEAST * sizes[one]:
                found.append((int(one), int(other)))
    return found


def _matrix(texts: list[str]) -> sparse.csr_matrix:
    """Texts by runs of three words, 1 where the one has the other."""
    numbers: dict[str, int] = {}
    rows, ends = [], [0]
    for text in texts:
        words = np.array(
            [numbers.setdefault(word, len(numbers)) for word in WORD.findall(text.lower())], dtype=np.int64
        )
        rows.append(np.unique((words[:-2] * _WORDS + words[1:-1]) * _WORDS + words[2:]))
        ends.append(ends[-1] + len(rows[-1]))
    if len(numbers) >= _WORDS:
        raise ValueError(f"{len(numbers)} different words; {_WORDS} can be told apart")
    runs, columns = np.unique(np.concatenate(rows), return_inverse=True)
    ones = np.ones(len(columns), dtype=np.int32)
    return sparse.csr_matrix((ones, columns.astype(np.int32), np.array(ends)), shape=(len(texts), len(runs)))


def main() -> None:
    """Count, and write the pairs."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    names = [row["id"] for row in rows]
    with Path(sys.argv[2]).open("w", encoding="utf-8") as file:
        for one, other in pairs_of([row["text"] for row in rows]):
            file.write(json.dumps(sorted((names[one], names[other]))) + "\n")


if __name__ == "__main__":
    main()
