{%- set most_outlets = 200 -%}
with

articles as (
    select * from {{ ref('int_articles') }}
),

article_stories as (
    select * from {{ ref('int_article_stories') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
),

covered as (
    select
        article_stories.story_key,
        articles.outlet_key,
        copy_groups.copy_group_key
    from articles
    inner join article_stories
        on articles.article_id = article_stories.article_id
    left join copy_groups
        on articles.article_id = copy_groups.article_id
    group by article_stories.story_key, articles.outlet_key, copy_groups.copy_group_key
),

stories as (
    select
        story_key,
        count(distinct outlet_key) as outlet_count
    from covered
    group by story_key
),

paired as (
    select
        a.outlet_key as outlet_a_key,
        b.outlet_key as outlet_b_key,
        a.story_key,
        max(case when a.copy_group_key = b.copy_group_key then 1 else 0 end) as copied
    from stories
    inner join covered as a
        on stories.story_key = a.story_key
    inner join covered as b
        on stories.story_key = b.story_key and a.outlet_key < b.outlet_key
    where stories.outlet_count between 2 and {{ most_outlets }}
    group by a.outlet_key, b.outlet_key, a.story_key
)

select
    outlet_a_key,
    outlet_b_key,
    count(*) as shared_story_count,
    sum(copied)::bigint as copied_story_count
from paired
group by outlet_a_key, outlet_b_key
