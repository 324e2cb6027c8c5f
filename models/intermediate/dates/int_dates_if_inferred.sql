with

dates as (
    select * from {{ ref('stg_dates') }}
),

versions as (
    select * from {{ ref('int_versions') }}
),

inferred_dates as (
    select * from {{ ref('int_inferred_dates') }}
),

phrases as (
    select * from {{ ref('relative_phrases') }}
),

-- "later this year" is this year, as far as days go
open_dates as (
    select
        dates.date_key,
        dates.version_id,
        inferred_dates.inferred_date,
        {{ replace_all(
            'lower(dates.text)',
            '^((the |its |their )?(early|earlier|late|later|mid|end of|beginning of|start of|rest of|coming)[ -])?(the )?',
            '',
        ) }} as phrase
    from dates
    inner join versions
        on dates.version_id = versions.version_id
    inner join inferred_dates
        on versions.article_id = inferred_dates.article_id
    where
        versions.is_latest
        and dates.is_relative
        and dates.earliest is null
),

placed as (
    select
        open_dates.date_key,
        open_dates.version_id,
        phrases.span,
        date_trunc(phrases.span, open_dates.inferred_date)::date as here,
        phrases.step,
        case phrases.span when 'month' then 1 when 'quarter' then 3 when 'year' then 12 end as months,
        case phrases.span when 'day' then 1 when 'week' then 7 end as days
    from open_dates
    inner join phrases
        on open_dates.phrase = phrases.phrase
),

resolved as (
    select
        date_key,
        version_id,
        case
            when months is null then {{ shift_days('here', 'step * days') }}
            else {{ shift_months('here', 'step * months') }}
        end as earliest,
        case
            when months is null then {{ shift_days('here', 'step * days + days - 1') }}
            else {{ shift_days(shift_months('here', 'step * months + months'), '-1') }}
        end as latest
    from placed
)

select * from resolved
