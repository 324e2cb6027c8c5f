"""Which names of one article name the same thing, and which of them says most."""

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from crosswire.extractors.mentions import gazetteer, words
from crosswire.extractors.mentions.spelling import Name
from crosswire.parsing import ParsedArticle

_MAX_BEARERS = 20
_LONG_SHORT_FORM = 5


def tie(text: ParsedArticle, names: list[Name]) -> None:
    """Point every name at the fullest name of what it stands for, in this article."""
    groups: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        groups[_group(name), name.key].append(name)
    heads = {key: _fullest(group) for key, group in groups.items()}
    for key, group in groups.items():
        for name in group:
            name.thing = heads[key]
    _tie_people(groups, heads)
    _tie_organisations(groups, heads)
    _tie_definitions(text, names, groups)
    for name in names:
        seen = {id(name)}
        while name.thing is not None and name.thing.thing is not name.thing and id(name.thing) not in seen:
            seen.add(id(name.thing))
            name.thing = name.thing.thing


def _group(name: Name) -> str:
    if name.rule == "metonym":
        return "metonym"
    return name.kind if name.kind in ("person", "event", "work") else "other"


def _fullest(group: list[Name]) -> Name:
    """The name of most words; a headline's capitals only where the prose has no other spelling."""
    return min(group, key=lambda name: (-len(name.words), _is_shouted(name), -(name.end - name.start), name.start))


def _is_shouted(name: Name) -> bool:
    return len(name.key) > _LONG_SHORT_FORM and all(word.isupper() for word in name.words)


