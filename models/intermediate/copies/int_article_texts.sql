{{ config(
    materialized='incremental',
    incremental_strategy='by_unit',
    unique_key=['article_id'],
    meta={'made_of': {'int_clean_texts': {'article_id': 'article_id', 'state': 'state'}}},
) }}

with

texts as (
    select * from {{ ref('int_clean_texts') }}
),

worded as (
    select
        *,
        {{ words('text') }} as body_words
    from texts
    {{ unmade('texts', {'article_id': 'article_id', 'state': 'state'}) }}
)

select
    article_id,
    state,
    outlet_key,
    published_at,
    published_date,
    text,
    {{ words("coalesce(title, '')") }} as title_words,
    body_words,
    {{ list_size('body_words') }} as body_word_count
from worded
