{%- set most_outlets = 50 -%}
{%- set most_categories = 50 -%}
{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_belief_inputs', 'unit': 'story_key'},
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

value_pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
    where {{ is_unmade("coalesce(story_key, '')", ref('int_belief_inputs'), under='story_key') }}
),

domains as (
    select * from {{ ref('int_claim_domains') }}
),

slots as (
    select
        {{ slot_number() }} as slot_number,
        {{ text_number('claim_key') }} as claim_number,
        sum(outlet_count) as outlet_count,
        count(*) over (partition by {{ text_number('claim_key') }}) as slot_count
    from beliefs
    -- nearly all slots have one value of one outlet
    where value_count > 1 or outlet_count > 1
    group by {{ slot_number() }}, {{ text_number('claim_key') }}
),

-- who fills a slot at all; read there, as claim values read twice would be kept whole
outlets as (
    select
        story_key,
        outlet_key,
        -- in this query only: an outlet in a story; pairs of numbers take a tenth of the room
        (row_number() over (order by story_key asc, outlet_key asc))::integer as outlet_id
    from {{ ref('int_outlet_stories') }}
    where {{ is_unmade('story_key', ref('int_belief_inputs')) }}
),

-- a thousand outlets on one claim are half a million pairs and tell little of any two of them
given as (
    select
        slots.claim_number,
        {{ value_number('claim_values') }} as value_number,
        {{ text_number('claim_values.value') }} as category,
        outlets.outlet_id,
        slots.slot_count,
        -- one that came up since has few
        coalesce(domains.value_count <= {{ most_categories }}, true) as is_category
    from claim_values
    inner join slots
        on {{ slot_number('claim_values') }} = slots.slot_number
    left join domains
        on claim_values.domain = domains.domain
    inner join outlets
        on
            coalesce(claim_values.story_key, '') = outlets.story_key
            and claim_values.outlet_key = outlets.outlet_key
    where slots.outlet_count between 2 and {{ most_outlets }}
),

compared_values as (
    select
        {{ value_number(value='value_a') }} as value_a_number,
        {{ value_number(value='value_b') }} as value_b_number,
        case relation when 'contradict' then 3 when 'tension' then 2 when 'compatible' then 1 else 0 end as severity
    from value_pairs
),

one_slot as (
    select
        outlet_a_id,
        outlet_b_id,
        severity,
        count(*) as item_count
    from {{ compared_outlets('given', 'compared_values', 'slot_count = 1') }}
    group by outlet_a_id, outlet_b_id, severity
),

-- a claim with several slots is as its worst slot
worst_slots as (
    select
        claim_number,
        outlet_a_id,
        outlet_b_id,
        max(severity) as severity
    from {{ compared_outlets('given', 'compared_values', 'slot_count > 1') }}
    group by claim_number, outlet_a_id, outlet_b_id
),

severities as (
    select * from one_slot
    union all
    select
        outlet_a_id,
        outlet_b_id,
        severity,
        count(*) as item_count
    from worst_slots
    group by outlet_a_id, outlet_b_id, severity
),

categories as (
    select
        outlet_a_id,
        outlet_b_id,
        category_a,
        category_b,
        count(*) as item_count
    from {{ compared_outlets('given', 'compared_values', 'is_category') }}
    group by outlet_a_id, outlet_b_id, category_a, category_b
),

counted as (
    select
        outlet_a_id,
        outlet_b_id,
        severity,
        null as category_a,
        null as category_b,
        sum(item_count)::bigint as item_count
    from severities
    group by outlet_a_id, outlet_b_id, severity
    union all
    select
        outlet_a_id,
        outlet_b_id,
        null as severity,
        category_a,
        category_b,
        item_count
    from categories
)

select
    a.story_key,
    a.outlet_key as outlet_a_key,
    b.outlet_key as outlet_b_key,
    counted.severity,
    counted.category_a,
    counted.category_b,
    counted.item_count
from counted
inner join outlets as a
    on counted.outlet_a_id = a.outlet_id
inner join outlets as b
    on counted.outlet_b_id = b.outlet_id
