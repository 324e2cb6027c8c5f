{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

claim_values as (
    select * from {{ ref('int_claim_values') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

final as (
    select
        -- keys
        claim_values.claim_key,
        claim_values.slot,
        claim_values.outlet_key,
        claim_values.witness_key,
        claim_values.statement_key,
        claim_values.story_key,

        -- text
        claim_values.value,
        claim_values.value_kind,
        claim_values.scope,
        beliefs.superseded_by,

        -- numbers
        claim_values.value_low,
        claim_values.value_high,
        beliefs.belief,

        -- booleans
        coalesce(claim_values.is_hedged, false) as is_hedged,
        beliefs.place = 1 as is_leading,
        coalesce(claim_values.is_from_setting, false) as is_from_setting,
        coalesce(claim_values.is_attributed, false) as is_attributed,

        -- times
        claim_values.first_reported_at,
        claim_values.reported_at
    from claim_values
    inner join beliefs
        on {{ value_number('claim_values') }} = {{ value_number('beliefs') }}
)

select * from final
{{ lying_together(['story_key']) }}
