{% set pronouns = "'it', 'he', 'she', 'they', 'we', 'i', 'you', 'this', 'that', 'who', 'which'" %}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

assertion_claims as (
    select * from {{ ref('int_assertion_claims') }}
    where {{ is_unmade("''", ref('int_belief_inputs'), under='story_key') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

members_of_claims as (
    select * from {{ ref('int_statement_claims') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

-- nearly every claim has one statement, which is its label
several as (
    select claim_key
    from members_of_claims
    group by claim_key
    having count(*) > 1
),

members as (
    select
        members_of_claims.claim_key,
        statements.*,
        members_of_claims.leader_key = statements.statement_key as is_leader,
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
            else count(*) over (partition by members_of_claims.claim_key, lower(statements.text))
        end as wording_count
    from members_of_claims
    inner join several
        on members_of_claims.claim_key = several.claim_key
    inner join statements
        on members_of_claims.statement_key = statements.statement_key
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
),

clearest as (
    select
        claim_key,
        statement_key
    from ranked
    where place = 1
    union all
    select
        members_of_claims.claim_key,
        members_of_claims.statement_key
    from members_of_claims
    left join several
        on members_of_claims.claim_key = several.claim_key
    where several.claim_key is null
),

statement_claims as (
    select
        clearest.claim_key,
        statements.story_key,
        statements.text as label,
        statements.predicate,
        case when statements.kind = 'apposition' then 'role' else 'event' end as kind,
        coalesce(counts.article_count, 1) as article_count,
        coalesce(counts.outlet_count, 1) as outlet_count,
        coalesce(counts.origin_count, 1) as origin_count,
        coalesce(counts.first_reported_at, statements.published_at) as first_reported_at
    from clearest
    inner join statements
        on clearest.statement_key = statements.statement_key
    left join counts
        on clearest.claim_key = counts.claim_key
),

agreement as (
    select * from {{ ref('fct_claim_agreement') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

disputes as (
    select distinct claim_key
    from agreement
    where is_disputed
),

claims as (
    select
        -- keys
        assertion_claims.claim_key,
        null::string as story_key,

        -- text
        concat(assertion_claims.object, ': ', assertion_claims.property) as label,
        'assertion' as kind,
        null::string as predicate,
        assertion_claims.object,
        assertion_claims.property,

        -- numbers
        agreement.outlet_count,
        agreement.origin_count,

        -- times
        assertion_claims.first_reported_at
    from assertion_claims
    inner join agreement
        on assertion_claims.claim_key = agreement.claim_key
    union all
    select
        claim_key,
        story_key,
        label,
        kind,
        predicate,
        null::string as object,
        null::string as property,
        outlet_count::integer as outlet_count,
        origin_count::integer as origin_count,
        first_reported_at
    from statement_claims
),

final as (
    select
        -- keys
        claims.claim_key,
        claims.story_key,

        -- text
        claims.label,
        claims.kind,
        claims.predicate,
        claims.object,
        claims.property,

        -- numbers
        claims.outlet_count,
        claims.origin_count,

        -- booleans
        disputes.claim_key is not null as is_disputed,

        -- times
        claims.first_reported_at
    from claims
    left join disputes
        on claims.claim_key = disputes.claim_key
)

select * from final
