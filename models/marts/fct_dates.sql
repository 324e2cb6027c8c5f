{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_date_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_date_inputs') }}
    where {{ is_unmade('version_id', ref('int_date_inputs')) }}
),

dates as (
    select * from {{ ref('stg_dates') }}
    where {{ is_in('versions', 'version_id') }}
),

inferred as (
    select * from {{ ref('int_dates_if_inferred') }}
    where {{ is_in('versions', 'version_id') }}
),

final as (
    select
        -- keys
        dates.date_key,
        versions.article_id,
        dates.version_id,

        -- text
        dates.text,
        dates.granularity,
        dates.timex_type,
        dates.timex_value,

        -- numbers
        dates.start_char,
        dates.end_char,
        dates.derived_year,

        -- booleans
        dates.is_relative,

        -- times
        dates.earliest,
        dates.latest,
        inferred.earliest as earliest_if_inferred,
        inferred.latest as latest_if_inferred
    from dates
    inner join versions
        on dates.version_id = versions.version_id
    left join inferred
        on dates.date_key = inferred.date_key
)

select * from final
