"""The place in the text behind each row of an answer, where the answer says which finding it rests on."""

from collections.abc import Sequence

from crosswire.errors import UsageError

AROUND = 80
"""Characters of text before and after."""

_MARTS = {
    "quotation_key": "fct_quotations",
    "statement_key": "fct_statements",
    "mention_key": "fct_mentions",
    "quantity_key": "fct_quantities",
    "date_key": "fct_dates",
    "echo_key": "fct_quotation_echoes",
}
"""Key of a finding -> the mart that has its span; the first that an answer has counts."""

ADDED = ("outlet", "date", "prefix", "text", "suffix", "url")


def wrapped(query: str, columns: Sequence[str]) -> str:
    """Return the query with outlet, date, prefix, text, suffix and url beside its columns, in its order.

    A name that the answer has already gets `evidence_` before it. Raises UsageError where no column is the key of a
    finding.
    """
    there = {column.lower() for column in columns}
    key = next((name for name in _MARTS if name in there), None)
    if key:
        spans = f"select {key}, version_id, start_char, end_char from marts.{_MARTS[key]}"
        joined = f"answer.{key} = spans.{key}"
    elif {"claim_key", "outlet_key"} <= there:
        # what an outlet reports of a claim names the statement that it rests on
        spans = """
            select reports.claim_key, reports.outlet_key, version_id, start_char, end_char
            from marts.fct_claim_reports as reports
            inner join marts.fct_statements as statements on reports.statement_key = statements.statement_key
        """
        joined = "answer.claim_key = spans.claim_key and answer.outlet_key = spans.outlet_key"
    elif {"version_id", "start_char", "end_char"} <= there:
        spans = "select null as version_id, 0 as start_char, 0 as end_char limit 0"
        joined = "false"
    else:
        keys = ", ".join([*_MARTS, "claim_key with outlet_key", "version_id with start_char and end_char"])
        raise UsageError(f"no evidence: select a key of a finding beside the rest, one of {keys}")
    source = "spans" if joined != "false" else "answer"
    names = {name: f"evidence_{name}" if name in there else name for name in ADDED}
    start, end = f"{source}.start_char", f"{source}.end_char"
    return f"""
        with numbered as (
            select *, row_number() over () as evidence_row from (
{query}
            )
        ),
        spans as ({spans})
        select
            answer.* exclude (evidence_row),
            outlets.outlet as {names["outlet"]},
            versions.published_at::date as {names["date"]},
            substr(versions.body, greatest({start} - {AROUND}, 0) + 1, least({start}, {AROUND})) as {names["prefix"]},
            substr(versions.body, {start} + 1, {end} - {start}) as {names["text"]},
            substr(versions.body, {end} + 1, {AROUND}) as {names["suffix"]},
            articles.url as {names["url"]}
        from numbered as answer
        left join spans on {joined}
        left join marts.dim_versions as versions on {source}.version_id = versions.version_id
        left join marts.dim_articles as articles on versions.article_id = articles.article_id
        left join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
        order by answer.evidence_row asc
    """
