{# Days farther from the article's own are not of its event. #}
{% set near = 31 %}
{% set street =
    '\\b([A-Z0-9][A-Za-z0-9]+) (?:Street|St\\b|Avenue|Ave\\b|Road|Rd\\b|Drive|Dr\\b|Boulevard|Blvd'
    ~ '|Lane|Ln\\b|Court|Ct\\b|Highway|Parkway|Terrace|Circle)'
%}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_article_states': {'state': 'state'}}, 'itself': 'kind is null'},
) }}

with

states as (
    select * from {{ ref('int_article_states') }}
),

changed as (
    select *
    from states
    {{ unmade('state') }}
),

texts as (
    select * from {{ ref('int_clean_texts') }}
    where {{ is_in('changed', 'state', table=ref('int_clean_texts')) }}
),

articles as (
    select
        changed.article_id,
        changed.version_id,
        changed.published_date,
        changed.state,
        coalesce(texts.title, '') || ' . ' || texts.text as text
    from changed
    inner join texts
        on changed.state = texts.state
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where {{ is_in('changed', 'version_id') }}
),

-- joined once, or DuckDB would look through all names of the warehouse for each kind
names as (
    select
        articles.article_id,
        mentions.kind,
        mentions.text
    from mentions
    inner join articles
        on mentions.version_id = articles.version_id
    where
        mentions.form = 'name'
        and mentions.kind in ('person', 'place')
),

dates as (
    select * from {{ ref('stg_dates') }}
    where {{ is_in('changed', 'version_id') }}
),

found as (
    select
        article_id,
        {{ matches_of('text', '\\b([0-9]{1,3})[- ]years?[- ]olds?\\b', 1) }} as ages,
        {{ matches_of('text', '[A-Z][a-z]+, ([0-9]{2}),', 1) }} as appositive_ages,
        {{ matches_of('text', street, 1) }}
            as streets
    from articles
),

ages as (
    {{ explode('found', ['article_id'], 'ages') }}
    union all
    {{ explode('found', ['article_id'], 'appositive_ages') }}
),

streets as (
    {{ explode('found', ['article_id'], 'streets') }}
),

-- "Mayor Ann Lee" and "Lee" are one person to a reader: the last word tells
-- once per name: and DuckDB would split all names of the warehouse if the words were not asked for in a group
people as (
    select
        article_id,
        text,
        any_value({{ words('text') }}) as name_words
    from names
    where kind = 'person'
    group by article_id, text
),

places as (
    select
        article_id,
        lower(text) as value
    from names
    where kind = 'place'
),

-- days that the text puts something on, near its own day: when the event was, not when the law was passed
near_days as (
    select
        articles.article_id,
        dates.earliest as day_date,
        {{ day_number('dates.earliest') }} as day_number
    from dates
    inner join articles
        on dates.version_id = articles.version_id
    where
        dates.earliest = dates.latest
        and (
            articles.published_date is null
            or abs({{ day_number('dates.earliest') }} - {{ day_number('articles.published_date') }}) <= {{ near }}
        )
),

-- an undated article leaves open which Thursday it was, and of which year the 8th of May
open_days as (
    select
        articles.article_id,
        dates.timex_value,
        any_value({{ matched('dates.timex_value', '^XXXX-WXX-([1-7])', 1) }}) as weekday,
        any_value({{ matched('dates.timex_value', '^XXXX-([01][0-9]-[0-3][0-9])', 1) }}) as month_day
    from dates
    inner join articles
        on dates.version_id = articles.version_id
    where dates.earliest is null
    group by articles.article_id, dates.timex_value
),

days as (
    select
        article_id,
        cast(day_date as string) as value
    from near_days
),

weekdays as (
    select
        article_id,
        weekday as value
    from open_days
    where weekday <> ''
    union all
    select
        article_id,
        -- day 0 was a Thursday
        cast((day_number % 7 + 10) % 7 + 1 as string) as value
    from near_days
),

month_days as (
    select
        article_id,
        month_day as value
    from open_days
    where month_day <> ''
    union all
    select
        article_id,
        substr(cast(day_date as string), 6) as value
    from near_days
),

details as (
    select
        article_id,
        'age' as kind,
        value
    from ages
    union all
    select
        article_id,
        'street' as kind,
        lower(value) as value
    from streets
    union all
    select
        article_id,
        'person' as kind,
        {{ item('name_words', list_size('name_words')) }} as value
    from people
    where {{ list_size('name_words') }} > 1
    union all
    select
        article_id,
        'place' as kind,
        value
    from places
    union all
    select
        article_id,
        'day' as kind,
        value
    from days
    union all
    select
        article_id,
        'weekday' as kind,
        value
    from weekdays
    union all
    select
        article_id,
        'month_day' as kind,
        value
    from month_days
)

select distinct
    details.article_id,
    details.kind,
    details.value,
    changed.state
from details
inner join changed
    on details.article_id = changed.article_id
where details.value is not null
union all
-- the article, which has been read
select
    article_id,
    null as kind,
    null as value,
    state
from changed
