{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_article_inputs', 'unit': 'version_id'},
) }}

with

articles as (
    select * from {{ ref('int_articles') }}
    where {{ is_unmade('version_id', ref('int_article_inputs')) }}
),

stories as (
    select * from {{ ref('int_article_stories') }}
    where {{ is_in('articles', 'article_id') }}
),

copy_groups as (
    select * from {{ ref('int_article_copy_groups') }}
    where {{ is_in('articles', 'article_id') }}
),

inferred_dates as (
    select * from {{ ref('int_inferred_dates') }}
    where {{ is_in('articles', 'article_id') }}
),

final as (
    select
        -- keys
        articles.article_id,
        articles.version_id,
        articles.external_id,
        articles.outlet_key,
        stories.story_key,
        copy_groups.copy_group_key,

        -- text
        articles.url,
        articles.title,
        articles.author,
        articles.credit,
        articles.language,
        copy_groups.wire_agency,
        copy_groups.origin_kind,
        copy_groups.origin,
        articles.published_from,
        inferred_dates.inferred_from,

        -- numbers
        articles.version_count::integer as version_count,
        articles.word_count,

        -- booleans
        copy_groups.is_copy,

        -- times
        articles.published_at,
        articles.published_date,
        inferred_dates.inferred_date
    from articles
    inner join stories
        on articles.article_id = stories.article_id
    inner join copy_groups
        on articles.article_id = copy_groups.article_id
    left join inferred_dates
        on articles.article_id = inferred_dates.article_id
)

select * from final
