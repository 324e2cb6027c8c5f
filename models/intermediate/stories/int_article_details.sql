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
        coalesce(articles.title, '') || ' . ' || texts.text as text
    from {{ ref('int_articles') }} as articles
    inner join {{ ref('int_article_texts') }} as texts
        on articles.article_id = texts.article_id
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

-- days that the text puts something on, near its own day: when the event was, not when the law was passed
days as (
    select
        articles.article_id,
        dates.earliest::varchar as value
    from dates
    inner join articles
        on dates.version_id = articles.version_id
    where
        dates.earliest = dates.latest
        and (
            articles.published_date is null
            or abs({{ day_number('dates.earliest') }} - {{ day_number('articles.published_date') }}) <= 31
        )
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
)

select distinct
    article_id,
    kind,
    value
from details
where value is not null
