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

common_words as (
    select * from {{ ref('common_words') }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where {{ is_in('attributions', 'version_id') }}
),

mention_entities as (
    select * from {{ ref('int_mention_entities') }}
    where {{ is_in('attributions', 'version_id') }}
),

entity_mentions as (
    select
        mention_entities.version_id,
        mention_entities.entity_key,
        mentions.name,
        mentions.role
    from mention_entities
    inner join mentions
        on mention_entities.mention_key = mentions.mention_key
    where mention_entities.entity_key is not null
),

named as (
    select
        attribution_key,
        story_key,
        {{ words('speaker_text') }} as name_words
    from attributions
    where speaker_text is not null
    union all
    select
        attributions.attribution_key,
        attributions.story_key,
        {{ words("concat_ws(' ', entity_mentions.name, entity_mentions.role)") }} as name_words
    from attributions
    inner join entity_mentions
        on
            attributions.version_id = entity_mentions.version_id
            and attributions.speaker_entity_key = entity_mentions.entity_key
),

exploded as (
    {{ explode('named', ['attribution_key', 'story_key'], 'name_words') }}
),

told as (
    select distinct
        exploded.attribution_key,
        exploded.story_key,
        -- "ministry" and "minister", "Norland" and "Norlandic" begin alike
        left(exploded.value, 6) as stem
    from exploded
    left join common_words
        on exploded.value = common_words.word
    where
        length(exploded.value) > 2
        and coalesce(common_words.article_share, 0) < 0.1
)

select
    attribution_key,
    story_key,
    stem
from told
-- offices that every government has tell no two speakers apart or together
where
    stem not in (
        'spokes',
        'offici',
        'source',
        'report',
        'statem',
        'minist',
        'presid',
        'chief',
        'head',
        'leader',
        'office',
        'depart',
        'agency',
        'direct',
        'secret',
        'author',
        'govern',
        'deputy',
        'senior',
        'former',
        'assist',
        'associ',
        'analys',
        'expert',
        'profes',
        'member',
        'lawyer',
        'judge',
        'commit',
        'counci',
        'witnes',
        'reside',
        'famili'
    )
