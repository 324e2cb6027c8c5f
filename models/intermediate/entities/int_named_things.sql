{# What a company's name ends with and goes without. #}
{% set endings = [
    'inc', 'corp', 'corporation', 'company', 'co', 'ltd', 'plc', 'llc', 'ag', 'sa', 'nv', 'gmbh', 'limited',
    'incorporated', 'group', 'holdings',
] | join('|') %}

{{ config(
    materialized='incremental',
    incremental_strategy='by_inputs',
    meta={'inputs': 'int_name_inputs', 'unit': 'version_id'},
) }}

with

versions as (
    select * from {{ ref('int_name_inputs') }}
    where {{ is_unmade('version_id', ref('int_name_inputs')) }}
),

mentions as (
    select * from {{ ref('stg_mentions') }}
    where form = 'name' and {{ is_in('versions', 'version_id') }}
),

known as (
    select * from {{ ref('int_known_names') }}
),

splits as (
    select
        {{ name_key('text') }} as name_key,
        {{ name_key('value') }} as value_key,
        value,
        article_id,
        external_id,
        precedence
    from {{ ref('int_corrections') }}
    where action = 'split'
),

-- an editor names the article by its place in the warehouse, or by the id that the input gave it
placed_splits as (
    select
        splits.name_key,
        splits.value_key,
        splits.value,
        versions.version_id,
        row_number() over (
            partition by splits.name_key, versions.version_id order by splits.precedence asc
        ) as place
    from splits
    inner join versions
        on
            splits.article_id = versions.article_id
            or splits.external_id = versions.external_id
),

corrections as (
    select * from placed_splits
    where place = 1
),

names as (
    select
        version_id,
        coalesce(refers_start, start_char) as thing_start,
        coalesce(refers_end, end_char) as thing_end,
        start_char,
        end_char,
        coalesce(name, text) as name,
        kind,
        case when rule = 'metonym' then 1 else 0 end as is_metonym
    from mentions
),

kinds as (
    select
        version_id,
        thing_start,
        thing_end,
        kind,
        -- the kind of most mentions, then the first in the alphabet
        row_number() over (
            partition by version_id, thing_start, thing_end
            order by count(*) desc, kind asc nulls last
        ) as place
    from names
    group by version_id, thing_start, thing_end, kind
),

heads as (
    select
        version_id,
        thing_start,
        thing_end,
        name,
        max(is_metonym) over (partition by version_id, thing_start, thing_end) as is_metonym,
        count(*) over (partition by version_id, thing_start, thing_end) as mention_count,
        -- the mention that the others point at, else the longest name, then the first
        row_number() over (
            partition by version_id, thing_start, thing_end
            order by
                case when start_char = thing_start and end_char = thing_end then 0 else 1 end asc,
                length(name) desc, start_char asc, end_char asc
        ) as place
    from names
),

things as (
    select
        heads.version_id,
        heads.thing_start,
        heads.thing_end,
        versions.article_id,
        versions.is_latest,
        versions.story_key,
        heads.name,
        -- "Jr." tells a son from his father only where both are named
        case
            when kinds.kind = 'person'
                then {{ replace_all(name_key('heads.name'), ' (jr|sr|ii|iii|iv)$', '') }}
            else {{ name_key('heads.name') }}
        end as name_key,
        kinds.kind,
        heads.is_metonym = 1 as is_metonym,
        heads.mention_count,
        versions.external_id,
        versions.published_at
    from heads
    inner join kinds
        on
            heads.version_id = kinds.version_id
            and heads.thing_start = kinds.thing_start
            and heads.thing_end = kinds.thing_end
            and kinds.place = 1
    inner join versions
        on heads.version_id = versions.version_id
    where heads.place = 1
),

-- a government acts for its country, as its capital does; a company goes by its name without "Inc."
stemmed as (
    select
        *,
        {{ replace_all("name_key", '^government of (the )?', '') }} as country_key,
        {{ replace_all('name_key', '( (' ~ endings ~ '))+$', '') }} as stem_key,
        coalesce(kind, '') as own_kind
    from things
),

own_kinds as (
    select distinct own_kind
    from stemmed
),

-- a row for each kind that a name may be printed as: on conditions of their own a join would try every pair
known_as as (
    select
        known.*,
        own_kinds.own_kind
    from known
    inner join own_kinds
        on
            own_kinds.own_kind in ('', known.known_kind)
            or (
                known.known_kind = 'place'
                and own_kinds.own_kind in ('organisation', 'group', 'facility', 'product')
            )
            or (
                known.known_kind = 'organisation'
                and own_kinds.own_kind in ('place', 'group', 'product', 'work', 'law', 'facility')
            )
            or (known.known_kind in ('event', 'product') and own_kinds.own_kind not in ('person', 'place'))
),

known_organisations as (
    select * from known_as
    where known_kind = 'organisation' and own_kind = 'organisation'
),

identified as (
    select
        things.version_id,
        things.thing_start,
        things.thing_end,
        things.article_id,
        things.is_latest,
        things.story_key,
        coalesce(corrections.value, things.name) as name,
        things.name_key,
        things.kind,
        things.is_metonym,
        things.mention_count,
        things.external_id,
        things.published_at,
        corrections.value_key is not null as is_split,
        -- a capital that acts stands for its country
        case
            when corrections.value_key is not null then 'name:' || corrections.value_key
            when things.is_metonym and known.capital_of is not null then 'known:' || known.capital_of
            when known.known_name is not null then 'known:' || known.known_name
            when known_stem.known_name is not null then 'known:' || known_stem.known_name
            else
                'name:' || coalesce(
                    nullif(
                        things.stem_key,
                        ''
                    ),
                    nullif(things.name_key, ''),
                    lower(things.name)
                )
        end as identity
    from stemmed as things
    left join corrections
        on
            things.name_key = corrections.name_key
            and things.version_id = corrections.version_id
    left join known_as as known
        on
            things.country_key = known.name_key
            and things.own_kind = known.own_kind
    left join known_organisations as known_stem
        on
            things.stem_key = known_stem.name_key
            and things.own_kind = known_stem.own_kind
)

select * from identified
