"""Names in one article: the model's, trimmed, repaired by what the article says elsewhere, and those it missed."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crosswire.extractors.mentions import gazetteer, words
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRIM = frozenset(
    [
        "'s",
        "'",
        '"',
        ",",
        ".",
        ";",
        ":",
        "-",
        "--",
        "(",
        ")",
        "[",
        "]",
        "the",
        "The",
        "a",
        "A",
        "an",
        "An",
        "and",
        "THE",
    ]
)
_TRIM_END = frozenset(["'s", "'S", "'", '"', ",", ";", ":", "-", "--", "(", ")", "[", "]", "and"])
_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your"]
)


@dataclass(slots=True, kw_only=True)
class Name:
    """A name in the text; `thing` is the name that says most of what it stands for."""

    paragraph: int
    first: int
    last: int
    """Tokens of the paragraph, half-open."""
    start: int
    end: int
    words: tuple[str, ...]
    key: str
    kind: str
    rule: str = "model"
    role: str | None = None
    thing: "Name | None" = None
    sentence: int = 0
    is_subject: bool = False


def find(text: ParsedArticle) -> list[Name]:
    """Return the names of an article in text order, no two overlapping."""
    names: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        doc = paragraph.doc
        for entity in doc.ents:
            kind = words.KINDS.get(entity.label_)
            if kind:
                name = _name(text, number, entity.start, entity.end, kind)
                if name:
                    names.append(name)
    _repair(names)
    names += _missed(text, names)
    names.sort(key=lambda name: (name.start, name.end))
    _place(text, names)
    return names


def _name(text: ParsedArticle, number: int, first: int, last: int, kind: str, rule: str = "model") -> Name | None:
    """The name that tokens spell, without marks, articles, possessives and courtesy titles at its ends."""
    paragraph = text.paragraphs[number]
    doc = paragraph.doc
    begin_at = first
    while first < last and (doc[first].text in _TRIM or doc[first].lower_ in _DETERMINERS or doc[first].is_space):
        first += 1
    while first < last and (doc[last - 1].text in _TRIM_END or doc[last - 1].is_space):
        last -= 1
    if kind == "person":
        while last - first > 1 and doc[first].lower_ in words.TITLES:
            first += 1
    if first >= last:
        return None
    begin = first - 1 if first > begin_at and doc[first - 1].lower_ == "the" else first
    start, end = paragraph.start_char + doc[begin].idx, paragraph.start_char + doc[last - 1].idx + len(doc[last - 1])
    body = text.article.body[start:end]
    if not any(c.isalpha() for c in body) or not any(c.isupper() or c.isdigit() or not c.isascii() for c in body):
        return None
    spelled = tuple(doc[i].text for i in range(first, last))
    return Name(
        paragraph=number,
        first=first,
        last=last,
        start=start,
        end=end,
        words=spelled,
        key=gazetteer.fold(" ".join(body.split())),
        kind=kind,
        rule=rule,
    )


def _repair(names: list[Name]) -> None:
    """Give one name one kind: the kind of most of its mentions, and of the person whose surname it is."""
    known = gazetteer.load()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[name.key][name.kind] += 1
    # surnames stand last, or first where the family name does ("Kim")
    people: set[str] = set()
    for name in names:
        if name.kind == "person" and len(name.words) > 1 and name.key not in known.kinds:
            people.add(gazetteer.fold(name.words[-1]))
            people.add(gazetteer.fold(name.words[0]))
    for name in names:
        kind = known.kinds.get(name.key)
        counted = votes[name.key]
        if name.key in known.demonyms:
            best = "group" if name.kind not in ("language", "place") else name.kind
        elif name.key in people and kind != "place":
            best = "person"
        elif kind and not (counted["person"] and name.kind == "person"):
            best = (
                kind
                if kind != "place" or name.kind not in ("organisation",) or name.key in known.countries
                else name.kind
            )
            best = kind
        else:
            best = min(counted, key=lambda each: (-counted[each], each))
        if best != name.kind:
            name.kind, name.rule = best, "repaired"


def _missed(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Names that the model missed here and found elsewhere in the article, or that the lists know."""
    known = gazetteer.load()
    taken: dict[int, set[int]] = defaultdict(set)
    by_first: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for name in names:
        taken[name.paragraph].update(range(name.first, name.last))
        if any(word[0].isupper() for word in name.words):
            folded = tuple(word.casefold() for word in name.words)
            by_first[folded[0]].setdefault(folded, name.kind)
            if name.kind == "person" and len(name.words) > 1 and len(name.words[-1]) > 2:
                by_first[folded[-1]].setdefault(folded[-1:], "person")
    found: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        doc = paragraph.doc
        tokens = [token.text for token in doc]
        used = taken[number]
        at = 0
        while at < len(tokens):
            word = tokens[at]
            if at in used or not word[:1].isupper():
                at += 1
                continue
            options = by_first.get(word.casefold())
            best = 0
            kind = ""
            if options:
                for spelled, its_kind in options.items():
                    size = len(spelled)
                    if (
                        size > best
                        and tuple(w.casefold() for w in tokens[at : at + size]) == spelled
                        and _capital(tokens, at, size)
                    ):
                        best, kind = size, its_kind
            if best and not used.intersection(range(at, at + best)) and not _common(doc, at, best):
                name = _name(text, number, at, at + best, kind, rule="elsewhere")
                if name:
                    found.append(name)
                    used.update(range(at, at + best))
                at += best
                continue
            at += 1
    return found


def _capital(tokens: list[str], at: int, size: int) -> bool:
    return all(
        not word[:1].islower() or word in ("of", "and", "the", "for", "de", "al", "bin", "von", "van")
        for word in tokens[at : at + size]
    )


def _common(doc: "Doc", at: int, size: int) -> bool:
    """Whether a lone word at the begin of a sentence is an everyday word that happens to be a name elsewhere."""
    return (
        size == 1
        and doc[at].pos_ not in ("PROPN", "NOUN", "ADJ")
        or doc[at].lower_ in ("will", "may", "mark", "bill")
        and doc[at].pos_ != "PROPN"
    )


def _place(text: ParsedArticle, names: list[Name]) -> None:
    """Say in which sentence of the article each name stands and whether it is what the sentence is about."""
    base = 0
    by_paragraph: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        by_paragraph[name.paragraph].append(name)
    for number, paragraph in enumerate(text.paragraphs):
        ends = [sentence.end for sentence in paragraph.doc.sents]
        at = 0
        for name in by_paragraph.get(number, ()):
            while at < len(ends) - 1 and name.first >= ends[at]:
                at += 1
            name.sentence = base + at
            name.is_subject = head(paragraph.doc, name.first, name.last).dep_ in ("nsubj", "nsubjpass")
        base += len(ends)


def head(doc: Any, first: int, last: int) -> "Token":
    """The token of a span that hangs on a token outside of it."""
    for i in range(last - 1, first - 1, -1):
        at = doc[i].head.i
        if at < first or at >= last or at == i:
            return doc[i]
    return doc[last - 1]
