{# Up to this many articles statistics are always those of all articles. #}
{% set small = var('exact_statistics_up_to', 1000) %}
{# The statistics hold until there are this many times as many articles, or as few. #}
{% set growth = 1.25 %}

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

epochs as (
    select
        subject,
        article_count,
        {{ text_number("cast(article_count as string) || ' ' || cast(contents as string)") }} as epoch
    from sizes
)

{% if is_incremental() %}
select epochs.*
from epochs
left join {{ this }} as lasting
    on epochs.subject = lasting.subject
where
    lasting.epoch is null
    or (epochs.article_count <= {{ small }} and epochs.epoch <> lasting.epoch)
    or epochs.article_count > lasting.article_count * {{ growth }}
    or epochs.article_count * {{ growth }} < lasting.article_count
{% else %}
select * from epochs
{% endif %}
