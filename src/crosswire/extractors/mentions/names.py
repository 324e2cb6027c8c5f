"""Names in one article: the model's, trimmed, repaired by what the article says elsewhere, and those it missed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crosswire.extractors.mentions import gazetteer, words
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc

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
# what a person is mistaken for
_MISTAKEN = frozenset(["place", "product", "work", "facility", "group"])
# demonyms that are also first names
_GIVEN_NAMES = frozenset(["finn", "dane", "scot", "brit", "pole"])
_TAIL = frozenset(["in", "on", "at", "to", "of", "for", "as", "is", "with", "after", "from", "by", "over"])
_SCORE = re.compile(r"\d+[-\u2013]\d+")
_PLURAL = re.compile(r"\b[A-Z][A-Z0-9]+s$")
_GENERATION = re.compile(r" (?:jr|sr|ii|iii|iv)$")


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
    spelled: str | None = None
    """The name where it is not what the span says."""
    governor: int = -1
    """The token that the name is the subject of."""


def find(text: ParsedArticle) -> list[Name]:
    """Return the names of an article, no two overlapping."""
    names: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        for entity in paragraph.doc.ents:
            kind = words.KINDS.get(entity.label_)
            if kind:
                names += _parts(text, number, entity.start, entity.end, kind)
    names = _without_headlines(text, _without_purposes(text, names))
    names = _with_listed(text, names)
    _repair(text, names)
    names += _defined(text, names)
    names += _missed(text, names)
    return _with_makers(text, names)


def _parts(text: ParsedArticle, number: int, first: int, last: int, kind: str) -> Iterator[Name]:
    """The names in what the model takes for one: two where one owns the other ("Acme's Rocket")."""
    doc = text.paragraphs[number].doc
    known = gazetteer.load()
    for i in range(first + 1, last - 1):
        if doc[i].tag_ == "POS" and doc[i + 1].text[:1].isupper():
            owner = spell(text, number, first, i, "organisation")
            if owner and owner.key in known.kinds:
                owner.kind = known.kinds[owner.key]
                yield owner
                first = i + 1
                break
    name = spell(text, number, first, last, kind)
    if name:
        yield name


def spell(text: ParsedArticle, number: int, first: int, last: int, kind: str, rule: str = "model") -> Name | None:
    """The name that tokens spell, without marks, articles, possessives, titles and scores at its ends."""
    paragraph = text.paragraphs[number]
    doc = paragraph.doc
    floor = first
    while first < last and (doc[first].text in _TRIM or doc[first].lower_ in _DETERMINERS or doc[first].is_space):
        first += 1
    while first < last and (doc[last - 1].text in _TRIM_END or doc[last - 1].is_space):
        if kind == "organisation" and doc[last - 1].lower_ == "'s" and first < last - 1:
            # "Macy's" is called so
            owned = gazetteer.fold(doc[first:last].text)
            if gazetteer.load().kinds.get(owned) == "organisation":
                break
        last -= 1
    while last - first > 1 and (
        doc[last - 1].lower_ in _TAIL
        or (kind in ("person", "organisation", "place") and _SCORE.fullmatch(doc[last - 1].text))
    ):
        last -= 1
    if kind == "product":
        while last - first > 1 and doc[first].lower_ in ("first", "second", "third", "new"):
            first += 1
    if kind == "organisation":
        while (
            last - first > 1
            and doc[last - 1].lower_ in words.OFFICES
            and not any(doc[i].lower_ == "of" for i in range(first, last))
        ):
            last -= 1
    if kind == "person":
        while last - first > 1 and (
            doc[first].lower_ in words.TITLES or (last - first > 2 and doc[first].lower_ in words.ROLES)
        ):
            first += 1
    if first >= last:
        return None
    begin = first - 1 if first > floor and doc[first - 1].lower_ == "the" else first
    start, end = paragraph.start_char + doc[begin].idx, paragraph.start_char + doc[last - 1].idx + len(doc[last - 1])
    body = text.article.body[start:end]
    if not any(c.isalpha() for c in body) or not any(c.isupper() or not c.isascii() for c in body):
        return None
    if body in ("Us", "Who", "It", "I"):
        return None
    spelled = tuple(doc[i].text for i in range(first, last))
    key = gazetteer.fold(" ".join(body.split()))
    if kind == "person" and " " in key:
        # "Jr." tells a son from his father only where both are named
        key = _GENERATION.sub("", key)
    printed = None
    if _PLURAL.search(body):
        # "two A380s"
        key, printed = key[:-1], body[:-1]
    return Name(
        paragraph=number,
        first=first,
        last=last,
        start=start,
        end=end,
        words=spelled,
        key=key,
        kind=kind,
        rule=rule,
        spelled=printed,
    )


def _without_purposes(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Cut "Ministry for Trade Ann Example" after the name that the article has alone."""
    keys = {name.key for name in names}
    cut = []
    for name in names:
        if name.kind == "organisation" and "for" in name.words[1:-1]:
            at = name.words.index("for", 1)
            if gazetteer.fold(" ".join(name.words[:at])) in keys:
                first = (
                    name.first - 1
                    if name.start < text.paragraphs[name.paragraph].start_char + _at(text, name)
                    else name.first
                )
                cut.append(spell(text, name.paragraph, first, name.first + at, name.kind) or name)
                continue
        cut.append(name)
    return cut


