{% set lead_words = 60 %}
{% set title_words = 15 %}
{# A cosine is also seen beside the best that an article has; a poor best is no measure, as in a pile of two look-alikes. #}
{% set least_bests = {'word_cosine': 0.2, 'name_cosine': 0.3, 'lead_cosine': 0.15} %}
{% set kinds = ['age', 'street', 'person', 'place', 'day', 'weekday', 'month_day'] %}

with

candidates as (
    select * from {{ ref('int_story_candidates') }}
),

articles as (
    select * from {{ ref('int_article_texts') }}
),

terms as (
    select * from {{ ref('int_article_terms') }}
),

details as (
    select * from {{ ref('int_article_details') }}
),

-- whole numbers join several times faster than texts
term_numbers as (
    select
        kind,
        term,
        row_number() over (order by kind asc, term asc) as term_number
    from terms
    group by kind, term
),

article_numbers as (
    select
        article_id,
        row_number() over (order by article_id asc) as article_number
    from articles
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
        article_numbers.article_number,
        term_numbers.term_number,
        terms.kind,
        terms.document_frequency,
        terms.idf,
        case when terms.kind = 'bigram' then 'name' else terms.kind end as family,
        (1 + ln(terms.term_count)) * terms.idf as weight,
        terms.kind in ('word', 'number') and (
            terms.is_in_title
            or ({{ list_size('articles.title_words') }} = 0 and terms.first_position <= {{ title_words }})
        ) as is_in_title,
        terms.kind in ('word', 'number') and terms.first_position <= {{ lead_words }} as is_in_lead
    from terms
    inner join articles
        on terms.article_id = articles.article_id
    inner join article_numbers
        on terms.article_id = article_numbers.article_id
    inner join term_numbers
        on
            terms.kind = term_numbers.kind
            and terms.term = term_numbers.term
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

-- the one side first, and kept: joining the terms of both first would pair all articles with all
first_sides as {{ materialized() }} (
    select
        candidates.number_a,
        candidates.number_b,
        weighed.term_number,
        weighed.kind,
        weighed.family,
        weighed.weight,
        weighed.idf,
        weighed.document_frequency,
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
        sum(case when a.family = 'word' then a.weight * b.weight end) as word_product,
        sum(case when a.family = 'name' then a.weight * b.weight end) as name_product,
        sum(case when a.family = 'number' then a.weight * b.weight end) as number_product,
        sum(case when a.is_in_lead and b.is_in_lead then a.idf * b.idf end) as lead_product,
        sum(case when a.is_in_title and b.is_in_lead then a.idf end) as title_a_sum,
        sum(case when a.is_in_lead and b.is_in_title then a.idf end) as title_b_sum,
        sum(case when a.kind <> 'name' and a.document_frequency <= 60 then a.idf end) as rare_sum,
        sum(case when a.family = 'number' then a.idf end) as number_sum
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

both_ways as (
    select
        article_a as article_id,
        word_cosine,
        name_cosine,
        lead_cosine
    from cosines
    union all
    select
        article_b as article_id,
        word_cosine,
        name_cosine,
        lead_cosine
    from cosines
),

bests as (
    select
        article_id,
        max(word_cosine) as best_word_cosine,
        max(name_cosine) as best_name_cosine,
        max(lead_cosine) as best_lead_cosine
    from both_ways
    group by article_id
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
        count(case when a.kind = '{{ kind }}' then 1 end) as {{ kind }}_count
    
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
    cosines.article_a,
    cosines.article_b,
    cosines.word_cosine,
    cosines.name_cosine,
    cosines.number_cosine,
    cosines.lead_cosine,
    cosines.rare_overlap,
    cosines.number_overlap,
    greatest(cosines.title_a_share, cosines.title_b_share) as title_share,
    least(cosines.title_a_share, cosines.title_b_share) as title_both_share,
    {%- for cosine, least_best in least_bests.items() %}
    round((
        cosines.{{ cosine }} / greatest(bests_a.best_{{ cosine }}, {{ least_best }})
        + cosines.{{ cosine }} / greatest(bests_b.best_{{ cosine }}, {{ least_best }})
    ) / 2, 6) as {{ cosine }}_of_best,
    {%- endfor %}
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
from cosines
inner join articles as articles_a
    on cosines.article_a = articles_a.article_id
inner join articles as articles_b
    on cosines.article_b = articles_b.article_id
inner join bests as bests_a
    on cosines.article_a = bests_a.article_id
inner join bests as bests_b
    on cosines.article_b = bests_b.article_id
left join detail_counts as counts_a
    on cosines.article_a = counts_a.article_id
left join detail_counts as counts_b
    on cosines.article_b = counts_b.article_id
left join shared_details
    on
        cosines.article_a = shared_details.article_a
        and cosines.article_b = shared_details.article_b
