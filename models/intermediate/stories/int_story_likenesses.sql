{# What a row of a term is of, as a number. #}
{% set word, number, name = 1, 2, 3 %}

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
    {{ unmade('state') }}
),

-- two articles may stand in each other's lists
candidates as {{ materialized() }} (
    select distinct * from changed
),

ends as (
    select state_a as state
    from candidates
    union all
    select state_b as state
    from candidates
),

pair_counts as (
    select
        state,
        count(*) as pair_count
    from ends
    group by state
),

articles as {{ materialized() }} (
    select
        states.article_id,
        states.state,
        states.article_state,
        states.is_untitled,
        states.outlet_key,
        states.published_date,
        pair_counts.pair_count,
        cast(row_number() over (order by states.article_id asc) as integer) as article_number
    from {{ ref('int_story_states') }} as states
    inner join pair_counts
        on states.state = pair_counts.state
),

pairs as (
    select
        articles_a.article_id as article_a,
        articles_b.article_id as article_b,
        candidates.state,
        candidates.state_a,
        candidates.state_b,
        articles_a.article_number as number_a,
        articles_b.article_number as number_b,
        -- of a new article and one of before the new one has more pairs
        articles_a.pair_count >= articles_b.pair_count as is_a_first,
        case when articles_a.outlet_key = articles_b.outlet_key then 1 else 0 end as same_outlet,
        abs({{ day_number('articles_a.published_date') }} - {{ day_number('articles_b.published_date') }}) as days_apart
    from candidates
    inner join articles as articles_a
        on candidates.state_a = articles_a.state
    inner join articles as articles_b
        on candidates.state_b = articles_b.state
),

-- the terms of one of the two are weighed; of the other one those are asked for that it shares with it
sided as {{ materialized() }} (
    select
        *,
        case when is_a_first then number_a else number_b end as first_number,
        case when is_a_first then number_b else number_a end as other_number
    from pairs
),

first_articles as (
    select *
    from articles
    where article_number in (select sided.first_number from sided)
),

first_words as (
    select *
    from {{ ref('int_article_words') }}
    where {{ is_in('first_articles', 'state', under='article_state') }}
),

{{ weighed_terms('first_terms', 'first_words') }},

{{ told_terms('told', 'first_terms', 'first_articles') }},

details as (
    select
        articles.article_number,
        {{ text_number("details.kind || ' ' || details.value") }} as term_number,
        {{ detail_bit('details.kind') }} as detail
    from {{ ref('int_article_details') }} as details
    inner join articles
        on details.state = articles.article_state
    where details.kind is not null
),

-- what is only shared or not shared weighs nothing, and is found in the same pass
weighed as (
    select
        first_articles.article_number,
        told.term_number,
        told.idf,
        told.term_count,
        cast(case told.kind when 'word' then {{ word }} when 'number' then {{ number }} else {{ name }} end as tinyint)
            as family,
        told.is_rare,
        told.is_in_title,
        told.is_in_lead,
        cast(0 as tinyint) as detail
    from told
    inner join first_articles
        on told.state = first_articles.state
    union all
    select
        article_number,
        term_number,
        null as idf,
        null as term_count,
        cast(0 as tinyint) as family,
        false as is_rare,
        false as is_in_title,
        false as is_in_lead,
        cast(detail as tinyint) as detail
    from details
),

other_articles as (
    select
        sided.first_number,
        sided.other_number,
        articles.article_state,
        articles.is_untitled
    from sided
    inner join articles
        on sided.other_number = articles.article_number
),

-- how much a term tells is known from the first
other_terms as (
    select
        articles.first_number,
        articles.other_number,
        articles.is_untitled,
        terms.term_number,
        terms.term_count,
        terms.is_in_title,
        terms.first_position
    from {{ ref('int_article_words') }} as terms
    inner join other_articles as articles
        on terms.state = articles.article_state
    where terms.term_number is not null
    union all
    select
        sided.first_number,
        sided.other_number,
        false as is_untitled,
        details.term_number,
        null as term_count,
        false as is_in_title,
        null as first_position
    from details
    inner join sided
        on details.article_number = sided.other_number
),

