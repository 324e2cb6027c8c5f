{% set lead_words = 60 %}
{% set title_words = 15 %}
{% set kinds = ['age', 'street', 'person', 'place', 'day', 'weekday', 'month_day'] %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_a', 'article_b'],
    meta={'made_of': {'int_story_candidates': {
        'article_a': 'article_a', 'article_b': 'article_b', 'state_a': 'state_a', 'state_b': 'state_b',
    }}},
) }}

with

all_candidates as (
    select * from {{ ref('int_story_candidates') }}
),

candidates as (
    select *
    from all_candidates
    {{ unmade('all_candidates', {
        'article_a': 'article_a', 'article_b': 'article_b', 'state_a': 'state_a', 'state_b': 'state_b',
    }) }}
),

article_numbers as (
    select
        article_id,
        outlet_key,
        published_date,
        cast(row_number() over (order by article_id asc) as integer) as article_number
    from {{ ref('int_story_states') }}
    where
        article_id in (select candidates.article_a from candidates)
        or article_id in (select candidates.article_b from candidates)
),

articles as (
    select
        article_numbers.article_id,
        article_numbers.article_number,
        {{ list_size('texts.title_words') }} = 0 as is_untitled
    from {{ ref('int_article_texts') }} as texts
    inner join article_numbers
        on texts.article_id = article_numbers.article_id
),

terms as (
    select * from {{ ref('int_article_terms') }}
),

details as (
    select details.*
    from {{ ref('int_article_details') }} as details
    inner join article_numbers
        on details.article_id = article_numbers.article_id
),

numbered_candidates as (
    select
        candidates.article_a,
        candidates.article_b,
        numbers_a.article_number as number_a,
        numbers_b.article_number as number_b
    from candidates
    inner join article_numbers as numbers_a
        on candidates.article_a = numbers_a.article_id
    inner join article_numbers as numbers_b
        on candidates.article_b = numbers_b.article_id
),

weighed as (
    select
        terms.article_id,
        articles.article_number,
        terms.term_number,
        terms.kind,
        terms.document_frequency,
        terms.idf,
        case when terms.kind = 'bigram' then 'name' else terms.kind end as family,
        (1 + ln(terms.term_count)) * terms.idf as weight,
        terms.kind in ('word', 'number') and (
            terms.is_in_title
            or (articles.is_untitled and terms.first_position <= {{ title_words }})
        ) as is_in_title,
        terms.kind in ('word', 'number') and terms.first_position <= {{ lead_words }} as is_in_lead
    from terms
    inner join articles
        on terms.article_id = articles.article_id
),

norms as (
    select
        article_id,
        sqrt(sum(case when family = 'word' then weight * weight end)) as word_norm,
        sqrt(sum(case when family = 'name' then weight * weight end)) as name_norm,
        sqrt(sum(case when family = 'number' then weight * weight end)) as number_norm,
        sqrt(sum(case when is_in_lead then idf * idf end)) as lead_norm,
        sum(case when is_in_title then idf end) as title_sum
    from weighed
    group by article_id
),

-- the one side first, and kept: joining the terms of both first would pair all articles with all. A row for each
-- pair and term is the most that is held at any time, so it is as narrow as can be; the other side knows the term
first_sides as {{ materialized() }} (
    select
        candidates.number_a,
        candidates.number_b,
        weighed.term_number,
        weighed.weight,
        weighed.is_in_title,
        weighed.is_in_lead
    from numbered_candidates as candidates
    inner join weighed
        on candidates.number_a = weighed.article_number
),

-- floats are summed in no fixed order: rounded before they decide anything
shared as (
    select
        a.number_a,
        a.number_b,
        sum(case when b.family = 'word' then a.weight * b.weight end) as word_product,
        sum(case when b.family = 'name' then a.weight * b.weight end) as name_product,
        sum(case when b.family = 'number' then a.weight * b.weight end) as number_product,
        sum(case when a.is_in_lead and b.is_in_lead then b.idf * b.idf end) as lead_product,
        sum(case when a.is_in_title and b.is_in_lead then b.idf end) as title_a_sum,
        sum(case when a.is_in_lead and b.is_in_title then b.idf end) as title_b_sum,
        sum(case when b.kind <> 'name' and b.document_frequency <= 60 then b.idf end) as rare_sum,
        sum(case when b.family = 'number' then b.idf end) as number_sum
    from first_sides as a
    inner join weighed as b
        on
            a.number_b = b.article_number
            and a.term_number = b.term_number
    group by a.number_a, a.number_b
),

