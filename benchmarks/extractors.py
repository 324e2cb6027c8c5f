"""What each extractor costs beside the parse that all share: CPU seconds of one process on the same articles."""

import os
import time
from collections import defaultdict
from pathlib import Path
from typing import Any


def measure(articles: Path, *, rounds: int = 2) -> dict[str, Any]:
    """Parse and extract article by article; return each extractor's seconds as a share of the parse's.

    Dates and quantities together have a share of their own. The best of `rounds` counts, for another process on the
    machine only ever adds to a time.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from crosswire.extractors import extractors
    from crosswire.extractors.findings import Findings
    from crosswire.parsing import load_parser
    from crosswire.readers import find_sources, read
    from crosswire.records import Article

    texts = [item for source in find_sources([articles]) for item in read(source) if isinstance(item, Article)]
    parse, extract = load_parser(), extractors(None)
    best: dict[str, float] = {}
    words = 0
    for _ in range(rounds):
        spent: dict[str, float] = defaultdict(float)
        words = 0
        parsed = iter(parse(texts))
        while True:
            start = time.process_time()
            text = next(parsed, None)
            spent["parse"] += time.process_time() - start
            if text is None:
                break
            words += sum(len(paragraph.doc) for paragraph in text.paragraphs)
            found = Findings()
            for name, one in extract.items():
                start = time.process_time()
                found.add(list(one(text, found)))
                spent[name] += time.process_time() - start
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in spent.items()}
    parse_seconds = best.pop("parse")
    return {
        "articles": len(texts),
        "words": words,
        "parse_seconds": round(parse_seconds, 2),
        "words_per_second": {name: round(words / seconds) for name, seconds in best.items() if seconds},
        "share_of_parse": {name: round(seconds / parse_seconds, 3) for name, seconds in best.items()},
        "dates_and_quantities_share": round((best["dates"] + best["quantities"]) / parse_seconds, 3),
    }
