-- On which numbers and dates do outlets differ, who says which, and how far apart are they?
-- `tension` may be another scope or a hedge; `contradict` is not.
with

agreements as (
    select * from {{ ref('fct_claim_agreement') }}
),

claims as (
    select * from {{ ref('dim_claims') }}
),

claim_values as (
    select * from {{ ref('fct_claim_values') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
)

select
    claims.label as claim,
    agreements.slot,
    agreements.relation,
    claim_values.value,
    claim_values.value_low,
    claim_values.value_high,
    outlets.outlet,
    claim_values.value = agreements.leading_value as is_leading,
    claim_values.statement_key
from agreements
inner join claims
    on agreements.claim_key = claims.claim_key
inner join claim_values
    on
        agreements.claim_key = claim_values.claim_key
        and agreements.slot = claim_values.slot
inner join outlets
    on claim_values.outlet_key = outlets.outlet_key
where
    agreements.slot in ('how_many', 'when')
    and agreements.relation in ('contradict', 'tension')
order by
    agreements.relation asc,
    agreements.outlet_count desc,
    agreements.claim_key asc,
    agreements.slot asc,
    claim_values.value asc,
    outlets.outlet asc
