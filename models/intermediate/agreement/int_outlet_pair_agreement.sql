with

pair_counts as (
    select * from {{ ref('int_outlet_pair_counts') }}
),

counted as (
    select
        outlet_a_key,
        outlet_b_key,
        sum(case when severity <= 1 then item_count else 0 end)::bigint as agree_count,
        sum(case when severity = 2 then item_count else 0 end)::bigint as tension_count,
        sum(case when severity = 3 then item_count else 0 end)::bigint as contradict_count
    from pair_counts
    where severity is not null
    group by outlet_a_key, outlet_b_key
),

-- what chance alone would give (Gwet 2008), where values are categories: from a short list
categories as (
    select
        outlet_a_key,
        outlet_b_key,
        category_a,
        category_b,
        sum(item_count)::bigint as item_count
    from pair_counts
    where severity is null
    group by outlet_a_key, outlet_b_key, category_a, category_b
),

category_uses as (
    select
        outlet_a_key,
        outlet_b_key,
        category,
        sum(item_count)::double as use_count
    from (
        select
            outlet_a_key,
            outlet_b_key,
            category_a as category,
            item_count
        from categories
        union all
        select
            outlet_a_key,
            outlet_b_key,
            category_b as category,
            item_count
        from categories
    ) as used
    group by outlet_a_key, outlet_b_key, category
),

category_agreement as (
    select
        outlet_a_key,
        outlet_b_key,
        sum(item_count)::bigint as item_count,
        sum(case when category_a = category_b then item_count else 0 end)::double / sum(item_count) as same_share
    from categories
    group by outlet_a_key, outlet_b_key
),

chances as (
    select
        category_uses.outlet_a_key,
        category_uses.outlet_b_key,
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
            category_uses.outlet_a_key = category_agreement.outlet_a_key
            and category_uses.outlet_b_key = category_agreement.outlet_b_key
    group by category_uses.outlet_a_key, category_uses.outlet_b_key
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
