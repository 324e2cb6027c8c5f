"""Names that the model missed or found half of: defined in the text, found elsewhere in it, or known from a list."""

from collections import defaultdict
from typing import TYPE_CHECKING

from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.mentions.mistaken import is_headline
from crosswire.extractors.mentions.spelling import GENERATION, Name, spell
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc


def with_listed(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Put a listed name in the place of what the model found inside of it: "Dow Jones" of "Dow Jones Industrial"."""
    known = gazetteer.load()
    owners: dict[tuple[int, int], Name] = {
        (name.paragraph, at): name for name in names for at in range(name.first, name.last)
    }
    replaced: set[int] = set()
    found: list[Name] = []
    for name in names:
        if id(name) in replaced:
            continue
        tokens = text.paragraphs[name.paragraph].doc
        best: tuple[int, str] = (0, "")
        for listed, kind in known.listed.get(tokens[name.first].text, ()):
            size = len(listed)
            if (
                size > max(best[0], name.last - name.first)
                and tuple(token.text for token in tokens[name.first : name.first + size]) == listed
            ):
                best = size, kind
        inside = {
            id(owner): owner
            for at in range(name.first, name.first + best[0])
            if (owner := owners.get((name.paragraph, at)))
        }
        if best[0] and all(owner.last <= name.first + best[0] for owner in inside.values()):
            whole = spell(text, name.paragraph, name.first, name.first + best[0], best[1], rule="listed")
            if whole:
                replaced.update(inside)
                found.append(whole)
    return [name for name in names if id(name) not in replaced] + found


def defined(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Abbreviations that the model missed where the text defines them: "Northern Rail Safety Agency (NRSA)"."""
    taken = {(name.paragraph, at) for name in names for at in range(name.first, name.last)}
    found: list[Name] = []
    for name in names:
        doc = text.paragraphs[name.paragraph].doc
        at = name.last + 1
        if len(name.words) < 2 or at + 1 >= len(doc) or doc[name.last].text != "(" or doc[at + 1].text != ")":
            continue
        initials = "".join(word[0] for word in name.words if word[0].isupper())
        word = doc[at].text.replace(".", "")
        if (name.paragraph, at) not in taken and len(word) > 1 and word in (initials, initials[1:]):
            short = spell(text, name.paragraph, at, at + 1, name.kind, rule="abbreviation")
            if short:
                found.append(short)
    return found


def missed(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Names that the model missed here and found elsewhere in the article, or that the lists know."""
    known = gazetteer.load()
    taken: dict[int, set[int]] = defaultdict(set)
    by_first: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for name in names:
        taken[name.paragraph].update(range(name.first, name.last))
        if any(word[0].isupper() for word in name.words):
            folded = tuple(word.casefold() for word in name.words)
            if len(by_first[folded[0]]) >= _MAX_SAME_BEGIN:
                continue
            by_first[folded[0]].setdefault(folded, name.kind)
            surname = len(folded) - 1
            if surname > 1 and GENERATION.search(" " + gazetteer.fold(folded[-1])):
                surname -= 1
            if name.kind == "person" and surname and len(folded[surname]) > 2:
                by_first[folded[surname]].setdefault(folded[surname : surname + 1], "person")
                by_first[folded[0]].setdefault(folded[:1], _GIVEN)
    found: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        doc = paragraph.doc
        tokens = [token.text for token in doc]
        used = taken[number]
        in_headline = is_headline(text, number)
        at = 0
        while at < len(tokens):
            word = tokens[at]
            if at in used or not word[:1].isupper():
                at += 1
                continue
            best, kind, rule = 0, "", "elsewhere"
            for spelled, its_kind in by_first.get(word.casefold(), _NOTHING).items():
                size = len(spelled)
                if size > best and _spells(tokens, at, spelled):
                    best, kind = size, its_kind
            if not best:
                for listed, its_kind in known.listed.get(word, ()):
                    size = len(listed)
                    if size > best and tuple(tokens[at : at + size]) == listed and doc[at].pos_ == "PROPN":
                        best, kind, rule = size, its_kind, "listed"
            if not best and _is_town(doc, at, used):
                best, kind, rule = 1, "place", "listed"
            if not best and doc[at].pos_ == "PROPN" and at and doc[at - 1].lower_ in words.PERSON_ROLES:
                # "Minister Park Ji Hoon": a role says that a person follows
                while at + best < len(tokens) and best < 4 and _goes_on(doc, at + best, used):
                    best += 1
                best, kind, rule = (best if best > 1 else 0), "person", "titled"
            if best == 1 and kind == "person" and rule == "elsewhere" and not in_headline:
                # "Xi Jinping", where the model found only "Xi" elsewhere
                while best < 3 and at + best < len(tokens) and _goes_on(doc, at + best, used):
                    best += 1
            if (
                best
                and not used.intersection(range(at, at + best))
                and not _is_common(doc, at, best, kind, in_headline)
            ):
                whole = spell(text, number, at, at + best, "person" if kind == _GIVEN else kind, rule=rule)
                if whole:
                    found.append(whole)
                    used.update(range(at, at + best))
            at += best or 1
    return found


def with_makers(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Read a maker and its product as the product's full name: "Acme" and "R200" as "Acme R200"."""
    makers = {(name.paragraph, name.last): name for name in names if name.kind == "organisation"}
    merged: set[int] = set()
    kept = []
    for name in names:
        maker = makers.get((name.paragraph, name.first)) if name.kind == "product" else None
        if (
            maker
            and name.start - text.paragraphs[name.paragraph].start_char
            == text.paragraphs[name.paragraph].doc[name.first].idx
        ):
            whole = spell(text, name.paragraph, maker.first, name.last, "product", rule="maker")
            if whole:
                merged.update((id(name), id(maker)))
                kept.append(whole)
    return kept + [name for name in names if id(name) not in merged]


def _goes_on(doc: "Doc", at: int, used: set[int]) -> bool:
    token = doc[at]
    return token.pos_ == "PROPN" and at not in used and token.text[:1].isupper() and not token.text.isupper()


def _is_town(doc: "Doc", at: int, used: set[int]) -> bool:
    """Whether a listed town stands as one: after "in" and the like, or before its country: "Denver, Colorado"."""
    known = gazetteer.load()
    word = doc[at].text
    if doc[at].pos_ != "PROPN" or (word.title() if word.isupper() else word) not in known.towns:
        return False
    if at + 1 < len(doc) and (_goes_on(doc, at + 1, used) or doc[at + 1].text in _GLUE):
        return False
    if at + 2 < len(doc) and doc[at + 1].text == "," and known.kinds.get(gazetteer.fold(doc[at + 2].text)) == "place":
        return True
    return at > 0 and doc[at - 1].lower_ in words.LOCATIVES


_GLUE = frozenset(["-", "'s", "\u2019s", "&"])
_GIVEN = "given name"
# an article that lists more names with one first word is a register, and would take time squared
_MAX_SAME_BEGIN = 50
_NOTHING: dict[tuple[str, ...], str] = {}


def _spells(tokens: list[str], at: int, spelled: tuple[str, ...]) -> bool:
    """Whether the tokens from `at` are a name, in capitals where names have them."""
    found = tokens[at : at + len(spelled)]
    return tuple(word.casefold() for word in found) == spelled and all(
        not word[:1].islower() or word in words.PARTICLES for word in found
    )


def _is_common(doc: "Doc", at: int, size: int, kind: str, in_headline: bool) -> bool:
    """Whether a lone word is an everyday word here that happens to be a name elsewhere ("Will", "Brown")."""
    if size > 1 or doc[at].pos_ == "PROPN":
        return False
    if in_headline:
        return doc[at].pos_ not in ("NOUN", "ADJ")
    return kind == _GIVEN or doc[at].pos_ != "NOUN"
