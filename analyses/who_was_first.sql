-- Which outlet was first with each claim, and how long after it did the others come?
-- The first version that says it counts. Undated articles cannot be first and have no delay.
with

claims as (
    select * from {{ ref('dim_claims') }}
    where outlet_count > 1
),

statements as (
    select * from {{ ref('fct_statements') }}
),

versions as (
    select * from {{ ref('dim_versions') }}
),

articles as (
    select * from {{ ref('dim_articles') }}
),

outlets as (
    select * from {{ ref('dim_outlets') }}
),

first_reports as (
    select
        statements.claim_key,
        articles.outlet_key,
        min(versions.published_at) as first_reported_at
    from statements
    inner join versions
        on statements.version_id = versions.version_id
    inner join articles
        on statements.article_id = articles.article_id
    where statements.claim_key is not null
    group by statements.claim_key, articles.outlet_key
)

select
    claims.label as claim,
    outlets.outlet,
    first_reports.first_reported_at,
    rank() over (
        partition by claims.claim_key
        order by first_reports.first_reported_at asc nulls last
    ) as place,
    first_reports.first_reported_at
    - min(first_reports.first_reported_at) over (partition by claims.claim_key) as delay
from claims
inner join first_reports
    on claims.claim_key = first_reports.claim_key
inner join outlets
    on first_reports.outlet_key = outlets.outlet_key
order by claims.outlet_count desc, claims.claim_key asc, place asc, outlets.outlet asc
