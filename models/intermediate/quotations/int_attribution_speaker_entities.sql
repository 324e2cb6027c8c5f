{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_story_inputs', 'unit': 'story_key'},
) }}

with

attributions as (
    select * from {{ ref('int_attributions') }}
    where {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

quotations as (
    select * from {{ ref('int_quotations') }}
    where is_latest and {{ is_unmade('story_key', ref('int_story_inputs')) }}
),

mentions as (
    select * from {{ ref('int_mention_entities') }}
    where entity_key is not null and {{ is_in('attributions', 'version_id') }}
),

-- "Norland's deputy minister, Ada Olm": who speaks is printed with whom the speaker belongs to
printed as (
    select distinct
        quotations.version_id,
        quotations.attribution_key,
        quotations.speaker_entity_key,
        mentions.entity_key
    from quotations
    inner join mentions
        on
            quotations.version_id = mentions.version_id
            and quotations.speaker_start <= mentions.start_char
            and quotations.speaker_end >= mentions.end_char
),

belongs as (
    -- what an article says of a speaker once holds for all that the article has of the same speaker
    select
        attributions.attribution_key,
        printed.entity_key
    from attributions
    inner join printed
        on
            attributions.version_id = printed.version_id
            and attributions.speaker_entity_key = printed.speaker_entity_key
    union
    select
        attribution_key,
        entity_key
    from printed
    union
    select
        attribution_key,
        speaker_entity_key as entity_key
    from attributions
    where speaker_entity_key is not null
)

select
    belongs.attribution_key,
    attributions.story_key,
    belongs.entity_key,
    coalesce(belongs.entity_key = attributions.speaker_entity_key, false) as is_speaker
from belongs
inner join attributions
    on belongs.attribution_key = attributions.attribution_key
