{{ config(
    materialized='incremental',
    incremental_strategy='by_state',
    meta={'made_of': {'int_alike_texts': {'state': 'state'}}},
) }}

with

alike as (
    select * from {{ ref('int_alike_texts') }}
),

changed as (
    select *
    from alike
    {{ unmade('state') }}
),

texts as (
    select * from {{ ref('int_clean_texts') }}
)

select
    texts.article_id,
    texts.state,
    md5({{ bare_text('texts.text') }}) as text_key,
    {{ word_count('texts.text') }} as word_count
from texts
inner join changed
    on texts.article_id = changed.article_id
