-- Most disputed: slots on whose value outlets differ
select
    claims.label as claim,
    'story-' || claims.story_key || '.html#claim-' || claims.claim_key as claim_page,
    replace(agreement.slot, '_', ' ') as slot,
    agreement.relation,
    agreement.leading_value,
    agreement.second_value,
    agreement.outlet_count as outlets,
    agreement.origin_count as origins,
    round(agreement.agreement_share, 2) as agreement,
    agreement.dispute_reason as reason
from marts.fct_claim_agreement as agreement
inner join marts.dim_claims as claims using (claim_key)
where agreement.relation in ('contradict', 'tension')
order by
    agreement.relation asc, agreement.outlet_count desc, agreement.agreement_share asc, claims.claim_key asc,
    agreement.slot asc
limit 100
