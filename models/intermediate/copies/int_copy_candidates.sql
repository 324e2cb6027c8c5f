{% set most_articles = var('copy_shingle_articles', 50) %}
{% set copy_days = var('copy_days', 7) %}
{% set least_shared = 2 %}
{# A paragraph leaves this many in common however long the texts; two are enough of a short text. #}
{% set enough_shared = 3 %}
{% set least_share = 0.03 %}

with

shingles as (
    select * from {{ ref('int_article_shingles') }}
),

articles as (
    select
        article_id,
        {{ day_number('published_date') }} as day_number
    from {{ ref('int_clean_texts') }}
),

frequencies as (
    select
        shingle,
        count(*) as article_count
    from shingles
    group by shingle
),

telling as (
    select
        shingles.article_id,
        shingles.shingle,
        articles.day_number
    from shingles
    inner join frequencies
        on shingles.shingle = frequencies.shingle
    inner join articles
        on shingles.article_id = articles.article_id
    where frequencies.article_count between 2 and {{ most_articles }}
),

sizes as (
    select
        article_id,
        count(*) as shingle_count
    from shingles
    group by article_id
),

pairs as (
    select
        a.article_id as article_a,
        b.article_id as article_b,
        count(*) as shared_count
    from telling as a
    inner join telling as b
        on
            a.shingle = b.shingle
            and a.article_id < b.article_id
    where
        abs(a.day_number - b.day_number) <= {{ copy_days }}
        or a.day_number is null
        or b.day_number is null
    group by a.article_id, b.article_id
    having count(*) >= {{ least_shared }}
)

select
    pairs.article_a,
    pairs.article_b
from pairs
inner join sizes as sizes_a
    on pairs.article_a = sizes_a.article_id
inner join sizes as sizes_b
    on pairs.article_b = sizes_b.article_id
where
    pairs.shared_count >= {{ enough_shared }}
    or pairs.shared_count >= {{ least_share }} * least(sizes_a.shingle_count, sizes_b.shingle_count)
