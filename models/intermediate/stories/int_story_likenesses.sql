{% set lead_words = 60 %}
{% set title_words = 15 %}
{# Commoner terms are half of what two articles share, and tell no two events apart. #}
{% set least_told = 1.5 %}
{# What a row of a term is of, as a number. #}
{% set word, number, name = 1, 2, 3 %}
{% set rare = 60 %}
{% set kinds = ['age', 'street', 'person', 'place', 'day', 'weekday', 'month_day'] %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_story_nearest': {'state': 'pair_state'}}},
) }}

with

lists as (
    select
        case when article_id < other_id then state else other_state end as state_a,
        case when article_id < other_id then other_state else state end as state_b,
        pair_state as state
    from {{ ref('int_story_nearest') }}
    where pair_state is not null
),

changed as (
    select *
    from lists
    {{ unmade('lists', {'state': 'state'}) }}
),

-- two articles may stand in each other's lists
candidates as {{ materialized() }} (
    select distinct * from changed
),

article_numbers as {{ materialized() }} (
    select
        article_id,
        state,
        article_state,
        is_untitled,
        outlet_key,
        published_date,
        cast(row_number() over (order by article_id asc) as integer) as article_number
    from {{ ref('int_story_states') }}
    where
        state in (select candidates.state_a from candidates)
        or state in (select candidates.state_b from candidates)
),

asked_words as (
    select *
    from {{ ref('int_article_words') }}
    where {{ is_in('article_numbers', 'state', under='article_state') }}
),

{{ weighed_terms('asked_terms', 'asked_words') }},

terms as (
    select * from asked_terms
    where idf >= {{ least_told }}
),

details as (
    select * from {{ ref('int_article_details') }}
    where kind is not null
),

numbered_candidates as (
    select
        numbers_a.article_id as article_a,
        numbers_b.article_id as article_b,
        candidates.state,
        candidates.state_a,
        candidates.state_b,
        numbers_a.article_number as number_a,
        numbers_b.article_number as number_b,
        numbers_a.outlet_key as outlet_a,
        numbers_b.outlet_key as outlet_b,
        numbers_a.published_date as date_a,
        numbers_b.published_date as date_b
    from candidates
    inner join article_numbers as numbers_a
        on candidates.state_a = numbers_a.state
    inner join article_numbers as numbers_b
        on candidates.state_b = numbers_b.state
),

-- a row of either side for each pair and term: as narrow as can be, with numbers for kinds
weighed as (
    select
        article_numbers.article_number,
        terms.term_number,
        terms.idf,
        (1 + ln(terms.term_count)) * terms.idf as weight,
        case terms.kind when 'word' then {{ word }} when 'number' then {{ number }} else {{ name }} end as family,
        terms.kind <> 'name' and terms.document_frequency <= {{ rare }} as is_rare,
        terms.kind in ('word', 'number') and (
            terms.is_in_title
            or (article_numbers.is_untitled and terms.first_position <= {{ title_words }})
        ) as is_in_title,
        terms.kind in ('word', 'number') and terms.first_position <= {{ lead_words }} as is_in_lead,
        0 as detail
    from terms
    inner join article_numbers
        on terms.state = article_numbers.article_state
    union all
    -- what is only shared or not shared weighs nothing, and is found in the same pass
    select
        article_numbers.article_number,
        {{ text_number("details.kind || ' ' || details.value") }} as term_number,
        null as idf,
        null as weight,
        0 as family,
        false as is_rare,
        false as is_in_title,
        false as is_in_lead,
        case details.kind
            {%- for kind in kinds %}
            when '{{ kind }}' then {{ 2 ** loop.index0 }}
            {%- endfor %}
        end as detail
    from details
    inner join article_numbers
        on details.state = article_numbers.article_state
),

