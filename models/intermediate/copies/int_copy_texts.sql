-- a view: a few numbers for each article
{{ config(materialized='view') }}

with

shingles as (
    select * from {{ ref('int_article_shingles') }}
),

same_texts as (
    select * from {{ ref('int_same_texts') }}
),

articles as (
    select * from {{ ref('int_articles') }}
),

compared as (
    select
        shingles.article_id,
        shingles.shingles,
        shingles.state as text_state,
        case when same_texts.article_id is null then articles.outlet_key end as outlet_key,
        {{ day_number('articles.published_date') }} as day_number
    from shingles
    inner join articles
        on shingles.article_id = articles.article_id
    left join same_texts
        on shingles.article_id = same_texts.article_id
    where
        same_texts.article_id is null
        or same_texts.article_id = same_texts.representative_id
)

select
    article_id,
    outlet_key,
    day_number,
    shingles,
    {{ text_number('article_id, text_state, outlet_key, day_number') }} as state
from compared
