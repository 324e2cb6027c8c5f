"""An article's text with what was found in it: mentions, quotations and claims, which may overlap."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import duckdb

_MARKS = """
    select start_char, end_char, 'mention' as kind, coalesce(entities.name, mentions.kind, mentions.form) as note,
        'entity-' || entities.entity_key || '.html' as page
    from marts.fct_mentions as mentions
    left join marts.dim_entities as entities using (entity_key)
    where mentions.version_id = $version_id and mentions.form = 'name'
    union all
    select start_char, end_char, 'quotation',
        concat_ws(
            ', ', quotation_type || ' quotation', coalesce(entities.name, speaker_text, 'speaker not named'),
            utterances.outlet_count || ' outlets', nullif(quotations.variant, '')
        ),
        null
    from marts.fct_quotations as quotations
    left join marts.dim_entities as entities on quotations.speaker_entity_key = entities.entity_key
    left join marts.dim_utterances as utterances on quotations.utterance_key = utterances.utterance_key
    where quotations.version_id = $version_id
    union all
    select start_char, end_char, 'claim',
        concat_ws(
            ', ', 'claim: ' || claims.label, claims.outlet_count || ' outlets', claims.origin_count || ' origins',
            (
                select string_agg(
                    agreement.slot || ' ' || agreement.relation, ', ' order by agreement.slot asc
                )
                from marts.fct_claim_agreement as agreement
                where agreement.claim_key = claims.claim_key and agreement.relation <> 'single'
            )
        ),
        null
    from marts.fct_statements as statements
    inner join marts.dim_claims as claims using (claim_key)
    where statements.version_id = $version_id and claims.outlet_count > 1
    order by all
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A run of characters with the same marks over all of it."""

    start: int
    text: str
    kinds: tuple[str, ...]
    """`mention`, `quotation`, `claim`, in this order; none for plain text."""
    notes: tuple[str, ...]
    page: str | None


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
        kinds = tuple(kind for kind in ("mention", "quotation", "claim") if any(mark[2] == kind for mark in over))
        page = next((mark[4] for mark in over if mark[4] in pages), None)
        notes = tuple(dict.fromkeys(mark[3] for mark in over))
        found.append(Stretch(start=offset + start, text=text[start:end], kinds=kinds, notes=notes, page=page))
    return found
