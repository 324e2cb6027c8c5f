{% set square = 'power(' ~ term_weight('term_count', 'idf') ~ ', 2)' %}
{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_story_states': {'state': 'state'}}},
) }}

with

states as (
    select * from {{ ref('int_story_states') }}
),

changed as (
    select
        article_id,
        article_state,
        state,
        is_untitled
    from states
    {{ unmade('state') }}
),

changed_words as (
    select * from {{ ref('int_article_words') }}
    where {{ is_in('changed', 'state', under='article_state', table=ref('int_article_words')) }}
),

{{ weighed_terms('terms', 'changed_words') }},

{{ told_terms('told', 'terms', 'changed') }},

norms as (
    select
        state,
        sqrt({{ exact_sum("case when kind = 'word' then " ~ square ~ " end") }}) as word_norm,
        sqrt({{ exact_sum("case when kind not in ('word', 'number') then " ~ square ~ " end") }}) as name_norm,
        sqrt({{ exact_sum("case when kind = 'number' then " ~ square ~ " end") }}) as number_norm,
        sqrt({{ exact_sum("case when is_in_lead then power(idf, 2) end") }}) as lead_norm,
        {{ exact_sum("case when is_in_title then idf end") }} as title_sum
    from told
    group by state
),

details as (
    select
        state,
        bit_or({{ detail_bit('kind') }}) as details
    from {{ ref('int_article_details') }}
    where kind is not null and {{ is_in('changed', 'state', under='article_state', table=ref('int_article_details')) }}
    group by state
)

select
    changed.article_id,
    changed.state,
    norms.word_norm,
    norms.name_norm,
    norms.number_norm,
    norms.lead_norm,
    norms.title_sum,
    coalesce(details.details, 0) as details
from changed
left join norms
    on changed.state = norms.state
left join details
    on changed.article_state = details.state
