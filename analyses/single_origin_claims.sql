-- Which claims do many outlets repeat although all of them have it from one origin?
-- Ten outlets on one wire story or one ministry's statement are one witness.
with

claims as (
    select * from {{ ref('dim_claims') }}
),

claim_reports as (
    select * from {{ ref('fct_claim_reports') }}
    where stance = 'asserts'
),

outlets as (
    select * from {{ ref('dim_outlets') }}
)

select
    claims.label as claim,
    claims.outlet_count,
    claims.origin_count,
    min(claim_reports.origin) as origin,
    string_agg(outlets.outlet, ', ' order by outlets.outlet asc) as outlets
from claims
inner join claim_reports
    on claims.claim_key = claim_reports.claim_key
inner join outlets
    on claim_reports.outlet_key = outlets.outlet_key
where
    claims.outlet_count > 1
    and claims.origin_count = 1
group by claims.claim_key, claims.label, claims.outlet_count, claims.origin_count
order by claims.outlet_count desc, claims.claim_key asc
