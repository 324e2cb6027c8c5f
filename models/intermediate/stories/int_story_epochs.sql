-- until when statistics hold can only be told from when they were taken
{{ config(materialized='incremental', incremental_strategy='by_unit', unique_key=['subject']) }}

with

states as (
    select * from {{ ref('int_article_states') }}
),

sizes as (
    select
        'terms' as subject,
        count(*) as article_count,
        coalesce(bit_xor(state), 0) as contents
    from states
),

{{ lasting_epochs('sizes', count='article_count', epoch='epoch') }}
