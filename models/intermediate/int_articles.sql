with

versions as (
    select * from {{ ref('int_versions') }}
),

articles as (
    select * from versions
    where is_latest
)

select * from articles
