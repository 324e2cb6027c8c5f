"""Words in quotation marks, with the cue beside them and its subject as speaker."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.extractors.findings import Findings
from crosswire.extractors.quotations import marks
from crosswire.extractors.quotations.acts import Act
from crosswire.extractors.quotations.rows import to_rows
from crosswire.extractors.quotations.spoken import is_spoken, quoted
from crosswire.parsing import Paragraph, ParsedArticle
from crosswire.records import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 12
"""Words that may stand between a cue and the marks: a speaker, a day."""
_ENDS = frozenset(".!?\u2026")
_OUTSIDE_PHRASE = frozenset(("acl", "acl:relcl", "advcl", "conj", "cc", "parataxis", "ccomp", "xcomp"))


@cache
def _cues(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs and the prepositions of a language that report."""
    with Path(__file__).with_name("cues.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["language"] == language]
    verbs = frozenset(row["lemma"] for row in rows if row["pos"] == "verb")
    return verbs, frozenset(row["lemma"] for row in rows if row["pos"] == "preposition")


def extract(text: ParsedArticle, found: Findings) -> Iterator[Quotation]:
    """Yield the quotations in marks, one row per stretch; marks without a cue beside them are passed over."""
    language = text.article.language or ""
    by_paragraph: dict[int, list[marks.Marked]] = {}
    for one in marks.at_level(marks.pair(text.article.body, text.paragraphs), 0):
        by_paragraph.setdefault(one.paragraph, []).append(one)
    acts = [
        act
        for number, stretches in by_paragraph.items()
        for act in _acts(text.article.body, number, text.paragraphs[number], stretches, language)
    ]
    yield from to_rows(text, acts, found.mentions)


def _acts(body: str, number: int, paragraph: Paragraph, stretches: list[marks.Marked], language: str) -> Iterator[Act]:
    doc, offset = paragraph.doc, paragraph.start_char
    outside = [is_outside(offset + token.idx, stretches) for token in doc]
    acts: dict[int, Act] = {}
    for place, stretch in enumerate(stretches):
        if not is_spoken(body, stretch):
            continue
        first = next((token.i for token in doc if offset + token.idx >= stretch.start), len(doc))
        after = next((token.i for token in doc if offset + token.idx >= stretch.end), len(doc))
        cue = _after(doc, after, outside, language) or _before(doc, first, outside, language)
        if cue is None:
            continue
        piece = quoted(body, stretch)
        if act := acts.get(cue.i):
            act.pieces.append(piece)
            continue
        speaker = _speaker(cue, outside, comes_before=cue.i < first)
        acts[cue.i] = Act(
            paragraph=number,
            pieces=[piece],
            rule="cue beside marks",
            cue=(offset + cue.idx, offset + cue.idx + len(cue)),
            lemma=cue.lemma_.lower(),
            source=_phrase(speaker, outside, offset) if speaker is not None else None,
            source_head=speaker,
            stretches=[place],
        )
    yield from acts.values()


def is_outside(start: int, stretches: list[marks.Marked]) -> bool:
    """Whether a character stands in none of the stretches between marks."""
    return not any(stretch.start <= start < stretch.end for stretch in stretches)


def _reports(token: "Token", language: str) -> bool:
    verbs, prepositions = _cues(language)
    return (token.lemma_.lower() in verbs and token.pos_ == "VERB") or token.lower_ in prepositions


def _after(doc: "Doc", start: int, outside: list[bool], language: str) -> "Token | None":
    """The cue that follows the marks: « … », a dit le maire."""
    for token in doc[start : start + _REACH]:
        if not outside[token.i] or token.text in _ENDS or token.text == ":":
            return None
        if _reports(token, language):
            return token
    return None


def _before(doc: "Doc", end: int, outside: list[bool], language: str) -> "Token | None":
    """The cue that leads up to the marks by a colon or stands right before them: le maire a dit : « … »."""
    leads = end > 0 and doc[end - 1].text in (":", ",")
    for token in reversed(doc[max(0, end - _REACH) : end]):
        if not outside[token.i] or token.text in _ENDS:
            return None
        if _reports(token, language):
            return token if leads or end - token.i <= 2 else None
    return None


def _speaker(cue: "Token", outside: list[bool], *, comes_before: bool) -> "Token | None":
    """The head of the phrase that names who speaks."""
    if cue.pos_ != "VERB":
        return cue.head if outside[cue.head.i] else None
    nouns = [child for child in cue.children if outside[child.i] and child.pos_ in ("NOUN", "PROPN", "PRON")]
    subject = next((child for child in nouns if child.dep_.startswith("nsubj")), None)
    # after the marks the order is turned, and models take the speaker for an object
    turned = next((child for child in nouns if child.i > cue.i and child.dep_ in ("obj", "obl:agent", "appos")), None)
    return subject or (None if comes_before else turned)


def _phrase(head: "Token", outside: list[bool], offset: int) -> tuple[int, int]:
    """The words of a noun phrase without clauses that hang on it."""
    words = [head]
    stack = [head]
    while stack:
        for child in stack.pop().children:
            if child.dep_ not in _OUTSIDE_PHRASE and outside[child.i] and not (child.is_punct and child.i > head.i):
                words.append(child)
                stack.append(child)
    words.sort(key=lambda token: token.i)
    while len(words) > 1 and words[0].pos_ in ("ADP", "PUNCT") and words[0].i < head.i:
        words.pop(0)
    # a gap ends the phrase: what comes after it belongs to something else
    at = words.index(head)
    end = at
    while end + 1 < len(words) and words[end + 1].i == words[end].i + 1:
        end += 1
    start = at
    while start > 0 and words[start - 1].i == words[start].i - 1:
        start -= 1
    return offset + words[start].idx, offset + words[end].idx + len(words[end])
