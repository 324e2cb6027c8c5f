-- Where exactly does it stand?
-- Each claim on which outlets differ, with the text before and after its evidence.
with

claims as (
    select * from {{ ref('dim_claims') }}
),

claim_reports as (
    select * from {{ ref('fct_claim_reports') }}
    where statement_key is not null
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

disputed as (
    select distinct claim_key
    from {{ ref('fct_claim_agreement') }}
    where relation in ('contradict', 'tension')
)

select
    claims.label as claim,
    outlets.outlet,
    claim_reports.stance,
    substr(
        versions.body,
        greatest(statements.start_char - 80, 0) + 1,
        least(statements.start_char, 80)
    ) as text_before,
    substr(versions.body, statements.start_char + 1, statements.end_char - statements.start_char) as evidence,
    substr(versions.body, statements.end_char + 1, 80) as text_after,
    articles.url
from disputed
inner join claims
    on disputed.claim_key = claims.claim_key
inner join claim_reports
    on disputed.claim_key = claim_reports.claim_key
inner join statements
    on claim_reports.statement_key = statements.statement_key
inner join versions
    on statements.version_id = versions.version_id
inner join articles
    on versions.article_id = articles.article_id
inner join outlets
    on claim_reports.outlet_key = outlets.outlet_key
order by claims.outlet_count desc, claims.claim_key asc, outlets.outlet asc
