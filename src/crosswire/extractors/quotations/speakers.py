"""Who speaks, as printed: the kind of speaker, and the mention inside the phrase that names it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crosswire.extractors.quotations.frames import Span
from crosswire.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMS = {"name": 0, "nominal": 1, "pronoun": 2}
_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "group": "group",
    "facility": "organisation",
    "work": "document",
    "law": "document",
    "product": "organisation",
    "event": "organisation",
}
_DOCUMENTS = frozenset(
    (
        "statement report poll survey study document documents paper memo letter email e-mail article book "
        "post tweet message release review analysis data figures statistics records record transcript file "
        "files filing complaint lawsuit suit indictment affidavit audit census findings newspaper magazine "
        "website page text script sign signs banner headline story editorial column ad advertisement bill law "
        "resolution order ruling decision verdict opinion draft note notice bulletin communique dispatch "
        "research results polling evidence reports polls studies surveys video spot clip recording tape"
    ).split()
)
_UNNAMED = frozenset(
    (
        "source sources official officials insider insiders aide aides adviser advisers advisor advisors "
        "critic critics expert experts analyst analysts observer observers witness witnesses resident "
        "residents diplomat diplomats spokesman spokeswoman spokesperson spokespeople supporter supporters "
        "opponent opponents people person someone somebody others some many few several most one man woman "
        "neighbour neighbours neighbor neighbors lawyer lawyers activist activists employee employees voter "
        "voters researchers researcher scientist scientists economist economists colleague colleagues friend "
        "friends relative relatives authorities everybody everyone anyone nobody"
    ).split()
)
_GROUPS = frozenset(
    (
        "party government administration campaign company committee council court ministry department agency "
        "police army parliament congress senate house union group organisation organization bank board team "
        "commission office bureau association firm university institute school embassy authority authorities "
        "coalition cabinet military navy"
    ).split()
)
_OPEN = frozenset(
    ("a an some several many one two three four five six most few other another unnamed anonymous certain").split()
)
_NAMELESS = frozenset("anonymous anonymity unnamed unidentified undisclosed".split())
_BESIDE = 12
"""How far from a name its role may begin or end: a comma, an article, an age."""
_PRONOUNS = frozenset("he she i we you him her me us who whom himself herself".split())
_PLURALS = frozenset("they them those these it this that which".split())


class Mentions:
    """The mentions of an article, to be looked up by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda one: (one.start_char, one.end_char))
        self._starts = [one.start_char for one in self._mentions]
        self._described: dict[tuple[int | None, int | None], Mention] = {}
        for one in self._mentions:
            if one.role and one.refers_start is not None:
                self._described.setdefault((one.refers_start, one.refers_end), one)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in a span, in text order."""
        found = []
        at = bisect_left(self._starts, start)
        while at < len(self._mentions) and self._starts[at] < end:
            if self._mentions[at].end_char <= end:
                found.append(self._mentions[at])
            at += 1
        return found

    def of(self, start: int, end: int, head: tuple[int, int]) -> Mention | None:
        """The mention in a span that covers its head: a name before a nominal, the longest of them."""
        inside = self.within(start, end)
        covering = [one for one in inside if one.start_char < head[1] and head[0] < one.end_char]
        if covering:
            return min(covering, key=lambda one: (_FORMS.get(one.form, 3), one.start_char - one.end_char))
        return None

    def role_of(self, mention: Mention, body: str) -> Span | None:
        """Where the role of who is mentioned is printed: beside this mention, else beside the first that has one."""
        described = mention if mention.role else None
        if described is None and mention.refers_start is not None:
            described = self._described.get((mention.refers_start, mention.refers_end))
        if described is None or not described.role:
            return None
        length = len(described.role)
        before = body.rfind(described.role, max(0, described.start_char - length - _BESIDE), described.start_char)
        if before >= 0:
            return before, before + length
        # the role before a name can be part of the name's own span
        after = body.find(described.role, described.start_char, described.end_char + length + _BESIDE)
        return (after, after + length) if after >= 0 else None


def named_in_apposition(head: "Token", mentions: Mentions, offset: int) -> Mention | None:
    """The name beside a nominal head: "the foreign minister, Ann Bell"."""
    for child in head.children:
        if (
            child.dep_ in ("appos", "compound", "nmod")
            and child.pos_ == "PROPN"
            and (child.dep_ == "appos" or child.i > head.i)
        ):
            start = offset + child.left_edge.idx
            end = offset + child.right_edge.idx + len(child.right_edge)
            found = mentions.of(start, end, (offset + child.idx, offset + child.idx + len(child)))
            if found is not None and found.form == "name":
                return found
    return None


def kind_of(head: "Token", mention: Mention | None) -> str:
    """`person`, `organisation`, `place`, `document`, `group` or `unnamed`."""
    if mention is not None and mention.form == "name" and mention.kind:
        return _KINDS.get(mention.kind, "person")
    word = head.lower_
    lefts = {child.lower_ for child in head.lefts}
    if lefts & _NAMELESS:
        return "unnamed"
    if word in _PRONOUNS:
        return mention.kind if mention is not None and mention.kind in _KINDS else "person"
    if word in _PLURALS:
        return _KINDS.get(mention.kind or "", "group") if mention is not None else "group"
    if head.pos_ == "PROPN":
        return "person"
    if word in _DOCUMENTS or head.lemma_.lower() in _DOCUMENTS:
        return "document"
    definite = bool(lefts & {"the", "his", "her", "their", "its", "our", "my"}) or any(
        c.dep_ == "poss" for c in head.lefts
    )
    if word in _UNNAMED and not (definite and head.tag_ == "NN"):
        return "unnamed"
    if lefts & _OPEN:
        return "unnamed" if word not in _GROUPS else "organisation"
    if word in _GROUPS:
        return "organisation"
    if head.tag_ == "NNS":
        return "group" if definite else "unnamed"
    return "person" if definite else "unnamed"
