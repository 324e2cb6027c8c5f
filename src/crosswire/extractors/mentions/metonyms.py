"""Capitals that act: "Beijing said" is a government, "in Beijing" is a city.

A capital is its country's government where it is the subject of a verb of saying or governing in the active
voice, or owns what only a government has ("Beijing's position"); anywhere else it is the city.
"""

from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.mentions.spelling import Name, head
from crosswire.parsing import ParsedArticle


def mark(text: ParsedArticle, names: list[Name]) -> None:
    """Make organisations of capitals that act."""
    capitals = gazetteer.load().capitals
    for name in names:
        if name.kind in ("place", "organisation") and name.key in capitals:
            doc = text.paragraphs[name.paragraph].doc
            top = head(doc, name.first, name.last)
            while top.dep_ == "conj" and top.head.ent_type_:
                # "Oslo and Rome agreed"
                top = top.head
            verb = top.head
            acts = top.dep_ == "nsubj" and verb.lemma_ in words.GOVERNING
            owns = (
                top.dep_ == "poss"
                and verb.pos_ == "NOUN"
                and any(token.lemma_.lower() in words.GOVERNMENT_NOUNS for token in doc[name.last : verb.i + 1])
            )
            owns_party = top.dep_ == "poss" and verb.lower_ in ("party", "ministry", "government")
            if acts or owns or owns_party:
                name.kind, name.rule = "organisation", "metonym"
            elif name.kind == "organisation":
                name.kind, name.rule = "place", "repaired"
