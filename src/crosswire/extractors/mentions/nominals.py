"""Descriptions that stand for a name of the article: `the company`, `the country`, `the North Korean leader`."""

from typing import TYPE_CHECKING

from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.mentions.roles import Nominal
from crosswire.extractors.mentions.spelling import Name
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 3
"""Sentences back in which the last name of the right kind is meant."""

_KINDS: dict[str, str] = {
    **dict.fromkeys(words.ROLES - words.COURTESY, "person"),
    **dict.fromkeys(words.ORGANISATION_NOUNS, "organisation"),
    **dict.fromkeys(words.PLACE_NOUNS, "place"),
    **dict.fromkeys(words.PRODUCT_NOUNS, "product"),
    "man": "person",
    "woman": "person",
}


def find(text: ParsedArticle, names: list[Name], taken: set[tuple[int, int]]) -> list[Nominal]:
    """Return the definite descriptions of the article, in text order, with the name that each stands for."""
    found: list[Nominal] = []
    by_paragraph: dict[int, list[Name]] = {}
    for each in names:
        by_paragraph.setdefault(each.paragraph, []).append(each)
    base = 0
    before: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        doc = paragraph.doc
        inside = by_paragraph.get(number, [])
        used = {i for each in inside for i in range(each.first, each.last)}
        at = 0
        sentence = base
        for token in doc:
            if token.is_sent_start and token.i:
                sentence += 1
            if token.lower_ not in ("the", "this") or token.i + 1 >= len(doc):
                continue
            noun = token.head
            if noun.i <= token.i or noun.i - token.i > 5 or noun.i in used or noun.pos_ != "NOUN":
                continue
            kind = _KINDS.get(noun.lower_)
            if kind is None or noun.dep_ in ("compound", "nmod"):
                continue
            while at < len(inside) and inside[at].last <= token.i:
                before.append(inside[at])
                at += 1
            start = paragraph.start_char + token.idx
            end = paragraph.start_char + noun.idx + len(noun)
            if (start, end) in taken:
                continue
            name = _antecedent(noun, token.i, kind, before, sentence)
            found.append(
                Nominal(
                    start=start,
                    end=end,
                    paragraph=number,
                    last=noun.i + 1,
                    name=name,
                    kind=kind,
                    rule="description" if name else "open",
                )
            )
        before.extend(inside[at:])
        base += sum(1 for _ in doc.sents)
    return found


def _antecedent(noun: "Token", first: int, kind: str, before: list[Name], sentence: int) -> Name | None:
    """The name that a description stands for: whoever bears the role, else the last name of its kind in reach."""
    doc = noun.doc
    described = {doc[i].lower_ for i in range(first + 1, noun.i)}
    known = gazetteer.load()
    if kind == "person":
        countries = {known.names.get(gazetteer.fold(doc[first + 1 : noun.i].text))} - {None}
        for name in reversed(before):
            bare = _bare(name.role) if name.kind == "person" and name.role else set()
            if noun.lower_ in bare and (not described or countries & _countries(name.role or "") or described & bare):
                return name
        return None
    if described - _PLAIN:
        return None
    # a description with its own complement ("the company that") is another thing
    is_closed = noun.i + 1 < len(doc) and doc[noun.i + 1].text == ","
    if not is_closed and any(child.dep_ in ("relcl", "prep", "acl") for child in noun.children):
        return None
    best: Name | None = None
    for name in reversed(before[-40:]):
        if sentence - name.sentence > _REACH:
            break
        if not _fits(name, kind, noun.lower_):
            continue
        if best is None:
            best = name
        if name.is_subject:
            return name
        if name.sentence < sentence - 1:
            break
    return best


_PLAIN = frozenset(["island", "whole", "entire", "isolated", "nuclear", "communist", "reclusive", "tiny", "giant"])


def _fits(name: Name, kind: str, noun: str) -> bool:
    if kind == "place":
        if name.kind != "place":
            return False
        is_country = name.key in gazetteer.load().countries
        return is_country == (noun in words.COUNTRY_NOUNS)
    return name.kind == kind


def _bare(role: str) -> set[str]:
    return set(role.casefold().replace("\u2019s", "").replace("'s", "").split())


def _countries(role: str) -> set[str]:
    known = gazetteer.load()
    parts = role.casefold().replace("\u2019s", "").replace("'s", "").split()
    pairs = [" ".join(parts[i : i + 2]) for i in range(len(parts) - 1)]
    return {known.names[key] for key in (*parts, *pairs) if key in known.names}