shared_terms as (
    select
        other_terms.first_number,
        other_terms.other_number,
        weighed.family,
        weighed.idf,
        {{ term_weight('weighed.term_count', 'weighed.idf') }}
        * {{ term_weight('other_terms.term_count', 'weighed.idf') }} as product,
        weighed.is_rare,
        weighed.is_in_title as is_in_first_title,
        weighed.is_in_lead as is_in_first_lead,
        {{ is_in_title('other_terms', 'other_terms') }} as is_in_other_title,
        {{ is_in_lead('other_terms') }} as is_in_other_lead,
        weighed.detail
    from other_terms
    inner join weighed
        on
            other_terms.first_number = weighed.article_number
            and other_terms.term_number = weighed.term_number
),

shared as (
    select
        first_number,
        other_number,
        sum(case when family = {{ word }} then product end) as word_product,
        sum(case when family = {{ name }} then product end) as name_product,
        sum(case when family = {{ number }} then product end) as number_product,
        sum(case when is_in_first_lead and is_in_other_lead then idf * idf end) as lead_product,
        sum(case when is_in_first_title and is_in_other_lead then idf end) as first_title_sum,
        sum(case when is_in_first_lead and is_in_other_title then idf end) as other_title_sum,
        sum(case when is_rare then idf end) as rare_sum,
        sum(case when family = {{ number }} then idf end) as number_sum,
        bit_or(detail) as details
    from shared_terms
    group by first_number, other_number
),

norms as (
    select
        articles.article_number,
        norms.*
    from {{ ref('int_article_norms') }} as norms
    inner join articles
        on norms.state = articles.state
),

likenesses as (
    select
        candidates.article_a,
        candidates.article_b,
        candidates.state,
        candidates.state_a,
        candidates.state_b,
        round(coalesce(shared.word_product / (first_norms.word_norm * other_norms.word_norm), 0), 6) as word_cosine,
        round(coalesce(shared.name_product / (first_norms.name_norm * other_norms.name_norm), 0), 6) as name_cosine,
        round(coalesce(shared.number_product / (first_norms.number_norm * other_norms.number_norm), 0), 6)
            as number_cosine,
        round(coalesce(shared.lead_product / (first_norms.lead_norm * other_norms.lead_norm), 0), 6) as lead_cosine,
        round(ln(1 + coalesce(shared.rare_sum, 0)), 6) as rare_overlap,
        round(ln(1 + coalesce(shared.number_sum, 0)), 6) as number_overlap,
        round(coalesce(shared.first_title_sum / first_norms.title_sum, 0), 6) as first_title_share,
        round(coalesce(shared.other_title_sum / other_norms.title_sum, 0), 6) as other_title_share,
        {%- for kind, bit in detail_kinds().items() %}
        case when shared.details & {{ bit }} > 0 then 1 else 0 end as {{ kind }}_shared,
        case
            when first_norms.details & other_norms.details & ~shared.details & {{ bit }} > 0 then 1
            else 0
        end as {{ kind }}_conflict,
        {%- endfor %}
        candidates.same_outlet,
        candidates.days_apart
    from sided as candidates
    inner join shared
        on
            candidates.first_number = shared.first_number
            and candidates.other_number = shared.other_number
    inner join norms as first_norms
        on candidates.first_number = first_norms.article_number
    inner join norms as other_norms
        on candidates.other_number = other_norms.article_number
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
        greatest(first_title_share, other_title_share) as title_share,
        least(first_title_share, other_title_share) as title_both_share,
        {%- for kind in detail_kinds() %}
        {{ kind }}_shared,
        {{ kind }}_conflict,
        {%- endfor %}
        same_outlet,
        days_apart
    from likenesses
)

select * from final