-- floats are summed in no fixed order: rounded before they decide anything
totals as (
    select
        article_number,
        sqrt(sum(case when family = {{ word }} then weight * weight end)) as word_norm,
        sqrt(sum(case when family = {{ name }} then weight * weight end)) as name_norm,
        sqrt(sum(case when family = {{ number }} then weight * weight end)) as number_norm,
        sqrt(sum(case when is_in_lead then idf * idf end)) as lead_norm,
        sum(case when is_in_title then idf end) as title_sum,
        bit_or(detail) as details
    from weighed
    group by article_number
),

-- the one side first, and kept: joining the terms of both first would pair all articles with all
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

shared as (
    select
        a.number_a,
        a.number_b,
        sum(case when b.family = {{ word }} then a.weight * b.weight end) as word_product,
        sum(case when b.family = {{ name }} then a.weight * b.weight end) as name_product,
        sum(case when b.family = {{ number }} then a.weight * b.weight end) as number_product,
        sum(case when a.is_in_lead and b.is_in_lead then b.idf * b.idf end) as lead_product,
        sum(case when a.is_in_title and b.is_in_lead then b.idf end) as title_a_sum,
        sum(case when a.is_in_lead and b.is_in_title then b.idf end) as title_b_sum,
        sum(case when b.is_rare then b.idf end) as rare_sum,
        sum(case when b.family = {{ number }} then b.idf end) as number_sum,
        bit_or(b.detail) as details
    from first_sides as a
    inner join weighed as b
        on
            a.number_b = b.article_number
            and a.term_number = b.term_number
    group by a.number_a, a.number_b
),

likenesses as (
    select
        candidates.article_a,
        candidates.article_b,
        candidates.state,
        candidates.state_a,
        candidates.state_b,
        round(coalesce(shared.word_product / (totals_a.word_norm * totals_b.word_norm), 0), 6) as word_cosine,
        round(coalesce(shared.name_product / (totals_a.name_norm * totals_b.name_norm), 0), 6) as name_cosine,
        round(coalesce(shared.number_product / (totals_a.number_norm * totals_b.number_norm), 0), 6)
            as number_cosine,
        round(coalesce(shared.lead_product / (totals_a.lead_norm * totals_b.lead_norm), 0), 6) as lead_cosine,
        round(ln(1 + coalesce(shared.rare_sum, 0)), 6) as rare_overlap,
        round(ln(1 + coalesce(shared.number_sum, 0)), 6) as number_overlap,
        round(coalesce(shared.title_a_sum / totals_a.title_sum, 0), 6) as title_a_share,
        round(coalesce(shared.title_b_sum / totals_b.title_sum, 0), 6) as title_b_share,
        {%- for kind in kinds %}
        case when shared.details & {{ 2 ** loop.index0 }} > 0 then 1 else 0 end as {{ kind }}_shared,
        case
            when totals_a.details & totals_b.details & ~shared.details & {{ 2 ** loop.index0 }} > 0 then 1
            else 0
        end as {{ kind }}_conflict,
        {%- endfor %}
        case when candidates.outlet_a = candidates.outlet_b then 1 else 0 end as same_outlet,
        abs({{ day_number('candidates.date_a') }} - {{ day_number('candidates.date_b') }}) as days_apart
    from numbered_candidates as candidates
    inner join shared
        on
            candidates.number_a = shared.number_a
            and candidates.number_b = shared.number_b
    inner join totals as totals_a
        on candidates.number_a = totals_a.article_number
    inner join totals as totals_b
        on candidates.number_b = totals_b.article_number
),

final as (
    select
        article_a,
        article_b,
        state,
        state_a,
        state_b,
        word_cosine,
        name_cosine,
        number_cosine,
        lead_cosine,
        rare_overlap,
        number_overlap,
        greatest(title_a_share, title_b_share) as title_share,
        least(title_a_share, title_b_share) as title_both_share,
        {%- for kind in kinds %}
        {{ kind }}_shared,
        {{ kind }}_conflict,
        {%- endfor %}
        same_outlet,
        days_apart
    from likenesses
)

select * from final
