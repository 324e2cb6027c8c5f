{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_version_inputs', 'unit': 'version_id'},
) }}

with

mentions as (
    select
        *,
        case when form = 'name' then coalesce(refers_start, start_char) else refers_start end as thing_start,
        case when form = 'name' then coalesce(refers_end, end_char) else refers_end end as thing_end
    from {{ ref('stg_mentions') }}
    where {{ is_unmade('version_id', ref('int_version_inputs')) }}
),

entities as (
    select * from {{ ref('int_named_entities') }}
    where {{ is_unmade('version_id', ref('int_version_inputs')) }}
),

resolved as (
    select
        -- keys
        mentions.mention_key,
        mentions.version_id,
        entities.entity_key,

        -- text
        mentions.form,
        mentions.kind,
        entities.rule as entity_rule,
        mentions.rule as mention_rule,
        case
            when mentions.form = 'name' then coalesce(entities.rule, 'not_entity')
            else mentions.rule
        end as rule,

        -- numbers
        mentions.start_char,
        mentions.end_char,
        round(
            entities.confidence
            * case mentions.form when 'name' then 1.0 when 'nominal' then 0.8 else 0.7 end,
            3
        )::double as confidence
    from mentions
    left join entities
        on
            mentions.version_id = entities.version_id
            and mentions.thing_start = entities.thing_start
            and mentions.thing_end = entities.thing_end
)

select * from resolved
