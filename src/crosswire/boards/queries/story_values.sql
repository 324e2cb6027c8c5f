-- Where outlets give different values
select
    claims.label as claim,
    agreement.slot,
    agreement.relation,
    claim_values.value,
    outlets.outlet,
    claim_values.is_leading as leads
from marts.fct_claim_agreement as agreement
inner join marts.dim_claims as claims using (claim_key)
inner join marts.fct_claim_values as claim_values using (claim_key, slot)
inner join marts.dim_outlets as outlets using (outlet_key)
where claims.story_key = $story_key and agreement.relation in ('contradict', 'tension')
order by claims.claim_key asc, agreement.slot asc, leads desc, claim_values.value asc, outlets.outlet asc
limit 500
