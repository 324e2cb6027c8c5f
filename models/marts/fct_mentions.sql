{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_version_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_version_inputs') }}
    where {{ is_unmade('version_id', ref('int_version_inputs')) }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where {{ is_in('versions', 'version_id') }}
),

mention_entities as (
    select * from {{ ref('int_mention_entities') }}
    where {{ is_in('versions', 'version_id') }}
),

final as (
    select
        -- keys
        mentions.mention_key,
        versions.article_id,
        mentions.version_id,
        mention_entities.entity_key,

        -- text
        mentions.text,
        mentions.kind,
        mentions.form,
        mentions.name,
        mentions.role,
        mention_entities.rule,

        -- numbers
        mentions.start_char,
        mentions.end_char,
        mention_entities.confidence,

        -- booleans
        versions.is_latest
    from mentions
    inner join mention_entities
        on mentions.mention_key = mention_entities.mention_key
    inner join versions
        on mentions.version_id = versions.version_id
)

select * from final
