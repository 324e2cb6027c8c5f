-- Who stands where: disputed claims by outlet
with

disputed as (
    select claim_key, min(relation) as relation
    from marts.fct_claim_agreement
    where relation in ('contradict', 'tension')
    group by claim_key
),

widest as (
    select claims.claim_key, claims.label, claims.story_key, claims.outlet_count, disputed.relation
    from disputed
    inner join marts.dim_claims as claims using (claim_key)
    order by disputed.relation asc, claims.outlet_count desc, claims.claim_key asc
    limit 30
)

select
    widest.label as claim,
    'story-' || widest.story_key || '.html#claim-' || widest.claim_key as claim_page,
    widest.claim_key as claim_anchor,
    coalesce(outlets.outlet, 'unknown outlet') as outlet,
    outlets.outlet_key as outlet_anchor,
    reports.stance
from widest
inner join marts.fct_claim_reports as reports using (claim_key)
inner join marts.dim_outlets as outlets using (outlet_key)
order by widest.relation asc, widest.outlet_count desc, widest.claim_key asc, outlet asc, outlets.outlet_key asc
