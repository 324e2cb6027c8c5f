-- a view: one mart alone reads it
{{ config(materialized='view') }}
{% set pronouns = "'it', 'he', 'she', 'they', 'we', 'i', 'you', 'this', 'that', 'who', 'which'" %}
with

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest
),

claims as (
    select * from {{ ref('int_statement_claims') }}
),

-- nearly every claim has one statement, which is its label
several as (
    select claim_key
    from claims
    group by claim_key
    having count(*) > 1
),

members as (
    select
        claims.claim_key,
        statements.*,
        claims.leader_key = statements.statement_key as is_leader,
        -- a clause with a subject and an object reads by itself
        case when statements.kind in ('clause', 'copula', 'member') then 0 else 1 end
        + case when statements.has_subject_in_text then 0 else 1 end
        -- "it" is clear in its article only
        + case
            when lower(coalesce(statements.subject_text, statements.object_text, 'it')) in ({{ pronouns }}) then 1
            else 0
        end
        -- a subordinate clause begins small
        + case when lower(substr(statements.text, 1, 1)) = substr(statements.text, 1, 1) then 1 else 0 end
        + case when statements.object_text is null then 1 else 0 end
        + case when length(statements.text) > 240 then 1 else 0 end as unclearness,
        -- of words that somebody said, those that most articles print: what one outlet altered is no label
        case
            when statements.attribution = 'narrator' then 0
            else count(*) over (partition by claims.claim_key, lower(statements.text))
        end as wording_count
    from claims
    inner join several
        on claims.claim_key = several.claim_key
    inner join statements
        on claims.statement_key = statements.statement_key
),

ranked as (
    select
        *,
        row_number() over (
            partition by claim_key
            order by
                unclearness asc, wording_count desc, is_leader desc, length(text) asc, statement_key asc
        ) as place
    from members
),

counts as (
    select
        claim_key,
        count(distinct article_id) as article_count,
        count(distinct outlet_key) as outlet_count,
        count(distinct coalesce(copy_group_key, outlet_key)) as origin_count,
        min(published_at) as first_reported_at
    from members
    group by claim_key
)

select
    ranked.claim_key,
    ranked.story_key,
    ranked.text as label,
    ranked.predicate,
    case when ranked.kind = 'apposition' then 'role' else 'event' end as kind,
    counts.article_count,
    counts.outlet_count,
    counts.origin_count,
    counts.first_reported_at
from ranked
inner join counts
    on ranked.claim_key = counts.claim_key
where ranked.place = 1
union all
select
    claims.claim_key,
    statements.story_key,
    statements.text as label,
    statements.predicate,
    case when statements.kind = 'apposition' then 'role' else 'event' end as kind,
    1 as article_count,
    1 as outlet_count,
    1 as origin_count,
    statements.published_at as first_reported_at
from claims
inner join statements
    on claims.statement_key = statements.statement_key
left join several
    on claims.claim_key = several.claim_key
where several.claim_key is null
