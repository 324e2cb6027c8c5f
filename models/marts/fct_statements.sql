{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

statements as (
    select * from {{ ref('int_statements') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

claims as (
    select * from {{ ref('int_statement_claims') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

final as (
    select
        -- keys
        statements.statement_key,
        statements.article_id,
        statements.version_id,
        statements.outlet_key,
        statements.story_key,
        claims.claim_key,
        statements.subject_entity_key,
        statements.object_entity_key,
        statements.where_entity_key,
        statements.speaker_entity_key,

        -- text
        statements.text,
        statements.kind,
        statements.subject_text,
        statements.predicate,
        statements.object_text,
        statements.where_text,
        statements.polarity,
        statements.modality,
        statements.attribution,
        claims.claim_rule,

        -- numbers
        statements.start_char,
        statements.end_char
    from statements
    left join claims
        on statements.statement_key = claims.statement_key
)

select * from final