def _tie_people(groups: dict[tuple[str, str], list[Name]], heads: dict[tuple[str, str], Name]) -> None:
    """A lone surname, or given name, stands for the person of the article who bears it; of several, the last named."""
    full: dict[str, list[Name]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    people = [(key, head) for key, head in heads.items() if key[0] == "person" and len(head.words) > 1]
    for key, head in people:
        parts = key[1].split()
        for word in {parts[0], parts[-1]}:
            if (word, key[1]) not in seen:
                seen.add((word, key[1]))
                full[word].append(head)
    _tie_longer(people, groups)
    for key, group in groups.items():
        if key[0] != "person" or " " in key[1]:
            continue
        bearers = _distinct(full.get(key[1], []))
        if not bearers:
            continue
        surnames = [bearer for bearer in bearers if bearer.key.split()[-1] == key[1]]
        places: dict[str | None, list[tuple[int, Name]]] = {}
        for name in group:
            sex = gender(name.role) if len(bearers) > 1 else None
            if sex not in places:
                places[sex] = _mentioned(_agreeing(surnames or bearers, sex), groups)
            name.thing = _bearer(name, places[sex])
            if name.rule == "model":
                name.rule = "surname"


def _tie_longer(people: list[tuple[tuple[str, str], Name]], groups: dict[tuple[str, str], list[Name]]) -> None:
    """Tie "Ann Example" to "Ann B. Example", "A. Example" to "Ann Example", where one such longer name is given."""
    by_last: dict[str, list[tuple[tuple[str, str], Name]]] = defaultdict(list)
    for key, head in people:
        by_last[key[1].split()[-1]].append((key, head))
    for same in by_last.values():
        if len(same) < 2:
            continue
        for key, _ in same[:_MAX_BEARERS]:
            short = key[1].split()
            longer = [
                head
                for other, head in same[:_MAX_BEARERS]
                if (len(other[1].split()) > len(short) and _is_part(short, other[1].split()))
                or _is_initialled(short, other[1].split())
            ]
            if len(longer) == 1:
                for name in groups[key]:
                    name.thing = longer[0]


def _is_part(short: list[str], long: list[str]) -> bool:
    """Whether all words, or letters, of one name stand in the other, in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _is_initialled(short: list[str], long: list[str]) -> bool:
    """Whether a name is another with its given names as initials: "A. Example" of "Ann Example"."""
    return (
        short != long
        and short[-1] == long[-1]
        and len(short) <= len(long)
        and len(long[0]) > 1
        and all(len(word) == 1 and whole.startswith(word) for word, whole in zip(short[:-1], long[:-1], strict=False))
    )


def _distinct(heads: list[Name]) -> list[Name]:
    unique: dict[int, Name] = {}
    for head in heads:
        thing = head.thing or head
        unique[id(thing)] = thing
    return list(unique.values())


def _agreeing(bearers: list[Name], sex: str | None) -> list[Name]:
    """The bearers of a surname whose titles agree with its title: those who say so, else those who do not deny it."""
    if sex is None:
        return bearers
    return (
        [bearer for bearer in bearers if gender(bearer.role) == sex]
        or [bearer for bearer in bearers if gender(bearer.role) is None]
        or bearers
    )


def _mentioned(bearers: list[Name], groups: dict[tuple[str, str], list[Name]]) -> list[tuple[int, Name]]:
    """Where each bearer is named in full, in text order."""
    places = [(each.start, bearer) for bearer in bearers for each in groups.get(("person", bearer.key), [bearer])]
    return sorted(places, key=lambda place: place[0])


def _bearer(name: Name, places: list[tuple[int, Name]]) -> Name:
    """The bearer who was named in full last before a surname, else first after it."""
    at = bisect_left(places, name.start, key=lambda place: place[0])
    return places[max(at - 1, 0)][1]


def gender(role: str | None) -> str | None:
    """What a title says of its bearer: `m`, `f` or nothing."""
    for word in (role or "").casefold().split():
        if word in words.MALE_ROLES:
            return "m"
        if word in words.FEMALE_ROLES:
            return "f"
    return None


def _tie_organisations(groups: dict[tuple[str, str], list[Name]], heads: dict[tuple[str, str], Name]) -> None:
    """Abbreviations and shortened names stand for the longer name in the article."""
    known = gazetteer.load()
    by_initials: dict[str, list[Name]] = defaultdict(list)
    by_first: dict[str, list[Name]] = defaultdict(list)
    by_end: dict[str, list[Name]] = defaultdict(list)
    for key, head in heads.items():
        parts = key[1].split()
        if key[0] != "other" or len(parts) < 2 or head.kind not in _NAMED:
            continue
        initials = "".join(word[0] for word in head.words if word[:1].isupper()).casefold()
        by_initials[initials].append(head)
        if head.kind == "organisation" or (head.kind == "product" and key[1] in known.kinds):
            by_first[parts[0]].append(head)
        if head.rule != "institution" and head.kind in ("organisation", "product", "facility"):
            for size in (1, 2):
                if len(parts) > size and " ".join(parts[-size:]) not in words.DESIGNATORS:
                    by_end[" ".join(parts[-size:])].append(head)
    for key, group in groups.items():
        if key[0] != "other" or not key[1]:
            continue
        short = heads[key]
        target: Name | None = None
        rule = "shortened"
        word = short.words[0].replace(".", "")
        if len(short.words) == 1 and word.isupper() and len(word) >= 2 and key[1] not in known.countries:
            target, rule = _only(by_initials.get(word.replace("&", "").casefold(), [])), "abbreviation"
        if target is None and short.kind in ("organisation", "product"):
            longer = [
                head
                for head in by_first.get(key[1].split()[0], [])[:_MAX_BEARERS]
                if head.key.startswith(key[1] + " ")
                and (
                    _is_longer_form(key[1], head.key)
                    # the full name comes first, where the short one stands for it
                    or (key[1] not in known.kinds and head.start < min(name.start for name in group))
                )
            ]
            target = _only(longer) or (_only(by_end.get(key[1], [])) if key[1] not in known.kinds else None)
        if target is None and key[1].endswith("s") and len(key[1]) > 3:
            target = heads.get(("other", key[1][:-1]))
        if target is not None and rule == "shortened" and key[1] in known.names and target.key not in known.names:
            # the listed one of two names is what the thing goes by everywhere
            short, target, group = target, short, groups[_group(target), target.key]
        if target is not None and target is not short:
            for name in group:
                name.thing, name.kind, name.rule = target, target.kind, rule


def _is_longer_form(short: str, long: str) -> bool:
    """Whether a name is another with what kind of organisation it is: "Acme" of "Acme Airlines".

    "Barclays Capital" is a part of what the lists call Barclays; of what they do not know, both may be the whole.
    """
    known = gazetteer.load()
    rest = long[len(short) + 1 :].split()
    is_part = short in known.names and long not in known.names and rest[-1] in words.PARTS_OF_FIRMS
    return not is_part and all(each in words.DESIGNATORS for each in rest)


_NAMED = frozenset(["organisation", "product", "facility", "place"])


def _tie_definitions(text: ParsedArticle, names: list[Name], groups: dict[tuple[str, str], list[Name]]) -> None:
    """Tie what stands in brackets after a name to it: "Northern Rail Safety Agency (NRSA)"."""
    body = text.article.body
    for full, short in pairwise(names):
        word = short.words[0].replace(".", "")
        if (
            body[full.end : short.start].strip() == "("
            and body[short.end : short.end + 1] == ")"
            and len(short.words) == 1
            and 2 <= len(word) <= 8
            and sum(c.isupper() for c in word) >= 2
            and full.key
            and full.key[0] == word[0].casefold()
            and _is_part(list(word.casefold()), list(full.key))
        ):
            for name in groups[_group(short), short.key]:
                name.thing, name.rule = full.thing or full, "abbreviation"
                if full.kind != name.kind and full.kind != "person":
                    name.kind = full.kind


def _only(heads: list[Name]) -> Name | None:
    return heads[0] if len(heads) == 1 else None