cosines as (
    select
        candidates.article_a,
        candidates.article_b,
        round(coalesce(shared.word_product / (norms_a.word_norm * norms_b.word_norm), 0), 6) as word_cosine,
        round(coalesce(shared.name_product / (norms_a.name_norm * norms_b.name_norm), 0), 6) as name_cosine,
        round(coalesce(shared.number_product / (norms_a.number_norm * norms_b.number_norm), 0), 6)
            as number_cosine,
        round(coalesce(shared.lead_product / (norms_a.lead_norm * norms_b.lead_norm), 0), 6) as lead_cosine,
        round(coalesce(shared.title_a_sum / norms_a.title_sum, 0), 6) as title_a_share,
        round(coalesce(shared.title_b_sum / norms_b.title_sum, 0), 6) as title_b_share,
        round(ln(1 + coalesce(shared.rare_sum, 0)), 6) as rare_overlap,
        round(ln(1 + coalesce(shared.number_sum, 0)), 6) as number_overlap
    from shared
    inner join numbered_candidates as candidates
        on
            shared.number_a = candidates.number_a
            and shared.number_b = candidates.number_b
    inner join norms as norms_a
        on candidates.article_a = norms_a.article_id
    inner join norms as norms_b
        on candidates.article_b = norms_b.article_id
),

detail_counts as (
    select
        article_id
        {%- for kind in kinds %}
        ,
        count(case when kind = '{{ kind }}' then 1 end) as {{ kind }}_count
    
        {%- endfor %}
    from details
    group by article_id
),

shared_details as (
    select
        candidates.article_a,
        candidates.article_b
        {%- for kind in kinds %}
        ,
        count(case when b.kind = '{{ kind }}' then 1 end) as {{ kind }}_count
    
        {%- endfor %}
    from candidates
    inner join details as a
        on candidates.article_a = a.article_id
    inner join details as b
        on
            candidates.article_b = b.article_id
            and a.kind = b.kind
            and a.value = b.value
    group by candidates.article_a, candidates.article_b
)

select
    candidates.article_a,
    candidates.article_b,
    candidates.state_a,
    candidates.state_b,
    cosines.word_cosine,
    cosines.name_cosine,
    cosines.number_cosine,
    cosines.lead_cosine,
    cosines.rare_overlap,
    cosines.number_overlap,
    greatest(cosines.title_a_share, cosines.title_b_share) as title_share,
    least(cosines.title_a_share, cosines.title_b_share) as title_both_share,
    {%- for kind in kinds %}
    case
        when coalesce(shared_details.{{ kind }}_count, 0) > 0 then 1
        else 0
    end as {{ kind }}_shared,
    case
        when
            counts_a.{{ kind }}_count > 0
            and counts_b.{{ kind }}_count > 0
            and coalesce(shared_details.{{ kind }}_count, 0) = 0
            then 1
        else 0
    end as {{ kind }}_conflict,
    {%- endfor %}
    case when articles_a.outlet_key = articles_b.outlet_key then 1 else 0 end as same_outlet,
    abs(
        {{ day_number('articles_a.published_date') }} - {{ day_number('articles_b.published_date') }}
    ) as days_apart
from candidates
inner join cosines
    on
        candidates.article_a = cosines.article_a
        and candidates.article_b = cosines.article_b
inner join article_numbers as articles_a
    on candidates.article_a = articles_a.article_id
inner join article_numbers as articles_b
    on candidates.article_b = articles_b.article_id
left join detail_counts as counts_a
    on candidates.article_a = counts_a.article_id
left join detail_counts as counts_b
    on candidates.article_b = counts_b.article_id
left join shared_details
    on
        candidates.article_a = shared_details.article_a
        and candidates.article_b = shared_details.article_b
