{#- what is read twice is kept whole: at a full build, millions -#}
{%- set all_values = 'claim_values' if goes_on() else ref('int_claim_values') -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_claim_inputs', 'unit': "coalesce(story_key, '')", 'input_unit': 'story_key'},
) }}

with

claim_values as (
    select * from {{ ref('int_claim_values') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_claim_inputs'), under='story_key') }}
),

statement_votes as (
    select * from {{ ref('int_statement_votes') }}
    where {{ is_unmade('story_key', ref('int_claim_inputs')) }}
),

updates as (
    select * from {{ ref('int_claim_updates') }}
),

numbered as (
    select
        *,
        {{ value_number() }} as value_number
    from claim_values
),

-- nearly every value is given by one outlet
several as (
    select value_number
    from numbered
    group by value_number
    having count(*) > 1
),

given as (
    select
        numbered.value_number,
        any_value(numbered.claim_key) as claim_key,
        any_value(numbered.slot) as slot,
        any_value(numbered.value) as value,
        any_value(numbered.story_key) as story_key,
        min(numbered.domain) as domain,
        count(*) as outlet_count,
        min(numbered.value_low) as value_low,
        max(numbered.value_high) as value_high,
        min(numbered.value_kind) as value_kind,
        bool_and(coalesce(numbered.is_hedged, false)) as is_hedged,
        bool_and(coalesce(numbered.is_attributed, false)) as is_attributed,
        bool_and(coalesce(numbered.is_of_kind, false)) as is_of_kind,
        -- of several scopes none
        case
            when min(numbered.scope) = max(numbered.scope) and count(numbered.scope) = count(*)
                then min(numbered.scope)
        end as scope,
        bool_or(coalesce(numbered.is_from_setting, false)) as is_from_setting,
        min(numbered.first_reported_at) as first_reported_at,
        max(numbered.reported_at) as last_reported_at
    from numbered
    inner join several
        on numbered.value_number = several.value_number
    group by numbered.value_number
    union all
    select
        numbered.value_number,
        numbered.claim_key,
        numbered.slot,
        numbered.value,
        numbered.story_key,
        numbered.domain,
        1 as outlet_count,
        numbered.value_low,
        numbered.value_high,
        numbered.value_kind,
        coalesce(numbered.is_hedged, false) as is_hedged,
        coalesce(numbered.is_attributed, false) as is_attributed,
        coalesce(numbered.is_of_kind, false) as is_of_kind,
        numbered.scope,
        coalesce(numbered.is_from_setting, false) as is_from_setting,
        numbered.first_reported_at,
        numbered.reported_at as last_reported_at
    from numbered
    left join several
        on numbered.value_number = several.value_number
    where several.value_number is null
),

counted as (
    select
        {{ value_number() }} as value_number,
        count(*) as vote_count
    from statement_votes
    group by {{ value_number() }}
),

voted as (
    select
        given.*,
        -- whoever asserts is a witness
        case when given.slot = 'value' then given.outlet_count else coalesce(counted.vote_count, 0) end as vote_count
    from given
    left join counted
        on given.value_number = counted.value_number
),

-- nearly every slot has one value
contested as (
    select
        {{ slot_number() }} as slot_number,
        count(*) as value_count,
        sum(vote_count) as claim_vote_count
    from voted
    group by {{ slot_number() }}
    having count(*) > 1
),

-- "Oak Street, Velmora" is told by whoever tells of Velmora, in whatever claim of the story
rivals as (
    select
        voted.value_number,
        voted.story_key,
        {{ word_run("split_part(voted.value, ', ', -1)") }} as town_run
    from voted
    inner join contested
        on {{ slot_number('voted') }} = contested.slot_number
    where voted.slot = 'where'
),

places as (
    select distinct
        story_key,
        witness_key,
        {{ word_run('value') }} as place_run
    from {{ all_values }}
    where slot = 'where'
),

told as (
    select
        rivals.value_number,
        count(distinct places.witness_key) as story_witness_count
    from rivals
    inner join places
        on
            rivals.story_key = places.story_key
            and {{ contains_run('places.place_run', 'rivals.town_run') }}
    group by rivals.value_number
)

select
    voted.claim_key,
    voted.slot,
    voted.value,
    voted.story_key,
    voted.domain,
    voted.value_kind,
    voted.scope,
    voted.value_low,
    voted.value_high,
    voted.outlet_count,
    voted.vote_count,
    coalesce(contested.claim_vote_count, voted.vote_count) as claim_vote_count,
    coalesce(contested.value_count, 1) as value_count,
    told.story_witness_count,
    voted.is_hedged,
    voted.is_attributed,
    voted.is_of_kind,
    voted.is_from_setting,
    updates.superseded_by,
    voted.first_reported_at,
    voted.last_reported_at
from voted
left join contested
    on {{ slot_number('voted') }} = contested.slot_number
left join told
    on voted.value_number = told.value_number
left join updates
    on voted.claim_key = updates.claim_key and voted.slot = updates.slot and voted.value = updates.value
{{ lying_together(['story_key']) }}
