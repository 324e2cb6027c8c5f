{%- set most_outlets = 50 -%}
{%- set most_categories = 50 -%}
with

claim_values as (
    select * from {{ ref('int_claim_values') }}
),

beliefs as (
    select * from {{ ref('int_claim_beliefs') }}
),

value_pairs as (
    select * from {{ ref('int_claim_value_pairs') }}
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

outlets as (
    select
        outlet_key,
        -- in this query only: pairs of numbers take a tenth of the room
        (row_number() over (order by outlet_key asc))::integer as outlet_id
    from claim_values
    group by outlet_key
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
        on claim_values.outlet_key = outlets.outlet_key
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
        count(*) as claim_count
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
        count(*) as claim_count
    from worst_slots
    group by outlet_a_id, outlet_b_id, severity
),

counted as (
    select
        outlet_a_id,
        outlet_b_id,
        sum(case when severity <= 1 then claim_count else 0 end)::bigint as agree_count,
        sum(case when severity = 2 then claim_count else 0 end)::bigint as tension_count,
        sum(case when severity = 3 then claim_count else 0 end)::bigint as contradict_count
    from severities
    group by outlet_a_id, outlet_b_id
),

-- what chance alone would give (Gwet 2008), where values are categories: from a short list
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

category_uses as (
    select
        outlet_a_id,
        outlet_b_id,
        category,
        sum(item_count)::double as use_count
    from (
        select
            outlet_a_id,
            outlet_b_id,
            category_a as category,
            item_count
        from categories
        union all
        select
            outlet_a_id,
            outlet_b_id,
            category_b as category,
            item_count
        from categories
    ) as used
    group by outlet_a_id, outlet_b_id, category
),

category_agreement as (
    select
        outlet_a_id,
        outlet_b_id,
        sum(item_count)::bigint as item_count,
        sum(case when category_a = category_b then item_count else 0 end)::double / sum(item_count) as same_share
    from categories
    group by outlet_a_id, outlet_b_id
),

chances as (
    select
        category_uses.outlet_a_id,
        category_uses.outlet_b_id,
        min(category_agreement.item_count) as item_count,
        min(category_agreement.same_share) as same_share,
        case
            when count(*) = 1 then 0
            else sum(
                category_uses.use_count / (2 * category_agreement.item_count)
                * (1 - category_uses.use_count / (2 * category_agreement.item_count))
            ) / (count(*) - 1)
        end as chance
    from category_uses
    inner join category_agreement
        on
            category_uses.outlet_a_id = category_agreement.outlet_a_id
            and category_uses.outlet_b_id = category_agreement.outlet_b_id
    group by category_uses.outlet_a_id, category_uses.outlet_b_id
)

select
    a.outlet_key as outlet_a_key,
    b.outlet_key as outlet_b_key,
    counted.agree_count,
    counted.tension_count,
    counted.contradict_count,
    counted.agree_count + counted.contradict_count as shared_claim_count,
    chances.item_count as category_claim_count,
    round({{ agreement_beyond_chance('chances.same_share', 'chances.chance') }}, 6) as ac1
from counted
inner join outlets as a
    on counted.outlet_a_id = a.outlet_id
inner join outlets as b
    on counted.outlet_b_id = b.outlet_id
left join chances
    on counted.outlet_a_id = chances.outlet_a_id and counted.outlet_b_id = chances.outlet_b_id
