{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_entity_inputs', 'unit': 'entity_key'},
) }}

with

things as (
    select * from {{ ref('int_named_entities') }}
    where {{ is_unmade('entity_key', ref('int_entity_inputs')) }}
),

mention_entities as (
    select * from {{ ref('int_mention_entities') }}
    where entity_key is not null and {{ is_unmade('entity_key', ref('int_entity_inputs')) }}
),

versions as (
    select * from {{ ref('int_versions') }}
),

corrections as (
    select
        action,
        {{ name_key('text') }} as name_key,
        kind,
        value,
        precedence
    from {{ ref('int_corrections') }}
    where action in ('rename', 'kind')
),

names as (
    select
        entity_key,
        name,
        max(known_name) as known_name,
        -- the name of most articles, then the longest, then the first in the alphabet
        row_number() over (
            partition by entity_key order by count(*) desc, length(name) desc, name asc
        ) as place
    from things
    group by entity_key, name
),

kinds as (
    select
        entity_key,
        coalesce(known_kind, kind) as kind,
        -- the kind of most mentions, then the first in the alphabet
        row_number() over (
            partition by entity_key
            order by sum(mention_count) desc, coalesce(known_kind, kind) asc nulls last
        ) as place
    from things
    group by entity_key, coalesce(known_kind, kind)
),

codes as (
    select
        entity_key,
        max(wikidata_id) as wikidata_id,
        max(iso_code) as iso_code
    from things
    group by entity_key
),

counts as (
    select
        mention_entities.entity_key,
        count(distinct versions.article_id) filter (where versions.is_latest) as article_count,
        count(distinct versions.outlet_key) filter (where versions.is_latest) as outlet_count,
        count(*) filter (where versions.is_latest) as mention_count,
        min(versions.published_at) filter (where versions.is_latest) as first_mentioned_at,
        max(versions.published_at) filter (where versions.is_latest) as last_mentioned_at
    from mention_entities
    inner join versions
        on mention_entities.version_id = versions.version_id
    group by mention_entities.entity_key
),

-- a correction names an entity by any of its names
matched as (
    select
        things.entity_key,
        corrections.action,
        corrections.value,
        row_number() over (
            partition by things.entity_key, corrections.action order by corrections.precedence asc
        ) as place
    from things
    inner join corrections
        on
            things.name_key = corrections.name_key
            and coalesce(corrections.kind, things.kind, '') = coalesce(things.kind, '')
),

corrected as (
    select
        entity_key,
        max(value) filter (where action = 'rename') as name,
        max(value) filter (where action = 'kind') as kind
    from matched
    where place = 1
    group by entity_key
),

final as (
    select
        -- keys
        names.entity_key,

        -- text
        coalesce(corrected.name, names.known_name, names.name) as name,
        coalesce(corrected.kind, kinds.kind) as kind,
        codes.wikidata_id,
        codes.iso_code,

        -- numbers
        counts.article_count::integer as article_count,
        counts.outlet_count::integer as outlet_count,
        counts.mention_count::integer as mention_count,

        -- times
        counts.first_mentioned_at,
        counts.last_mentioned_at
    from names
    inner join kinds
        on
            names.entity_key = kinds.entity_key
            and kinds.place = 1
    inner join codes
        on names.entity_key = codes.entity_key
    inner join counts
        on names.entity_key = counts.entity_key
    left join corrected
        on names.entity_key = corrected.entity_key
    where names.place = 1
)

select * from final
