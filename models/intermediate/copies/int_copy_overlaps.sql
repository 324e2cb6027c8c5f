{# The least that is a copy by any measure of int_copy_pairs: a tenth of the smaller text, or a paragraph in short stretches. #}
{% set least_share = 0.1 %}
{% set least_shared = 12 %}
{% set enough_shared = 24 %}

with

candidates as (
    select * from {{ ref('int_copy_candidates') }}
),

articles as (
    select * from {{ ref('int_clean_texts') }}
),

-- worked out once: the shingles read each word three times
worded as {{ materialized() }} (
    select
        article_id,
        {{ words('text') }} as body_words
    from articles
    where
        article_id in (select candidates.article_a from candidates)
        or article_id in (select candidates.article_b from candidates)
),

shingled as {{ materialized() }} (
    select
        article_id,
        {{ shingle_numbers('body_words', 3) }} as shingles
    from worded
),

counted as (
    select
        candidates.article_a,
        candidates.article_b,
        {{ list_size('a.shingles') }} as shingle_count_a,
        {{ list_size('b.shingles') }} as shingle_count_b,
        -- list against list: a join of their items takes seven times as long
        {{ list_size(shared_items('a.shingles', 'b.shingles')) }} as shared_shingle_count
    from candidates
    inner join shingled as a
        on candidates.article_a = a.article_id
    inner join shingled as b
        on candidates.article_b = b.article_id
)

select *
from counted
where
    shared_shingle_count >= {{ least_shared }}
    and (
        shared_shingle_count >= {{ enough_shared }}
        or shared_shingle_count >= {{ least_share }} * least(shingle_count_a, shingle_count_b)
    )
