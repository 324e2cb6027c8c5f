{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

attributions as (
    select * from {{ ref('int_utterance_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

variants as (
    select * from {{ ref('int_quotation_variants') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

conflicts as (
    select distinct utterance_key
    from {{ ref('fct_speaker_conflicts') }}
),

credits as (
    select
        utterance_key,
        speaker_entity_key,
        -- the speaker of the fullest wording that names one, then of the speakers the one that sorts first
        row_number() over (
            partition by utterance_key
            order by fullness asc, speaker_entity_key asc
        ) as place
    from attributions
    where speaker_entity_key is not null
),

reports as (
    select
        *,
        -- who had it first: undated reports come last, and of one instant the outlet whose key sorts first
        row_number() over (
            partition by utterance_key
            order by published_at asc nulls last, outlet_key asc, article_id asc, attribution_key asc
        ) as place
    from attributions
),

reported as (
    select
        utterance_key,
        min(story_key) as story_key,
        min(case when place = 1 and published_at is not null then outlet_key end) as first_outlet_key,
        min(case when attribution_key = leader_key then attribution_key end) as fullest_attribution_key,
        min(case when attribution_key = leader_key then text end) as text,
        count(*) as attribution_count,
        count(distinct article_id) as article_count,
        count(distinct outlet_key) as outlet_count,
        count(distinct origin) as origin_count,
        max(quoted_word_count) > 0 as is_quoted,
        min(published_at) as first_reported_at,
        max(published_at) as last_reported_at
    from reports
    group by utterance_key
),

counted as (
    select
        utterance_key,
        count(*) as quotation_count,
        count(case when variant = 'identical' then 1 end) as identical_count,
        count(case when variant = 'truncated' then 1 end) as truncated_count,
        count(case when variant = 'elided' then 1 end) as elided_count,
        count(case when variant = 'inserted' then 1 end) as inserted_count,
        count(case when variant = 'altered' then 1 end) as altered_count,
        count(case when variant = 'unquoted' then 1 end) as unquoted_count,
        count(case when variant = 'paraphrase' then 1 end) as paraphrase_count
    from variants
    group by utterance_key
),

final as (
    select
        -- keys
        reported.utterance_key,
        reported.story_key,
        credits.speaker_entity_key,
        reported.first_outlet_key,
        reported.fullest_attribution_key,

        -- text
        reported.text,

        -- numbers
        reported.article_count::integer as article_count,
        reported.outlet_count::integer as outlet_count,
        reported.origin_count::integer as origin_count,
        reported.attribution_count::integer as attribution_count,
        counted.quotation_count::integer as quotation_count,
        counted.identical_count::integer as identical_count,
        counted.truncated_count::integer as truncated_count,
        counted.elided_count::integer as elided_count,
        counted.inserted_count::integer as inserted_count,
        counted.altered_count::integer as altered_count,
        counted.unquoted_count::integer as unquoted_count,
        counted.paraphrase_count::integer as paraphrase_count,

        -- booleans
        reported.is_quoted,
        conflicts.utterance_key is not null as has_speaker_conflict,

        -- times
        reported.first_reported_at,
        reported.last_reported_at
    from reported
    inner join counted
        on reported.utterance_key = counted.utterance_key
    left join credits
        on
            reported.utterance_key = credits.utterance_key
            and credits.place = 1
    left join conflicts
        on reported.utterance_key = conflicts.utterance_key
)

select * from final
