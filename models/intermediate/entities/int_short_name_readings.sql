{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_name_inputs', 'unit': 'version_id'},
) }}

with

things as (
    select * from {{ ref('int_named_things') }}
    where {{ is_unmade('version_id', ref('int_name_inputs')) }}
),

mentions as (
    select
        version_id,
        coalesce(refers_start, start_char) as thing_start,
        coalesce(refers_end, end_char) as thing_end,
        {{ name_key('coalesce(name, text)') }} as name_key
    from {{ ref('stg_mentions') }}
    where form = 'name' and {{ is_unmade('version_id', ref('int_name_inputs')) }}
),

-- an article that gives both the short name and the full one explains the short one
explained as (
    select
        1 as grade,
        mentions.name_key as short_key,
        case when things.kind = 'person' then 'person' else 'other' end as kind_group,
        things.identity,
        things.version_id,
        things.story_key,
        things.article_id
    from mentions
    inner join things
        on
            mentions.version_id = things.version_id
            and mentions.thing_start = things.thing_start
            and mentions.thing_end = things.thing_end
    where
        mentions.name_key <> things.name_key
        and not things.is_metonym
),

full_names as (
    select
        case when kind = 'person' then 'person' else 'other' end as kind_group,
        {{ matched('name_key', '[^ ]+$', 0) }} as last_word,
        {{ matched('name_key', '^[^ ]+', 0) }} as first_word,
        identity,
        version_id,
        story_key,
        article_id
    from things
    where
        kind in ('person', 'organisation')
        and name_key like '% %'
        and not is_metonym
        and name not like '% of %'
),

abbreviated as (
    select
        lower({{ replace_all('name', '[^A-Z]', '') }}) as short_key,
        identity,
        version_id,
        story_key,
        article_id
    from things
    where
        kind is distinct from 'person'
        and name like '% % %'
),

candidates as (
    select * from explained
    union all
    select
        2 as grade,
        short_key,
        'other' as kind_group,
        identity,
        version_id,
        story_key,
        article_id
    from abbreviated
    where length(short_key) between 3 and 6
    union all
    select
        case when kind_group = 'person' then 1 else 3 end as grade,
        last_word as short_key,
        kind_group,
        identity,
        version_id,
        story_key,
        article_id
    from full_names
    union all
    select
        case when kind_group = 'person' then 1 else 3 end as grade,
        first_word as short_key,
        kind_group,
        identity,
        version_id,
        story_key,
        article_id
    from full_names
)

select distinct * from candidates
