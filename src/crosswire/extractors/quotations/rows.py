"""Acts become rows: one per piece, with speaker, mention and kind."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crosswire.extractors.quotations import lexicon
from crosswire.extractors.quotations.acts import Act
from crosswire.extractors.quotations.frames import noun_phrase
from crosswire.extractors.quotations.speakers import Mentions, kind_of, named_in_apposition
from crosswire.parsing import ParsedArticle
from crosswire.records import Mention, Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token


def to_rows(text: ParsedArticle, acts: list[Act], found: Sequence[Mention]) -> Iterator[Quotation]:
    """Yield the rows of all acts in text order; the same piece of the same cue once."""
    mentions = Mentions(found)
    rows = [row for act in acts for row in _rows(text, act, mentions)]
    rows.sort(key=lambda row: (row.start_char, row.end_char, row.cue_start or -1))
    seen = set()
    for row in rows:
        key = (row.start_char, row.end_char, row.cue_start, row.cue_end)
        if key not in seen:
            seen.add(key)
            yield row


def _rows(text: ParsedArticle, act: Act, mentions: Mentions) -> Iterator[Quotation]:
    body = text.article.body
    pieces = [piece for piece in act.pieces if piece.end > piece.start]
    if not pieces:
        return
    is_direct = all(piece.quoted for piece in pieces)
    mention, at, kind = _speaker(text, act, mentions)
    role = mentions.role_of(mention, body) if mention is not None else None
    cue_start, cue_end, cue_text = _span(body, act.cue)
    speaker_start, speaker_end, speaker_text = _span(body, act.source)
    role_start, role_end, role_text = _span(body, role)
    addressee_start, addressee_end, addressee_text = _span(body, act.addressee)
    carrier_start, carrier_end, carrier_text = _span(body, act.carrier)
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    for number, piece in enumerate(pieces):
        yield Quotation(
            version_id=text.article.version_id,
            start_char=piece.start,
            end_char=piece.end,
            text=body[piece.start : piece.end],
            quotation_type="direct" if is_direct else "mixed" if piece.quoted else "indirect",
            piece=number,
            content_start=start,
            content_end=end,
            cue_start=cue_start,
            cue_end=cue_end,
            cue_text=cue_text,
            cue_lemma=act.lemma,
            speaker_start=speaker_start,
            speaker_end=speaker_end,
            speaker_text=speaker_text,
            speaker_mention_start=at[0] if at else None,
            speaker_mention_end=at[1] if at else None,
            speaker_kind=kind,
            role_start=role_start,
            role_end=role_end,
            role_text=role_text,
            addressee_start=addressee_start,
            addressee_end=addressee_end,
            addressee_text=addressee_text,
            depth=act.depth,
            carrier_start=carrier_start,
            carrier_end=carrier_end,
            carrier_text=carrier_text,
            rule=act.rule,
        )


def _span(body: str, span: tuple[int, int] | None) -> tuple[int, int, str] | tuple[None, None, None]:
    return (*span, body[slice(*span)]) if span is not None else (None, None, None)


def _speaker(
    text: ParsedArticle, act: Act, mentions: Mentions
) -> tuple[Mention | None, tuple[int, int] | None, str | None]:
    """The mention that names the speaker, its span (else that of the head of the phrase), and the speaker's kind."""
    head = act.source_head
    if act.source is None or head is None:
        return None, None, None
    offset = _offset(text, act)
    start, end = act.source
    if act.antecedent is not None:
        # "Bell, who said …": the relative pronoun stands for the noun before it
        head = act.antecedent
        first, last = noun_phrase(head)
        if first < last:
            start = offset + head.doc[first].idx
            end = offset + head.doc[last - 1].idx + len(head.doc[last - 1])
    at = (offset + head.idx, offset + head.idx + len(head))
    mention = mentions.of(start, end, at)
    if mention is None or mention.form != "name":
        mention = named_in_apposition(head, mentions, offset) or _author(head, mentions, offset) or mention
    span = (mention.start_char, mention.end_char) if mention else at
    return mention, span, kind_of(head, mention)


def _author(head: "Token", mentions: Mentions, offset: int) -> Mention | None:
    """Whose words a noun stands for: "claims from Bell", "a statement by the ministry"."""
    if lexicon.noun(head) is None and head.lemma_.lower() not in ("statement", "letter", "memo"):
        return None
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            for named in child.children:
                if named.dep_ == "pobj":
                    start = offset + named.left_edge.idx
                    end = offset + named.right_edge.idx + len(named.right_edge)
                    return mentions.of(start, end, (offset + named.idx, offset + named.idx + len(named)))
    return None


def _offset(text: ParsedArticle, act: Act) -> int:
    """Where the paragraph of the speaker's phrase begins: the phrase may stand in an earlier one."""
    assert act.source is not None
    paragraph = text.paragraphs[act.paragraph]
    number = act.paragraph
    while number > 0 and act.source[0] < paragraph.start_char:
        number -= 1
        paragraph = text.paragraphs[number]
    return paragraph.start_char
