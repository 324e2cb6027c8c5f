"""An article's text with what was found in it: mentions, quotations and claims, which may overlap."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import duckdb

# pages before places on this page: the page of an entity, else the row of the claim, the quotation or the name
_MARKS = """
    with worst as (
        select
            claim_key,
            case
                when bool_or(relation = 'contradict') then 'contradict'
                when bool_or(relation = 'tension') then 'tension'
            end as relation,
            string_agg(replace(slot, '_', ' ') || ' ' || relation, ', ' order by slot asc)
                filter (where relation <> 'single') as note
        from marts.fct_claim_agreement
        group by claim_key
    )

    select start_char, end_char, 'mention' as kind, null as relation,
        coalesce(entities.name, mentions.kind, mentions.form) as note,
        'entity-' || entities.entity_key || '.html' as page,
        '#named-' || entities.entity_key as place
    from marts.fct_mentions as mentions
    left join marts.dim_entities as entities using (entity_key)
    where mentions.version_id = $version_id and mentions.form = 'name'
    union all
    select start_char, end_char, 'quotation', null,
        concat_ws(
            ', ', quotation_type || ' quotation', coalesce(entities.name, speaker_text, 'speaker not named'),
            utterances.outlet_count || if(utterances.outlet_count = 1, ' outlet', ' outlets'),
            nullif(quotations.variant, '')
        ),
        null, '#quotation-' || quotation_key
    from marts.fct_quotations as quotations
    left join marts.dim_entities as entities on quotations.speaker_entity_key = entities.entity_key
    left join marts.dim_utterances as utterances on quotations.utterance_key = utterances.utterance_key
    where quotations.version_id = $version_id
    union all
    select start_char, end_char, 'claim', coalesce(worst.relation, if(claims.origin_count = 1, 'one-origin', 'agree')),
        concat_ws(
            ', ', 'claim: ' || claims.label, claims.outlet_count || ' outlets',
            claims.origin_count || if(claims.origin_count = 1, ' origin', ' origins'), worst.note
        ),
        null, '#statement-' || statement_key
    from marts.fct_statements as statements
    inner join marts.dim_claims as claims using (claim_key)
    left join worst using (claim_key)
    where statements.version_id = $version_id and claims.outlet_count > 1
    order by all
"""
_KINDS = ("mention", "quotation", "claim")
_RELATIONS = ("contradict", "tension", "one-origin", "agree")
"""What outlets make of a claim; of several the first of these is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of characters with the same marks over all of it."""

    start: int
    text: str
    kinds: tuple[str, ...]
    """`mention`, `quotation`, `claim`, in this order, and what outlets make of the claim; none for plain text."""
    notes: tuple[str, ...]
    page: str | None
    """Where it leads: the page of an entity, or the row of a table below the text."""


def paragraphs(
    connection: duckdb.DuckDBPyConnection, version_id: str, body: str, pages: frozenset[str]
) -> list[list[Stretch]]:
    """Cut the body at every end of a mark, and into its lines."""
    marks = connection.execute(_MARKS, {"version_id": version_id}).fetchall()
    lines: list[list[Stretch]] = []
    at = 0
    for line in body.splitlines(keepends=True):
        text = line.rstrip("\r\n\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85")
        if text.strip():
            here = [mark for mark in marks if mark[0] < at + len(text) and mark[1] > at]
            lines.append(_stretches(text, at, here, pages))
        at += len(line)
    return lines


def _stretches(text: str, offset: int, marks: list[tuple[Any, ...]], pages: frozenset[str]) -> list[Stretch]:
    ends = {0, len(text)}
    for start, end, *_ in marks:
        ends |= {max(0, start - offset), min(len(text), end - offset)}
    cuts = sorted(ends)
    found = []
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark[0] - offset <= start and mark[1] - offset >= end]
        found.append(_stretch(offset + start, text[start:end], over, pages))
    return found


def _stretch(start: int, text: str, over: list[tuple[Any, ...]], pages: frozenset[str]) -> Stretch:
    kinds = [kind for kind in _KINDS if any(mark[2] == kind for mark in over)]
    relations = [relation for relation in _RELATIONS if any(mark[3] == relation for mark in over)]
    places = [place for kind in reversed(_KINDS) for *_, place in (mark for mark in over if mark[2] == kind) if place]
    return Stretch(
        start=start,
        text=text,
        kinds=tuple(kinds + relations[:1]),
        notes=tuple(dict.fromkeys(mark[4] for mark in over)),
        page=next((mark[5] for mark in over if mark[5] in pages), next(iter(places), None)),
    )
