{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

quotations as (
    select
        *,
        case when quotation_type = 'mixed' then '“' || text || '”' else text end as shown_text,
        row_number() over (
            partition by attribution_key
            order by start_char asc, end_char asc, quotation_key asc
        ) as place
    from {{ ref('int_quotations') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

words as (
    select * from {{ ref('int_quotation_words') }}
    where {{ is_in('quotations', 'version_id') }}
),

sizes as (
    select
        attribution_key,
        count(case when is_quoted and not is_inserted then 1 end) as quoted_word_count,
        count(case when not is_inserted then 1 end) as word_count,
        count(case when is_inserted then 1 end) as inserted_count,
        max(elision_count) as elision_count
    from words
    group by attribution_key
),

attributions as (
    select
        attribution_key,
        min(article_id) as article_id,
        min(version_id) as version_id,
        min(outlet_key) as outlet_key,
        min(story_key) as story_key,
        min(origin) as origin,
        min(published_at) as published_at,
        min(content_start) as content_start,
        max(content_end) as content_end,
        -- pieces share their speaker; the first piece speaks for those that say otherwise
        min(case when place = 1 then speaker_entity_key end) as speaker_entity_key,
        min(case when place = 1 then speaker_kind end) as speaker_kind,
        min(case when place = 1 then speaker_text end) as speaker_text,
        {{ ordered_text('shown_text', ' ', 'place') }} as text,
        {{ ordered_text('comparison_text', ' ', 'place') }} as comparison_text,
        max(case when quotation_type = 'direct' then 1 else 0 end) = 1
        and min(case when quotation_type = 'direct' then 1 else 0 end) = 1 as is_direct
    from quotations
    group by attribution_key
),

measured as (
    select
        attributions.*,
        coalesce(sizes.quoted_word_count, 0) as quoted_word_count,
        coalesce(sizes.word_count, 0) as word_count,
        coalesce(sizes.inserted_count, 0) as inserted_count,
        coalesce(sizes.elision_count, 0) as elision_count
    from attributions
    left join sizes
        on attributions.attribution_key = sizes.attribution_key
)

select
    *,
    -- most words in marks, then most words, then least changed; of equals the earliest, and undated ones last
    row_number() over (
        partition by story_key
        order by
            quoted_word_count desc, word_count desc, elision_count asc, inserted_count asc,
            published_at asc nulls last, article_id asc, content_start asc, attribution_key asc
    ) as fullness
from measured
