with

articles as (
    select * from {{ ref('int_articles') }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
),

told as (
    select
        stories.story_key,
        articles.article_id,
        articles.outlet_key,
        articles.published_at,
        copy_groups.origin,
        coalesce(articles.title, left(ltrim(substr(articles.body, articles.text_start + 1)), 120)) as label,
        -- without a better centre the earliest article names the story; undated ones come last
        row_number() over (
            partition by stories.story_key
            order by articles.published_at asc nulls last, articles.article_id asc
        ) as place_in_story
    from articles
    inner join stories
        on articles.article_id = stories.article_id
    inner join copy_groups
        on articles.article_id = copy_groups.article_id
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
