-- Which outlets agree with each other, on how much evidence, and how much of it is copying?
-- Trust the interval before the figure: two shared claims prove little.
with

outlet_pairs as (
    select * from {{ ref('fct_outlet_pairs') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
)

select
    first_outlets.outlet as outlet_a,
    second_outlets.outlet as outlet_b,
    outlet_pairs.shared_story_count,
    outlet_pairs.shared_claim_count,
    outlet_pairs.agree_count,
    outlet_pairs.contradict_count,
    outlet_pairs.agreement,
    outlet_pairs.agreement_low,
    outlet_pairs.agreement_high,
    outlet_pairs.copy_share
from outlet_pairs
inner join outlets as first_outlets
    on outlet_pairs.outlet_a_key = first_outlets.outlet_key
inner join outlets as second_outlets
    on outlet_pairs.outlet_b_key = second_outlets.outlet_key
order by outlet_pairs.agreement desc nulls last, outlet_a asc, outlet_b asc
