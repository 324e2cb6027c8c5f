-- a view: a few values for each version
{{ config(materialized='view') }}

with

versions as (
    select * from {{ ref('int_name_inputs') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
),

inferred_dates as (
    select * from {{ ref('int_inferred_dates') }}
)

select
    versions.version_id,
    {{ text_number(
        'versions.state, copy_groups.copy_group_key, copy_groups.wire_agency, copy_groups.origin_kind, '
        ~ 'copy_groups.origin, copy_groups.is_copy, inferred_dates.inferred_from, inferred_dates.inferred_date'
    ) }} as state
from versions
left join copy_groups
    on versions.article_id = copy_groups.article_id
left join inferred_dates
    on versions.article_id = inferred_dates.article_id
