{# Days between the first and the last dated article of a story that still says when the others appeared. #}
{% set longest_story = 7 %}
{# Characters from the begin of the text in which a date line stands. #}
{% set date_line = 120 %}

with

articles as (
    select * from {{ ref('int_articles') }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
),

copies as (
    select * from {{ ref('int_copies') }}
),

dates as (
    select * from {{ ref('stg_dates') }}
),

undated as (
    select
        articles.article_id,
        articles.version_id,
        articles.body,
        articles.text_start,
        stories.story_key
    from articles
    inner join stories
        on articles.article_id = stories.article_id
    where articles.published_date is null
),

-- "OLLENFORD, May 6, 2019 - The bridge": a full date, and after it what ends a date line
date_lines as (
    select
        undated.article_id,
        dates.earliest as inferred_date,
        'date_line' as inferred_from,
        1 as grade,
        dates.start_char as place
    from undated
    inner join dates
        on undated.version_id = dates.version_id
    where
        not dates.is_relative
        and dates.granularity = 'day'
        and dates.earliest = dates.latest
        and dates.start_char < undated.text_start + {{ date_line }}
        and {{ matches('substr(undated.body, dates.end_char + 1, 12)', '^[ )]{0,2}(--|[-–—:|\\n]|\([A-Z]{2,})') }}
),

whole_copies as (
    select
        copy_article_id as article_id,
        original_article_id as other_article_id,
        containment
    from copies
    where relation in ('exact', 'near')
    union all
    select
        original_article_id as article_id,
        copy_article_id as other_article_id,
        containment
    from copies
    where relation in ('exact', 'near')
),

-- a whole copy appeared with its original
originals as (
    select
        undated.article_id,
        articles.published_date as inferred_date,
        'copy' as inferred_from,
        2 as grade,
        -- the closest text, then the earlier day
        row_number() over (
            partition by undated.article_id
            order by whole_copies.containment desc, articles.published_date asc, articles.article_id asc
        ) as place
    from undated
    inner join whole_copies
        on undated.article_id = whole_copies.article_id
    inner join articles
        on whole_copies.other_article_id = articles.article_id
    where articles.published_date is not null
),

dated as (
    select
        stories.story_key,
        articles.published_date,
        row_number() over (
            partition by stories.story_key order by articles.published_date asc, articles.article_id asc
        ) as place,
        count(*) over (partition by stories.story_key) as article_count,
        min(articles.published_date) over (partition by stories.story_key) as first_date,
        max(articles.published_date) over (partition by stories.story_key) as last_date
    from articles
    inner join stories
        on articles.article_id = stories.article_id
    where articles.published_date is not null
),

-- the lower median of a short story; a long one says too little
medians as (
    select
        story_key,
        published_date
    from dated
    where
        place = floor((article_count + 1) / 2)
        and {{ day_number('last_date') }} - {{ day_number('first_date') }} <= {{ longest_story }}
),

of_stories as (
    select
        undated.article_id,
        medians.published_date as inferred_date,
        'story' as inferred_from,
        3 as grade,
        1 as place
    from undated
    inner join medians
        on undated.story_key = medians.story_key
),

found as (
    select * from date_lines
    union all
    select * from originals
    union all
    select * from of_stories
),

ranked as (
    select
        article_id,
        inferred_date,
        inferred_from,
        -- what the text says, then whose text it is, then what it is about
        row_number() over (partition by article_id order by grade asc, place asc) as place
    from found
)

select
    article_id,
    inferred_date,
    inferred_from
from ranked
where place = 1
