-- Which outlet carries which claim
with

claims as (
    select
        *,
        claim_key in (
            select claim_key from marts.fct_claim_agreement where relation in ('contradict', 'tension')
        ) as is_disputed
    from marts.dim_claims
    where story_key = $story_key
),

-- what somebody is stands in every article and says little, unless outlets differ on it
widest as (
    select claim_key, label, outlet_count, origin_count
    from claims
    where kind <> 'role' or is_disputed
    order by is_disputed desc, outlet_count desc, origin_count desc, claim_key asc
    limit $claims
),

reports as (
    select
        widest.*,
        reports.outlet_key,
        reports.stance,
        coalesce(outlets.outlet, 'unknown outlet') as outlet,
        sum(case when reports.stance = 'asserts' then 1 else 0 end) over (
            partition by reports.outlet_key
        ) as asserted_count
    from widest
    inner join marts.fct_claim_reports as reports using (claim_key)
    inner join marts.dim_outlets as outlets using (outlet_key)
)

select
    label as claim,
    'claim-' || claim_key as claim_anchor,
    outlet,
    outlet_key as outlet_anchor,
    stance
from reports
order by outlet_count desc, origin_count desc, claim_key asc, asserted_count desc, outlet asc, outlet_key asc
