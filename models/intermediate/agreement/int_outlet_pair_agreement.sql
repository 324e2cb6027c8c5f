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
        claim_key,
        slot,
        sum(outlet_count) as outlet_count,
        count(*) over (partition by claim_key) as slot_count
    from beliefs
    group by claim_key, slot
),

-- a thousand outlets on one claim are half a million pairs and tell little of any two of them
given as (
    select
        claim_values.claim_key,
        claim_values.slot,
        claim_values.outlet_key,
        claim_values.value,
        slots.slot_count,
        domains.value_count <= {{ most_categories }} as is_category
    from claim_values
    inner join slots
        on claim_values.claim_key = slots.claim_key and claim_values.slot = slots.slot
    inner join domains
        on claim_values.domain = domains.domain
    where slots.outlet_count between 2 and {{ most_outlets }}
),

same_value as (
    select
        a.claim_key,
        a.slot_count,
        a.outlet_key as outlet_a_key,
        b.outlet_key as outlet_b_key,
        a.value as value_a,
        b.value as value_b,
        a.is_category,
        0 as severity
    from given as a
    inner join given as b
        on
            a.claim_key = b.claim_key
            and a.slot = b.slot
            and a.value = b.value
            and a.outlet_key < b.outlet_key
),

other_value as (
    select
        a.claim_key,
        a.slot_count,
        least(a.outlet_key, b.outlet_key) as outlet_a_key,
        greatest(a.outlet_key, b.outlet_key) as outlet_b_key,
        value_pairs.value_a,
        value_pairs.value_b,
        a.is_category,
        case value_pairs.relation when 'contradict' then 3 when 'tension' then 2 when 'compatible' then 1 else 0 end as severity
    from value_pairs
    inner join given as a
        on
            value_pairs.claim_key = a.claim_key
            and value_pairs.slot = a.slot
            and value_pairs.value_a = a.value
    inner join given as b
        on
            value_pairs.claim_key = b.claim_key
            and value_pairs.slot = b.slot
            and value_pairs.value_b = b.value
),

compared as (
    select * from same_value
    union all
    select * from other_value
),

-- a claim with several slots is as its worst slot; grouped only where there are several
one_slot as (
    select
        outlet_a_key,
        outlet_b_key,
        severity,
        count(*) as claim_count
    from compared
    where slot_count = 1
    group by outlet_a_key, outlet_b_key, severity
),

worst_slots as (
    select
        claim_key,
        outlet_a_key,
        outlet_b_key,
        max(severity) as severity
    from compared
    where slot_count > 1
    group by claim_key, outlet_a_key, outlet_b_key
),

several_slots as (
    select
        outlet_a_key,
        outlet_b_key,
        severity,
        count(*) as claim_count
    from worst_slots
    group by outlet_a_key, outlet_b_key, severity
),

severities as (
    select * from one_slot
    union all
    select * from several_slots
),

counted as (
    select
        outlet_a_key,
        outlet_b_key,
        sum(case when severity <= 1 then claim_count else 0 end)::bigint as agree_count,
        sum(case when severity = 2 then claim_count else 0 end)::bigint as tension_count,
        sum(case when severity = 3 then claim_count else 0 end)::bigint as contradict_count
    from severities
    group by outlet_a_key, outlet_b_key
),

-- what chance alone would give (Gwet 2008), where values are categories: from a short list
categories as (
    select
        outlet_a_key,
        outlet_b_key,
        value_a as category,
        count(*) as use_count
    from compared
    where is_category
    group by outlet_a_key, outlet_b_key, value_a
    union all
    select
        outlet_a_key,
        outlet_b_key,
        value_b as category,
        count(*) as use_count
    from compared
    where is_category
    group by outlet_a_key, outlet_b_key, value_b
),

category_totals as (
    select
        outlet_a_key,
        outlet_b_key,
        category,
        sum(use_count)::double as use_count
    from categories
    group by outlet_a_key, outlet_b_key, category
),

category_agreement as (
    select
        outlet_a_key,
        outlet_b_key,
        count(*) as item_count,
        sum(case when value_a = value_b then 1 else 0 end)::double / count(*) as same_share
    from compared
    where is_category
    group by outlet_a_key, outlet_b_key
),

chances as (
    select
        category_totals.outlet_a_key,
        category_totals.outlet_b_key,
        min(category_agreement.item_count) as item_count,
        min(category_agreement.same_share) as same_share,
        case
            when count(*) = 1 then 0
            else sum(
                category_totals.use_count / (2 * category_agreement.item_count)
                * (1 - category_totals.use_count / (2 * category_agreement.item_count))
            ) / (count(*) - 1)
        end as chance
    from category_totals
    inner join category_agreement
        on
            category_totals.outlet_a_key = category_agreement.outlet_a_key
            and category_totals.outlet_b_key = category_agreement.outlet_b_key
    group by category_totals.outlet_a_key, category_totals.outlet_b_key
)

select
    counted.outlet_a_key,
    counted.outlet_b_key,
    counted.agree_count,
    counted.tension_count,
    counted.contradict_count,
    counted.agree_count + counted.contradict_count as shared_claim_count,
    chances.item_count as category_claim_count,
    round({{ agreement_beyond_chance('chances.same_share', 'chances.chance') }}, 6) as ac1
from counted
left join chances
    on counted.outlet_a_key = chances.outlet_a_key and counted.outlet_b_key = chances.outlet_b_key
