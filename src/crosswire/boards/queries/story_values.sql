-- Where outlets give different values
select
    claims.label as claim,
    '#claim-' || claims.claim_key as claim_page,
    replace(agreement.slot, '_', ' ') as slot,
    agreement.relation,
    claim_values.value,
    string_agg(coalesce(outlets.outlet, 'unknown outlet'), ', ' order by outlets.outlet asc) as outlets,
    bool_or(claim_values.is_leading) as leads
from marts.fct_claim_agreement as agreement
inner join marts.dim_claims as claims using (claim_key)
inner join marts.fct_claim_values as claim_values using (claim_key, slot)
inner join marts.dim_outlets as outlets using (outlet_key)
where claims.story_key = $story_key and agreement.relation in ('contradict', 'tension')
group by claims.claim_key, claims.label, agreement.slot, agreement.relation, claim_values.value
order by agreement.relation asc, claims.claim_key asc, agreement.slot asc, leads desc, count(*) desc, value asc
limit 500
