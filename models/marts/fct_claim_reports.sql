{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

assertion_reports as (
    select * from {{ ref('int_assertion_reports') }}
    where {{ is_unmade("''", ref('int_belief_inputs'), under='story_key') }}
),

statements as (
    select * from {{ ref('int_statements') }}
    where is_latest and {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

claims as (
    select * from {{ ref('int_statement_claims') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

claim_values as (
    select * from {{ ref('int_claim_values') }}
    where slot <> 'value' and {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

evidence as (
    select
        claims.claim_key,
        statements.story_key,
        statements.outlet_key,
        statements.statement_key,
        statements.origin,
        statements.attribution,
        statements.modality,
        statements.speaker_entity_key,
        row_number() over (
            partition by claims.claim_key, statements.outlet_key
            -- the outlet's own word before words that it quotes, a full clause before a phrase, then what comes first
            order by
                statements.attribution <> 'narrator' asc,
                statements.kind in ('nominal', 'apposition') asc,
                statements.published_at asc nulls last,
                statements.start_char asc,
                statements.statement_key asc
        ) as place
    from claims
    inner join statements
        on claims.statement_key = statements.statement_key
),

reported as (
    select * from evidence
    where place = 1
),

-- only a slot that holds a value can contradict another; words alone never do
contradicting as (
    select distinct
        claim_values.claim_key,
        claim_values.outlet_key
    from claim_values
    inner join pairs
        on
            claim_values.claim_key = pairs.claim_key
            and claim_values.slot = pairs.slot
            and claim_values.value = pairs.value_b
    where pairs.place_a = 1 and pairs.relation = 'contradict'
),

story_outlets as (
    select distinct
        story_key,
        outlet_key
    from statements
),

claim_stories as (
    select distinct
        claim_key,
        story_key
    from reported
),

statement_reports as (
    select
        claim_stories.claim_key,
        claim_stories.story_key,
        story_outlets.outlet_key,
        reported.statement_key,
        case
            when reported.statement_key is null then 'silent'
            when contradicting.claim_key is not null then 'contradicts'
            else 'asserts'
        end as stance,
        reported.origin,
        reported.attribution,
        reported.modality as strength,
        reported.speaker_entity_key
    from claim_stories
    inner join story_outlets
        on claim_stories.story_key = story_outlets.story_key
    left join reported
        on
            claim_stories.claim_key = reported.claim_key
            and story_outlets.outlet_key = reported.outlet_key
    left join contradicting
        on
            reported.claim_key = contradicting.claim_key
            and reported.outlet_key = contradicting.outlet_key
),

final as (
    select
        -- keys
        claim_key,
        outlet_key,
        null::string as statement_key,
        null::string as story_key,
        null::string as speaker_entity_key,

        -- text
        stance,
        null::string as strength,
        null::string as attribution,
        origin
    from assertion_reports
    union all
    select
        claim_key,
        outlet_key,
        statement_key,
        story_key,
        speaker_entity_key,
        stance,
        strength,
        attribution,
        origin
    from statement_reports
)

select * from final
