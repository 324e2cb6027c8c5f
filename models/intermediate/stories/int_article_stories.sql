{# Two groups are one story where their articles are this likely to be, on average over all pairs of the two. #}
{% set threshold = 0.3 %}
{# Each round merges at least every best pair; the sets that the weights come from are done after 13. #}
{% set rounds = 16 %}

with

articles as (
    select * from {{ ref('int_articles') }}
),

items as (
    select article_id as item_id
    from articles
),

links as (
    select
        article_a as item_a,
        article_b as item_b,
        score
    from {{ ref('int_story_links') }}
),

{{ average_link('items', 'links', threshold, rounds) }},

-- the earliest article names the story; undated ones come last, then the smaller id comes first
named as (
    select
        articles.article_id,
        first_value(articles.article_id) over (
            partition by grouped.group_id
            order by articles.published_at asc nulls last, articles.article_id asc
            rows between unbounded preceding and unbounded following
        ) as first_article_id
    from grouped
    inner join articles
        on grouped.item_id = articles.article_id
)

select
    article_id,
    first_article_id,
    {{ surrogate_key(['first_article_id']) }} as story_key
from named
