{# Words that more articles have do not find an event; close in time they may. #}
{% set rare = 60 %}
{% set rare_within_days = 250 %}
{% set near_days = 3 %}
{# What two articles must share at least, in natural logarithms. #}
{% set least_shared = 4 %}
{% set top = 25 %}
{% set top_near = 15 %}

with

terms as (
    select * from {{ ref('int_article_terms') }}
    where kind <> 'name' and document_frequency between 2 and {{ rare_within_days }}
),

articles as (
    select
        article_id,
        published_date
    from {{ ref('int_articles') }}
),

dated_terms as (
    select
        terms.article_id,
        terms.kind,
        terms.term,
        terms.document_frequency,
        terms.idf,
        {{ day_number('articles.published_date') }} as day_number
    from terms
    inner join articles
        on terms.article_id = articles.article_id
),

rare_pairs as (
    select
        a.article_id as article_a,
        b.article_id as article_b,
        sum(a.idf) as shared_idf,
        false as is_near
    from dated_terms as a
    inner join dated_terms as b
        on
            a.kind = b.kind
            and a.term = b.term
            and a.article_id < b.article_id
    where
        a.document_frequency <= {{ rare }}
    group by a.article_id, b.article_id
    having sum(a.idf) >= {{ least_shared }}
),

-- bins as wide as the window; a pair within it lies in one bin or in two that touch
near_bins as (
    select
        *,
        floor(day_number / {{ near_days }}) as bin
    from dated_terms
    where document_frequency > {{ rare }} and day_number is not null
),

near_targets as (
    select
        *,
        bin as joined_bin
    from near_bins
    union all
    select
        *,
        bin + 1 as joined_bin
    from near_bins
    union all
    select
        *,
        bin - 1 as joined_bin
    from near_bins
),

near_pairs as (
    select
        a.article_id as article_a,
        b.article_id as article_b,
        sum(a.idf) as shared_idf,
        true as is_near
    from near_bins as a
    inner join near_targets as b
        on
            a.kind = b.kind
            and a.term = b.term
            and a.bin = b.joined_bin
            and a.article_id < b.article_id
    where abs(a.day_number - b.day_number) <= {{ near_days }}
    group by a.article_id, b.article_id
    having sum(a.idf) >= {{ least_shared }}
),

pairs as (
    select * from rare_pairs
    union all
    select * from near_pairs
),

both_ways as (
    select
        article_a as article_id,
        article_b as other_id,
        shared_idf,
        is_near
    from pairs
    union all
    select
        article_b as article_id,
        article_a as other_id,
        shared_idf,
        is_near
    from pairs
),

ranked as (
    select
        *,
        row_number() over (
            partition by article_id, is_near
            order by shared_idf desc, other_id asc
        ) as place
    from both_ways
)

select distinct
    least(article_id, other_id) as article_a,
    greatest(article_id, other_id) as article_b
from ranked
where place <= case when is_near then {{ top_near }} else {{ top }} end
