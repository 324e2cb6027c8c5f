with

candidates as (
    select * from {{ ref('int_copy_candidates') }}
),

articles as (
    select * from {{ ref('int_clean_texts') }}
),

worded as (
    select
        article_id,
        {{ words('text') }} as body_words
    from articles
    where
        article_id in (select candidates.article_a from candidates)
        or article_id in (select candidates.article_b from candidates)
)

select
    article_id,
    {{ shingle_numbers('body_words', 3) }} as shingles
from worded
