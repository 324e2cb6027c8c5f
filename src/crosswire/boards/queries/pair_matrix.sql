-- How often outlets agree where both report a claim
with

both_ways as (
    select outlet_a_key as outlet_key, outlet_b_key as other_key, agreement, shared_claim_count
    from marts.fct_outlet_pairs
    where shared_claim_count > 0
    union all
    select outlet_b_key, outlet_a_key, agreement, shared_claim_count
    from marts.fct_outlet_pairs
    where shared_claim_count > 0
),

widest as (
    select outlet_key, sum(shared_claim_count) as claim_count
    from both_ways
    group by outlet_key
    order by claim_count desc, outlet_key asc
    limit 30
)

select
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    widest.outlet_key as outlet_anchor,
    coalesce(others.outlet, 'unknown outlet') as other_outlet,
    other_widest.outlet_key as other_outlet_anchor,
    round(both_ways.agreement, 2) as agreement,
    both_ways.shared_claim_count as shared_claims
from both_ways
inner join widest on both_ways.outlet_key = widest.outlet_key
inner join widest as other_widest on both_ways.other_key = other_widest.outlet_key
inner join marts.dim_outlets as outlets on both_ways.outlet_key = outlets.outlet_key
inner join marts.dim_outlets as others on both_ways.other_key = others.outlet_key
order by
    widest.claim_count desc, widest.outlet_key asc, other_widest.claim_count desc, other_widest.outlet_key asc
