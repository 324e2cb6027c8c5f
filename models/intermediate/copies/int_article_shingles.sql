{# One in eight is enough to find copies by; the length of the words decides, so both sides keep the same. #}
{% set sampled = 8 %}

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
        {{ shingles('articles.body_words', 3) }} as shingles,
        {{ shingles('articles.own_words', 3) }} as own_shingles
    from articles
    inner join representatives
        on articles.article_id = representatives.article_id
),

all_shingles as (
    {{ explode('shingled', ['article_id'], 'shingles') }}
),

own_shingles as (
    {{ explode('shingled', ['article_id'], 'own_shingles') }}
),

sampled as (
    select distinct
        article_id,
        value
    from all_shingles
    where length(value) % {{ sampled }} = 0
),

sampled_own as (
    select distinct
        article_id,
        value
    from own_shingles
    where length(value) % {{ sampled }} = 0
)

select
    sampled.article_id,
    substr(md5(sampled.value), 1, 16) as shingle,
    sampled_own.article_id is not null as is_own
from sampled
left join sampled_own
    on
        sampled.article_id = sampled_own.article_id
        and sampled.value = sampled_own.value
