"""Time Crosswire's extractors on a parse: `python -m benchmarks.extraction DOCUMENTS [--cues rules]`.

Prints words, and CPU seconds of the parse and of each extractor as JSON: of one thread, what other processes do counts
little.
"""

import argparse
import json
import time
from pathlib import Path

from crosswire.extractors import extractors
from crosswire.extractors.findings import Findings
from crosswire.parsing import load_parser
from crosswire.readers import find_sources, read
from crosswire.records import Article


def main() -> None:
    """Parse all articles, then run one extractor after the other over them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--cues", default=None)
    asked = parser.parse_args()
    chosen = extractors(asked.cues)
    parse = load_parser()
    articles = [
        item for source in find_sources([asked.documents]) for item in read(source) if isinstance(item, Article)
    ]
    start = time.process_time()
    parsed = list(parse(articles))
    seconds = {"parse": time.process_time() - start}
    found = [Findings() for _ in parsed]
    for name, extract in chosen.items():
        start = time.process_time()
        for text, findings in zip(parsed, found, strict=True):
            findings.add(list(extract(text, findings)))
        seconds[name] = time.process_time() - start
    print(json.dumps({"words": sum(len(article.body.split()) for article in articles), "seconds": seconds}))


if __name__ == "__main__":
    main()
