"""Pronouns and whom they stand for: the nearest name that fits, and nobody where two fit as well."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosswire.extractors.mentions import words
from crosswire.extractors.mentions.spelling import Name
from crosswire.extractors.mentions.things import gender
from crosswire.parsing import ParsedArticle

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ALL = words.MALE | words.FEMALE | words.NEUTER | words.PLURAL | words.FIRST
_REACH = 2
_MARK = '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun; no name where it was left open."""

    start: int
    end: int
    kind: str | None
    name: Name | None
    rule: str


def find(text: ParsedArticle, names: list[Name]) -> list[Pronoun]:
    """Return the personal pronouns of the article in text order."""
    found: list[Pronoun] = []
    by_paragraph: dict[int, list[Name]] = {}
    for each in names:
        by_paragraph.setdefault(each.paragraph, []).append(each)
    sexes: dict[int, str] = {}
    for person in names:
        known_sex = gender(person.role)
        if known_sex and person.thing is not None:
            sexes.setdefault(id(person.thing), known_sex)
    base = 0
    before: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        doc = paragraph.doc
        inside = by_paragraph.get(number, [])
        speaker: Name | None = None
        is_known = False
        quoted = False
        at = 0
        sentence = base
        for token in doc:
            if token.is_sent_start and token.i:
                sentence += 1
            lower = token.lower_
            if lower == _MARK:
                quoted = not quoted
            if lower not in _ALL or token.pos_ not in ("PRON", "DET") or token.dep_ == "expl" or token.text == "US":
                continue
            while at < len(inside) and inside[at].last <= token.i:
                before.append(inside[at])
                at += 1
            name: Name | None = None
            rule = "open"
            kind: str | None = None
            if lower in words.FIRST:
                kind = "person"
                if quoted:
                    if not is_known:
                        speaker, is_known = _speaker(doc, inside), True
                    name, rule = speaker, "speaker"
            elif lower in words.MALE or lower in words.FEMALE:
                kind = "person"
                sex = "m" if lower in words.MALE else "f"
                name, rule = _person(before, sentence, sex, sexes, token, number), "pronoun"
                if name is not None and name.thing is not None:
                    sexes.setdefault(id(name.thing), sex)
            elif lower in words.NEUTER:
                name, rule = _thing(before, sentence, base), "pronoun"
                kind = name.kind if name else None
            elif lower in words.PLURAL:
                name, rule = _group(before, sentence, token, number), "pronoun"
                kind = name.kind if name else None
            start = paragraph.start_char + token.idx
            found.append(
                Pronoun(start=start, end=start + len(token), kind=kind, name=name, rule=rule if name else "open")
            )
        before.extend(inside[at:])
        base += sum(1 for _ in doc.sents)
    return found


def _speaker(doc: "Doc", inside: list[Name]) -> Name | None:
    """The only person of the paragraph who is the subject of a verb of saying."""
    speakers: dict[int, Name] = {}
    for name in inside:
        if name.kind == "person" and name.is_subject:
            top = doc[name.last - 1]
            if top.head.lemma_ in words.SAYING:
                speakers[id(name.thing)] = name
    return next(iter(speakers.values())) if len(speakers) == 1 else None


def _person(
    before: list[Name], sentence: int, sex: str, sexes: dict[int, str], token: "Token", paragraph: int
) -> Name | None:
    """The nearest person who may be meant: a subject of this sentence or the last ones before any other."""
    best: Name | None = None
    # who does it is not whom it is done to: "should Ann ignore him"
    doer = token.head.i if token.dep_ in ("dobj", "dative", "iobj") else -1
    for name in reversed(before[-40:]):
        if sentence - name.sentence > _REACH:
            break
        if doer >= 0 and name.paragraph == paragraph and name.governor == doer:
            continue
        if name.kind != "person" or sexes.get(id(name.thing), sex) != sex:
            continue
        if best is not None and name.sentence < best.sentence:
            break
        if name.is_subject and token.dep_ in ("nsubj", "nsubjpass", "poss"):
            return name
        if best is None:
            best = name
    return best


def _thing(before: list[Name], sentence: int, base: int) -> Name | None:
    """The organisation, place or product that is the subject of this sentence, else of the last one, if one only."""
    for back in (0, 1):
        subjects = {
            id(name.thing): name
            for name in before[-30:]
            if sentence - name.sentence == back
            and name.is_subject
            and name.kind in ("organisation", "place", "product")
        }
        if len(subjects) == 1:
            return next(iter(subjects.values()))
        if subjects:
            return None
    return None


def _group(before: list[Name], sentence: int, token: "Token", paragraph: int) -> Name | None:
    """The people or the organisation that is the only subject before `they`, where no other plural stands between."""
    subjects = [
        name
        for name in before[-30:]
        if name.paragraph == paragraph and sentence - name.sentence <= 1 and name.is_subject
    ]
    if len({id(name.thing) for name in subjects}) != 1 or subjects[-1].kind not in ("group", "organisation"):
        return None
    subject = subjects[-1]
    doc = token.doc
    is_alone = not any(
        word.tag_ in ("NNS", "NNPS") or (word.dep_ == "conj" and word.tag_ in ("NNP", "NN"))
        for word in doc[subject.last : token.i]
    )
    return subject if is_alone else None
