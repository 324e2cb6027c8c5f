"""Near copies by MinHash and LSH, in rensa or in datasketch.

    python copies.py TOOL TEXTS.jsonl PAIRS.jsonl

Runs in the peers' own environment and knows nothing of Crosswire. Texts are rows of `id` and `text`. Prints the
seconds from the first text to the last pair as JSON.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PERMUTATIONS = 128
# two texts of one length that have three tenths of their runs of words in common have this Jaccard similarity
SIMILAR = 0.18
BANDS = 64
WORD = re.compile(r"[^\W_]+")

Pairs = Iterator[tuple[int, int]]


def shingles(text: str) -> set[str]:
    """All runs of three words."""
    words = WORD.findall(text.lower())
    return set(map(" ".join, zip(words, words[1:], words[2:])))  # noqa: B905  the tails are shorter on purpose


def rensa_pairs(texts: list[str]) -> Pairs:
    """Sketch each text, then ask the index for each."""
    from rensa import RMinHash, RMinHashLSH

    sketches = []
    index = RMinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS, num_bands=BANDS)
    for key, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(list(shingles(text)))
        index.insert(key, sketch)
        sketches.append(sketch)
    for key, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if other < key and sketch.jaccard(sketches[other]) >= SIMILAR:
                yield other, key


def datasketch_pairs(texts: list[str]) -> Pairs:
    """The same, with the library's own choice of bands for the threshold."""
    from datasketch import MinHash, MinHashLSH

    sketches = []
    index = MinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS)
    for key, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        index.insert(key, sketch)
        sketches.append(sketch)
    for key, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if other < key and sketch.jaccard(sketches[other]) >= SIMILAR:
                yield other, key


TOOLS = {"rensa": rensa_pairs, "datasketch": datasketch_pairs}


def main() -> None:
    """Find the pairs, timed without reading and writing."""
    names, texts = [], []
    # line by line: what reading holds is no part of the tool
    with Path(sys.argv[2]).open(encoding="utf-8", newline="\n") as file:
        for row in map(json.loads, file):
            names.append(row["id"])
            texts.append(row["text"])
    start, cpu = time.perf_counter(), time.process_time()
    pairs = list(TOOLS[sys.argv[1]](texts))
    spent = {"seconds": time.perf_counter() - start, "cpu_seconds": time.process_time() - cpu}
    with Path(sys.argv[3]).open("w", encoding="utf-8") as file:
        for one, other in pairs:
            file.write(json.dumps(sorted((names[one], names[other]))) + "\n")
    print(json.dumps(spent))


if __name__ == "__main__":
    main()
