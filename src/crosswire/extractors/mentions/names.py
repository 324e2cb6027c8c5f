"""Names: where the model finds them, what it mistook and what it missed, each where it stands in its sentence."""

from collections import defaultdict
from collections.abc import Iterator

from crosswire.extractors.mentions import gazetteer, missed, mistaken, words
from crosswire.extractors.mentions.spelling import Name, head, spell
from crosswire.parsing import ParsedArticle


def find(text: ParsedArticle) -> list[Name]:
    """Return the names of an article, no two overlapping."""
    names: list[Name] = []
    for number, paragraph in enumerate(text.paragraphs):
        for entity in paragraph.doc.ents:
            kind = words.KINDS.get(entity.label_)
            if kind:
                names += _parts(text, number, entity.start, entity.end, kind)
    names = mistaken.without_capitals(text, mistaken.without_purposes(text, names))
    names = mistaken.without_headlines(text, names)
    names = missed.with_listed(text, names)
    mistaken.spell_out(text, names)
    mistaken.repair(text, names)
    names += missed.defined(text, names)
    names += missed.missed(text, names)
    return missed.with_makers(text, names)


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
