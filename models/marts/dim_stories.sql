{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_label_inputs', 'unit': 'story_key'},
) }}

with

stories as (
    select * from {{ ref('int_article_stories') }}
    where {{ is_unmade('story_key', ref('int_label_inputs')) }}
),

articles as (
    select * from {{ ref('int_articles') }}
    where {{ is_in('stories', 'article_id') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
    where {{ is_in('stories', 'article_id') }}
),

links as (
    select * from {{ ref('int_story_links') }}
    where {{ is_in('stories', 'article_a', under='article_id') }}
),

ends as (
    select
        article_a as article_id,
        article_b as other_id,
        score
    from links
    union all
    select
        article_b as article_id,
        article_a as other_id,
        score
    from links
),

centralities as (
    select
        ends.article_id,
        round(sum(ends.score), 4) as centrality
    from ends
    inner join stories
        on ends.article_id = stories.article_id
    inner join stories as others
        on
            ends.other_id = others.article_id
            and stories.story_key = others.story_key
    group by ends.article_id
),

told as (
    select
        stories.story_key,
        articles.article_id,
        articles.outlet_key,
        articles.published_at,
        copy_groups.origin,
        coalesce(articles.title, left(ltrim(substr(articles.body, articles.text_start + 1)), 120)) as label,
        -- the article that is most like the others names the story, one with a headline before one without;
        -- of two as near the earlier, undated ones last, then the smaller id
        row_number() over (
            partition by stories.story_key
            order by
                case when articles.title is null then 1 else 0 end asc,
                coalesce(centralities.centrality, 0) desc,
                articles.published_at asc nulls last,
                articles.article_id asc
        ) as place_in_story
    from articles
    inner join stories
        on articles.article_id = stories.article_id
    inner join copy_groups
        on articles.article_id = copy_groups.article_id
    left join centralities
        on articles.article_id = centralities.article_id
),

final as (
    select
        -- keys
        story_key,

        -- text
        min(case when place_in_story = 1 then label end) as label,

        -- numbers
        count(*)::integer as article_count,
        count(distinct outlet_key)::integer as outlet_count,
        count(distinct origin)::integer as origin_count,

        -- times
        min(published_at) as first_published_at,
        max(published_at) as last_published_at
    from told
    group by story_key
)

select * from final
