{# One in eight is enough to find copies by; which ones is decided by content, so both sides keep the same. #}
{% set kept = ['0', '1'] %}

with

articles as (
    select * from {{ ref('int_article_texts') }}
),

-- of articles with the same words one stands for all; the smallest id
representatives as (
    select
        text_key,
        min(article_id) as article_id
    from articles
    group by text_key
),

shingled as (
    select
        articles.article_id,
        {{ shingles('articles.own_words', 3) }} as shingles
    from articles
    inner join representatives
        on articles.article_id = representatives.article_id
),

exploded as (
    {{ explode('shingled', ['article_id'], 'shingles') }}
),

hashed as (
    select
        article_id,
        md5(value) as shingle
    from exploded
)

select distinct
    article_id,
    substr(shingle, 2, 15) as shingle
from hashed
where substr(shingle, 1, 1) in ('{{ kept | join("', '") }}')
