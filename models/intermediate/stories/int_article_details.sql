{# Days farther from the article's own are not of its event. #}
{% set near = 31 %}
{% set street =
    '\\b([A-Z0-9][A-Za-z0-9]+) (?:Street|St\\b|Avenue|Ave\\b|Road|Rd\\b|Drive|Dr\\b|Boulevard|Blvd'
    ~ '|Lane|Ln\\b|Court|Ct\\b|Highway|Parkway|Terrace|Circle)'
%}

with

articles as (
    select
        articles.article_id,
        articles.version_id,
        articles.published_date,
        addresses.address_date,
        coalesce(articles.title, '') || ' . ' || texts.text as text
    from {{ ref('int_articles') }} as articles
    inner join {{ ref('int_article_texts') }} as texts
        on articles.article_id = texts.article_id
    inner join {{ ref('int_article_addresses') }} as addresses
        on articles.article_id = addresses.article_id
),

mentions as (
    select * from {{ ref('stg_mentions') }}
),

dates as (
    select * from {{ ref('stg_dates') }}
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
people as (
    select
        articles.article_id,
        {{ words('mentions.text') }} as name_words
    from mentions
    inner join articles
        on mentions.version_id = articles.version_id
    where
        mentions.form = 'name'
        and mentions.kind = 'person'
),

places as (
    select
        articles.article_id,
        lower(mentions.text) as value
    from mentions
    inner join articles
        on mentions.version_id = articles.version_id
    where
        mentions.form = 'name'
        and mentions.kind = 'place'
),

-- what the text says of days, and the day that it counts from
told_days as (
    select
        articles.article_id,
        {{ day_number('dates.earliest') }} as day_number,
        {{ day_number('coalesce(articles.published_date, articles.address_date)') }} as own_number,
        coalesce(articles.published_date, articles.address_date) as own_date,
        {{ matched('dates.timex_value', '^XXXX-WXX-([1-7])', 1) }} as open_weekday,
        {{ matched('dates.timex_value', '^XXXX-([01][0-9]-[0-3][0-9])', 1) }} as open_month_day
    from dates
    inner join articles
        on dates.version_id = articles.version_id
    where
        dates.granularity = 'day'
        and (dates.earliest is null or dates.earliest = dates.latest)
),

-- an undated article leaves days open: the day in its address closes them, a weekday as the last one before it
closed_days as (
    select
        article_id,
        own_number,
        open_weekday,
        open_month_day,
        case
            when day_number is not null then day_number
            -- day 0 was a Thursday
            when open_weekday <> '' then own_number - (own_number + 11 - cast(open_weekday as integer)) % 7
            when open_month_day <> ''
                then {{ day_number(read_day("concat(substr(cast(own_date as varchar), 1, 5), open_month_day)")) }}
        end as day_number
    from told_days
),

-- days that the text puts something on, near its own day: when the event was, not when the law was passed
near_days as (
    select
        article_id,
        day_number,
        {{ day_of_number('day_number') }} as day_date
    from closed_days
    where
        day_number is not null
        and (own_number is null or abs(day_number - own_number) <= {{ near }})
),

days as (
    select
        article_id,
        cast(day_date as varchar) as value
    from near_days
),

weekdays as (
    select
        article_id,
        open_weekday as value
    from closed_days
    where open_weekday <> ''
    union all
    select
        article_id,
        cast((day_number + 3) % 7 + 1 as varchar) as value
    from near_days
),

month_days as (
    select
        article_id,
        open_month_day as value
    from closed_days
    where open_month_day <> ''
    union all
    select
        article_id,
        substr(cast(day_date as varchar), 6) as value
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
        name_words[{{ list_size('name_words') }}] as value
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
    article_id,
    kind,
    value
from details
where value is not null
