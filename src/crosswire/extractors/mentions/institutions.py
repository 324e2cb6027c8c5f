"""What belongs to a country's state: "China's foreign ministry", "the French government"."""

from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.mentions.spelling import Name, spell
from crosswire.parsing import ParsedArticle


def find(text: ParsedArticle, names: list[Name]) -> list[Name]:
    """Return the names of institutions, which overlap those of their countries; one name for each of its spellings."""
    known = gazetteer.load()
    ends = {(name.paragraph, name.last) for name in names}
    begins = {(name.paragraph, name.first) for name in names}
    found: list[Name] = []
    for name in names:
        if name.kind == "organisation" and name.words[-1].casefold() in words.INSTITUTIONS:
            _rename(name)
            continue
        country = known.names.get(name.key)
        if country is None or (name.key not in known.countries and name.key not in known.capitals):
            continue
        country = known.capital_of.get(country, country)
        doc = text.paragraphs[name.paragraph].doc
        at = name.last
        if at < len(doc) and doc[at].tag_ == "POS":
            at += 1
        first = at
        while at < len(doc) and at - first < 4 and (name.paragraph, at) not in begins:
            if doc[at].lower_ in words.INSTITUTIONS and not (
                at + 1 < len(doc) and (doc[at + 1].lower_ in words.INSTITUTIONS or doc[at + 1].lower_ in words.ROLES)
            ):
                if (name.paragraph, at + 1) not in ends:
                    whole = spell(text, name.paragraph, name.first, at + 1, "organisation", rule="institution")
                    if whole and whole.key not in known.kinds:
                        rest = " ".join(doc[i].text for i in range(first, at + 1))
                        whole.spelled = f"{rest} of {country}"
                        whole.key = gazetteer.fold(whole.spelled)
                        found.append(whole)
                break
            if doc[at].pos_ not in ("ADJ", "NOUN", "PROPN"):
                break
            at += 1
    return found


def _rename(name: Name) -> None:
    """Spell "US Government" as `government of United States`."""
    known = gazetteer.load()
    if name.key in known.kinds:
        return
    parts = name.key.split()
    for size in (1, 2):
        country = known.names.get(" ".join(parts[:size]))
        if country and len(parts) > size and (" ".join(parts[:size]) in known.countries):
            name.spelled = f"{' '.join(parts[size:])} of {country}"
            name.key, name.rule = gazetteer.fold(name.spelled), "institution"
