-- Which outlet asserts, contradicts or leaves out which claim of the story that most outlets cover?
-- One row per claim and outlet; a pivot on `outlet` makes it the claim by outlet table.
with

stories as (
    select * from {{ ref('dim_stories') }}
),

claims as (
    select * from {{ ref('dim_claims') }}
),

claim_reports as (
    select * from {{ ref('fct_claim_reports') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
),

largest as (
    select
        story_key,
        label
    from stories
    order by outlet_count desc, article_count desc, story_key asc
    limit 1
)

select
    largest.label as story,
    claims.label as claim,
    claims.outlet_count,
    outlets.outlet,
    claim_reports.stance,
    claim_reports.origin
from largest
inner join claims
    on largest.story_key = claims.story_key
inner join claim_reports
    on claims.claim_key = claim_reports.claim_key
inner join outlets
    on claim_reports.outlet_key = outlets.outlet_key
order by claims.outlet_count desc, claims.claim_key asc, outlets.outlet asc
