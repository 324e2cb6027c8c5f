{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

decisions as (
    select * from {{ ref('int_claim_decisions') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

severities as (
    select
        {{ slot_number() }} as slot_number,
        reason,
        place_a,
        place_b,
        case relation
            when 'contradict' then 3
            when 'tension' then 2
            when 'compatible' then 1
            else 0
        end as severity
    from pairs
),

-- the worst relation of any two values; of equally bad ones that of the values that lead
relations as (
    select
        slot_number,
        severity,
        reason,
        row_number() over (
            partition by slot_number
            order by severity desc, place_a asc, place_b asc
        ) as place
    from severities
),

-- nearly every slot has one value
contested as (
    select
        {{ slot_number() }} as slot_number,
        sum(outlet_count) as outlet_count,
        count(superseded_by) as update_count,
        max(case when place = 2 then value end) as second_value,
        max(case when place = 2 and superseded_by is null then vote_count end) as rival_vote_count,
        min(case when value_kind = 'number' then value_low end) as least_value,
        max(case when value_kind = 'number' then value_high end) as greatest_value
    from beliefs
    where value_count > 1
    group by {{ slot_number() }}
),

leaders as (
    select
        beliefs.*,
        {{ slot_number('beliefs') }} as slot_number,
        coalesce(contested.outlet_count, beliefs.outlet_count) as slot_outlet_count,
        coalesce(contested.update_count, 0) as update_count,
        contested.second_value,
        coalesce(contested.rival_vote_count, 0) as rival_vote_count,
        coalesce(
            contested.least_value, case when beliefs.value_kind = 'number' then beliefs.value_low end
        ) as least_value,
        coalesce(
            contested.greatest_value, case when beliefs.value_kind = 'number' then beliefs.value_high end
        ) as greatest_value
    from beliefs
    left join contested
        on {{ slot_number('beliefs') }} = contested.slot_number
    where beliefs.place = 1
),

final as (
    select
        -- keys
        leaders.claim_key,
        leaders.slot,
        leaders.story_key,

        -- text
        case when coalesce(decisions.is_decided, true) then leaders.value end as leading_value,
        leaders.value as likeliest_value,
        leaders.second_value,
        leaders.value_kind,
        case
            when leaders.slot_outlet_count = 1 then 'single'
            when coalesce(relations.severity, 0) = 3 then 'contradict'
            when relations.severity = 2 then 'tension'
            when relations.severity = 1 then 'compatible'
            else 'agree'
        end as relation,
        case when relations.severity >= 2 then relations.reason end as dispute_reason,

        -- numbers
        leaders.slot_outlet_count::integer as outlet_count,
        -- each witness has one vote
        leaders.claim_vote_count::integer as origin_count,
        leaders.value_count::integer as value_count,
        leaders.outlet_count::integer as leading_outlet_count,
        leaders.vote_count::integer as leading_origin_count,
        round(leaders.vote_count::double / leaders.claim_vote_count, 6) as agreement_share,
        round({{ wilson('leaders.vote_count', 'leaders.claim_vote_count', 'low') }}, 6) as agreement_low,
        round({{ wilson('leaders.vote_count', 'leaders.claim_vote_count', 'high') }}, 6) as agreement_high,
        leaders.update_count::integer as update_count,
        leaders.belief,
        leaders.posterior,
        leaders.least_value,
        leaders.median_value,
        leaders.greatest_value,

        (leaders.vote_count - leaders.rival_vote_count)::integer as margin,

        -- booleans
        coalesce(decisions.is_decided, true) as is_decided,
        coalesce(relations.severity, 0) = 3 as is_disputed
    from leaders
    left join decisions
        on leaders.slot_number = {{ slot_number('decisions') }}
    left join relations
        on leaders.slot_number = relations.slot_number and relations.place = 1
)

select * from final
{{ lying_together(['story_key']) }}
