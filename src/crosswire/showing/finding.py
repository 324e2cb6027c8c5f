"""What words or a key may stand for."""

from dataclasses import dataclass

import duckdb

from crosswire.names import literal

KEY = 6
"""Characters of a key that are enough to name a thing."""

# each kind: its key, what it is called, other names it goes by, and how many outlets have it
_KINDS = {
    "story": "select story_key, label, [label], outlet_count from marts.dim_stories",
    "entity": """
        select entities.entity_key, name, list(alias order by alias asc), any_value(outlet_count)
        from marts.dim_entities as entities
        left join marts.dim_aliases as aliases on entities.entity_key = aliases.entity_key
        group by entities.entity_key, name
    """,
    "claim": "select claim_key, label, [label], outlet_count from marts.dim_claims",
    "utterance": """
        select utterances.utterance_key, utterances.text, list(quotations.text), any_value(outlet_count)
        from marts.dim_utterances as utterances
        left join marts.fct_quotations as quotations on utterances.utterance_key = quotations.utterance_key
        group by utterances.utterance_key, utterances.text
    """,
    "article": """
        select article_id, coalesce(title, external_id, url), [title, external_id, url], 1 from marts.dim_articles
    """,
}
KINDS = tuple(_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A thing that words may stand for."""

    kind: str
    key: str
    label: str
    outlet_count: int
    is_exact: bool
    """Whether the words are its key or its whole name."""


def candidates(connection: duckdb.DuckDBPyConnection, words: str, *, kind: str | None = None) -> list[Candidate]:
    """Return what has a key that begins with `words`, or all the words in its name; the widest known first."""
    # accents and case apart, as people type
    folded = literal(" ".join(words.split()))
    parts = [f"contains(folded, strip_accents(lower({literal(word)})))" for word in words.split()]
    is_key = f"length({folded}) >= {KEY} and starts_with(key, lower({folded}))"
    things = "\nunion all\n".join(
        f"select '{name}' as kind, * from ({query}) as t(key, label, names, outlet_count)"
        for name, query in _KINDS.items()
        if kind in (None, name)
    )
    rows = connection.execute(
        f"""
        with things as ({things}),
        folded_things as (
            select
                *,
                strip_accents(lower(concat_ws(' ', label, array_to_string(names, ' ')))) as folded,
                list_contains(
                    list_transform(list_append(names, label), lambda name: strip_accents(lower(name))),
                    strip_accents(lower({folded}))
                ) or key = lower({folded}) as is_exact
            from things
        )
        select kind, key, coalesce(label, 'without a name'), coalesce(outlet_count, 0), coalesce(is_exact, false)
        from folded_things
        where ({" and ".join(parts)}) or ({is_key})
        order by
            is_exact desc, list_position({[*KINDS]}, kind) asc, outlet_count desc, label asc, key asc
        """
    ).fetchall()
    return [
        Candidate(kind=name, key=key, label=label, outlet_count=outlets, is_exact=exact)
        for name, key, label, outlets, exact in rows
    ]


def known_words(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the names of entities, for who mistyped one."""
    return [name for (name,) in connection.execute("select distinct name from marts.dim_entities").fetchall()]
