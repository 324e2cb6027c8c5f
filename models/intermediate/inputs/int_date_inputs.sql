-- a view: two numbers for each version
{{ config(materialized='view') }}

with

versions as (
    select * from {{ ref('int_name_inputs') }}
),

inferred_dates as (
    select * from {{ ref('int_inferred_dates') }}
)

select
    versions.version_id,
    versions.article_id,
    {{ text_number('versions.state, inferred_dates.inferred_date') }} as state
from versions
left join inferred_dates
    on versions.article_id = inferred_dates.article_id
