-- Claims that several outlets carry and one origin stands behind
select
    claims.label as claim,
    'story-' || claims.story_key || '.html'
    || case when claims.kind <> 'role' then '#claim-' || claims.claim_key else '' end as claim_page,
    claims.outlet_count as outlets,
    string_agg(distinct reports.origin, ', ' order by reports.origin asc) as origin
from marts.dim_claims as claims
inner join marts.fct_claim_reports as reports using (claim_key)
where claims.outlet_count > 1 and claims.origin_count = 1 and reports.stance = 'asserts'
group by claims.claim_key, claims.label, claims.kind, claims.story_key, claims.outlet_count
order by outlets desc, claims.claim_key asc
limit 100
