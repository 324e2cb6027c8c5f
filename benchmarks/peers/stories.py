"""Stories by scikit-learn: tf-idf with a leader in a window of seven days, or HDBSCAN over tf-idf.

    python stories.py TOOL DOCUMENTS.jsonl FOUND.json SETTING ...

Runs in the peers' own environment and knows nothing of Crosswire. Writes for each setting which article is of which
story, and the seconds from the texts to that.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.cluster import HDBSCAN
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

DAYS = 7
DIMENSIONS = 100

Row = dict[str, Any]


def vectors(rows: list[Row]) -> sparse.csr_matrix:
    """Tf-idf of title and text."""
    texts = [f"{row['title'] or ''}\n{row['body']}" for row in rows]
    found: sparse.csr_matrix = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2).fit_transform(texts)
    return found


def leader(rows: list[Row], threshold: float) -> list[int]:
    """Each article, by date, joins the story of the nearest earlier one of the last week, if near enough."""
    days = [date.fromisoformat(row["published_at"][:10]).toordinal() if row["published_at"] else None for row in rows]
    order = sorted(range(len(rows)), key=lambda at: (days[at] or 0, rows[at]["id"]))
    found = vectors(rows)[order]
    stories = [0] * len(rows)
    for place, at in enumerate(order):
        stories[at] = at
        if not place:
            continue
        alike = np.asarray((found[:place] @ found[place].T).todense()).ravel()
        day = days[at]
        if day is not None:
            near = [days[other] is None or day - (days[other] or 0) <= DAYS for other in order[:place]]
            alike = np.where(near, alike, 0)
        best = int(alike.argmax())
        if alike[best] >= threshold:
            stories[at] = stories[order[best]]
    return stories


def hdbscan(rows: list[Row], epsilon: float) -> list[int]:
    """Clusters of two or more, cut out of HDBSCAN's tree at a distance; what is noise is a story of its own.

    The cut by `cluster_selection_epsilon` fails on the NumPy that is installed here.
    """
    found = vectors(rows)
    dense = normalize(TruncatedSVD(min(DIMENSIONS, found.shape[1] - 1), random_state=0).fit_transform(found))
    tree = HDBSCAN(min_cluster_size=2, copy=True).fit(dense)
    labels = tree.dbscan_clustering(cut_distance=epsilon, min_cluster_size=2)
    return [int(label) if label >= 0 else len(rows) + at for at, label in enumerate(labels)]


TOOLS = {"leader": leader, "hdbscan": hdbscan}


def main() -> None:
    """Cluster with each setting, timed without reading and writing."""
    tool, documents, found = TOOLS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
    rows = [json.loads(line) for line in documents.read_text(encoding="utf-8").split("\n") if line]
    tried = []
    for setting in map(float, sys.argv[4:]):
        start = time.perf_counter()
        stories = tool(rows, setting)
        seconds = time.perf_counter() - start
        grouping = {row["id"]: str(story) for row, story in zip(rows, stories, strict=True)}
        tried.append({"setting": setting, "seconds": seconds, "stories": grouping})
    found.write_text(json.dumps(tried), encoding="utf-8")


if __name__ == "__main__":
    main()
