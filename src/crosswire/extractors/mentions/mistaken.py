"""What the model takes for a name and is none, or is another kind of name: repairs of its findings."""

import re
from collections import Counter, defaultdict

from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.mentions.spelling import Name, head, spell
from crosswire.parsing import ParsedArticle

_SHORT_FORM = re.compile(r"\(([A-Z]{2,6})\)")
# an article that lists more names with one first word is a register
_MAX_SAME_BEGIN = 50
_MISTAKEN = frozenset(["place", "product", "work", "facility", "group"])
# demonyms that are also first names
_GIVEN_NAMES = frozenset(["finn", "dane", "scot", "brit", "pole"])


def without_purposes(text: ParsedArticle, names: list[Name]) -> list[Name]:
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


def without_headlines(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Drop what the model takes for a name in a headline and holds a name of the prose: "Acme Beats Zenith"."""
    spelled: set[str] = set()
    single: set[str] = set()
    for name in names:
        if not is_headline(text, name.paragraph):
            spelled.add(name.key)
            if name.kind in ("person", "organisation", "place"):
                parts = name.key.split()
                single.add(parts[-1] if name.kind == "person" and parts else name.key)
    if not single:
        return names
    kept = []
    for name in names:
        parts = name.key.split()
        is_doubtful = len(parts) > 1 and name.key not in spelled and is_headline(text, name.paragraph)
        if is_doubtful and name.kind in ("person", "organisation", "work", "product", "event", "facility"):
            inside = {" ".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, min(len(parts), i + 5) + 1)}
            if inside & single and len(parts) <= 12:
                continue
        kept.append(name)
    return kept


def is_headline(text: ParsedArticle, number: int) -> bool:
    """Whether a line is in title case or in capitals: the model takes much in it for names."""
    paragraph = text.paragraphs[number]
    if paragraph.kind == "crosshead":
        return True
    if number > 1 or len(paragraph.doc) > 25 or paragraph.doc[-1].text in (".", "!", "?", '"'):
        return False
    spelled = [token.text for token in paragraph.doc if token.is_alpha and len(token) > 3]
    return len(spelled) > 2 and sum(word[0].isupper() for word in spelled) >= 0.8 * len(spelled)


def without_capitals(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Drop what the model finds in a line of capitals where the prose knows better: everyday words, parts of names."""
    shouted = {number for number, paragraph in enumerate(text.paragraphs) if paragraph.doc.text.isupper()}
    if not shouted:
        return names
    prose = {tuple(word.casefold() for word in name.words) for name in names if name.paragraph not in shouted}
    everyday = {
        token.text
        for number, paragraph in enumerate(text.paragraphs)
        if number not in shouted
        for token in paragraph.doc
        if token.text.islower()
    }
    begins: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for spelled in prose:
        begins[spelled[0]].append(spelled)
    whole: dict[int, set[int]] = {}
    for number in shouted:
        lowered = [token.lower_ for token in text.paragraphs[number].doc]
        whole[number] = {
            at + i
            for at, word in enumerate(lowered)
            for spelled in begins.get(word, ())[:_MAX_SAME_BEGIN]
            if len(spelled) > 1 and tuple(lowered[at : at + len(spelled)]) == spelled
            for i in range(len(spelled))
        }
    kept = []
    for name in names:
        spelled = tuple(word.casefold() for word in name.words)
        if name.paragraph not in shouted or (
            name.first not in whole[name.paragraph]
            and (spelled in prose or not all(word in everyday for word in spelled))
        ):
            kept.append(name)
    return kept


def spell_out(text: ParsedArticle, names: list[Name]) -> None:
    """Spell a short form as the everyday words that the article defines it by: "heavy water reactor (HWR)"."""
    body = text.article.body
    meant: dict[str, str] = {}
    for found in _SHORT_FORM.finditer(body):
        before = body[max(0, found.start() - 80) : found.start()].rpartition("\n")[2].split()[-len(found[1]) :]
        if "".join(word[0] for word in before) == found[1].lower() and all(word.isalpha() for word in before):
            meant.setdefault(found[1], " ".join(before))
    for name in names:
        if len(name.words) == 1 and (spelled := meant.get(name.words[0])):
            name.spelled, name.key = spelled, gazetteer.fold(spelled)


def repair(text: ParsedArticle, names: list[Name]) -> None:
    """Give one name one kind: the kind of most of its mentions, and of the person whose surname it is."""
    known = gazetteer.load()
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    people: set[str] = set()
    surnames: set[str] = set()
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
                surnames.add(parts[-1])
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
        elif name.key in people and (kind != "place" or (name.key in surnames and not _is_placed(text, name))):
            best = "person"
        elif kind and (name.kind != "person" or (kind == "organisation" and not _may_be_person(text, name))):
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


def _is_placed(text: ParsedArticle, name: Name) -> bool:
    """Whether a name that a listed place has is of the place: a country or capital, or a town that stands as one."""
    known = gazetteer.load()
    doc = text.paragraphs[name.paragraph].doc
    return (
        name.key in known.countries
        or name.key in known.capitals
        or (name.first > 0 and doc[name.first - 1].lower_ in words.LOCATIVES)
    )


def _may_be_person(text: ParsedArticle, name: Name) -> bool:
    """Whether a name that a listed organisation has may be a person's: of two words, or a surname with a title."""
    doc = text.paragraphs[name.paragraph].doc
    before = doc[name.first - 1] if name.first else None
    return len(name.words) > 1 or (
        before is not None and (before.lower_ in words.TITLES or before.lower_ in words.ROLES or before.pos_ == "PROPN")
    )


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
