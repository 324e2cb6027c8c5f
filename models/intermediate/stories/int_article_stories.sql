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

-- what was loaded first founds the story, so that its key stays when earlier reports come later; of one load the
-- earliest article, undated ones last, then the smaller id
named as (
    select
        articles.article_id,
        first_value(articles.article_id) over (
            partition by grouped.group_id
            order by
                articles.first_loaded_at asc,
                articles.first_published_at asc nulls last,
                articles.article_id asc
            rows between unbounded preceding and unbounded following
        ) as founding_article_id
    from grouped
    inner join articles
        on grouped.item_id = articles.article_id
)

select
    article_id,
    founding_article_id,
    {{ surrogate_key(['founding_article_id']) }} as story_key
from named
