with

dates as (
    select * from {{ ref('stg_dates') }}
),

versions as (
    select * from {{ ref('int_versions') }}
),

inferred as (
    select * from {{ ref('int_dates_if_inferred') }}
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
