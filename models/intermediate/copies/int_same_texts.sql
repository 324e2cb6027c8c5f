-- a view: a count of few keys
{{ config(materialized='view') }}

with

text_keys as (
    select * from {{ ref('int_text_keys') }}
),

repeated_keys as (
    select
        text_key,
        min(article_id) as representative_id
    from text_keys
    group by text_key
    having count(*) > 1
)

select
    text_keys.article_id,
    repeated_keys.representative_id,
    text_keys.word_count
from text_keys
inner join repeated_keys
    on text_keys.text_key = repeated_keys.text_key
