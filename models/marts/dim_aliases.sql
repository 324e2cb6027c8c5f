{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_entity_inputs', 'unit': 'entity_key'},
) }}

with

mention_entities as (
    select * from {{ ref('int_mention_entities') }}
    where
        entity_key is not null
        and form = 'name'
        and {{ is_unmade('entity_key', ref('int_entity_inputs')) }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where {{ is_in('mention_entities', 'mention_key') }}
),

versions as (
    select * from {{ ref('int_versions') }}
    where is_latest
),

counted as (
    select
        mention_entities.entity_key,
        coalesce(mentions.name, mentions.text) as alias,
        count(*) as mention_count,
        count(distinct versions.article_id) as article_count
    from mentions
    inner join mention_entities
        on mentions.mention_key = mention_entities.mention_key
    inner join versions
        on mentions.version_id = versions.version_id
    group by mention_entities.entity_key, coalesce(mentions.name, mentions.text)
),

final as (
    select
        -- keys
        entity_key,

        -- text
        alias,

        -- numbers
        mention_count::integer as mention_count,
        article_count::integer as article_count
    from counted
)

select * from final