def _at(text: ParsedArticle, name: Name) -> int:
    return int(text.paragraphs[name.paragraph].doc[name.first].idx)


def _without_headlines(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Drop what the model takes for a name in a headline and holds a name of the prose: "Acme Beats Zenith"."""
    spelled: set[str] = set()
    single: set[str] = set()
    for name in names:
        if not _is_headline(text, name.paragraph):
            spelled.add(name.key)
            if name.kind in ("person", "organisation", "place"):
                parts = name.key.split()
                single.add(parts[-1] if name.kind == "person" and parts else name.key)
    if not single:
        return names
    kept = []
    for name in names:
        parts = name.key.split()
        is_doubtful = len(parts) > 1 and name.key not in spelled and _is_headline(text, name.paragraph)
        if is_doubtful and name.kind in ("person", "organisation", "work", "product", "event", "facility"):
            inside = {" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, min(len(parts), i + 5) + 1)}
            if inside & single and len(parts) <= 12:
                continue
        kept.append(name)
    return kept


def _is_headline(text: ParsedArticle, number: int) -> bool:
    """Whether a line is in title case or in capitals: the model takes much in it for names."""
    paragraph = text.paragraphs[number]
    if paragraph.kind == "crosshead":
        return True
    if number > 1 or len(paragraph.doc) > 25 or paragraph.doc[-1].text in (".", "!", "?", '"'):
        return False
    spelled = [token.text for token in paragraph.doc if token.is_alpha and len(token) > 3]
    return len(spelled) > 2 and sum(word[0].isupper() for word in spelled) >= 0.8 * len(spelled)


def _with_listed(text: ParsedArticle, names: list[Name]) -> list[Name]:
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


def _repair(text: ParsedArticle, names: list[Name]) -> None:
    """Give one name one kind: the kind of most of its mentions, and of the person whose surname it is."""
    known = gazetteer.load()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people: set[str] = set()
    lone: set[str] = set()
    for name in names:
        if name.kind in _MISTAKEN and name.key not in known.kinds and _bears_role(text, name):
            name.kind, name.rule = "person", "role"
        votes[name.key][name.kind] += 1
        if name.kind == "person" and name.key not in known.kinds:
            if len(name.words) > 1:
                # surnames stand last, or first where the family name does
                parts = name.key.split()
                people.update((parts[-1], parts[0]))
            else:
                lone.add(name.key)
    companies = {
        gazetteer.fold(name.words[0]) for name in names if name.kind == "organisation" and len(name.words) > 1
    } - people
    for name in names:
        kind = known.kinds.get(name.key)
        counted = votes[name.key]
        if name.key in known.demonyms and not (name.kind == "person" and name.key in _GIVEN_NAMES):
            best = name.kind if name.kind in ("language", "place") else "group"
        elif name.key in people and kind != "place":
            best = "person"
        elif kind and name.kind != "person":
            best = kind
        elif name.kind == "person" and name.key in companies:
            best = "organisation"
        else:
            best = min(counted, key=lambda each: (-counted[each], each))
            ends = {gazetteer.fold(name.words[0]), gazetteer.fold(name.words[-1])}
            if best == "place" and 1 < len(name.words) < 4 and kind is None and ends & lone:
                best = "person"
        if best != name.kind:
            name.kind, name.rule = best, "repaired"


def _bears_role(text: ParsedArticle, name: Name) -> bool:
    """Whether a role that only people have stands directly before a name, or set off by a comma."""
    doc = text.paragraphs[name.paragraph].doc
    at = name.first - 1
    if len(name.words) == 1:
        # "Queen Maria": those who go by one name
        return at >= 0 and doc[at].text.istitle() and doc[at].lower_ in words.ONE_NAME_TITLES
    if at >= 0 and doc[at].lower_ in words.PERSON_ROLES and doc[at].pos_ in ("NOUN", "PROPN"):
        return True
    if at > 0 and doc[at].text == ",":
        top = head(doc, name.first, name.last)
        return top.dep_ == "appos" and top.head.lower_ in words.PERSON_ROLES
    return False


def _defined(text: ParsedArticle, names: list[Name]) -> list[Name]:
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


def _missed(text: ParsedArticle, names: list[Name]) -> list[Name]:
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
            if surname > 1 and _GENERATION.search(" " + gazetteer.fold(folded[-1])):
                surname -= 1
            if name.kind == "person" and surname and len(folded[surname]) > 2:
                by_first[folded[surname]].setdefault(folded[surname : surname + 1], "person")
                by_first[folded[0]].setdefault(folded[:1], _GIVEN)
    found: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        doc = paragraph.doc
        tokens = [token.text for token in doc]
        used = taken[number]
        is_headline = _is_headline(text, number)
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
            if not best and doc[at].pos_ == "PROPN" and at and doc[at - 1].lower_ in words.PERSON_ROLES:
                # "Minister Park Ji Hoon": a role says that a person follows
                while at + best < len(tokens) and best < 4 and _goes_on(doc, at + best, used):
                    best += 1
                best, kind, rule = (best if best > 1 else 0), "person", "titled"
            if best == 1 and kind == "person" and rule == "elsewhere" and not is_headline:
                # "Xi Jinping", where the model found only "Xi" elsewhere
                while best < 3 and at + best < len(tokens) and _goes_on(doc, at + best, used):
                    best += 1
            if (
                best
                and not used.intersection(range(at, at + best))
                and not _is_common(doc, at, best, kind, is_headline)
            ):
                missed = spell(text, number, at, at + best, "person" if kind == _GIVEN else kind, rule=rule)
                if missed:
                    found.append(missed)
                    used.update(range(at, at + best))
            at += best or 1
    return found


def _with_makers(text: ParsedArticle, names: list[Name]) -> list[Name]:
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


def _is_common(doc: "Doc", at: int, size: int, kind: str, is_headline: bool) -> bool:
    """Whether a lone word is an everyday word here that happens to be a name elsewhere ("Will", "Brown")."""
    if size > 1 or doc[at].pos_ == "PROPN":
        return False
    if is_headline:
        return doc[at].pos_ not in ("NOUN", "ADJ")
    return kind == _GIVEN or doc[at].pos_ != "NOUN"


def place(text: ParsedArticle, names: list[Name]) -> None:
    """Put names in text order and say where each stands and whether it is what its sentence is about."""
    names.sort(key=lambda name: (name.start, -name.end))
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
            top = head(paragraph.doc, name.first, name.last)
            if top.dep_ in ("nsubj", "nsubjpass"):
                name.is_subject, name.governor = True, top.head.i
        base += len(ends)


def head(doc: "Doc", first: int, last: int) -> Any:
    """The token of a span that hangs on a token outside of it."""
    for i in range(last - 1, first - 1, -1):
        at = doc[i].head.i
        if at < first or at >= last or at == i:
            return doc[i]
    return doc[last - 1]
