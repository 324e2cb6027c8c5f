-- Which outlet carries which claim
with

widest as (
    select claim_key, label, outlet_count
    from marts.dim_claims
    where story_key = $story_key and kind <> 'role'
    order by outlet_count desc, origin_count desc, claim_key asc
    limit 60
)

select
    widest.label as claim,
    outlets.outlet,
    reports.stance
from widest
inner join marts.fct_claim_reports as reports using (claim_key)
inner join marts.dim_outlets as outlets using (outlet_key)
order by widest.outlet_count desc, widest.claim_key asc, outlets.outlet asc
