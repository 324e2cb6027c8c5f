{# Two groups are one story where their articles are this likely to be, on average over all pairs of the two. #}
{% set threshold = 0.3 %}
{# Each round merges at least every best pair; the sets that the weights come from are done after 13. #}
{% set rounds = 16 %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_id'],
    meta={'made_of': {'int_articles': {'article_id': 'article_id'}}},
) }}

with

articles as (
    select
        article_id,
        first_loaded_at,
        first_published_at
    from {{ ref('int_articles') }}
),

all_links as (
    select
        article_a as item_a,
        article_b as item_b,
        score,
        {{ text_number('article_a, article_b, score') }} as link_number
    from {{ ref('int_story_links') }}
),

link_ends as (
    select
        item_a as article_id,
        link_number
    from all_links
    union all
    select
        item_b as article_id,
        link_number
    from all_links
),

linked as (
    select
        article_id,
        bit_xor(link_number) as links_number
    from link_ends
    group by article_id
),

states as (
    select
        articles.article_id,
        {{ text_number(
            'articles.article_id, articles.first_loaded_at, articles.first_published_at, linked.links_number'
        ) }} as state
    from articles
    left join linked
        on articles.article_id = linked.article_id
),

{% if goes_on() %}
seeds as (
    select article_id as item_id
    from states
    {{ unmade('state') }}
),

-- groups become one only along such links
ties as (
    select
        item_a,
        item_b
    from all_links
    where score >= {{ threshold }}
),

items as {{ materialized() }} (
    {{ reached('seeds', 'ties') }}
),
{% else %}
items as (
    select article_id as item_id
    from states
),
{% endif %}

links as (
    select
        item_a,
        item_b,
        score
    from all_links
    {% if goes_on() %}
    where
        item_a in (select items.item_id from items)
        and item_b in (select items.item_id from items)
    {% endif %}
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
    named.article_id,
    named.founding_article_id,
    {{ surrogate_key(['named.founding_article_id']) }} as story_key,
    states.state
from named
inner join states
    on named.article_id = states.article_id
